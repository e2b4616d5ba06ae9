import { normal, whole } from '../random.ts'
import { maskedName } from '../world/audience/banners.ts'
import { type Goods, newBroadcast, productsOf } from '../world/broadcast.ts'
import { minute, shanghai } from '../world/clock.ts'
import { type Brushing, brushing } from '../world/orders/brushing.ts'
import { putClaim, putContract, putLabel } from '../world/papers.ts'
import { register } from '../world/people.ts'
import type { Display, RoomPlan, RoomRanges } from '../world/room.ts'
import { evening, putEvening } from '../world/room.ts'
import { truthOf } from '../world/truth.ts'
import { newWorld, type World } from '../world/world.ts'
import { silk } from './talks.ts'
import { putTeam, type Told } from './told.ts'

const started_at = shanghai('2026-11-10 20:00')
const after = (minutes: number): number => started_at + minutes * minute

const goods: Goods = [
  ['云桑 桑蚕丝冬被 4斤', 399900, 259900, 2900, 4],
  ['云桑 真丝四件套 1.8米', 499900, 329900, 1900, 2],
  ['云桑 95白鹅绒被', 329900, 199900, 3100, 4],
  ['云桑 蚕丝子母被', 269900, 169900, 3600, 3],
]

/** How this room’s people behave, drawn anew for every seed. */
const ranges: RoomRanges = {
  audience: {
    viewsPerMinute: [8.5, 10.5],
    returnShare: [0.06, 0.1],
    followerShare: [0.05, 0.1],
    glanceShare: [0.44, 0.54],
    glanceSeconds: [5, 9],
    lookSeconds: [30, 45],
    stayShare: [0.1, 0.15],
    staySeconds: [280, 380],
  },
  acts: {
    likerShare: [0.08, 0.12],
    commenterShare: [0.05, 0.08],
    followerShare: [0.02, 0.035],
    clickerShare: [0.2, 0.28],
    sharerShare: [0.004, 0.008],
  },
  orders: {
    unpaidShare: [0.06, 0.09],
    regretShare: [0.08, 0.11],
    returnShare: [0.1, 0.13],
    refundOnlyShare: [0.01, 0.02],
    shipHours: [20, 30],
    transitDays: [2, 2.8],
  },
}

/** A merchant pays a slot fee for a promised turnover; most of what is reported is ordered by a crew and cancelled that night. */
function slotFeePlan(world: World): RoomPlan {
  const random = world.random.fork('slot fee')
  const named = {
    title: '大东家严选 双十一蚕丝专场',
    category: 'home_textile',
    started_at,
    ended_at: after(240),
  }
  const broadcast = newBroadcast(world, random, named)
  return {
    broadcast,
    products: productsOf(world, random, broadcast, goods),
    promotions: [{ at: after(20), until: after(40), kind: 'paid_traffic', amount: 80000, note: '千川投放' }],
    bursts: [{ at: after(20), people: 240, source: 'ad', riseMs: 18 * minute, decayMs: minute }],
    talk: silk,
    ranges,
    orders: [118, 124],
    shelfOrders: [150, 170],
    coupon: { amount: 10000, share: 0.25 },
  }
}

/** The crew orders until the board shows what was promised to be reported. */
const slotFeeCrew = (world: World, plan: RoomPlan, paid: number): Brushing =>
  brushing(world, plan.broadcast, plan.products, {
    cells: 22,
    accountsPerCell: [14, 24],
    ordersPerAccount: [2, 4],
    quantity: [1, 3],
    paid,
    cancelMinutes: [18, 320],
  })

/** The screen: bought viewers that the ledger never saw, and purchases of people who never bought. */
function slotFeeDisplay(world: World, plan: RoomPlan): Display {
  const random = world.random.fork('slot fee screen')
  const { started_at: start, ended_at } = plan.broadcast
  const bought = 12_000
  const elsewhere = newWorld('names of nobody')
  return {
    show: (name, at, value) => {
      const filled = Math.min(1, Math.max(0, (at - start - 6 * minute) / (4 * minute)))
      if (filled === 0) return value
      if (name === 'online') return Math.round(value + bought * filled + normal(random, 0, 9))
      return name === 'views' || name === 'unique_viewers' ? value + Math.round(bought * filled) : value
    },
    phantoms: Array.from({ length: 140 }, () => ({
      at: whole(random, [start + 12 * minute, ended_at - 5 * minute]),
      label: maskedName(register(elsewhere, random, start).nickname),
      product_id: plan.products[whole(random, [0, plan.products.length - 1])]?.product_id ?? '',
    })),
  }
}

export function tellSlotFee(world: World): Told {
  const plan = slotFeePlan(world)
  const { broadcast } = plan
  const genuine = evening(world, plan)
  putTeam(world, broadcast, 3)
  const reported = 525_000_000
  const crew = slotFeeCrew(world, plan, reported - truthOf(broadcast, genuine.ordered).gmv_paid)
  const ordered = [...genuine.ordered, ...crew.ordered]
  const visits = [...genuine.visits, ...crew.visits]
  const acts = [...genuine.acts, ...crew.acts]
  putEvening(world, plan, { ...genuine, visits, acts, ordered }, slotFeeDisplay(world, plan))
  const text = '双十一蚕丝专场战报：支付成交额 525 万元'
  const at = broadcast.ended_at + 10 * minute
  const report = {
    by: 'agency',
    metric: 'gmv_paid',
    value: reported,
    currency: 'CNY',
    medium: 'report',
  } as const
  putClaim(world, broadcast, { ...report, text, at })
  const terms = { slot_fee: 80_000_000, commission_rate: '0.1', committed_value: 400_000_000 }
  putContract(world, broadcast, { ...terms, clawback: 'pro_rata' })
  for (const { account_id } of crew.accounts)
    putLabel(world, {
      subject_kind: 'account',
      subject_id: account_id,
      label: 'fictitious',
      fraud_type: 'brushed_orders',
    })
  return { broadcast, ordered }
}
