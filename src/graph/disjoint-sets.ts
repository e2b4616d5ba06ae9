export interface DisjointSets {
  /** The smallest member of the set that holds an element. */
  rootOf(element: number): number
  join(left: number, right: number): void
}

/**
 * Weighted union-find over the numbers below `size`, each alone at first: the smaller set hangs below the larger, with path
 * halving (Tarjan and van Leeuwen, JACM 1984).
 */
export function disjointSets(size: number): DisjointSets {
  const parent = new Int32Array(size)
  const smallest = new Int32Array(size)
  for (let element = 0; element < size; element += 1) {
    parent[element] = element
    smallest[element] = element
  }
  const members = new Int32Array(size).fill(1)
  const topOf = (element: number): number => {
    let at = element
    while (parent[at] !== at) {
      parent[at] = parent[parent[at] as number] as number
      at = parent[at] as number
    }
    return at
  }
  return {
    rootOf: (element) => smallest[topOf(element)] as number,
    join(left, right) {
      const [one, other] = [topOf(left), topOf(right)]
      if (one === other) return
      const [large, small] =
        (members[one] as number) >= (members[other] as number) ? [one, other] : [other, one]
      parent[small] = large
      members[large] = (members[large] as number) + (members[small] as number)
      smallest[large] = Math.min(smallest[large] as number, smallest[small] as number)
    },
  }
}
