import { type Csr, transposed } from './csr.ts'

/** Pairs of sets, the lower number first, with how many members both have. */
export interface Overlaps {
  readonly left: Int32Array
  readonly right: Int32Array
  readonly shared: Int32Array
}

export interface OverlapRules {
  /** Number of sets. */
  readonly sets: number
  /** Sets of the same side are never compared. */
  readonly side: Int32Array
  /** Pairs that share fewer are not told. */
  readonly least: number
}

/**
 * Every two sets that share at least `least` members, from the sets of each member. Row by row (Gustavson, ACM TOMS 1978):
 * the work is the sum over members of the square of their sets, the memory two integers a set beside the answer.
 */
export function overlaps(setsOf: Csr, { sets, side, least }: OverlapRules): Overlaps {
  const membersOf = transposed(setsOf, sets)
  const counts = new Int32Array(sets)
  const touched = new Int32Array(sets)
  const found: [number[], number[], number[]] = [[], [], []]
  for (let set = 0; set < sets; set += 1) {
    const seen = countShared(set, { setsOf, membersOf, side, counts, touched })
    const others = touched.subarray(0, seen).sort()
    for (const other of others) {
      const shared = counts[other] as number
      counts[other] = 0
      if (shared < least) continue
      found[0].push(set)
      found[1].push(other)
      found[2].push(shared)
    }
  }
  const [left, right, shared] = found
  return { left: Int32Array.from(left), right: Int32Array.from(right), shared: Int32Array.from(shared) }
}

interface Counting {
  readonly setsOf: Csr
  readonly membersOf: Csr
  readonly side: Int32Array
  readonly counts: Int32Array
  readonly touched: Int32Array
}

/** Counts what a set shares with later ones of other sides; returns how many of those there are. */
function countShared(set: number, { setsOf, membersOf, side, counts, touched }: Counting): number {
  let seen = 0
  const [first, last] = [membersOf.offsets[set] as number, membersOf.offsets[set + 1] as number]
  for (let place = first; place < last; place += 1) {
    const member = membersOf.items[place] as number
    const end = setsOf.offsets[member + 1] as number
    for (let at = setsOf.offsets[member] as number; at < end; at += 1) {
      const other = setsOf.items[at] as number
      if (other <= set || side[other] === side[set]) continue
      if (counts[other] === 0) touched[seen++] = other
      counts[other] = (counts[other] as number) + 1
    }
  }
  return seen
}
