export interface DisjointSets {
  rootOf(element: number): number
  join(left: number, right: number): void
}

/** Sets of the numbers below `size`, each alone at first; the root of a set is its smallest member. */
export function disjointSets(size: number): DisjointSets {
  const parent = Int32Array.from({ length: size }, (_, element) => element)
  const rootOf = (element: number): number => {
    let root = element
    while (parent[root] !== root) root = parent[root] as number
    for (let at = element; at !== root; ) {
      const next = parent[at] as number
      parent[at] = root
      at = next
    }
    return root
  }
  return {
    rootOf,
    join(left, right) {
      const [a, b] = [rootOf(left), rootOf(right)]
      parent[Math.max(a, b)] = Math.min(a, b)
    },
  }
}
