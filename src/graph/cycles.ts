import { type Csr, transposed } from './csr.ts'

export interface CycleBounds {
  /** Nodes of a cycle at most. */
  readonly length: number
  /** Steps of the search in all; where they run out the answer is a part, and says so. */
  readonly steps: number
}

export interface Cycles {
  /** Each once, its smallest node first. */
  readonly cycles: readonly (readonly number[])[]
  readonly complete: boolean
}

/** Steps from each node to `goal` over nodes not below it, up to `length`; −1 beyond. The touched nodes come back for reset. */
function distancesTo(goal: number, into: Csr, length: number, distance: Int32Array): number[] {
  const reached = [goal]
  distance[goal] = 0
  for (let at = 0; at < reached.length; at += 1) {
    const node = reached[at] as number
    const next = (distance[node] as number) + 1
    if (next >= length) continue
    for (const before of into.items.subarray(into.offsets[node], into.offsets[node + 1])) {
      if (before < goal || (distance[before] as number) >= 0) continue
      distance[before] = next
      reached.push(before)
    }
  }
  return reached
}

/**
 * Simple cycles of a directed graph of two to `length` nodes. From each node over larger ones only, and only along nodes
 * from which the way back is short enough (after Peng et al., VLDB 2019): no branch is entered that could not close.
 */
export function boundedCycles(graph: Csr, { length, steps }: CycleBounds): Cycles {
  const size = graph.offsets.length - 1
  const into = transposed(graph, size)
  const distance = new Int32Array(size).fill(-1)
  const onPath = new Uint8Array(size)
  const cycles: number[][] = []
  let left = steps
  const path: number[] = []
  const walk = (node: number): void => {
    if (left-- <= 0) return
    path.push(node)
    onPath[node] = 1
    const start = path[0] as number
    const next = new Set(graph.items.subarray(graph.offsets[node], graph.offsets[node + 1]))
    for (const other of next) {
      if (other === start && path.length > 1) cycles.push([...path])
      const back = distance[other] as number
      if (other > start && onPath[other] === 0 && back >= 0 && path.length + back <= length) walk(other)
    }
    onPath[node] = 0
    path.pop()
  }
  for (let start = 0; start < size && left > 0; start += 1) {
    if (graph.offsets[start] === graph.offsets[start + 1]) continue
    const reached = distancesTo(start, into, length, distance)
    if (reached.length > 1) walk(start)
    for (const node of reached) distance[node] = -1
  }
  return { cycles, complete: left > 0 }
}
