import { type Goods, newBroadcast, productsOf } from '../world/broadcast.ts'
import { minute, second, shanghai } from '../world/clock.ts'
import { housePurchases, staffHabits } from '../world/orders/inside.ts'
import { putClaim, putContract } from '../world/papers.ts'
import type { RoomPlan, RoomRanges } from '../world/room.ts'
import { evening, putEvening } from '../world/room.ts'
import { truthOf } from '../world/truth.ts'
import type { World } from '../world/world.ts'
import { bedding } from './talks.ts'
import { inTenThousands, putTeam, type Told } from './told.ts'

const started_at = shanghai('2026-11-10 19:30')
const after = (minutes: number): number => started_at + minutes * minute

const goods: Goods = [
  ['暖居 60支长绒棉四件套 1.8米', 69900, 32900, 2600, 5],
  ['暖居 全棉水洗棉四件套 1.5米', 39900, 19900, 2300, 6],
  ['暖居 大豆纤维冬被 6斤', 45900, 23900, 3300, 4],
  ['暖居 可水洗羽丝绒枕 一对', 19900, 9900, 1900, 5],
  ['暖居 法兰绒毛毯', 16900, 7900, 1400, 4],
  ['暖居 防滑床笠 1.8米', 15900, 8900, 900, 2],
]

/** How this room’s people behave, drawn anew for every seed. */
const ranges: RoomRanges = {
  audience: {
    viewsPerMinute: [13, 16],
    returnShare: [0.1, 0.16],
    followerShare: [0.15, 0.25],
    glanceShare: [0.4, 0.5],
    glanceSeconds: [6, 10],
    lookSeconds: [35, 55],
    stayShare: [0.14, 0.2],
    staySeconds: [320, 460],
  },
  acts: {
    likerShare: [0.12, 0.18],
    commenterShare: [0.08, 0.12],
    followerShare: [0.04, 0.06],
    clickerShare: [0.28, 0.36],
    sharerShare: [0.008, 0.015],
  },
  orders: {
    unpaidShare: [0.05, 0.08],
    regretShare: [0.05, 0.08],
    returnShare: [0.07, 0.1],
    refundOnlyShare: [0.02, 0.04],
    shipHours: [14, 22],
    transitDays: [2, 2.8],
  },
}

/** A home-textile room with nothing to hide: a raid, paid traffic, a lucky bag and the host's "扣1" all make it jump. */
function homeTextilePlan(world: World): RoomPlan {
  const random = world.random.fork('home textile')
  const named = { title: '暖居家纺 双十一返场', category: 'home_textile', started_at, ended_at: after(190) }
  const broadcast = newBroadcast(world, random, named)
  return {
    broadcast,
    products: productsOf(world, random, broadcast, goods),
    promotions: [
      { at: after(35), until: after(50), kind: 'paid_traffic', amount: 60000, note: '千川投放' },
      {
        at: after(70),
        until: after(80),
        kind: 'lottery',
        amount: 20,
        note: '福袋：评论「暖居冬天不怕冷」，20 份枕头',
      },
      { at: after(105), until: after(107), kind: 'raid', note: '邻居直播间下播后连麦引流' },
      { at: after(130), until: after(131), kind: 'call_to_action', note: '主播：想要返场的扣「1」' },
    ],
    bursts: [
      { at: after(35), people: 260, source: 'ad', riseMs: 14 * minute, decayMs: 40 * second },
      {
        at: after(70),
        people: 420,
        source: 'recommend',
        riseMs: 3 * minute,
        decayMs: 90 * second,
        exit: { at: after(80) + 4 * second, share: 0.74, spreadMs: 7 * second },
      },
      { at: after(105), people: 330, source: 'raid', riseMs: 12 * second, decayMs: 9 * second },
    ],
    talk: bedding,
    ranges,
    orders: [250, 290],
    shelfOrders: [150, 180],
    coupon: { amount: 1000, share: 0.3 },
  }
}

/** Two of the staff buy a pillow or a set with their own money, as happens everywhere. */
export function tellHomeTextile(world: World): Told {
  const plan = homeTextilePlan(world)
  const { broadcast, products } = plan
  const genuine = evening(world, plan)
  const buyers = putTeam(world, broadcast, 4).slice(3, 5)
  const random = world.random.fork('home textile staff')
  const own = housePurchases(
    world,
    random,
    { broadcast, products, buyers },
    {
      orders: [2, 2],
      quantity: [1, 1],
      habits: staffHabits,
    },
  )
  const ordered = [...genuine.ordered, ...own.ordered]
  putEvening(world, plan, { ...genuine, visits: [...genuine.visits, ...own.visits], ordered })
  const value = Math.round(truthOf(broadcast, ordered).gmv_paid / 100_000) * 100_000
  const text = `今晚支付成交 ${inTenThousands(value)} 万，谢谢家人们`
  const at = broadcast.ended_at - minute
  putClaim(world, broadcast, {
    by: 'host',
    metric: 'gmv_paid',
    value,
    currency: 'CNY',
    medium: 'speech',
    text,
    at,
  })
  const terms = { slot_fee: 500_000, commission_rate: '0.15', committed_value: 4_000_000 }
  putContract(world, broadcast, { ...terms, clawback: 'pro_rata' })
  return { broadcast, ordered }
}
