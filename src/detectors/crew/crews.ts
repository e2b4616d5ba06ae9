import { components } from '../../graph/components.ts'
import { transposed } from '../../graph/csr.ts'
import { overlaps } from '../../graph/overlaps.ts'
import { lnGamma } from '../weight.ts'
import { assumed } from './parameters.ts'
import type { Slots } from './slots.ts'
import type { Stays } from './stays.ts'

/** Two slots of unrelated rooms with the same people in them: the pair that chance explains least. */
export interface Tie {
  readonly shared: number
  /** How many they would share if everybody kept their own number of stays and each slot its size. */
  readonly expected: number
  /** ln of the probability of so many or more, over all pairs that were compared. */
  readonly lnP: number
  readonly places: readonly [number, number]
}

/** Slots tied with one another, and who was in them. */
export interface Gathering {
  readonly tie: Tie
  /** Accounts in a tied slot, by session. */
  readonly present: ReadonlyMap<number, ReadonlySet<number>>
}

/** Pairs of slots in rooms that have nothing to do with each other, counted without forming them. */
function compared({ place }: Slots, units: Int32Array): number {
  const bySide = new Map<number, number>()
  for (const own of place) {
    const unit = units[own] as number
    bySide.set(unit, (bySide.get(unit) ?? 0) + 1)
  }
  const same = [...bySide.values()].reduce((sum, slots) => sum + slots * slots, 0)
  return Math.max(1, (place.length * place.length - same) / 2)
}

/** The chance that two stays drawn at random are of one account: what makes keen viewers meet again and again. */
function meeting({ account, ids }: Stays): number {
  const stays = new Int32Array(ids.length)
  for (const own of account) stays[own] = (stays[own] as number) + 1
  return stays.reduce((sum, own) => sum + own * own, 0) / account.length ** 2
}

/**
 * No less than ln P(X ≥ k) for X ~ Binomial(n, p) beyond its mean: the first term over one less the ratio of the next to
 * it (Feller I, VI.3), so that millions of pairs cost three logarithms each. What it overstates speaks for the accounts.
 */
export function lnTailBound(k: number, n: number, p: number): number {
  if (k <= n * p || p >= 1) return 0
  const ratio = ((n - k) * p) / ((k + 1) * (1 - p))
  const ways = lnGamma(n + 1) - lnGamma(k + 1) - lnGamma(n - k + 1)
  return Math.min(0, ways + k * Math.log(p) + (n - k) * Math.log1p(-p) - Math.log1p(-ratio))
}

function tiesOf(stays: Stays, slots: Slots, units: Int32Array): { pairs: [number, number][]; ties: Tie[] } {
  const { size, place, slotsOf } = slots
  const side = Int32Array.from(place, (own) => units[own] as number)
  const found = overlaps(slotsOf, { sets: size.length, side, least: assumed.leastTogether })
  const [chance, tests] = [meeting(stays), Math.log(compared(slots, units))]
  const pairs: [number, number][] = []
  const ties: Tie[] = []
  for (let at = 0; at < found.shared.length; at += 1) {
    const [left, right] = [found.left[at] as number, found.right[at] as number]
    const shared = found.shared[at] as number
    const fewer = Math.min(size[left] as number, size[right] as number)
    const expected = (size[left] as number) * (size[right] as number) * chance
    const lnP = Math.min(0, lnTailBound(shared, fewer, Math.min(1, expected / fewer)) + tests)
    if (lnP > Math.log(assumed.chance)) continue
    pairs.push([left, right])
    ties.push({ shared, expected, lnP, places: [place[left] as number, place[right] as number] })
  }
  return { pairs, ties }
}

/** Groups of slots, in rooms that have nothing to do with each other, that the same people fill again and again. */
export function gatheringsIn(stays: Stays, slots: Slots, units: Int32Array): Gathering[] {
  const { pairs, ties } = tiesOf(stays, slots, units)
  const labels = components(
    slots.size.length,
    Int32Array.from(pairs, ([left]) => left),
    Int32Array.from(pairs, ([, right]) => right),
  )
  const accountsOf = transposed(slots.slotsOf, slots.size.length)
  const slotsBy = Map.groupBy(labels.keys(), (slot) => labels[slot] as number)
  const tiesBy = Map.groupBy(ties.keys(), (tie) => labels[pairs[tie]?.[0] ?? 0] as number)
  return [...tiesBy].map(([label, own]) => {
    const present = new Map<number, Set<number>>()
    for (const slot of slotsBy.get(label) ?? []) {
      const place = slots.place[slot] as number
      const here = present.get(place) ?? new Set()
      const [first, last] = [accountsOf.offsets[slot], accountsOf.offsets[slot + 1]]
      for (const account of accountsOf.items.subarray(first, last)) here.add(account)
      present.set(place, here)
    }
    const strongest = own
      .map((tie) => ties[tie] as Tie)
      .reduce((best, tie) => (tie.lnP < best.lnP ? tie : best))
    return { tie: strongest, present }
  })
}
