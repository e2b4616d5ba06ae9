import { lnExcessRatio, strengthOf } from '../excess.ts'
import { decibans, limited } from '../weight.ts'
import { assumed } from './parameters.ts'

export const bins = ['night', 'soon'] as const
export type Bin = (typeof bins)[number]

/** A session's paid orders of one shop by what became of them, and the shop's other units together. Money in minor units. */
export interface CohortRow {
  readonly session_id: string
  readonly shop_id: string
  readonly currency: string
  readonly orders: number
  readonly night: number
  readonly soon: number
  readonly late: number
  readonly sent: number
  readonly unknown: number
  readonly early_value: number
  readonly paid_value: number
  readonly cohort_units: number
  readonly cohort_orders: number
  readonly cohort_orders_squared: number
  readonly cohort_night: number
  readonly cohort_soon: number
  readonly cohort_night_squares: number
  readonly cohort_soon_squares: number
  readonly top_item: string
  readonly top_early: number
  readonly top_night: number
  readonly top_orders: number
  readonly top_kept: number
}

export interface Assessed {
  readonly row: CohortRow
  readonly weightDb: number
  /** Of an order in the bin: how much likelier it belongs to the excess than to what is ordinary. */
  readonly orderDb: Readonly<Record<Bin, number>>
  /** True where the shop may have cancelled one item itself, and the rest does not stand out. */
  readonly soldOut: boolean
  /** The item that the shop may have called off, of which no order is judged. */
  readonly calledOff: string | null
}

interface Weighed {
  readonly db: number
  readonly seen: number
  readonly expected: number
}

function weigh(row: CohortRow, bin: Bin): Weighed {
  const { pseudoOrders, strengthLeast, strengthMost, strengthUnknown, cohortUnits } = assumed
  const hits = row[`cohort_${bin}`]
  const share = (hits + pseudoOrders / 2) / (row.cohort_orders + pseudoOrders)
  const sums = {
    units: row.cohort_units,
    hits,
    squares: row[`cohort_${bin}_squares`],
    orders: row.cohort_orders,
    ordersSquared: row.cohort_orders_squared,
  }
  const bounds = { least: strengthLeast, most: strengthMost, unknown: strengthUnknown, units: cohortUnits }
  const ordinary = { share, strength: strengthOf([sums], bounds) }
  return {
    db: decibans(lnExcessRatio(row[bin], row.orders, ordinary)),
    seen: row[bin],
    expected: share * row.orders,
  }
}

/** An order of a bin: the excess believed in, against the rest; never more than its company alone can tell. */
function orderDb({ db, seen, expected }: Weighed): number {
  const excess = Math.max(0, seen - expected) / (1 + 10 ** (-db / 10))
  if (excess <= 0) return Number.NEGATIVE_INFINITY
  return Math.min(assumed.mostOrderDb, 10 * Math.log10(excess / Math.max(seen - excess, 1e-9)))
}

export const hasCohort = ({ cohort_orders }: CohortRow): boolean => cohort_orders >= assumed.cohortOrders

export const early = ({ night, soon }: CohortRow): number => night + soon

/**
 * The item with most early refunds, where the shop may have called it off for want of stock or a faulty batch: hardly an order
 * of it was honoured, or most of the refunds lie on it though most of the orders do not.
 */
function isCalledOff(row: CohortRow): boolean {
  const { stockOrders, stockKept, stockShare, stockExcess } = assumed
  const { top_early, top_orders, top_kept, orders } = row
  const ofRefunds = top_early / Math.max(1, early(row))
  const concentrated = ofRefunds >= stockShare && ofRefunds * orders >= stockExcess * top_orders
  return top_early >= stockOrders && (top_kept < stockKept * top_orders || concentrated)
}

const withoutTop = (row: CohortRow): CohortRow => ({
  ...row,
  orders: row.orders - row.top_orders,
  night: row.night - row.top_night,
  soon: row.soon - (row.top_early - row.top_night),
})

interface Both {
  readonly night: Weighed
  readonly soon: Weighed
  readonly db: number
}

/** The excess may lie in either bin, or brushing may leave none here at all. */
function weighBoth(row: CohortRow): Both {
  const [night, soon] = [weigh(row, 'night'), weigh(row, 'soon')]
  const highest = Math.max(0, night.db, soon.db)
  const average = (10 ** ((night.db - highest) / 10) + 10 ** ((soon.db - highest) / 10)) / 2
  const { visibleShare } = assumed
  const mixed = visibleShare * average + (1 - visibleShare) * 10 ** (-highest / 10)
  return { night, soon, db: highest + 10 * Math.log10(mixed) }
}

/** Weighs one session against its cohort; where the shop may have called one item off, by what remains without it. */
export function assess(row: CohortRow): Assessed {
  const all = weighBoth(row)
  const calledOff = isCalledOff(row)
  const rest = calledOff ? weighBoth(withoutTop(row)) : all
  const { stockCapDb } = assumed
  return {
    row,
    weightDb: limited(calledOff ? Math.max(rest.db, Math.min(all.db, stockCapDb)) : all.db),
    orderDb: { night: orderDb(rest.night), soon: orderDb(rest.soon) },
    soldOut: calledOff && rest.db <= stockCapDb,
    calledOff: calledOff ? row.top_item : null,
  }
}
