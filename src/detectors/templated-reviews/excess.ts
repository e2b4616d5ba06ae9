import { median } from '../cohort.ts'
import { assumed } from './parameters.ts'

/** A review with its three signs; −1 where one is not known. */
export interface Signs {
  readonly shop_id: string
  readonly hours_after_signing: number
  readonly parcel_share: number
  readonly alike: number
}

/** Sorted values of one sign by shop. */
class Cohort {
  readonly #shops: ReadonlyMap<string, Float64Array>

  constructor(rows: readonly Signs[], signOf: (row: Signs) => number) {
    this.#shops = new Map(
      [...Map.groupBy(rows, ({ shop_id }) => shop_id)].map(([shop, own]) => [
        shop,
        Float64Array.from(own, signOf).sort(),
      ]),
    )
  }

  /** Share of the reviews of the middle one of the other shops that lie at a value or above it. */
  shareFrom(value: number, shop: string): number {
    const others = [...this.#shops].filter(
      ([id, values]) => id !== shop && values.length >= assumed.leastReviews,
    )
    if (others.length < assumed.leastShops) return 1
    const all = others.reduce((sum, [, values]) => sum + values.length, 0)
    return Math.max(
      0.5 / (all + 1),
      median(others.map(([, values]) => countFrom(values, value) / values.length)),
    )
  }
}

function countFrom(values: Float64Array, least: number): number {
  let [low, high] = [0, values.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((values[middle] as number) < least) low = middle + 1
    else high = middle
  }
  return values.length - low
}

const unknown = Number.NEGATIVE_INFINITY
const below = (value: number, most: number): number => (value < 0 || value > most ? unknown : -value)

/** Of a parcel in which the goods cannot be. */
export const isLight = ({ parcel_share }: Pick<Signs, 'parcel_share'>): boolean =>
  parcel_share >= 0 && parcel_share <= assumed.lightShare

const quick = ({ hours_after_signing }: Signs): number => below(hours_after_signing, assumed.quickHours)
const light = ({ parcel_share }: Signs): number => below(parcel_share, assumed.lightShare)
const alikeTo = ({ alike }: Signs): number => alike

/**
 * How unusual a review is beside the other shops, summed over its signs. Shops differ in how soon their customers write and
 * in how alike, so that only what comes within hours or weighs far too little counts, and being alike beside one of these.
 */
function scoresOf(rows: readonly Signs[]): Float64Array {
  const [quickness, lightness, likeness] = [quick, light, alikeTo].map((signOf) => new Cohort(rows, signOf))
  const rarity = (cohort: Cohort | undefined, value: number, shop: string): number =>
    value === unknown || !cohort ? 0 : -Math.log(cohort.shareFrom(value, shop))
  return Float64Array.from(rows, (row) => {
    const own = rarity(quickness, quick(row), row.shop_id) + rarity(lightness, light(row), row.shop_id)
    const words = Math.min(assumed.mostAlike, rarity(likeness, row.alike, row.shop_id))
    return own > 0 ? own + words : 0
  })
}

/** How many reviews of a shop are as unusual as one, and how many would be. */
export interface Excess {
  readonly seen: number
  readonly expected: number
  readonly reviews: number
}

const ratioOf = ({ seen, expected }: Excess): number => (seen < assumed.leastSeen ? 0 : seen / expected)

/**
 * For each review, how many of its shop are as quick, light and alike together, beside how many would be if its shop were
 * as the others: never fewer than one, for somebody is always the quickest. Whoever stands out further than a company
 * that stands out belongs to it.
 */
export function excessOf(rows: readonly Signs[]): Excess[] {
  const scores = scoresOf(rows)
  const scored = rows.map((row, at) => ({ shop: row.shop_id, score: scores[at] as number, at }))
  const cohort = new Cohort(
    rows.map((row, at) => ({ ...row, alike: scores[at] as number })),
    alikeTo,
  )
  const found: Excess[] = new Array(rows.length)
  for (const [shop, own] of Map.groupBy(scored, (one) => one.shop)) {
    const sorted = Float64Array.from(own, ({ score }) => score).sort()
    let best: Excess = { seen: 0, expected: 1, reviews: own.length }
    for (const { score, at } of own.toSorted((one, other) => one.score - other.score)) {
      const expected = Math.max(1, assumed.spread * own.length * cohort.shareFrom(score, shop))
      const here = { seen: score === 0 ? 0 : countFrom(sorted, score), expected, reviews: own.length }
      if (ratioOf(here) > ratioOf(best) || best.seen === 0) best = here
      found[at] = best
    }
  }
  return found
}
