import { decibans, lnBinomialTail, lnTailWeight } from '../weight.ts'
import { assumed } from './parameters.ts'
import { type PaidBack, type paidBackOrders, routeWeight } from './payouts.ts'

export interface SessionOrders {
  readonly session_id: string
  readonly orders: number
  readonly draws: number
}

/** Orders whose prices came back, of accounts and shops that hang together, and what they say as a whole. */
export interface Circle {
  readonly orders: readonly PaidBack[]
  readonly buyers: readonly string[]
  /** Orders of the same sessions. */
  readonly ofOrders: number
  /** Of which more came back than was paid and than rounding explains, and not by a multiple. */
  readonly beyond: number
  /** Their buyers. */
  readonly beyondBuyers: number
  /** Buyers whose price came back more than once. */
  readonly repeated: number
  readonly draws: number
  readonly weightDb: number
  /** False where the search for ways round ran out of steps. */
  readonly searched: boolean
}

const isBeyond = ({ share }: PaidBack): boolean => share > assumed.beyondFrom && share < assumed.damagesFrom
export const isDamages = ({ share }: PaidBack): boolean => share >= assumed.damagesFrom

/**
 * Something on top is a wage, of the order that has it, as far as more buyers have it than freight and goodwill explain;
 * prices that come back exactly say little against, for careful hands add nothing.
 */
function topDb(order: PaidBack, { beyondBuyers, ofOrders }: Circle): number {
  const { beyondAlleged, beyondOrdinary, ordinaryBeyond } = assumed
  if (!isBeyond(order)) return decibans(Math.log((1 - beyondAlleged) / (1 - beyondOrdinary)))
  const often = decibans(lnTailWeight(lnBinomialTail(beyondBuyers, ofOrders, ordinaryBeyond)))
  return Math.max(0, Math.min(decibans(Math.log(beyondAlleged / beyondOrdinary)), often))
}

/**
 * Prizes fall on buyers by chance: how unlikely that so many pairs of them fall on the same buyer. What one buyer has
 * back of one session may be one complaint, and one buyer of several sessions one quarrel.
 */
function repeatedDb(orders: readonly PaidBack[], ofOrders: number): number {
  const once = [
    ...new Map(
      orders.map(({ order }) => [`${order.buyer_id}\n${order.session_id}`, order.buyer_id]),
    ).values(),
  ]
  const counts = [...Map.groupBy(once, (buyer) => buyer).values()].map(({ length }) => length)
  const same = counts.reduce((sum, count) => sum + (count * (count - 1)) / 2, 0)
  const pairs = (once.length * (once.length - 1)) / 2
  if (same === 0) return 0
  const weight = decibans(lnTailWeight(lnBinomialTail(same, pairs, 1 / Math.max(2, ofOrders / 2))))
  return counts.filter((count) => count > 1).length > 1 ? weight : Math.min(assumed.watchDb, weight)
}

/** Whether a draw on record may have made these orders free. */
export const drawn = ({ draws, beyond, repeated, orders, ofOrders }: Circle): boolean =>
  draws > 0 && beyond === 0 && repeated === 0 && orders.length <= assumed.drawnShare * ofOrders

function circleOf(
  orders: readonly PaidBack[],
  bySession: ReadonlyMap<string, SessionOrders>,
  searched: boolean,
): Circle {
  const sessions = [...new Set(orders.map(({ order }) => order.session_id))].flatMap(
    (id) => bySession.get(id) ?? [],
  )
  const ofOrders = Math.max(
    orders.length,
    sessions.reduce((sum, session) => sum + session.orders, 0),
  )
  const beyond = orders.filter(isBeyond)
  const byBuyer = Map.groupBy(orders, ({ order }) => order.buyer_id)
  const often = decibans(lnTailWeight(lnBinomialTail(orders.length, ofOrders, assumed.ordinaryShare)))
  return {
    orders,
    buyers: [...byBuyer.keys()].sort(),
    ofOrders,
    beyond: beyond.length,
    beyondBuyers: new Set(beyond.map(({ order }) => order.buyer_id)).size,
    repeated: [...byBuyer.values()].filter(({ length }) => length > 1).length,
    draws: sessions.reduce((sum, { draws }) => sum + draws, 0),
    weightDb: Math.max(0, often) + Math.max(0, repeatedDb(orders, ofOrders)),
    searched,
  }
}

export const circlesIn = (
  { orders, searched }: ReturnType<typeof paidBackOrders>,
  bySession: ReadonlyMap<string, SessionOrders>,
): Circle[] =>
  [...Map.groupBy(orders, ({ circle }) => circle).values()].map((own) => circleOf(own, bySession, searched))

/** The price goes to the buyer itself, and no more than it, or more to one buyer alone: as a prize or goodwill does. */
const isPlain = (order: PaidBack, { beyondBuyers }: Circle): boolean =>
  order.route === 'buyer' && (!isBeyond(order) || beyondBuyers < 2)

/** What an order weighs: the way its price took, what came on top of it, and what its circle says as a whole. */
export function orderWeight(order: PaidBack, circle: Circle): number {
  const weight = routeWeight(order.route) + topDb(order, circle) + circle.weightDb
  return isDamages(order) || isPlain(order, circle) || drawn(circle)
    ? Math.min(weight, assumed.watchDb)
    : weight
}
