import { drawn, type Random, type Range, whole } from '../random.ts'
import { type Act, actsOf } from './audience/acts.ts'
import { putBanners } from './audience/banners.ts'
import { putCounters, type Show } from './audience/counters.ts'
import { outage } from './audience/outage.ts'
import { putActivity } from './audience/record.ts'
import type { Talk } from './audience/talk.ts'
import { type Burst, burstVisits, ordinaryVisits, type Visit } from './audience/visits.ts'
import {
  type Broadcast,
  type Product,
  type Promotion,
  putBroadcast,
  putProducts,
  putPromotions,
} from './broadcast.ts'
import { second, shanghai } from './clock.ts'
import { ordinaryLife } from './orders/life.ts'
import { roomPurchases, shelfPurchases } from './orders/purchase.ts'
import type { Ordered } from './orders/record.ts'
import { type Person, population } from './people.ts'
import type { World } from './world.ts'

/** Ranges of which a room's constants are drawn. */
export interface RoomRanges {
  readonly audience: Readonly<
    Record<
      | 'viewsPerMinute'
      | 'returnShare'
      | 'followerShare'
      | 'glanceShare'
      | 'glanceSeconds'
      | 'lookSeconds'
      | 'stayShare'
      | 'staySeconds',
      Range
    >
  >
  readonly acts: Readonly<
    Record<'likerShare' | 'commenterShare' | 'followerShare' | 'clickerShare' | 'sharerShare', Range>
  >
  readonly orders: Readonly<
    Record<
      'unpaidShare' | 'regretShare' | 'returnShare' | 'refundOnlyShare' | 'shipHours' | 'transitDays',
      Range
    >
  >
}

/** One broadcast with all that surrounds it, before anything is drawn. */
export interface RoomPlan {
  readonly broadcast: Broadcast
  readonly products: readonly Product[]
  readonly promotions: readonly Promotion[]
  readonly bursts: readonly Burst[]
  /** A break in the line, at which a share of those present is thrown out. */
  readonly outage?: { readonly at: number; readonly share: number }
  readonly talk: Talk
  readonly ranges: RoomRanges
  readonly orders: Range
  readonly shelfOrders: Range
  readonly coupon: { readonly amount: number; readonly share: number }
}

/** What genuine people did in a room and in its shop. */
export interface Evening {
  readonly visits: readonly Visit[]
  readonly acts: readonly Act[]
  readonly ordered: readonly Ordered[]
  readonly newcomer: () => Person
}

const seasonStart = shanghai('2026-10-08 00:00')
const seasonDays = 46

/** Days around the broadcast, its own left out. */
const shelfDays = ({ started_at }: Broadcast): number[] =>
  Array.from({ length: seasonDays }, (_, index) => seasonStart + index * 86_400_000).filter(
    (at) => Math.abs(at - started_at) > 86_400_000,
  )

function ordersOf(world: World, random: Random, plan: RoomPlan, visits: readonly Visit[]) {
  const { broadcast, products, coupon, ranges } = plan
  const habits = drawn(random, ranges.orders)
  const sale = { session_id: broadcast.session_id, products, coupon, orders: whole(random, plan.orders) }
  const { purchases, acts } = roomPurchases(world, random, visits, sale)
  const season = { days: shelfDays(broadcast), newcomer: population(world, random, seasonStart) }
  const shelf = shelfPurchases(world, random.fork('shelf'), season, {
    ...sale,
    session_id: '',
    orders: whole(random, plan.shelfOrders),
  })
  const ordered = [...purchases, ...shelf].map((purchase) => ({
    purchase,
    life: ordinaryLife(random, purchase, habits),
  }))
  return { ordered, acts }
}

/** Lets the genuine part of an evening happen. */
export function evening(world: World, plan: RoomPlan): Evening {
  const { broadcast, ranges } = plan
  const random = world.random.fork(broadcast.session_id)
  const newcomer = population(world, random.fork('people'), broadcast.started_at)
  const gate = { broadcast, habits: drawn(random, ranges.audience), newcomer }
  const arrivals = random.fork('arrivals')
  const came = [
    ...ordinaryVisits(arrivals, gate),
    ...plan.bursts.flatMap((burst) => burstVisits(arrivals, gate, burst)),
  ]
  const visits = plan.outage ? outage(arrivals, came, plan.outage.at, plan.outage.share) : came
  const stage = { ...plan, habits: drawn(random, ranges.acts) }
  const { ordered, acts } = ordersOf(world, random.fork('orders'), plan, visits)
  return { visits, acts: [...actsOf(random.fork('acts'), visits, stage), ...acts], ordered, newcomer }
}

export interface Display {
  readonly show?: Show
  readonly phantoms?: readonly { readonly at: number; readonly label: string; readonly product_id: string }[]
}

/** Writes down an evening, orders excepted: those of all rooms go into one ledger. */
export function putEvening(
  world: World,
  plan: RoomPlan,
  { visits, acts, ordered }: Evening,
  display: Display = {},
) {
  const { broadcast } = plan
  const bought = ordered
    .filter(({ purchase }) => purchase.session_id === broadcast.session_id)
    .map(({ purchase }) => ({ ...purchase, product_id: purchase.product.product_id }))
  putBroadcast(world, broadcast, 'douyin')
  putProducts(world, plan.products)
  putPromotions(world, broadcast.session_id, plan.promotions)
  putActivity(world, broadcast, visits, acts)
  putBanners(world, broadcast, { visits, acts, bought, ...display })
  const screen = { refreshMs: 15 * second, lagMs: [3 * second, 12 * second] as const, ...display }
  putCounters(world, broadcast, { visits, acts, sold: bought }, screen)
}
