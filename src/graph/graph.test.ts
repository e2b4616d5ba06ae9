import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { components } from './components.ts'
import { type Csr, csrOf, transposed } from './csr.ts'
import { disjointSets } from './disjoint-sets.ts'
import { overlaps } from './overlaps.ts'

const pairsUpTo = (size: number) => fc.array(fc.tuple(fc.nat(size - 1), fc.nat(size - 1)), { maxLength: 40 })
const columns = (pairs: readonly (readonly [number, number])[]) =>
  [Int32Array.from(pairs, ([one]) => one), Int32Array.from(pairs, ([, other]) => other)] as const
const rowsOf = ({ offsets, items }: Csr): number[][] =>
  Array.from({ length: offsets.length - 1 }, (_, row) => [...items.slice(offsets[row], offsets[row + 1])])

/** Every edge is tried until nothing changes. */
function slowComponents(size: number, edges: readonly (readonly [number, number])[]): number[] {
  const labels = Array.from({ length: size }, (_, node) => node)
  for (let round = 0; round < size; round += 1)
    for (const [one, other] of edges) {
      const least = Math.min(labels[one] as number, labels[other] as number)
      labels[one] = least
      labels[other] = least
    }
  return labels
}

describe('weighted union-find', () => {
  it('knows after every union the smallest member of each set', () => {
    fc.assert(
      fc.property(pairsUpTo(12), (edges) => {
        const sets = disjointSets(12)
        for (const [place, [one, other]] of edges.entries()) {
          sets.join(one, other)
          const roots = Array.from({ length: 12 }, (_, element) => sets.rootOf(element))
          expect(roots).toEqual(slowComponents(12, edges.slice(0, place + 1)))
        }
      }),
      { numRuns: 30 },
    )
  })
})

describe('components', () => {
  it('are those of a search that tries every edge until nothing changes', () => {
    fc.assert(
      fc.property(pairsUpTo(12), (edges) => {
        expect([...components(12, ...columns(edges))]).toEqual(slowComponents(12, edges))
      }),
    )
  })

  it('do not depend on the order of the edges', () => {
    fc.assert(
      fc.property(pairsUpTo(12), (edges) => {
        expect(components(12, ...columns(edges.toReversed()))).toEqual(components(12, ...columns(edges)))
      }),
    )
  })
})

describe('compressed rows', () => {
  it('hold every pair in its row, in order', () => {
    fc.assert(
      fc.property(pairsUpTo(9), (pairs) => {
        const rows = Array.from({ length: 9 }, (_, row) =>
          pairs.filter(([own]) => own === row).map(([, column]) => column),
        )
        expect(rowsOf(csrOf(9, ...columns(pairs)))).toEqual(rows)
      }),
    )
  })

  it('turned twice hold the same pairs, ascending', () => {
    fc.assert(
      fc.property(pairsUpTo(9), (pairs) => {
        const csr = csrOf(9, ...columns(pairs))
        const sorted = rowsOf(csr).map((row) => row.toSorted((one, other) => one - other))
        expect(rowsOf(transposed(transposed(csr, 9), 9))).toEqual(sorted)
      }),
    )
  })
})

describe('overlaps', () => {
  const world = fc.record({
    sets: fc.array(fc.uniqueArray(fc.nat(14), { maxLength: 10 }), { minLength: 2, maxLength: 9 }),
    sides: fc.array(fc.nat(2), { minLength: 9, maxLength: 9 }),
    least: fc.integer({ min: 1, max: 3 }),
  })

  it('are those of comparing every two sets member by member', () => {
    fc.assert(
      fc.property(world, ({ sets, sides, least }) => {
        const side = Int32Array.from(sets, (_, set) => sides[set] as number)
        const pairs = sets.flatMap((members, set) => members.map((member): [number, number] => [member, set]))
        const found = overlaps(csrOf(15, ...columns(pairs)), { sets: sets.length, side, least })
        const slow = sets.flatMap((members, left) =>
          sets.flatMap((others, right) => {
            const shared = members.filter((member) => others.includes(member)).length
            return left < right && side[left] !== side[right] && shared >= least
              ? [[left, right, shared]]
              : []
          }),
        )
        const rows = [...found.left].map((left, pair) => [left, found.right[pair], found.shared[pair]])
        expect(rows).toEqual(slow)
      }),
    )
  })
})
