import { type Goods, newBroadcast, productsOf } from '../world/broadcast.ts'
import { minute, shanghai } from '../world/clock.ts'
import { hangersOn, housePurchases, staffHabits } from '../world/orders/inside.ts'
import { putClaim, putContract, putLabel } from '../world/papers.ts'
import type { RoomPlan, RoomRanges } from '../world/room.ts'
import { evening, putEvening } from '../world/room.ts'
import { truthOf } from '../world/truth.ts'
import type { World } from '../world/world.ts'
import { kitchen } from './talks.ts'
import { inTenThousands, putTeam, type Told } from './told.ts'

const started_at = shanghai('2026-11-09 20:00')
const after = (minutes: number): number => started_at + minutes * minute

const goods: Goods = [
  ['韩灶 可视空气炸锅 5L', 39900, 9900, 3600, 5],
  ['韩灶 多功能电煮锅', 39900, 9900, 1900, 4],
  ['韩灶 轻音破壁机', 39900, 9900, 3100, 3],
  ['韩灶 玻璃养生壶', 39900, 9900, 1500, 3],
]

/** How this room’s people behave, drawn anew for every seed. */
const ranges: RoomRanges = {
  audience: {
    viewsPerMinute: [12, 15],
    returnShare: [0.06, 0.1],
    followerShare: [0.08, 0.14],
    glanceShare: [0.44, 0.52],
    glanceSeconds: [5, 9],
    lookSeconds: [30, 48],
    stayShare: [0.11, 0.16],
    staySeconds: [280, 400],
  },
  acts: {
    likerShare: [0.09, 0.13],
    commenterShare: [0.07, 0.1],
    followerShare: [0.025, 0.04],
    clickerShare: [0.26, 0.34],
    sharerShare: [0.005, 0.01],
  },
  orders: {
    unpaidShare: [0.06, 0.09],
    regretShare: [0.05, 0.08],
    returnShare: [0.09, 0.13],
    refundOnlyShare: [0.02, 0.04],
    shipHours: [18, 28],
    transitDays: [2, 3],
  },
}

/** A kitchen room that sells at 99 and speaks of 399, and in which the house itself buys. */
function listPricePlan(world: World): RoomPlan {
  const random = world.random.fork('list price')
  const named = {
    title: '老韩厨房 预售爆品夜',
    category: 'kitchen_appliance',
    started_at,
    ended_at: after(150),
  }
  const broadcast = newBroadcast(world, random, named)
  return {
    broadcast,
    products: productsOf(world, random, broadcast, goods),
    promotions: [
      { at: after(10), until: after(25), kind: 'paid_traffic', amount: 30000, note: '千川投放' },
      { at: after(75), until: after(76), kind: 'call_to_action', note: '主播：要 99 的扣「99」' },
    ],
    bursts: [{ at: after(10), people: 220, source: 'ad', riseMs: 14 * minute, decayMs: minute }],
    talk: kitchen,
    ranges,
    orders: [240, 270],
    shelfOrders: [130, 150],
    coupon: { amount: 0, share: 0 },
  }
}

/** What the host calls sales is what the goods would have cost at list price, the house's own orders included. */
export function tellListPrice(world: World): Told {
  const plan = listPricePlan(world)
  const { broadcast, products } = plan
  const genuine = evening(world, plan)
  const listed = putTeam(world, broadcast, 6)
  const buyers = [...listed.slice(1), ...hangersOn(world, broadcast.started_at, listed, 7)]
  const random = world.random.fork('list price house')
  const own = housePurchases(
    world,
    random,
    { broadcast, products, buyers },
    {
      orders: [64, 76],
      quantity: [2, 6],
      habits: staffHabits,
    },
  )
  const ordered = [...genuine.ordered, ...own.ordered]
  putEvening(world, plan, { ...genuine, visits: [...genuine.visits, ...own.visits], ordered })
  const value = Math.floor(truthOf(broadcast, ordered).gmv_list / 100_000) * 100_000
  const text = `韩灶预售夜成交额 ${inTenThousands(value)} 万，破了！`
  const at = broadcast.ended_at - minute
  putClaim(world, broadcast, {
    by: 'host',
    metric: 'gmv_paid',
    value,
    currency: 'CNY',
    medium: 'screen',
    text,
    at,
  })
  const terms = { slot_fee: 2_000_000, commission_rate: '0.2', committed_value: 10_000_000 }
  putContract(world, broadcast, { ...terms, clawback: 'pro_rata' })
  for (const { account_id } of buyers)
    putLabel(world, {
      subject_kind: 'account',
      subject_id: account_id,
      label: 'related_party',
      fraud_type: 'team_purchase',
    })
  return { broadcast, ordered }
}
