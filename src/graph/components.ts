/**
 * Which nodes hang together: for each of `size` nodes the smallest node of its component, over edges `from[i]`–`to[i]`.
 * Union by size with path halving (Tarjan and van Leeuwen, JACM 1984): nearly linear, two integers a node.
 */
export function components(size: number, from: Int32Array, to: Int32Array): Int32Array {
  const parent = Int32Array.from({ length: size }, (_, node) => node)
  const members = new Int32Array(size).fill(1)
  const root = (node: number): number => {
    let at = node
    while (parent[at] !== at) {
      parent[at] = parent[parent[at] as number] as number
      at = parent[at] as number
    }
    return at
  }
  for (let edge = 0; edge < from.length; edge += 1) {
    const [one, other] = [root(from[edge] as number), root(to[edge] as number)]
    if (one === other) continue
    const [large, small] =
      (members[one] as number) >= (members[other] as number) ? [one, other] : [other, one]
    parent[small] = large
    members[large] = (members[large] as number) + (members[small] as number)
  }
  const smallest = new Int32Array(size).fill(-1)
  const labels = new Int32Array(size)
  for (let node = 0; node < size; node += 1) {
    const own = root(node)
    if (smallest[own] === -1) smallest[own] = node
    labels[node] = smallest[own] as number
  }
  return labels
}
