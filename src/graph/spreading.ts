import type { Csr } from './csr.ts'

export interface Spreading {
  /** Weight of each tie, beside `items`; ties are given in both directions. */
  readonly weights: Float64Array
  /** What each node is known to be, 0–1. */
  readonly seeds: Float64Array
  /** How much of a node’s score comes from its neighbours, below 1. */
  readonly share: number
  readonly rounds: number
}

/**
 * Scores of nodes from those of their neighbours and their own seed, over the symmetrically normalised graph (Zhou et al.,
 * label spreading, NIPS 2003): a node with many ties lends little along each of them.
 */
export function spread({ offsets, items }: Csr, { weights, seeds, share, rounds }: Spreading): Float64Array {
  const size = offsets.length - 1
  const root = new Float64Array(size)
  for (let node = 0; node < size; node += 1) {
    let degree = 0
    for (let at = offsets[node] as number; at < (offsets[node + 1] as number); at += 1)
      degree += weights[at] as number
    root[node] = degree > 0 ? 1 / Math.sqrt(degree) : 0
  }
  let scores = seeds
  for (let round = 0; round < rounds; round += 1) {
    const next = new Float64Array(size)
    for (let node = 0; node < size; node += 1) {
      let lent = 0
      for (let at = offsets[node] as number; at < (offsets[node + 1] as number); at += 1) {
        const other = items[at] as number
        lent += (weights[at] as number) * (scores[other] as number) * (root[other] as number)
      }
      next[node] = share * lent * (root[node] as number) + (1 - share) * (seeds[node] as number)
    }
    scores = next
  }
  return scores
}
