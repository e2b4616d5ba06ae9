import { day, hour, minute, second } from '../calendar.ts'
import { chance, exponential, pick, type Random, type Range, uniform, whole } from '../random.ts'
import type { OrderEvent } from '../session/stage.ts'

/** What of an order is needed to tell its life before it is one. */
export interface Placed {
  readonly at: number
  readonly amount: number
}

const excuses = ['不想要了', '拍错了/多拍了', '地址填错', '有其他优惠', '其他']

/** Paid, and taken back before anything was sent; `asked` is when. */
export function takenBack(random: Random, { at, amount }: Placed, asked: number): OrderEvent[] {
  const paidAt = Math.floor(at + uniform(random, [2, 40]) * second)
  const asks = Math.floor(Math.max(paidAt + 30 * second, asked))
  const done = Math.floor(asks + uniform(random, [10, 400]) * second)
  return [
    { kind: 'paid', at: paidAt, amount },
    { kind: 'refund_requested', at: asks, amount, reason: pick(random, excuses) },
    { kind: 'cancelled', at: done },
    { kind: 'refunded', at: done, amount },
  ]
}

export interface Parcel {
  readonly grams: number
  /** One number for many parcels, where even the label is saved. */
  readonly tracking_id?: string
}

/** Sent as a small parcel and signed for; the money comes back later, or not as a refund at all. */
export function sent(random: Random, { at, amount }: Placed, { grams, tracking_id }: Parcel): OrderEvent[] {
  const paidAt = Math.floor(at + uniform(random, [2, 60]) * second)
  const shippedAt = Math.floor(paidAt + uniform(random, [4, 40]) * hour)
  const signedAt = Math.floor(shippedAt + uniform(random, [1.2, 5]) * day)
  const tracking = tracking_id === undefined ? {} : { tracking_id }
  return [
    { kind: 'paid', at: paidAt, amount },
    { kind: 'shipped', at: shippedAt, parcel_grams: grams, ...tracking },
    { kind: 'signed', at: signedAt },
  ]
}

const lastOf = (life: readonly OrderEvent[]): number => life.at(-1)?.at ?? 0

/** The buyer is said to be refunded without sending anything back, days later. */
export function refundedLater(
  random: Random,
  life: readonly OrderEvent[],
  amount: number,
  days: Range,
): OrderEvent[] {
  const asked = Math.floor(lastOf(life) + uniform(random, days) * day)
  return [
    ...life,
    { kind: 'refund_requested', at: asked, amount, reason: '协商一致仅退款' },
    { kind: 'refunded', at: Math.floor(asked + uniform(random, [0.2, 20]) * hour), amount },
  ]
}

/** Kept, as it seems: finished and settled; `payout` sends the money to whoever placed the order. */
export function kept(
  random: Random,
  life: readonly OrderEvent[],
  amount: number,
  payee?: string,
): OrderEvent[] {
  const finished = Math.floor(lastOf(life) + uniform(random, [0.1, 9]) * day)
  const settled = Math.floor(finished + uniform(random, [6, 40]) * hour)
  const back = Math.floor(amount * uniform(random, [0.98, 1.02])) + whole(random, [3, 10]) * 100
  const payout: OrderEvent[] =
    payee === undefined
      ? []
      : [{ kind: 'payout', at: settled + whole(random, [1, 60]) * minute, amount: back, account_id: payee }]
  return [...life, { kind: 'finished', at: finished }, { kind: 'settled', at: settled, amount }, ...payout]
}

/** A life of a brushed order: crude ones are taken back the same night, skilled ones are sent and come back over many days. */
export function brushedLife(
  random: Random,
  placed: Placed,
  { ended_at, skill, grams }: { readonly ended_at: number; readonly skill: number; readonly grams: number },
): OrderEvent[] {
  if (!chance(random, skill)) return takenBack(random, placed, ended_at + exponential(random, 2.5 * hour))
  if (chance(random, 0.35)) return takenBack(random, placed, placed.at + uniform(random, [0.1, 2]) * day)
  return refundedLater(random, sent(random, placed, { grams }), placed.amount, [0.5, 9])
}
