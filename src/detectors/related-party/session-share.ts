import { decibans, limited, lnGamma } from '../weight.ts'
import { assumed } from './parameters.ts'

/** Paid value of a body of orders (minor units), how evenly it spreads, and how much of it is tied to the team. */
export interface PaidValue {
  readonly paid: number
  /** Sum of the squares of the orders' paid amounts. */
  readonly squares: number
  readonly related: number
}

const lnBeta = (a: number, b: number): number => lnGamma(a) + lnGamma(b) - lnGamma(a + b)

/** Kish's effective number of orders: one order of great value tells no more of habits than one small one. */
const effectiveOrders = ({ paid, squares }: PaidValue): number => (squares > 0 ? (paid * paid) / squares : 0)

const relatedOf = (value: PaidValue) => {
  const orders = effectiveOrders(value)
  return { orders, related: value.paid > 0 ? (value.related / value.paid) * orders : 0 }
}

/** ln P of seeing `related` of `orders` where the share itself is drawn from Beta(a, b), but for a constant. */
const lnSeen = ({ orders, related }: ReturnType<typeof relatedOf>, a: number, b: number): number =>
  lnBeta(related + a, orders - related + b) - lnBeta(a, b)

export const shareOf = ({ paid, related }: PaidValue): number => (paid > 0 ? related / paid : 0)

/** The share over several bodies of orders together. */
export const pooledShare = (bodies: readonly PaidValue[]): number | null => {
  const paid = bodies.reduce((sum, body) => sum + body.paid, 0)
  return paid > 0 ? bodies.reduce((sum, body) => sum + body.related, 0) / paid : null
}

/**
 * Weight of the related share of a session. The null is the shop itself: the session may be like any one of its other
 * sessions or its orders outside them, or like a stated ordinary team. Against it stands a share of any size above the
 * shop's own. Part of inside buying would not show on a list, so the weight for a room is at most about 3 dB.
 */
export function shareWeight(session: PaidValue, others: readonly PaidValue[]): number {
  const seen = relatedOf(session)
  const comparable = others.filter(({ paid }) => paid > 0)
  const ordinary = pooledShare(comparable) ?? assumed.ordinaryMean
  const { ordinaryMean, ordinaryStrength, unseenShare } = assumed
  const nulls = [
    lnSeen(seen, ordinaryMean * ordinaryStrength, (1 - ordinaryMean) * ordinaryStrength),
    ...comparable
      .map(relatedOf)
      .map((body) => lnSeen(seen, body.related + 0.5, body.orders - body.related + 0.5)),
  ]
  const highest = Math.max(...nulls)
  const lnNull = highest + Math.log(nulls.reduce((sum, ln) => sum + Math.exp(ln - highest), 0) / nulls.length)
  const visible = shareOf(session) > ordinary ? Math.exp(lnSeen(seen, 1, 1) - lnNull) : 0
  const weight = limited(decibans(Math.log(unseenShare + (1 - unseenShare) * visible)))
  return comparable.length > 0 ? weight : Math.min(weight, assumed.uncomparedDb)
}
