import { lnMeanExp } from '../cohort.ts'
import { assumed } from './parameters.ts'
import type { Rhythm } from './usual.ts'

/** How often each length of interval occurs: a share for every cell of the logarithm. */
export type Paces = Float64Array

/** Intervals by cell, each sequence with a weight. */
export interface Tally {
  readonly counts: Float64Array
  total: number
}

const cells = 64
/** The statement writes the cell of an interval as one character from this one on. */
const firstCell = '0'.charCodeAt(0)
/** What lies in a cell is told to the two cells on either side as well: waits do not end where cells do. */
const kernel = [0.05, 0.2, 0.5, 0.2, 0.05]

export const emptyTally = (): Tally => ({ counts: new Float64Array(cells), total: 0 })

/** Adds the intervals of a sequence; one that is long counts no more than `most` of them. */
export function tally(into: Tally, { paces }: Rhythm, weight: number, most: number): void {
  const each = weight * Math.min(1, most / paces.length)
  for (let place = 0; place < paces.length; place += 1)
    into.counts[paces.charCodeAt(place) - firstCell] =
      (into.counts[paces.charCodeAt(place) - firstCell] ?? 0) + each
  into.total += each * paces.length
}

/** Shares by cell, smoothed, with a few intervals of every length added so that none is impossible. */
export function pacesOf({ counts, total }: Tally): Paces {
  const paces = new Float64Array(cells)
  for (let cell = 0; cell < cells; cell += 1) {
    let seen = assumed.anyPace / cells
    for (let beside = -2; beside <= 2; beside += 1)
      seen += Math.max(0, counts[cell + beside] ?? 0) * (kernel[beside + 2] ?? 0)
    paces[cell] = seen / (Math.max(0, total) + assumed.anyPace)
  }
  return paces
}

/** ln of how likely a sequence is where every interval is drawn from these. */
export function lnPaces({ paces }: Rhythm, from: Paces): number {
  let ln = 0
  for (let place = 0; place < paces.length; place += 1)
    ln += Math.log(from[paces.charCodeAt(place) - firstCell] ?? 0)
  return ln
}

/** How unlike these a sequence is, by interval. */
export const surprise = (rhythm: Rhythm, at: Paces): number => -lnPaces(rhythm, at) / rhythm.paces.length

/** The ways in which ordinary people space their acts: some keep to the packets of the app, some come back now and then. */
export interface Styles {
  readonly ways: readonly { readonly paces: Paces; readonly lnShare: number }[]
  readonly overall: Paces
  /** The surprise from which on a sequence is among the least usual of them. */
  readonly unusual: number
  readonly sequences: number
}

const lnSumExp = (logs: readonly number[]): number => lnMeanExp(logs) + Math.log(logs.length)

/** ln of how likely a sequence is with ordinary people, whichever their way. */
export const lnOrdinary = (rhythm: Rhythm, { ways }: Styles): number =>
  lnSumExp(ways.map(({ paces, lnShare }) => lnShare + lnPaces(rhythm, paces)))

const tallied = (people: readonly Rhythm[], weightOf: (place: number) => number): Tally => {
  const sum = emptyTally()
  for (const [place, one] of people.entries()) tally(sum, one, weightOf(place), assumed.ordinaryPairs)
  return sum
}

/** Where the ways begin before they are fitted: the usual half, the less usual, and the least. */
const bounds = [0, 0.5, 0.85, 1]

/** Fits the ways of people by expectation and maximisation, from where their surprise sets them. */
export function stylesOf(people: readonly Rhythm[]): Styles {
  const overall = pacesOf(tallied(people, () => 1))
  const sorted = people.toSorted((a, b) => surprise(a, overall) - surprise(b, overall))
  const shares = bounds.slice(1).map((to, way) => {
    const [low, high] = [(bounds[way] ?? 0) * sorted.length, to * sorted.length]
    return Float64Array.from(sorted, (_, place) => (place >= low && place < high ? 1 : 0))
  })
  const fitted = () =>
    shares.map((own) => ({
      paces: pacesOf(tallied(sorted, (place) => own[place] ?? 0)),
      lnShare: Math.log(own.reduce((sum, share) => sum + share, 1) / (sorted.length + shares.length)),
    }))
  let ways = fitted()
  for (let round = 0; round < assumed.rounds; round += 1) {
    for (const [place, one] of sorted.entries()) {
      const ln = ways.map(({ paces, lnShare }) => lnShare + lnPaces(one, paces))
      const all = lnSumExp(ln)
      for (const [way, own] of shares.entries()) own[place] = Math.exp((ln[way] ?? 0) - all)
    }
    ways = fitted()
  }
  const middle = sorted[Math.floor((1 - assumed.seedShare) * sorted.length)]
  return { ways, overall, unusual: middle ? surprise(middle, overall) : 0, sequences: people.length }
}
