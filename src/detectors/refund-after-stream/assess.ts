import { lnExcessRatio, type Ordinary, strengthOf } from '../excess.ts'
import { decibans, limited } from '../weight.ts'
import { assumed } from './parameters.ts'

/** Given back unsent within a night, or soon; sent, and given back without the goods; unsent, and not the only one of its buyer. */
export const bins = ['night', 'soon', 'unreturned', 'again'] as const
export type Bin = (typeof bins)[number]

/** A session's paid orders of one shop by what became of them, and the shop's other units together. Money in minor units. */
export interface CohortRow {
  readonly session_id: string
  readonly shop_id: string
  readonly currency: string
  readonly orders: number
  readonly night: number
  readonly soon: number
  readonly unreturned: number
  readonly again: number
  readonly late: number
  readonly sent: number
  readonly unknown: number
  readonly early_value: number
  readonly paid_value: number
  readonly cohort_units: number
  readonly cohort_orders: number
  readonly cohort_orders_squared: number
  readonly cohort_night: number
  readonly cohort_night_squares: number
  readonly cohort_soon: number
  readonly cohort_soon_squares: number
  readonly cohort_unreturned: number
  readonly cohort_unreturned_squares: number
  readonly cohort_again: number
  readonly cohort_again_squares: number
  readonly top_item: string
  readonly top_early: number
  readonly top_night: number
  readonly top_soon: number
  readonly top_unreturned: number
  readonly top_again: number
  readonly top_orders: number
  readonly top_kept: number
  /** Of what was given back, orders of items that the cohort hardly sold. */
  readonly uncompared: number
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

/** The most that may be ordinary: what the cohort’s size leaves open, and what one session differs from another. */
function highShare(
  { hits, orders }: { readonly hits: number; readonly orders: number },
  { share, strength }: Ordinary,
) {
  const { openDeviations, driftDeviations } = assumed
  const open = (hits + 1 + openDeviations * Math.sqrt(hits + 1)) / (orders + 1)
  return Math.min(0.99, open + driftDeviations * Math.sqrt((share * (1 - share)) / strength))
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
    expected: highShare({ hits, orders: row.cohort_orders }, ordinary) * row.orders,
  }
}

/** An order of a bin: the excess believed in, against the rest; never more than its company alone can tell. */
function orderDb({ db, seen, expected }: Weighed): number {
  const excess = Math.max(0, seen - expected) / (1 + 10 ** (-db / 10))
  if (excess <= 0) return Number.NEGATIVE_INFINITY
  return Math.min(assumed.mostOrderDb, 10 * Math.log10(excess / Math.max(seen - excess, 1e-9)))
}

export const hasCohort = ({ cohort_orders }: CohortRow): boolean => cohort_orders >= assumed.cohortOrders

/** Whether most of what was given back is of items that the cohort sold, too. */
export const isCompared = (row: CohortRow): boolean =>
  row.uncompared <= assumed.uncomparedShare * (early(row) + row.unreturned)

export const early = ({ night, soon, again }: CohortRow): number => night + soon + again

export const cohortEarly = ({ cohort_night, cohort_soon, cohort_again }: CohortRow): number =>
  cohort_night + cohort_soon + cohort_again

/**
 * The item with most early refunds, where the shop may have called it off for want of stock or a faulty batch: hardly an order
 * of it was honoured, or most of the refunds lie on it though most of the orders do not.
 */
function isCalledOff(row: CohortRow): boolean {
  const { stockOrders, stockKept, stockShare, stockExcess } = assumed
  const { top_early, top_orders, top_kept, orders } = row
  const ofRefunds = top_early / Math.max(1, early(row) + row.unreturned)
  const concentrated = ofRefunds >= stockShare && ofRefunds * orders >= stockExcess * top_orders
  return top_early >= stockOrders && (top_kept < stockKept * top_orders || concentrated)
}

const withoutTop = (row: CohortRow): CohortRow => ({
  ...row,
  orders: row.orders - row.top_orders,
  night: row.night - row.top_night,
  soon: row.soon - row.top_soon,
  unreturned: row.unreturned - row.top_unreturned,
  again: row.again - row.top_again,
})

interface WeighedBins {
  readonly each: Readonly<Record<Bin, Weighed>>
  readonly db: number
}

/** The excess may lie in any of the bins, or brushing may leave none here at all. */
function weighBins(row: CohortRow): WeighedBins {
  const each = {
    night: weigh(row, 'night'),
    soon: weigh(row, 'soon'),
    unreturned: weigh(row, 'unreturned'),
    again: weigh(row, 'again'),
  }
  const highest = Math.max(0, ...bins.map((bin) => each[bin].db))
  const average = bins.reduce((sum, bin) => sum + 10 ** ((each[bin].db - highest) / 10), 0) / bins.length
  const { visibleShare } = assumed
  const mixed = visibleShare * average + (1 - visibleShare) * 10 ** (-highest / 10)
  return { each, db: highest + 10 * Math.log10(mixed) }
}

/** Weighs one session against its cohort; where the shop may have called one item off, by what remains without it. */
export function assess(row: CohortRow): Assessed {
  const all = weighBins(row)
  const calledOff = isCalledOff(row)
  const rest = calledOff ? weighBins(withoutTop(row)) : all
  const { stockCapDb, sessionMostDb } = assumed
  const whole = Math.min(sessionMostDb, all.db)
  const { each } = rest
  return {
    row,
    weightDb: limited(
      calledOff ? Math.max(Math.min(rest.db, sessionMostDb), Math.min(whole, stockCapDb)) : whole,
    ),
    orderDb: {
      night: orderDb(each.night),
      soon: orderDb(each.soon),
      unreturned: orderDb(each.unreturned),
      again: orderDb(each.again),
    },
    soldOut: calledOff && rest.db <= stockCapDb,
    calledOff: calledOff ? row.top_item : null,
  }
}

/** How many orders of the bin `again` each buyer of a session has. */
export type AgainByBuyer = ReadonlyMap<string, number>

/**
 * An order with what its buyer’s others of the session add: that an ordinary buyer has m such orders is taken to fall as 1/m². Where
 * they are all of one buyer, it may have been one decision, of a company that called its orders off.
 */
export function orderWeight(
  { row, orderDb }: Assessed,
  outcome: Bin,
  again: AgainByBuyer,
  buyer: string,
): number {
  const { oneBuyerDb, mostOrderDb, usualMany } = assumed
  const own = Math.min(orderDb[outcome], isCompared(row) ? mostOrderDb : assumed.uncomparedDb)
  const many = again.get(buyer) ?? 0
  if (outcome !== 'again' || many < 2 || !isCompared(row)) return own
  const added = Math.min(mostOrderDb, own + 20 * Math.log10(many / usualMany))
  return again.size > 1 ? added : Math.min(added, oneBuyerDb)
}
