import { lnExcessRatio } from '../excess.ts'
import { decibans, limited } from '../weight.ts'
import { assumed } from './parameters.ts'

/** Parcels of one shop’s session, or of all it sells outside any ('' as session). */
export interface ParcelRow {
  readonly session_id: string
  readonly shop_id: string
  readonly weighed: number
  readonly light: number
  readonly sent: number
  readonly shared: number
}

export interface OddParcel {
  readonly session_id: string
  readonly shop_id: string
  readonly order_id: string
  readonly account_id: string
  readonly placed_at: number
  readonly sent_at: number
  readonly paid_minor: number
  readonly currency: string
  readonly parcel_grams: number
  readonly usual_grams: number
  readonly alike: number
  readonly light: number
  readonly label_buyers: number
}

interface Counted {
  readonly odd: number
  readonly of: number
}

/** A session’s parcels beside what they are held against, and what one odd parcel of either kind weighs there. */
export interface Judged {
  readonly row: ParcelRow
  readonly cohort: ParcelRow
  readonly lightDb: number
  readonly sharedDb: number
}

/** The odds that an odd parcel belongs to the excess of its session, as far as there is one. */
function oddsDb(seen: Counted, cohort: Counted): number {
  const { openDeviations, driftDeviations, strength, leastOdd, mostDb } = assumed
  if (seen.odd < leastOdd) return Number.NEGATIVE_INFINITY
  const share = (cohort.odd + 0.5) / (cohort.of + 1)
  const open = (cohort.odd + 1 + openDeviations * Math.sqrt(cohort.odd + 1)) / (cohort.of + 1)
  const high = open + driftDeviations * Math.sqrt((share * (1 - share)) / strength)
  const weight = decibans(lnExcessRatio(seen.odd, seen.of, { share, strength }))
  const excess = Math.max(0, seen.odd - high * seen.of) / (1 + 10 ** (-weight / 10))
  return excess <= 0
    ? Number.NEGATIVE_INFINITY
    : Math.min(mostDb, 10 * Math.log10(excess / (seen.odd - excess)))
}

const sumOf = (rows: readonly ParcelRow[]): ParcelRow => ({
  session_id: '',
  shop_id: '',
  weighed: rows.reduce((sum, { weighed }) => sum + weighed, 0),
  light: rows.reduce((sum, { light }) => sum + light, 0),
  sent: rows.reduce((sum, { sent }) => sum + sent, 0),
  shared: rows.reduce((sum, { shared }) => sum + shared, 0),
})

/** Each session beside what its shop sells outside any; all shops’ where that is too little. */
export function judgedOf(rows: readonly ParcelRow[]): Judged[] {
  const outside = rows.filter(({ session_id }) => session_id === '')
  const all = sumOf(outside)
  const own = new Map(outside.map((row) => [row.shop_id, row]))
  return rows.flatMap((row): Judged[] => {
    if (row.session_id === '') return []
    const shop = own.get(row.shop_id)
    const cohort = shop && shop.weighed >= assumed.cohortParcels ? shop : all
    if (cohort.weighed < assumed.cohortParcels) return []
    const lightDb = oddsDb({ odd: row.light, of: row.weighed }, { odd: cohort.light, of: cohort.weighed })
    const sharedDb = oddsDb({ odd: row.shared, of: row.sent }, { odd: cohort.shared, of: cohort.sent })
    return [{ row, cohort, lightDb, sharedDb }]
  })
}

/** What an odd parcel weighs: by its weight, by its number, by both. */
export function parcelDb({ lightDb, sharedDb }: Judged, { light, label_buyers }: OddParcel): number {
  const weights = [light === 1 ? lightDb : 0, label_buyers > 0 ? sharedDb : 0].map((db) => Math.max(0, db))
  return limited(Math.min(assumed.mostDb, (weights[0] ?? 0) + (weights[1] ?? 0)))
}
