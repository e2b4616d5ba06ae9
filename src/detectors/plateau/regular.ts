import { lnBinomialTail } from '../weight.ts'
import { assumed } from './parameters.ts'

export type Regularity = 'one_amount' | 'straight_line' | 'standing_still'

/** A stretch or habit of a counter that is too regular for people who come and go. */
export interface Regular {
  readonly sort: Regularity
  /** The change that is repeated; 0 where nothing changes. */
  readonly amount: number
  readonly times: number
  /** Out of so many changes that could have been otherwise. */
  readonly of: number
  /** ln of the chance of it, corrected for everything that was looked at. */
  readonly lnP: number
}

const divisor = (a: number, b: number): number => (b === 0 ? a : divisor(b, a % b))

/** Changes from reading to reading, in the unit that large numbers are rounded to; across units there is none. */
export function changesOf(shown: ArrayLike<number>): number[] {
  const values = Array.from(shown)
  const large = values.filter((value) => value >= assumed.roundedFrom)
  const unit = Math.max(1, large.reduce(divisor, 0))
  return values.slice(1).flatMap((value, index) => {
    const before = values[index] ?? 0
    const rounded = [value, before].filter((one) => one >= assumed.roundedFrom).length
    if (rounded === 1) return []
    return [rounded === 2 ? (value - before) / unit : value - before]
  })
}

function between(counts: ReadonlyMap<number, number>, least: number, most: number): number {
  let sum = 0
  for (let amount = least; amount <= most; amount += 1) sum += counts.get(amount) ?? 0
  return sum
}

/** One amount that is far commoner than those beside it: real amounts fall off smoothly. */
function oneAmount(changes: readonly number[]): Regular | undefined {
  const counts = new Map<number, number>()
  for (const change of changes) counts.set(Math.abs(change), (counts.get(Math.abs(change)) ?? 0) + 1)
  const amounts = [...counts.keys()].filter((amount) => amount >= assumed.leastAmount)
  // Where changes by one are not the commonest, the number shown is a multiple of people, and its amounts are multiples too.
  const ones = counts.get(1) ?? 0
  if (amounts.some((amount) => (counts.get(amount) ?? 0) > ones)) return undefined
  const found = amounts.map((amount): Regular => {
    // People who come and go meanwhile blur a large amount a little: a twentieth of it counts as the same, and as much beside.
    const blur = Math.floor(amount / 20)
    const times = between(counts, amount - blur, amount + blur)
    const of = between(counts, amount - 3 * blur - 1, amount + 3 * blur + 1)
    const lnP = lnBinomialTail(times, of, assumed.ordinaryRepeat) + Math.log(amounts.length)
    return { sort: 'one_amount', amount, times, of, lnP }
  })
  return likeliest(found)
}

const likeliest = (found: readonly Regular[]): Regular | undefined =>
  found.reduce<Regular | undefined>((best, one) => (best && best.lnP <= one.lnP ? best : one), undefined)

interface Run {
  readonly change: number
  readonly from: number
  readonly length: number
}

function runsOf(changes: readonly number[]): Run[] {
  const runs: Run[] = []
  for (let from = 0; from < changes.length; ) {
    let until = from
    while (until < changes.length && changes[until] === changes[from]) until += 1
    runs.push({ change: changes[from] ?? 0, from, length: until - from })
    from = until
  }
  return runs
}

/** The same change again and again; how likely each is, is read off all the others. */
function repeated(changes: readonly number[], sort: Exclude<Regularity, 'one_amount'>): Regular | undefined {
  const still = sort === 'standing_still'
  const runs = runsOf(changes).filter(
    ({ change, length }) => length >= assumed.leastRun && (change === 0) === still,
  )
  const found = runs.flatMap(({ change, length }): Regular[] => {
    const rest = changes.length - length
    if (rest < assumed.leastReadings / 2) return []
    const alike = changes.filter((one) => one === change).length - length
    const usual = (alike + 1) / (rest + 2)
    const likely = still ? 1 - (1 - usual) / assumed.lullFactor : Math.min(0.5, usual * assumed.runSlack)
    const lnP = length * Math.log(likely) + Math.log(changes.length)
    return [{ sort, amount: change, times: length, of: changes.length, lnP }]
  })
  return likeliest(found)
}

const median = (values: ArrayLike<number>): number =>
  Array.from(values).sort((a, b) => a - b)[values.length >> 1] ?? 0

/** What of a counter is least like people who come and go, each held against the rest of the same counter. */
export function mostRegular(shown: ArrayLike<number>): Regular | undefined {
  const changes = changesOf(shown)
  const still = median(shown) >= assumed.leastOnline ? repeated(changes, 'standing_still') : undefined
  const found = [oneAmount(changes), repeated(changes, 'straight_line'), still].filter(
    (one) => one !== undefined,
  )
  const best = likeliest(found)
  return best && { ...best, lnP: Math.min(0, best.lnP + Math.log(3)) }
}
