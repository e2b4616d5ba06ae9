import { decibans, lnBinomialTail, lnTailWeight } from '../weight.ts'
import { assumed } from './parameters.ts'
import { type PaidBack, routeWeight } from './payouts.ts'

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
  /** Of which more came back than was paid, and not by a multiple. */
  readonly beyond: number
  /** Buyers whose price came back more than once. */
  readonly repeated: number
  readonly draws: number
  readonly weightDb: number
}

const isBeyond = ({ share }: PaidBack): boolean => share > 1 && share < assumed.damagesFrom
export const isDamages = ({ share }: PaidBack): boolean => share >= assumed.damagesFrom

/** Something on top is a wage; prices that come back exactly say little against, for careful hands add nothing. */
function topDb(orders: number, beyond: number): number {
  const { beyondAlleged, beyondOrdinary } = assumed
  const more = beyond * Math.log(beyondAlleged / beyondOrdinary)
  const same = (orders - beyond) * Math.log((1 - beyondAlleged) / (1 - beyondOrdinary))
  return decibans(more + same)
}

/** Prizes fall on buyers by chance: how unlikely that so many pairs of them fall on the same buyer. */
function repeatedDb(orders: readonly PaidBack[], ofOrders: number): number {
  const counts = [...Map.groupBy(orders, ({ order }) => order.buyer_id).values()].map(({ length }) => length)
  const same = counts.reduce((sum, count) => sum + (count * (count - 1)) / 2, 0)
  const pairs = (orders.length * (orders.length - 1)) / 2
  return same === 0 ? 0 : decibans(lnTailWeight(lnBinomialTail(same, pairs, 1 / Math.max(2, ofOrders / 2))))
}

/** Whether a draw on record may have made these orders free. */
export const drawn = ({ draws, beyond, repeated, orders, ofOrders }: Circle): boolean =>
  draws > 0 && beyond === 0 && repeated === 0 && orders.length <= assumed.drawnShare * ofOrders

function circleOf(orders: readonly PaidBack[], bySession: ReadonlyMap<string, SessionOrders>): Circle {
  const sessions = [...new Set(orders.map(({ order }) => order.session_id))].flatMap(
    (id) => bySession.get(id) ?? [],
  )
  const ofOrders = Math.max(
    orders.length,
    sessions.reduce((sum, session) => sum + session.orders, 0),
  )
  const beyond = orders.filter(isBeyond).length
  const byBuyer = Map.groupBy(orders, ({ order }) => order.buyer_id)
  const often = decibans(lnTailWeight(lnBinomialTail(orders.length, ofOrders, assumed.ordinaryShare)))
  const weightDb =
    topDb(orders.length, beyond) + Math.max(0, often) + Math.max(0, repeatedDb(orders, ofOrders))
  return {
    orders,
    buyers: [...byBuyer.keys()].sort(),
    ofOrders,
    beyond,
    repeated: [...byBuyer.values()].filter(({ length }) => length > 1).length,
    draws: sessions.reduce((sum, { draws }) => sum + draws, 0),
    weightDb: Math.max(assumed.leastCircleDb, weightDb),
  }
}

export const circlesIn = (
  orders: readonly PaidBack[],
  bySession: ReadonlyMap<string, SessionOrders>,
): Circle[] =>
  [...Map.groupBy(orders, ({ circle }) => circle).values()].map((own) => circleOf(own, bySession))

/** What an order weighs: the way its price took, and what its circle says as a whole. */
export function orderWeight(order: PaidBack, circle: Circle): number {
  const weight = routeWeight(order.route) + circle.weightDb
  return isDamages(order) || drawn(circle) ? Math.min(weight, assumed.watchDb) : weight
}
