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

const emptyTally = (): Tally => ({ counts: new Float64Array(cells), total: 0 })

/** Adds the intervals of a sequence; one that is long counts no more than `most` of them. */
export function tally(into: Tally, { paces }: Rhythm, weight: number, most: number): void {
  const each = weight * Math.min(1, most / paces.length)
  for (let place = 0; place < paces.length; place += 1)
    into.counts[paces.charCodeAt(place) - firstCell] =
      (into.counts[paces.charCodeAt(place) - firstCell] ?? 0) + each
  into.total += each * paces.length
}

/** Shares by cell, smoothed, with a few intervals of every length added so that none is impossible. */
function pacesOf({ counts, total }: Tally): Paces {
  const paces = new Float64Array(cells)
  for (let cell = 0; cell < cells; cell += 1) {
    let seen = assumed.anyPace / cells
    for (let beside = -2; beside <= 2; beside += 1)
      seen += Math.max(0, counts[cell + beside] ?? 0) * (kernel[beside + 2] ?? 0)
    paces[cell] = seen / (Math.max(0, total) + assumed.anyPace)
  }
  return paces
}

/** ln of how likely a sequence is where every interval is drawn from shares of these logarithms. */
function lnPaces({ paces }: Rhythm, logs: Float64Array): number {
  let ln = 0
  for (let place = 0; place < paces.length; place += 1) ln += logs[paces.charCodeAt(place) - firstCell] ?? 0
  return ln
}

/** One way of spacing acts among several, with the share of sequences that go it. */
export interface Way {
  readonly paces: Paces
  /** Logarithms of the paces. */
  readonly logs: Float64Array
  readonly share: number
}

const wayWith = (paces: Paces, share: number): Way => ({ paces, logs: paces.map(Math.log), share })

const lnSumExp = (logs: readonly number[]): number => lnMeanExp(logs) + Math.log(logs.length)

/** ln of how likely a sequence is in each of the ways, their shares counted in. */
const lnWays = (rhythm: Rhythm, ways: readonly Way[]): number[] =>
  ways.map(({ logs, share }) => Math.log(share) + lnPaces(rhythm, logs))

/** How much a sequence belongs to each of the ways; together 1. */
export function partsOf(rhythm: Rhythm, ways: readonly Way[]): number[] {
  const ln = lnWays(rhythm, ways)
  const all = lnSumExp(ln)
  return ln.map((each) => Math.exp(each - all))
}

/** One round of expectation and maximisation. */
function refitted(people: readonly Rhythm[], ways: readonly Way[]): Way[] {
  const sums = ways.map(emptyTally)
  const seen = new Float64Array(ways.length)
  for (const one of people)
    for (const [way, part] of partsOf(one, ways).entries()) {
      if (part < 1e-4) continue
      tally(sums[way] as Tally, one, part, assumed.memberPairs)
      seen[way] = (seen[way] ?? 0) + part
    }
  const all = people.length + ways.length
  return sums.map((sum, way) => wayWith(pacesOf(sum), ((seen[way] ?? 0) + 1) / all))
}

function fitted(people: readonly Rhythm[], from: readonly Way[], rounds: number): Way[] {
  let ways = [...from]
  for (let round = 0; round < rounds; round += 1) ways = refitted(people, ways)
  return ways
}

/** Every so many, so that no more than `most` are left. */
const thinned = <Row>(rows: readonly Row[], most: number): readonly Row[] => {
  const step = Math.max(1, Math.ceil(rows.length / most))
  return step === 1 ? rows : rows.filter((_, place) => place % step === 0)
}

/** The way of one sequence, were it one of its own. */
function wayOf(one: Rhythm, overall: Paces): Way {
  const sum = emptyTally()
  tally(sum, one, 1, assumed.memberPairs)
  return wayWith(mixed(pacesOf(sum), overall), assumed.seedShare)
}

const mixed = (own: Paces, overall: Paces): Paces =>
  own.map((share, cell) => assumed.faithful * share + (1 - assumed.faithful) * (overall[cell] ?? 0))

/** Of some sequences, the one whose way explains most of what the ways known so far do not. */
function nextWay(people: readonly Rhythm[], ways: readonly Way[], overall: Paces): Way | undefined {
  const known = people.map((one) => lnSumExp(lnWays(one, ways)))
  const unlike = [...people.keys()]
    .filter((place) => (people[place] as Rhythm).paces.length >= assumed.leastPairs)
    .sort(
      (a, b) =>
        (known[a] ?? 0) / (people[a] as Rhythm).paces.length -
        (known[b] ?? 0) / (people[b] as Rhythm).paces.length,
    )
  const gains = thinned(unlike, assumed.candidates).map((place) => {
    const way = wayOf(people[place] as Rhythm, overall)
    const gain = people.reduce((sum, one, other) => {
      const more = Math.log(way.share) + lnPaces(one, way.logs) - (known[other] ?? 0)
      return other === place ? sum : sum + Math.log1p(Math.exp(Math.min(more, 50)))
    }, 0)
    return { way, gain }
  })
  return gains.reduce<{ way: Way; gain: number } | undefined>(
    (best, one) => (best && best.gain >= one.gain ? best : one),
    undefined,
  )?.way
}

/** The ways in which the accounts of a feed space their acts, people’s and machines’ alike. */
export function waysOf(all: readonly Rhythm[]): readonly Way[] {
  const people = thinned(all, assumed.mostOrdinary)
  const sum = emptyTally()
  for (const one of people) tally(sum, one, 1, assumed.memberPairs)
  const overall = pacesOf(sum)
  let ways: Way[] = [wayWith(overall, 1)]
  while (ways.length < assumed.ways) {
    const next = nextWay(people, ways, overall)
    if (!next) break
    ways = fitted(people, [...ways, next], assumed.rounds)
  }
  return fitted(people, ways, 2 * assumed.rounds)
}

/** Standard deviation of the logarithm of the intervals. */
export function spreadOf(paces: Paces): number {
  const all = paces.reduce((sum, share) => sum + share, 0)
  const mean = paces.reduce((sum, share, cell) => sum + share * cell, 0) / all
  return (
    assumed.paceWidth *
    Math.sqrt(paces.reduce((sum, share, cell) => sum + share * (cell - mean) ** 2, 0) / all)
  )
}
