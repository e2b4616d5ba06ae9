/** So many of so many: a share that keeps what it is a share of. */
export interface Share {
  readonly hits: number
  readonly of: number
}

export interface Interval {
  readonly low: number
  readonly high: number
}

/** 97.5th percentile of the normal distribution: two-sided intervals of 95 %. */
export const z95 = 1.959964
/** 99.5th percentile: two-sided intervals of 99 %. */
export const z99 = 2.575829

export const shareOf = ({ hits, of }: Share): number | null => (of === 0 ? null : hits / of)

export const total = (shares: readonly Share[]): Share =>
  shares.reduce((sum, { hits, of }) => ({ hits: sum.hits + hits, of: sum.of + of }), { hits: 0, of: 0 })

/** Wilson's score interval of a share; null where nothing was counted. */
export function wilson({ hits, of }: Share, z = z95): Interval | null {
  if (of <= 0) return null
  const share = hits / of
  const middle = (share + z ** 2 / (2 * of)) / (1 + z ** 2 / of)
  const half = (z / (1 + z ** 2 / of)) * Math.sqrt((share * (1 - share)) / of + z ** 2 / (4 * of ** 2))
  return { low: Math.max(0, middle - half), high: Math.min(1, middle + half) }
}

/**
 * Wilson's interval where what is counted comes in worlds, and the subjects of one world are right or wrong together: the
 * number of subjects is divided by the design effect (Kish), the variance between worlds over that of single subjects.
 * Where every subject agrees the worlds show no variance, and each counts as one subject.
 */
export function clusteredWilson(worlds: readonly Share[], z = z95): Interval | null {
  const counted = worlds.filter(({ of }) => of > 0)
  const { hits, of } = total(counted)
  if (of === 0) return null
  const share = hits / of
  if (share === 0 || share === 1) return wilson({ hits: share * counted.length, of: counted.length }, z)
  const effect = designEffect(counted, share, of)
  return wilson({ hits: hits / effect, of: of / effect }, z)
}

function designEffect(worlds: readonly Share[], share: number, of: number): number {
  const count = worlds.length
  // One world says nothing of how worlds differ: it counts as one subject.
  if (count < 2) return of
  const squares = worlds.reduce((sum, world) => sum + (world.hits - share * world.of) ** 2, 0)
  const between = (count / (count - 1)) * (squares / of ** 2)
  const single = (share * (1 - share)) / of
  return Math.max(1, between / single)
}

/** Newcombe's hybrid score interval of `later - earlier`; null where either counted nothing. */
export function difference(earlier: Share, later: Share, z = z99): Interval | null {
  const [before, after] = [wilson(earlier, z), wilson(later, z)]
  if (!before || !after) return null
  const [first, second] = [earlier.hits / earlier.of, later.hits / later.of]
  const change = second - first
  return {
    low: change - Math.hypot(second - after.low, before.high - first),
    high: change + Math.hypot(after.high - second, first - before.low),
  }
}

/** The value below which so large a part of the values lies, between two values by their distance; null of none. */
export function quantile(values: readonly number[], part: number): number | null {
  if (values.length === 0) return null
  const sorted = [...values].sort((a, b) => a - b)
  const place = part * (sorted.length - 1)
  const [below, above] = [sorted[Math.floor(place)] ?? 0, sorted[Math.ceil(place)] ?? 0]
  return below + (above - below) * (place - Math.floor(place))
}
