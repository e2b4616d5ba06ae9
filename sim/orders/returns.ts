import { day, hour, isWeekend, minute } from '../calendar.ts'
import { chance, exponential, logNormal, pick, type Random, uniform, weighted, whole } from '../random.ts'
import type { OrderEvent, Purchase } from '../session/stage.ts'
import type { House } from './house.ts'
import { payable } from './ordered.ts'
import { arrival, backHome, leaving, weighed, within } from './parcel.ts'

const plainReasons = ['7天无理由退换货', '7天无理由退换货', '7天无理由退换货', '不喜欢/不想要', '多拍/错拍']
const concessions = ['少件/漏发', '质量问题', '包装破损', '价保退差价', '发票/赠品未收到']

const reasonOf = ({ faults }: House, random: Random): string =>
  chance(random, 0.55) ? pick(random, plainReasons) : pick(random, faults)

/** When a buyer asks to send it back: after trying it on, at the week’s end, before the seven days are over, or late. */
function askedAfter({ habits }: House, random: Random, signedAt: number): number {
  const { tryOn, weekEnd, sevenDays, lateTail } = habits
  const hump = weighted(random, [
    [tryOn, 'try'],
    [weekEnd, 'weekend'],
    [sevenDays, 'limit'],
    [lateTail, 'late'],
  ])
  if (hump === 'try') return signedAt + logNormal(random, habits.tryOnHours * hour, 0.8)
  if (hump === 'limit') return signedAt + uniform(random, [5.2, 7.05]) * day
  if (hump === 'late') return signedAt + 7 * day + exponential(random, 4 * day)
  let at = signedAt + uniform(random, [2, 26]) * hour
  while (!isWeekend(at)) at += day
  return within(random, at, [9.5, 22.5])
}

/** Which part of an order goes back: all of it, or some of several pieces. */
function amountBack({ habits }: House, random: Random, purchase: Purchase): number {
  const { quantity } = purchase
  const paid = payable(purchase)
  if (quantity < 2 || !chance(random, habits.partReturnShare)) return paid
  return Math.floor((paid * whole(random, [1, quantity - 1])) / quantity)
}

/** A return of goods from the request to the money, or to where it ends before. */
export function returned(house: House, random: Random, purchase: Purchase, signedAt: number): OrderEvent[] {
  const { habits } = house
  const asked = Math.floor(askedAfter(house, random, signedAt))
  const amount = amountBack(house, random, purchase)
  const request: OrderEvent = {
    kind: 'refund_requested',
    at: asked,
    amount,
    reason: reasonOf(house, random),
  }
  if (chance(random, habits.withdrawnShare)) return [request]
  if (chance(random, habits.returnRefusedShare))
    return [request, { kind: 'refund_rejected', at: answeredBy(house, random, asked) }]
  return [
    request,
    ...goodsBack(house, random, { purchase, amount, from: asked + whole(random, [2 * hour, 50 * hour]) }),
  ]
}

const answeredBy = ({ habits }: House, random: Random, at: number): number =>
  within(random, at + exponential(random, habits.inspectHours * hour) + 5 * minute, [
    habits.workFrom,
    habits.workUntil,
  ])

interface Back {
  readonly purchase: Purchase
  readonly amount: number
  readonly from: number
}

/** The parcel back and the money: after the goods were looked at, or as soon as the parcel is under way. */
function goodsBack(house: House, random: Random, { purchase, amount, from }: Back): OrderEvent[] {
  const sent = within(random, from, [8.5, 21])
  const home = backHome(house, random, sent)
  const fast = chance(random, house.habits.fastRefundShare)
  const refunded = fast
    ? sent + Math.floor(minute + exponential(random, 3 * hour))
    : answeredBy(house, random, home)
  const share = amount / Math.max(1, payable(purchase))
  const grams = weighed(house, random, purchase.product.weight_grams * purchase.quantity * share)
  return [
    { kind: 'return_shipped', at: sent, ...(grams === undefined ? {} : { parcel_grams: grams }) },
    { kind: 'return_signed', at: home },
    { kind: 'refunded', at: refunded, amount },
  ]
}

/** A parcel that is not taken in, or turned around on its way: nobody signs for it. */
export function turnedBack(
  house: House,
  random: Random,
  purchase: Purchase,
  shippedAt: number,
): OrderEvent[] {
  const asked = Math.floor(shippedAt + uniform(random, [1, 60]) * hour)
  const amount = payable(purchase)
  const from = asked + whole(random, [hour, 40 * hour])
  return [
    { kind: 'refund_requested', at: asked, amount, reason: '拒收/拦截退回' },
    ...goodsBack(house, random, { purchase, amount, from }),
  ]
}

/** A parcel that is never seen again. */
export function lost(random: Random, purchase: Purchase, shippedAt: number): OrderEvent[] {
  const asked = Math.floor(shippedAt + uniform(random, [5, 14]) * day)
  const amount = payable(purchase)
  return [
    { kind: 'refund_requested', at: asked, amount, reason: '快递丢件/无物流' },
    { kind: 'refunded', at: asked + whole(random, [hour, 60 * hour]), amount },
  ]
}

/** Money back without the goods: a part of it as a rule, all of it where sending back is not worth while; or a refusal. */
export function conceded(house: House, random: Random, purchase: Purchase, signedAt: number): OrderEvent[] {
  const { habits } = house
  const asked = Math.floor(signedAt + Math.min(13 * day, logNormal(random, 22 * hour, 1)))
  const paid = payable(purchase)
  const all = chance(random, habits.fullConcessionShare)
  const amount = all ? paid : Math.max(1, Math.floor((paid * uniform(random, [0.05, 0.6])) / 100) * 100)
  const reason = chance(random, 0.5) ? pick(random, concessions) : pick(random, house.faults)
  const request: OrderEvent = { kind: 'refund_requested', at: asked, amount, reason: `仅退款：${reason}` }
  const at = answeredBy(house, random, asked)
  if (chance(random, habits.concessionRefusedShare)) return [request, { kind: 'refund_rejected', at }]
  return [request, { kind: 'refunded', at, amount }]
}

/** The goods go back and others come: no money moves. */
export function exchanged(house: House, random: Random, purchase: Purchase, signedAt: number): OrderEvent[] {
  const asked = askedAfter(house, random, signedAt)
  const sent = within(random, asked + whole(random, [2 * hour, 40 * hour]), [8.5, 21])
  const home = backHome(house, random, sent)
  const { shippedAt } = leaving(house, random, home)
  const grams = weighed(house, random, purchase.product.weight_grams * purchase.quantity)
  return [
    { kind: 'return_shipped', at: sent, reason: '换货' },
    { kind: 'return_signed', at: home },
    {
      kind: 'shipped',
      at: shippedAt,
      reason: '换货',
      ...(grams === undefined ? {} : { parcel_grams: grams }),
    },
    { kind: 'signed', at: arrival(house, random, purchase, shippedAt) },
  ]
}
