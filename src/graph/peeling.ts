import { type Csr, csrOf } from './csr.ts'

/** Tuples over several sorts of nodes: tuple `t` joins the node `modes[m][t]` of each sort `m`. Two sorts make a bipartite graph. */
export interface Tuples {
  /** Number of nodes of each sort. */
  readonly sizes: readonly number[]
  readonly modes: readonly Int32Array[]
  readonly weights: Float64Array
}

export interface Block {
  /** Nodes of each sort that belong to it, ascending. */
  readonly members: readonly Int32Array[]
  readonly mass: number
  /** Mass over the number of nodes of all sorts. */
  readonly density: number
}

/** How far the threshold rises at a time: the block is at least 1 / (modes · (1 + step)) as dense as the densest there is. */
export const levelStep = 0.05

/** Another pass is worth while where the last one left no more of the tuples than this. */
const fairPart = 0.97

/** Weights divided by ln(popularity + c), so that what everybody touches binds nobody (Hooi et al., FRAUDAR, KDD 2016). */
export function discounted(weights: Float64Array, column: Int32Array, size: number, c = 5): Float64Array {
  const touched = new Int32Array(size)
  for (let tuple = 0; tuple < column.length; tuple += 1) {
    const node = column[tuple] as number
    touched[node] = (touched[node] as number) + 1
  }
  const factor = new Float64Array(size)
  for (let node = 0; node < size; node += 1) factor[node] = 1 / Math.log((touched[node] as number) + c)
  const lighter = new Float64Array(weights.length)
  for (let tuple = 0; tuple < lighter.length; tuple += 1)
    lighter[tuple] = (weights[tuple] as number) * (factor[column[tuple] as number] as number)
  return lighter
}

interface State {
  /** All nodes of all sorts in one row; those of sort `m` begin at `starts[m]`. */
  readonly starts: readonly number[]
  readonly size: number
  readonly incident: readonly Csr[]
  readonly left: Float64Array
  readonly alive: Uint8Array
  readonly held: Uint8Array
}

function stateOf({ sizes, modes, weights }: Tuples): State {
  const starts = sizes.map((_, mode) => sum(sizes.slice(0, mode)))
  const size = sum(sizes)
  const left = new Float64Array(size)
  const all = numbers(weights.length)
  for (const [mode, column] of modes.entries()) {
    const start = starts[mode] as number
    for (let tuple = 0; tuple < column.length; tuple += 1) {
      const node = start + (column[tuple] as number)
      left[node] = (left[node] as number) + (weights[tuple] as number)
    }
  }
  return {
    starts,
    size,
    incident: modes.map((column, mode) => csrOf(sizes[mode] as number, column, all)),
    left,
    alive: new Uint8Array(size).fill(1),
    held: new Uint8Array(weights.length).fill(1),
  }
}

/** Takes a node’s tuples out; nodes that fall to the threshold join the queue. Returns the new length of the queue. */
function takeOut(
  { modes, weights }: Tuples,
  { starts, incident, left, alive, held }: State,
  { queue, threshold }: { readonly queue: Int32Array; readonly threshold: number },
  { place, end }: { readonly place: number; readonly end: number },
): number {
  const node = queue[place] as number
  let mode = starts.length - 1
  while (node < (starts[mode] as number)) mode -= 1
  const { offsets, items } = incident[mode] as Csr
  const row = node - (starts[mode] as number)
  let last = end
  for (let at = offsets[row] as number; at < (offsets[row + 1] as number); at += 1) {
    const tuple = items[at] as number
    if (held[tuple] === 0) continue
    held[tuple] = 0
    const weight = weights[tuple] as number
    for (let other = 0; other < modes.length; other += 1) {
      if (other === mode) continue
      const neighbour = (starts[other] as number) + ((modes[other] as Int32Array)[tuple] as number)
      const now = (left[neighbour] as number) - weight
      left[neighbour] = now
      if (now > threshold || alive[neighbour] === 0) continue
      alive[neighbour] = 0
      queue[last++] = neighbour
    }
  }
  return last
}

/**
 * Queues the nodes left that weigh no more than the lightest of them and a step, or than the best density so far: no node of
 * a denser block weighs less than that while the block is whole. Closes up the others at the front of `rest`.
 */
function nextLevel(
  { left, alive }: State,
  { rest, queue }: { readonly rest: Int32Array; readonly queue: Int32Array },
  density: number,
): { readonly threshold: number; readonly queued: number; readonly kept: number } {
  let least = Number.POSITIVE_INFINITY
  let kept = 0
  for (let at = 0; at < rest.length; at += 1) {
    const node = rest[at] as number
    if (alive[node] === 0) continue
    rest[kept++] = node
    least = Math.min(least, left[node] as number)
  }
  const threshold = Math.max(density * (1 - 1e-9), least + Math.abs(least) * levelStep)
  let queued = 0
  for (let at = 0; at < kept; at += 1) {
    const node = rest[at] as number
    if ((left[node] as number) > threshold) continue
    alive[node] = 0
    queue[queued++] = node
  }
  return { threshold, queued, kept }
}

const membersOf = ({ starts }: State, { sizes }: Tuples, nodes: Int32Array): Int32Array[] =>
  starts.map((start, mode) => {
    const end = start + (sizes[mode] as number)
    return nodes.filter((node) => node >= start && node < end).map((node) => node - start)
  })

/** What each node of a sort weighs. */
function nodeWeights(column: Int32Array, weights: Float64Array, size: number): Float64Array {
  const own = new Float64Array(size)
  for (let tuple = 0; tuple < column.length; tuple += 1) {
    const node = column[tuple] as number
    own[node] = (own[node] as number) + (weights[tuple] as number)
  }
  return own
}

/** Steps of weight in which nodes are compared: eight to a doubling, from 2⁻¹⁶ to 2¹⁶ times the average. */
const steps = 256
const stepsOfDoubling = 8

/** Monotone in the weight, so that whoever has a lower step than a density weighs less. 0 is nothing. */
function stepOf(weight: number, average: number): number {
  if (!(weight > 0)) return 0
  const step = steps / 2 + Math.floor(stepsOfDoubling * Math.log2(weight / average))
  return Math.min(steps - 1, Math.max(1, step))
}

function stepsOf(own: Float64Array, average: number): Uint8Array {
  const of = new Uint8Array(own.length)
  for (let node = 0; node < own.length; node += 1) of[node] = stepOf(own[node] as number, average)
  return of
}

/** The lowest step among the nodes of each tuple. */
function lowestSteps(modes: readonly Int32Array[], nodeSteps: readonly Uint8Array[]): Uint8Array {
  const lowest = new Uint8Array(modes[0]?.length ?? 0).fill(steps - 1)
  for (const [mode, column] of modes.entries()) {
    const own = nodeSteps[mode] as Uint8Array
    for (let tuple = 0; tuple < column.length; tuple += 1) {
      const step = own[column[tuple] as number] as number
      if (step < (lowest[tuple] as number)) lowest[tuple] = step
    }
  }
  return lowest
}

/** The highest density of the nodes from some step on. */
function densityFromSteps(
  nodeSteps: readonly Uint8Array[],
  lowest: Uint8Array,
  weights: Float64Array,
): number {
  const [mass, nodes] = [new Float64Array(steps), new Int32Array(steps)]
  for (let tuple = 0; tuple < lowest.length; tuple += 1) {
    const step = lowest[tuple] as number
    mass[step] = (mass[step] as number) + (weights[tuple] as number)
  }
  for (const own of nodeSteps)
    for (let node = 0; node < own.length; node += 1)
      nodes[own[node] as number] = (nodes[own[node] as number] as number) + 1
  let [density, within, left] = [0, 0, 0]
  for (let step = steps - 1; step > 0; step -= 1) {
    within += mass[step] as number
    left += nodes[step] as number
    if (left > 0) density = Math.max(density, within / left)
  }
  return density
}

/** Tuples whose nodes may be numbered anew: node `n` of sort `m` was `names[m][n]`. */
interface Part {
  readonly tuples: Tuples
  readonly names: readonly Int32Array[]
}

/** The nodes of a sort from a step on, and the number that each of them has among these. */
function nodesFrom(
  own: Uint8Array,
  least: number,
): { readonly nodes: Int32Array; readonly places: Int32Array } {
  const [nodes, places] = [new Int32Array(own.length), new Int32Array(own.length)]
  let count = 0
  for (let node = 0; node < own.length; node += 1)
    if ((own[node] as number) >= least) {
      places[node] = count
      nodes[count++] = node
    }
  return { nodes: nodes.slice(0, count), places }
}

/** The tuples whose lowest step is at least that, ascending. */
function tuplesFrom(lowest: Uint8Array, least: number): Int32Array {
  const kept = new Int32Array(lowest.length)
  let count = 0
  for (let tuple = 0; tuple < lowest.length; tuple += 1) {
    kept[count] = tuple
    count += (lowest[tuple] as number) >= least ? 1 : 0
  }
  return kept.subarray(0, count)
}

function renumbered(column: Int32Array, kept: Int32Array, places: Int32Array): Int32Array {
  const own = new Int32Array(kept.length)
  for (let at = 0; at < kept.length; at += 1) own[at] = places[column[kept[at] as number] as number] as number
  return own
}

/** The kept tuples, and the nodes from that step on, which alone they hold. */
function partOf(
  { tuples: { modes, weights }, names }: Part,
  kept: Int32Array,
  { nodeSteps, least }: { readonly nodeSteps: readonly Uint8Array[]; readonly least: number },
): Part {
  const sorts = nodeSteps.map((own) => nodesFrom(own, least))
  const left = new Float64Array(kept.length)
  for (let at = 0; at < kept.length; at += 1) left[at] = weights[kept[at] as number] as number
  return {
    tuples: {
      sizes: sorts.map(({ nodes }) => nodes.length),
      modes: sorts.map(({ places }, mode) => renumbered(modes[mode] as Int32Array, kept, places)),
      weights: left,
    },
    names: sorts.map(({ nodes }, mode) => nodes.map((node) => (names[mode] as Int32Array)[node] as number)),
  }
}

const sum = (values: readonly number[] | Float64Array): number => {
  let all = 0
  for (let at = 0; at < values.length; at += 1) all += values[at] as number
  return all
}

function numbers(size: number): Int32Array {
  const all = new Int32Array(size)
  for (let number = 0; number < size; number += 1) all[number] = number
  return all
}

/**
 * What is left when nodes are taken out that weigh less than a density which some choice of nodes reaches, again and again
 * while that takes out a fair part. Nothing denser is lost, and it costs a few passes in order where the rest costs look-ups
 * by tuple.
 */
function withoutLight(all: Tuples): Part {
  let part: Part = { tuples: all, names: all.sizes.map(numbers) }
  for (let density = 0; ; ) {
    const { sizes, modes, weights } = part.tuples
    const own = modes.map((column, mode) => nodeWeights(column, weights, sizes[mode] as number))
    const average = sum(own[0] as Float64Array) / Math.max(1, sum(sizes))
    if (!(average > 0)) return part
    const nodeSteps = own.map((sort) => stepsOf(sort, average))
    const lowest = lowestSteps(modes, nodeSteps)
    density = Math.max(density, densityFromSteps(nodeSteps, lowest, weights) * (1 - 1e-9))
    const least = stepOf(density, average)
    const kept = tuplesFrom(lowest, least)
    if (kept.length === 0 || kept.length > fairPart * weights.length) return part
    part = partOf(part, kept, { nodeSteps, least })
  }
}

/**
 * The block that remains where its density was highest while the lightest nodes are taken out, level by level (Charikar 2000
 * in the levels of Bahmani et al., VLDB 2012; over more than two sorts as Shin et al., D-Cube, WSDM 2017): every tuple is
 * looked at once from each of its nodes. Null where nothing weighs anything.
 */
export function densestBlock(all: Tuples): Block | null {
  const { tuples, names } = withoutLight(all)
  const state = stateOf(tuples)
  const { size, left } = state
  const order = new Int32Array(size)
  let rest = numbers(size)
  let mass = sum(tuples.weights)
  if (!(mass > 0)) return null
  let best = { density: mass / size, mass, from: 0 }
  for (let taken = 0; taken < size; ) {
    const queue = order.subarray(taken)
    const { threshold, queued, kept } = nextLevel(state, { rest, queue }, best.density)
    rest = rest.subarray(0, kept)
    let end = queued
    for (let place = 0; place < end; place += 1) {
      mass -= left[queue[place] as number] as number
      taken += 1
      const density = mass / (size - taken)
      if (taken < size && density > best.density) best = { density, mass, from: taken }
      end = takeOut(tuples, state, { queue, threshold }, { place, end })
    }
  }
  const members = membersOf(state, tuples, order.subarray(best.from).toSorted())
  return {
    members: members.map((own, mode) => own.map((node) => (names[mode] as Int32Array)[node] as number)),
    mass: best.mass,
    density: best.density,
  }
}

/** Dense blocks one after another, each among the tuples that those before it left; ends below `least` density or at `most`. */
export function denseBlocks(
  tuples: Tuples,
  { most, least }: { readonly most: number; readonly least: number },
): Block[] {
  const blocks: Block[] = []
  const weights = tuples.weights.slice()
  while (blocks.length < most) {
    const block = densestBlock({ ...tuples, weights })
    if (!block || block.density < least) break
    blocks.push(block)
    const inside = tuples.sizes.map((size) => new Uint8Array(size))
    for (const [mode, own] of block.members.entries())
      for (const node of own) (inside[mode] as Uint8Array)[node] = 1
    for (let tuple = 0; tuple < weights.length; tuple += 1)
      if (tuples.modes.every((column, mode) => (inside[mode] as Uint8Array)[column[tuple] as number] === 1))
        weights[tuple] = 0
  }
  return blocks
}
