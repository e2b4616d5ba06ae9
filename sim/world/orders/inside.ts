import { chance, pick, type Random, type Range, whole } from '../../random.ts'
import type { Visit } from '../audience/visits.ts'
import type { Broadcast, Product } from '../broadcast.ts'
import { minute, second } from '../clock.ts'
import { type Person, register, type Shared } from '../people.ts'
import type { World } from '../world.ts'
import { type OrderHabits, ordinaryLife } from './life.ts'
import { favourite, type Purchase, purchaseOf } from './purchase.ts'
import type { Ordered } from './record.ts'

/** How much a house buys from itself. */
export interface HousePlan {
  readonly orders: Range
  readonly quantity: Range
  readonly habits: OrderHabits
}

/** Accounts that are on no list and still use a telephone, a purse or a door of someone who is. */
export function hangersOn(world: World, by: number, listed: readonly Person[], count: number): Person[] {
  const random = world.random.fork(`hangers-on ${by}`)
  return Array.from({ length: count }, () => {
    const { device_id, payer_id, address_id, ip } = pick(random, listed)
    const shared: Shared[] = [
      { device_id, ip },
      { payer_id, address_id },
      { device_id, address_id },
      { payer_id, ip },
    ]
    return register(world, random, by, pick(random, shared))
  })
}

export interface House {
  readonly broadcast: Broadcast
  readonly products: readonly Product[]
  readonly buyers: readonly Person[]
}

/** The house is there from the first minutes, and buys whenever the room goes quiet. */
export function housePurchases(
  world: World,
  random: Random,
  { broadcast, products, buyers }: House,
  plan: HousePlan,
): { readonly ordered: readonly Ordered[]; readonly visits: readonly Visit[] } {
  const { session_id, started_at, ended_at } = broadcast
  const visits = buyers.map(
    (person): Visit => ({
      person,
      source: chance(random, 0.6) ? 'follow' : 'share',
      entered_at: started_at + whole(random, [5 * second, 20 * minute]),
      left_at: ended_at - whole(random, [2 * second, 25 * minute]),
    }),
  )
  const ordered = Array.from({ length: whole(random, plan.orders) }, () => {
    const { person, entered_at, left_at } = pick(random, visits)
    const purchase: Purchase = purchaseOf(world, random, {
      at: whole(random, [entered_at + minute, left_at - second]),
      person,
      product: favourite(random, products),
      quantity: whole(random, plan.quantity),
      session_id,
      nature: 'related_party',
    })
    return { purchase, life: ordinaryLife(random, purchase, plan.habits) }
  })
  return { ordered, visits }
}

/** Staff pay at once and hardly ever think better of it. */
export const staffHabits: OrderHabits = {
  unpaidShare: 0,
  regretShare: 0.01,
  returnShare: 0.2,
  refundOnlyShare: 0,
  shipHours: 20,
  transitDays: 1.4,
}
