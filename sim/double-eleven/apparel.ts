import { type Goods, newBroadcast, productsOf } from '../world/broadcast.ts'
import { minute, shanghai } from '../world/clock.ts'
import { putClaim } from '../world/papers.ts'
import type { RoomPlan, RoomRanges } from '../world/room.ts'
import { evening, putEvening } from '../world/room.ts'
import { truthOf } from '../world/truth.ts'
import type { World } from '../world/world.ts'
import { apparel } from './talks.ts'
import { inTenThousands, putTeam, type Told } from './told.ts'

const started_at = shanghai('2026-11-11 19:00')
const after = (minutes: number): number => started_at + minutes * minute

const goods: Goods = [
  ['阿棠 双面呢短大衣', 89900, 45900, 1100, 4],
  ['阿棠 慵懒风粗针毛衣', 32900, 15900, 620, 6],
  ['阿棠 高腰针织半裙', 25900, 12900, 480, 4],
  ['阿棠 轻薄白鸭绒外套', 69900, 35900, 700, 4],
  ['阿棠 垂感阔腿裤', 23900, 11900, 560, 5],
  ['阿棠 磨毛打底衫', 12900, 5900, 260, 5],
]

/** How this room’s people behave, drawn anew for every seed. */
const ranges: RoomRanges = {
  audience: {
    viewsPerMinute: [12, 14.5],
    returnShare: [0.14, 0.2],
    followerShare: [0.2, 0.3],
    glanceShare: [0.38, 0.48],
    glanceSeconds: [6, 10],
    lookSeconds: [40, 60],
    stayShare: [0.18, 0.24],
    staySeconds: [380, 520],
  },
  acts: {
    likerShare: [0.12, 0.18],
    commenterShare: [0.09, 0.13],
    followerShare: [0.04, 0.06],
    clickerShare: [0.32, 0.4],
    sharerShare: [0.01, 0.02],
  },
  orders: {
    unpaidShare: [0.05, 0.08],
    regretShare: [0.09, 0.13],
    returnShare: [0.66, 0.72],
    refundOnlyShare: [0.02, 0.03],
    shipHours: [16, 26],
    transitDays: [1.8, 2.5],
  },
}

/** A women's apparel room in which most of what is sold comes back, as it does in this trade, and nothing is made up. */
function apparelPlan(world: World): RoomPlan {
  const random = world.random.fork('apparel')
  const named = { title: '阿棠衣橱 双十一上新', category: 'womens_apparel', started_at, ended_at: after(210) }
  const broadcast = newBroadcast(world, random, named)
  return {
    broadcast,
    products: productsOf(world, random, broadcast, goods),
    promotions: [
      { at: after(15), until: after(18), kind: 'push', note: '平台首页推荐位' },
      { at: after(60), until: after(75), kind: 'paid_traffic', amount: 50000, note: '千川投放' },
      { at: after(95), until: after(96), kind: 'call_to_action', note: '主播：想看上身的扣「1」' },
      { at: after(120), until: after(128), kind: 'guest', note: '设计师进直播间' },
      { at: after(150), until: after(151), kind: 'outage', note: '推流中断约一分钟' },
    ],
    bursts: [
      { at: after(15), people: 300, source: 'push', riseMs: 90_000, decayMs: 70_000 },
      { at: after(60), people: 260, source: 'ad', riseMs: 14 * minute, decayMs: 50_000 },
      { at: after(120), people: 160, source: 'recommend', riseMs: 3 * minute, decayMs: 2 * minute },
    ],
    outage: { at: after(150), share: 0.35 },
    talk: apparel,
    ranges,
    orders: [360, 400],
    shelfOrders: [230, 260],
    coupon: { amount: 2000, share: 0.4 },
  }
}

export function tellApparel(world: World): Told {
  const plan = apparelPlan(world)
  const { broadcast } = plan
  const night = evening(world, plan)
  putTeam(world, broadcast, 3)
  putEvening(world, plan, night)
  const value = Math.round(truthOf(broadcast, night.ordered).gmv_paid / 100_000) * 100_000
  const text = `阿棠衣橱上新场支付成交 ${inTenThousands(value)} 万`
  const at = broadcast.ended_at + 15 * minute
  putClaim(world, broadcast, {
    by: 'merchant',
    metric: 'gmv_paid',
    value,
    currency: 'CNY',
    medium: 'poster',
    text,
    at,
  })
  return { broadcast, ordered: night.ordered }
}
