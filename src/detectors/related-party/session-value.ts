import type { LinkedOrder } from './order-finding.ts'
import type { SessionValue } from './session-finding.ts'
import type { PaidValue } from './session-share.ts'

/** Paid value of one shop in one session, or outside any (''), in one currency. */
export interface PaidRow {
  readonly session_id: string
  readonly shop_id: string
  readonly currency: string
  readonly orders: number
  readonly paid: number
  readonly paid_squares: number
}

/** Paid values and tied orders, found by session and by shop. */
export interface Bodies {
  readonly paidOfSession: ReadonlyMap<string, readonly PaidRow[]>
  readonly paidOfShop: ReadonlyMap<string, readonly PaidRow[]>
  readonly linkedOfShop: ReadonlyMap<string, readonly LinkedOrder[]>
}

export const bodiesOf = (paid: readonly PaidRow[], linked: readonly LinkedOrder[]): Bodies => ({
  paidOfSession: Map.groupBy(paid, ({ session_id }) => session_id),
  paidOfShop: Map.groupBy(paid, ({ shop_id }) => shop_id),
  linkedOfShop: Map.groupBy(linked, ({ shop_id }) => shop_id),
})

const total = (numbers: readonly number[]): number => numbers.reduce((sum, each) => sum + each, 0)

/** How much of an order's value counts as tied: all of it at 30 dB, half at 3 dB, none at 0. */
const credible = ({ paid, weight_db }: LinkedOrder): number =>
  Math.round(paid * (1 - 10 ** (-weight_db / 10)))

const summed = (paid: readonly PaidRow[], linked: readonly LinkedOrder[]): PaidValue => ({
  paid: total(paid.map((row) => row.paid)),
  squares: total(paid.map((row) => row.paid_squares)),
  related: total(linked.map(credible)),
})

/** The currency most orders of a session were paid in; others are not compared. */
const mainCurrency = (rows: readonly PaidRow[]): string =>
  [...rows].sort((left, right) => right.orders - left.orders || (left.currency < right.currency ? -1 : 1))[0]
    ?.currency ?? ''

/** A session's paid value and what it is held against; null where nothing was paid. */
export function sessionValue(session: string, bodies: Bodies): SessionValue | null {
  const own = bodies.paidOfSession.get(session) ?? []
  if (own.length === 0) return null
  const currency = mainCurrency(own)
  const shops = [...new Set(own.map(({ shop_id }) => shop_id))]
  const bySession = <Row extends PaidRow | LinkedOrder>(ofShop: ReadonlyMap<string, readonly Row[]>) =>
    Map.groupBy(
      shops.flatMap((shop) => ofShop.get(shop) ?? []).filter((row) => row.currency === currency),
      ({ session_id }) => session_id,
    )
  const paid = bySession(bodies.paidOfShop)
  const linked = bySession(bodies.linkedOfShop)
  const held = paid.get(session) ?? []
  const tied = (linked.get(session) ?? []).filter((order) => order.paid > 0)
  return {
    ...summed(held, tied),
    currency,
    orders: total(held.map((row) => row.orders)),
    relatedOrders: tied.length,
    others: [...paid]
      .filter(([other]) => other !== session)
      .map(([other, body]) => summed(body, linked.get(other) ?? [])),
  }
}
