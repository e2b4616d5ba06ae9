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
  /** Parcels of the same buyer in these sessions that are odd in either way. */
  readonly buyer_odd: number
}

interface Counted {
  readonly odd: number
  readonly of: number
}

/** A session’s parcels beside what they are held against, and what one odd parcel of either kind weighs there. */
export interface Judged {
  readonly row: ParcelRow
  readonly cohort: ParcelRow
  /** The most an order may weigh: less where other shops stand in for its own. */
  readonly mostDb: number
  readonly lightDb: number
  readonly sharedDb: number
}

/** The parcels outside sessions, and some of all shops’ beside them: few without an odd one do not tell that there are none. */
function heldAgainst(own: Counted, all: Counted): Counted {
  const share = Math.max(own.odd / Math.max(1, own.of), (all.odd + 0.5) / (all.of + 1))
  return { odd: own.odd + share * assumed.pseudoParcels, of: own.of + assumed.pseudoParcels }
}

/** The most that may be odd ordinarily, in so many sessions together. */
function highShare({ odd, of }: Counted, sessions: number): number {
  const { openDeviations, driftDeviations, strength } = assumed
  const share = (odd + 0.5) / (of + 1)
  const open = (odd + 1 + openDeviations * Math.sqrt(odd + 1)) / (of + 1)
  return open + driftDeviations * Math.sqrt((share * (1 - share)) / (strength * sessions))
}

/** The odds that an odd parcel belongs to the excess of its sessions, as far as there is one. */
function oddsDb(seen: Counted, cohort: Counted, sessions: number): number {
  if (seen.odd < assumed.leastOdd) return Number.NEGATIVE_INFINITY
  const ordinary = { share: (cohort.odd + 0.5) / (cohort.of + 1), strength: assumed.strength * sessions }
  const weight = decibans(lnExcessRatio(seen.odd, seen.of, ordinary))
  const expected = highShare(cohort, sessions) * seen.of
  const excess = Math.max(0, seen.odd - expected) / (1 + 10 ** (-weight / 10))
  return excess <= 0 ? Number.NEGATIVE_INFINITY : 10 * Math.log10(excess / (seen.odd - excess))
}

/**
 * What an odd parcel weighs: no more than how much commoner it is among made-up orders than among ordinary ones, and no more than
 * the excess bears, of the session or of all its shop’s sessions.
 */
function weightOf(session: Counted, together: Counted, { cohort, sessions }: Compared): number {
  const { oddInMadeUp, priorDb, mostDb } = assumed
  const odds = Math.max(oddsDb(session, cohort, 1), oddsDb(together, cohort, sessions))
  const ratio = 10 * Math.log10(oddInMadeUp / highShare(cohort, 1))
  return Math.min(mostDb, ratio, odds + priorDb)
}

interface Compared {
  readonly cohort: Counted
  readonly sessions: number
}

const sumOf = (rows: readonly ParcelRow[]): ParcelRow => ({
  session_id: '',
  shop_id: '',
  weighed: rows.reduce((sum, { weighed }) => sum + weighed, 0),
  light: rows.reduce((sum, { light }) => sum + light, 0),
  sent: rows.reduce((sum, { sent }) => sum + sent, 0),
  shared: rows.reduce((sum, { shared }) => sum + shared, 0),
})

/** Each session, and all its shop’s together, beside what the shop sells outside any; all shops’ where that is too little. */
export function judgedOf(rows: readonly ParcelRow[]): Judged[] {
  const outside = rows.filter(({ session_id }) => session_id === '')
  const inside = Map.groupBy(
    rows.filter(({ session_id }) => session_id !== ''),
    ({ shop_id }) => shop_id,
  )
  const all = sumOf(outside)
  const own = new Map(outside.map((row) => [row.shop_id, row]))
  return [...inside].flatMap(([shop_id, sessions]): Judged[] => {
    const shop = own.get(shop_id)
    const cohort = shop && shop.weighed >= assumed.cohortParcels ? shop : all
    if (cohort.weighed < assumed.cohortParcels) return []
    const mostDb = cohort === shop ? assumed.mostDb : assumed.borrowedDb
    const together = sumOf(sessions)
    const against = (kind: (row: ParcelRow) => Counted): Compared => ({
      cohort: heldAgainst(kind(cohort), kind(all)),
      sessions: sessions.length,
    })
    const [light, shared] = [against(lightOf), against(sharedOf)]
    return sessions.map((row) => ({
      row,
      cohort,
      mostDb,
      lightDb: weightOf(lightOf(row), lightOf(together), light),
      sharedDb: weightOf(sharedOf(row), sharedOf(together), shared),
    }))
  })
}

const lightOf = ({ light, weighed }: ParcelRow): Counted => ({ odd: light, of: weighed })
const sharedOf = ({ shared, sent }: ParcelRow): Counted => ({ odd: shared, of: sent })

/** What an odd parcel weighs: by its weight, by its number, by both. */
export function parcelDb({ mostDb, lightDb, sharedDb }: Judged, { light, label_buyers }: OddParcel): number {
  const weights = [light === 1 ? lightDb : 0, label_buyers > 0 ? sharedDb : 0].map((db) => Math.max(0, db))
  return limited(Math.min(mostDb, (weights[0] ?? 0) + (weights[1] ?? 0)))
}
