import { chance, exponential, logNormal, pick, type Random, uniform, weighted, whole } from '../../random.ts'
import { day, hour, minute, second } from '../clock.ts'
import { type Purchase, payable } from './purchase.ts'

export type LifeEventKind =
  | 'paid'
  | 'closed_unpaid'
  | 'cancelled'
  | 'shipped'
  | 'signed'
  | 'finished'
  | 'refund_requested'
  | 'refunded'
  | 'refund_rejected'
  | 'return_shipped'
  | 'return_signed'
  | 'settled'

export interface LifeEvent {
  readonly kind: LifeEventKind
  readonly at: number
  readonly amount?: number
  readonly reason?: string
  readonly tracking?: true
  readonly parcel_grams?: number
}

/** What becomes of orders in a shop: who does not pay, who regrets before the parcel goes, who sends it back. */
export interface OrderHabits {
  readonly unpaidShare: number
  readonly regretShare: number
  readonly returnShare: number
  readonly refundOnlyShare: number
  readonly shipHours: number
  readonly transitDays: number
}

const regrets = ['不想要了', '拍错了/多拍了', '地址填错', '有其他优惠', '缺货']
const returns = [
  '7天无理由退换货',
  '尺寸不合适',
  '颜色与描述不符',
  '不喜欢/效果不好',
  '材质与描述不符',
  '做工瑕疵',
]
const concessions = ['少件/漏发', '质量问题仅退款', '价保退差价']

const paidLag = (random: Random): number =>
  Math.floor(
    chance(random, 0.9) ? 3000 + exponential(random, 20 * second) : uniform(random, [1, 14]) * minute,
  )

/** Second thoughts come within minutes, or after a night's sleep. */
const regretLag = (random: Random): number =>
  Math.floor(
    weighted(random, [
      [5, exponential(random, 25 * minute)],
      [4, logNormal(random, 11 * hour, 0.6)],
      [2, uniform(random, [18 * hour, 46 * hour])],
    ]),
  )

/** Days after delivery at which a buyer asks to send it back: the try-on, the week's end, a late tail. */
const returnLag = (random: Random): number =>
  Math.floor(
    weighted(random, [
      [5, logNormal(random, 20 * hour, 0.7)],
      [3, uniform(random, [3 * day, 7.2 * day])],
      [1, uniform(random, [8 * day, 15 * day])],
    ]),
  )

/** Parcels leave at working hours: between nine and nine in Shanghai. */
function atWork(random: Random, at: number): number {
  const clock = (at + 8 * hour) % day
  if (clock > 9 * hour && clock < 21 * hour) return Math.floor(at)
  const morning = at - clock + (clock >= 21 * hour ? day : 0) + 9 * hour
  return Math.floor(morning + random.next() * 3 * hour)
}

function unsent(
  random: Random,
  purchase: Purchase,
  paidAt: number,
  shippedAt: number,
): LifeEvent[] | undefined {
  const asked = paidAt + minute + regretLag(random)
  if (asked > shippedAt - 30 * minute) return undefined
  const done = asked + Math.floor(minute + exponential(random, 12 * minute))
  const amount = payable(purchase)
  return [
    { kind: 'refund_requested', at: asked, amount, reason: pick(random, regrets) },
    { kind: 'cancelled', at: done },
    { kind: 'refunded', at: done, amount },
  ]
}

function sentBack(random: Random, purchase: Purchase, signedAt: number): LifeEvent[] {
  const amount = payable(purchase)
  const asked = signedAt + returnLag(random)
  const sent = asked + whole(random, [5 * hour, 50 * hour])
  const arrived = atWork(random, sent + whole(random, [30 * hour, 100 * hour]))
  const done = atWork(random, arrived + whole(random, [hour, 30 * hour]))
  return [
    { kind: 'refund_requested', at: asked, amount, reason: pick(random, returns) },
    { kind: 'return_shipped', at: sent, tracking: true },
    { kind: 'return_signed', at: arrived },
    { kind: 'refunded', at: done, amount },
  ]
}

function conceded(random: Random, purchase: Purchase, signedAt: number): LifeEvent[] {
  const asked = signedAt + whole(random, [2 * hour, 4 * day])
  const amount = Math.floor((payable(purchase) * uniform(random, [0.08, 0.5])) / 100) * 100
  const reason = pick(random, concessions)
  if (chance(random, 0.12))
    return [
      { kind: 'refund_requested', at: asked, amount, reason },
      { kind: 'refund_rejected', at: asked + whole(random, [2 * hour, 40 * hour]) },
    ]
  return [
    { kind: 'refund_requested', at: asked, amount, reason },
    { kind: 'refunded', at: asked + whole(random, [20 * minute, 30 * hour]), amount },
  ]
}

/** The buyer confirms, or the platform does; the shop gets what is left. */
function closing(
  random: Random,
  purchase: Purchase,
  signedAt: number,
  after: readonly LifeEvent[],
): LifeEvent[] {
  const back = after.reduce((sum, { kind, amount }) => sum + (kind === 'refunded' ? (amount ?? 0) : 0), 0)
  const left = payable(purchase) - back
  if (left === 0) return []
  const last = Math.max(signedAt, ...after.map(({ at }) => at))
  const finished = Math.floor(
    Math.max(last + hour, signedAt + (chance(random, 0.35) ? uniform(random, [0.2, 6]) : 10) * day),
  )
  return [
    { kind: 'finished', at: finished },
    { kind: 'settled', at: finished + whole(random, [8 * hour, 40 * hour]), amount: left },
  ]
}

/** Everything that happens to an order of a buyer who means it. */
export function ordinaryLife(random: Random, purchase: Purchase, habits: OrderHabits): LifeEvent[] {
  if (chance(random, habits.unpaidShare)) return [{ kind: 'closed_unpaid', at: purchase.at + 30 * minute }]
  const paidAt = purchase.at + paidLag(random)
  const paid: LifeEvent = { kind: 'paid', at: paidAt, amount: payable(purchase) }
  const shippedAt = atWork(random, paidAt + logNormal(random, habits.shipHours * hour, 0.45))
  const regret = chance(random, habits.regretShare) ? unsent(random, purchase, paidAt, shippedAt) : undefined
  if (regret) return [paid, ...regret]
  const signedAt = atWork(random, shippedAt + logNormal(random, habits.transitDays * day, 0.35))
  const { weight_grams } = purchase.product
  const grams = Math.round(purchase.quantity * weight_grams * uniform(random, [1.02, 1.12]) + 60)
  const draw = random.next()
  const after =
    draw < habits.returnShare
      ? sentBack(random, purchase, signedAt)
      : draw < habits.returnShare + habits.refundOnlyShare
        ? conceded(random, purchase, signedAt)
        : []
  return [
    paid,
    { kind: 'shipped', at: shippedAt, tracking: true, parcel_grams: grams },
    { kind: 'signed', at: signedAt },
    ...after,
    ...closing(random, purchase, signedAt, after),
  ]
}
