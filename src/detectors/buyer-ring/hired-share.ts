import { lnGamma } from '../weight.ts'
import { assumed } from './parameters.ts'

/** Buyers of one shop with so many orders in the import's sessions, of which so many came back; those of one session count less. */
export interface BuyerCount {
  readonly shop_id: string
  readonly orders: number
  readonly undone: number
  /** Share of the orders of the same sessions' other buyers that came back. */
  readonly share: number
  readonly buyers: number
}

type Seen = Pick<BuyerCount, 'orders' | 'undone' | 'share'>

const lnBeta = (a: number, b: number): number => lnGamma(a) + lnGamma(b) - lnGamma(a + b)

/** ln P of seeing that share where each buyer has a share of its own around `mean`, but for the number of orders of events. */
function lnSeen({ orders, undone }: Seen, mean: number, firmness: number): number {
  const [a, b] = [mean * firmness, (1 - mean) * firmness]
  return lnBeta(undone + a, orders - undone + b) - lnBeta(a, b)
}

const within = (share: number): number => Math.min(0.95, Math.max(0.02, share))

const lnTakesAll = (seen: Seen): number => lnSeen(seen, assumed.alleged, assumed.allegedFirmness)

/** ln P of an ordinary buyer: one habit spread around the sessions’ share, but for the few who send back whatever they buy. */
function lnOrdinary(seen: Seen, firmness: number): number {
  const { takesAll } = assumed
  const habit = Math.log1p(-takesAll) + lnSeen(seen, within(seen.share), firmness)
  const all = Math.log(takesAll) + lnTakesAll(seen)
  return Math.max(habit, all) + Math.log1p(Math.exp(-Math.abs(habit - all)))
}

/** How much likelier what a buyer took back is of a hired one than of an ordinary one, ln. */
export const lnHired = (seen: Seen, firmness: number): number => lnTakesAll(seen) - lnOrdinary(seen, firmness)

const total = (counts: readonly BuyerCount[]): number => counts.reduce((sum, { buyers }) => sum + buyers, 0)

const lnMixed = (lnRatio: number, share: number): number =>
  Math.log1p(share * Math.expm1(Math.min(lnRatio, 600)))

/** Numbers of orders that are counted together: 2, 3, 4–5, 6–9, 10 and more. */
const sizes = [2, 3, 4, 6, 10] as const
const sizeOf = ({ orders }: Pick<Seen, 'orders'>): number => sizes.findLastIndex((least) => orders >= least)

interface Fit {
  readonly share: number
  /** By number of orders, ln of how much commoner it is among the hired than among all: hired hands work alike. */
  readonly lnSizes: readonly number[]
}

/** The share of hired buyers, and how many orders they place, that explain the counts best (expectation and maximisation). */
function fitted(counts: readonly BuyerCount[], firmness: number): Fit {
  const ratios = counts.map((count) => Math.exp(Math.min(600, lnHired(count, firmness))))
  const all = total(counts)
  const common = sizes.map(
    (_, size) => (total(counts.filter((count) => sizeOf(count) === size)) + 0.5) / (all + 2.5),
  )
  let fit: Fit = { share: 0.05, lnSizes: sizes.map(() => 0) }
  for (let round = 0; round < 60; round += 1) {
    const hired = sizes.map(() => 0)
    for (const [place, count] of counts.entries()) {
      const size = sizeOf(count)
      const likelier = fit.share * (ratios[place] as number) * Math.exp(fit.lnSizes[size] as number)
      hired[size] = (hired[size] as number) + (count.buyers * likelier) / (1 - fit.share + likelier)
    }
    const found = hired.reduce((sum, number) => sum + number, 0)
    const { sizeFirmness, mostShare } = assumed
    fit = {
      share: Math.min(mostShare, found / Math.max(1, all)),
      lnSizes: hired.map((number, size) => {
        const usual = common[size] as number
        return Math.log((number + sizeFirmness * usual) / (found + sizeFirmness) / usual)
      }),
    }
  }
  return fit
}

const lnOf = (count: Seen, firmness: number, { lnSizes }: Fit): number =>
  lnHired(count, firmness) + (lnSizes[sizeOf(count)] ?? 0)

/** How firmly ordinary buyers share one habit of sending back, where a part may be hired. */
export function fittedFirmness(counts: readonly BuyerCount[]): number {
  let best = { firmness: assumed.loosest as number, ln: Number.NEGATIVE_INFINITY }
  for (let firmness: number = assumed.loosest; firmness <= assumed.firmest; firmness *= Math.SQRT2) {
    const fit = fitted(counts, firmness)
    const ln = counts.reduce(
      (sum, count) =>
        sum + count.buyers * (lnOrdinary(count, firmness) + lnMixed(lnOf(count, firmness, fit), fit.share)),
      0,
    )
    if (ln > best.ln) best = { firmness, ln }
  }
  return best.firmness
}

/** What a shop shows of hired buyers among those with several orders. */
export interface HiredShare extends Fit {
  /** ln of how much better that share explains its buyers than none, over all shops that were compared. */
  readonly lnExcess: number
  readonly buyers: number
  /** Ordinary buyers who would have taken back as much as the hired ones did. */
  readonly expected: number
  /** By number of orders, ln odds that a buyer who took back nearly all is one of those beyond the expected ones. */
  readonly lnBeyond: readonly number[]
}

/** ln P of so much or more coming back of an ordinary buyer's orders. */
function ordinaryTail({ orders, share }: Seen, firmness: number): number {
  let [least, chance] = [orders, 0]
  for (; least > 0 && least * 5 >= orders * 4; least -= 1) {
    const ways = lnGamma(orders + 1) - lnGamma(least + 1) - lnGamma(orders - least + 1)
    chance += Math.exp(ways + lnSeen({ orders, undone: least, share }, within(share), firmness))
  }
  return assumed.takesAll + (1 - assumed.takesAll) * chance
}

const tookBack = ({ orders, undone }: Seen): boolean => undone * 5 >= orders * 4

function hiredShare(own: readonly BuyerCount[], shops: number, firmness: number): HiredShare {
  const fit = fitted(own, firmness)
  const ln = own.reduce(
    (sum, count) => sum + count.buyers * lnMixed(lnOf(count, firmness, fit), fit.share),
    0,
  )
  const bySize = sizes.map((_, size) => own.filter((count) => sizeOf(count) === size))
  const expected = bySize.map((counts) =>
    counts.reduce((sum, count) => sum + count.buyers * ordinaryTail(count, firmness), 0),
  )
  return {
    ...fit,
    // What was fitted gains by chance, half a unit each (the share and the sizes), and so does the choice among shops.
    lnExcess: ln - sizes.length / 2 - Math.log(shops),
    buyers: total(own),
    expected: expected.reduce((sum, each) => sum + each, 0),
    lnBeyond: bySize.map((counts, size) => {
      const found = total(counts.filter(tookBack))
      const usual = Math.max(1e-9, expected[size] as number)
      return Math.log(Math.max(1e-9, found - usual) / usual)
    }),
  }
}

export function hiredShares(counts: readonly BuyerCount[], firmness: number): Map<string, HiredShare> {
  const byShop = Map.groupBy(counts, ({ shop_id }) => shop_id)
  return new Map([...byShop].map(([shop, own]) => [shop, hiredShare(own, byShop.size, firmness)]))
}

/** ln of how much commoner a buyer's number of orders is among the hired buyers of a shop. */
export const lnSizeOf = ({ lnSizes }: HiredShare, orders: number): number => lnSizes[sizeOf({ orders })] ?? 0

export const lnBeyondOf = ({ lnBeyond }: HiredShare, orders: number): number =>
  lnBeyond[sizeOf({ orders })] ?? 0
