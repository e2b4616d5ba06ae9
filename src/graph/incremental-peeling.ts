/** A peeling order that is kept while edges come in. */
export interface IncrementalPeeling {
  /** Adds an edge, or weight to one. Only the part of the order that it disturbs is sorted anew. */
  add(one: number, other: number, weight: number): void
  /**
   * Nodes in the order in which they are taken. Each weighs, among those left, at most `slack` more than the lightest of them,
   * or no more than the highest density: so light a node is in no denser block, whatever its place.
   */
  order(): Int32Array
  /** The nodes that remain where their density (weight over nodes) is highest, ascending. */
  densest(): { readonly members: Int32Array; readonly density: number }
}

/** How much more than the lightest a node may weigh and keep its place; the densest part is within 1 / (2 · (1 + slack)). */
export const slack = 0.1

/** Nodes by weight, the lightest on top; a node’s weight may change while it is in. */
function nodeHeap(size: number, weight: Float64Array) {
  const heap = new Int32Array(size)
  const slot = new Int32Array(size).fill(-1)
  let length = 0
  const before = (one: number, other: number): boolean => {
    const [left, right] = [weight[one] as number, weight[other] as number]
    return left < right || (left === right && one < other)
  }
  const put = (node: number, place: number): void => {
    heap[place] = node
    slot[node] = place
  }
  const rise = (node: number): void => {
    let place = slot[node] as number
    while (place > 0) {
      const parent = (place - 1) >> 1
      if (!before(node, heap[parent] as number)) break
      put(heap[parent] as number, place)
      place = parent
    }
    put(node, place)
  }
  const sink = (node: number): void => {
    let place = slot[node] as number
    for (let child = 2 * place + 1; child < length; child = 2 * place + 1) {
      if (child + 1 < length && before(heap[child + 1] as number, heap[child] as number)) child += 1
      if (!before(heap[child] as number, node)) break
      put(heap[child] as number, place)
      place = child
    }
    put(node, place)
  }
  return {
    holds: (node: number): boolean => (slot[node] as number) >= 0,
    empty: (): boolean => length === 0,
    top: (): number => heap[0] as number,
    lightened: rise,
    push(node: number): void {
      put(node, length)
      length += 1
      rise(node)
    },
    pop(): number {
      const top = heap[0] as number
      slot[top] = -1
      length -= 1
      const last = heap[length] as number
      if (length > 0) {
        put(last, 0)
        sink(last)
      }
      return top
    },
  }
}

/** Edges of each node as chains in typed arrays that double when they are full. */
function chains(size: number) {
  const head = new Int32Array(size).fill(-1)
  let [next, node, weight] = [new Int32Array(1024), new Int32Array(1024), new Float64Array(1024)]
  let length = 0
  const grow = (): void => {
    const [chained, named, weighed] = [next, node, weight]
    next = new Int32Array(2 * length)
    node = new Int32Array(2 * length)
    weight = new Float64Array(2 * length)
    next.set(chained)
    node.set(named)
    weight.set(weighed)
  }
  return {
    link(from: number, to: number, own: number): void {
      if (length === next.length) grow()
      next[length] = head[from] as number
      node[length] = to
      weight[length] = own
      head[from] = length
      length += 1
    },
    each(from: number, visit: (to: number, weight: number) => void): void {
      for (let at = head[from] as number; at >= 0; at = next[at] as number)
        visit(node[at] as number, weight[at] as number)
    },
  }
}

interface Edges {
  readonly from: Int32Array
  readonly to: Int32Array
  readonly weights: Float64Array
}

/** The order with what each node weighs in it, and the nodes that wait for a new place. */
function peelingState(size: number) {
  const graph = chains(size)
  /** Of placed nodes what they weighed when taken, of waiting ones what they weigh now. */
  const weight = new Float64Array(size)
  /** By place, a bound from below of what the lightest node weighs then. */
  const floor = new Float64Array(size)
  const [order, place] = [new Int32Array(size), new Int32Array(size)]
  const waiting = nodeHeap(size, weight)
  const lighten = (other: number, own: number): void => {
    if (!waiting.holds(other)) return
    weight[other] = (weight[other] as number) - own
    waiting.lightened(other)
  }
  const settle = (node: number, at: number, least: number): void => {
    order[at] = node
    place[node] = at
    floor[at] = least
  }
  return {
    graph,
    weight,
    floor,
    order,
    place,
    waiting,
    settle,
    lighten,
    takeLightest(at: number): void {
      const node = waiting.pop()
      settle(node, at, weight[node] as number)
      graph.each(node, lighten)
    },
    /** What a node that is not waiting weighs more because of those that wait. */
    owed(node: number): number {
      let sum = 0
      graph.each(node, (other, own) => {
        if (waiting.holds(other)) sum += own
      })
      return sum
    },
  }
}

type State = ReturnType<typeof peelingState>

/** Places the waiting nodes from a place on; nodes that come to weigh too much for theirs wait as well. */
function reorder(state: State, first: number, light: number): void {
  const { graph, weight, floor, order, waiting, settle, lighten } = state
  let [write, read] = [first, first + 1]
  while (!waiting.empty()) {
    const least = read < order.length ? Math.max(light, floor[read] as number) : Number.POSITIVE_INFINITY
    if (least >= (weight[waiting.top()] as number)) {
      state.takeLightest(write++)
      continue
    }
    const node = order[read++] as number
    const more = state.owed(node)
    const now = (weight[node] as number) + more
    weight[node] = now
    if (now > Math.max(light, (1 + slack) * least)) {
      waiting.push(node)
      continue
    }
    settle(node, write++, least)
    if (more > 0) graph.each(node, lighten)
  }
}

/** Where the density of what remains is highest, over all places of the order. */
function densestFrom(
  { order, weight }: State,
  mass: number,
): { readonly from: number; readonly density: number } {
  const size = order.length
  let [rest, best, from] = [mass, mass / Math.max(1, size), 0]
  for (let at = 0; at + 1 < size; at += 1) {
    rest -= weight[order[at] as number] as number
    const density = rest / (size - at - 1)
    if (density > best) [best, from] = [density, at + 1]
  }
  return { from, density: best }
}

/**
 * The peeling order of a growing graph of `size` nodes (after Jiang et al., Spade, VLDB 2022). Nodes before the earlier end of
 * a new edge keep their places, and so does that end while it weighs little enough. Otherwise it and the neighbours that it
 * holds up wait until they are the lightest; once none waits the rest of the order stands.
 */
export function incrementalPeeling(size: number, { from, to, weights }: Edges): IncrementalPeeling {
  const state = peelingState(size)
  const { graph, weight, floor, order, place, waiting } = state
  let mass = 0
  const link = (one: number, other: number, own: number): void => {
    graph.link(one, other, own)
    graph.link(other, one, own)
    mass += own
  }
  for (let edge = 0; edge < from.length; edge += 1) {
    const [one, other, own] = [from[edge] as number, to[edge] as number, weights[edge] as number]
    if (one === other) continue
    link(one, other, own)
    weight[one] = (weight[one] as number) + own
    weight[other] = (weight[other] as number) + own
  }
  for (let node = 0; node < size; node += 1) waiting.push(node)
  for (let at = 0; at < size; at += 1) state.takeLightest(at)
  // No set of nodes becomes less dense while edges come in, so what was the highest density bounds it from below.
  let light = densestFrom(state, mass).density
  return {
    add(one, other, own) {
      if (one === other) return
      link(one, other, own)
      const first = (place[one] as number) < (place[other] as number) ? one : other
      const at = place[first] as number
      weight[first] = (weight[first] as number) + own
      if ((weight[first] as number) <= Math.max(light, (1 + slack) * (floor[at] as number))) return
      waiting.push(first)
      reorder(state, at, light)
    },
    order: () => order.slice(),
    densest() {
      const found = densestFrom(state, mass)
      light = Math.max(light, found.density)
      return { members: order.slice(found.from).sort(), density: found.density }
    },
  }
}
