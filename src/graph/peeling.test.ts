import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { incrementalPeeling, slack } from './incremental-peeling.ts'
import { denseBlocks, densestBlock, discounted, levelStep, type Tuples } from './peeling.ts'

const sizes = [4, 3, 2]
const tuplesOf = (modes: number) =>
  fc
    .array(fc.tuple(fc.nat(3), fc.nat(2), fc.nat(1), fc.integer({ min: 1, max: 9 })), {
      minLength: 1,
      maxLength: 18,
    })
    .map(
      (rows): Tuples => ({
        sizes: sizes.slice(0, modes),
        modes: Array.from({ length: modes }, (_, mode) =>
          Int32Array.from(rows, (row) => row[mode] as number),
        ),
        weights: Float64Array.from(rows, (row) => row[3]),
      }),
    )

/** Mass within chosen nodes; `chosen` has a bit for each node of each sort. */
function massWithin({ modes, weights }: Tuples, chosen: readonly ReadonlySet<number>[]): number {
  return weights.reduce(
    (sum, weight, tuple) =>
      modes.every((column, mode) => chosen[mode]?.has(column[tuple] as number)) ? sum + weight : sum,
    0,
  )
}

function densestOfAll(tuples: Tuples): number {
  const nodes = tuples.sizes.flatMap((size, mode) =>
    Array.from({ length: size }, (_, node) => [mode, node] as const),
  )
  let best = 0
  for (let bits = 1; bits < 2 ** nodes.length; bits += 1) {
    const own = nodes.filter((_, bit) => bits & (1 << bit))
    const chosen = tuples.sizes.map(
      (_, mode) => new Set(own.filter(([of]) => of === mode).map(([, node]) => node)),
    )
    best = Math.max(best, massWithin(tuples, chosen) / own.length)
  }
  return best
}

describe.each([2, 3])('the densest block over %i sorts of nodes', (modes) => {
  it('is as dense as it says, and near the densest of all choices of nodes', () => {
    fc.assert(
      fc.property(tuplesOf(modes), (tuples) => {
        const block = densestBlock(tuples)
        expect(block).not.toBeNull()
        if (!block) return
        const mass = massWithin(
          tuples,
          block.members.map((members) => new Set(members)),
        )
        const nodes = block.members.reduce((sum, { length }) => sum + length, 0)
        expect(block.mass).toBeCloseTo(mass, 6)
        expect(block.density).toBeCloseTo(mass / nodes, 6)
        expect(block.density * modes * (1 + levelStep)).toBeGreaterThanOrEqual(densestOfAll(tuples) - 1e-9)
      }),
      { numRuns: 60 },
    )
  })
})

describe('weights with the popularity taken off', () => {
  it('are those over the logarithm of how many tuples touch the node', () => {
    fc.assert(
      fc.property(tuplesOf(2), ({ sizes: [, size = 0], modes: [, column = new Int32Array(0)], weights }) => {
        const touched = (node: number) => column.filter((other) => other === node).length
        const slow = [...weights].map(
          (weight, tuple) => weight / Math.log(touched(column[tuple] as number) + 5),
        )
        for (const [tuple, weight] of discounted(weights, column, size).entries())
          expect(weight).toBeCloseTo(slow[tuple] as number, 9)
      }),
    )
  })

  it('leave a block near the densest of all choices by such weights', () => {
    fc.assert(
      fc.property(tuplesOf(2), (tuples) => {
        const weights = discounted(tuples.weights, tuples.modes[1] as Int32Array, tuples.sizes[1] as number)
        const light = { ...tuples, weights }
        const density = densestBlock(light)?.density ?? 0
        expect(density * 2 * (1 + levelStep)).toBeGreaterThanOrEqual(densestOfAll(light) - 1e-9)
      }),
      { numRuns: 60 },
    )
  })
})

describe('dense blocks', () => {
  it('find a planted block, whatever popular goods its buyers also buy', () => {
    const rows: [number, number][] = []
    for (let buyer = 0; buyer < 200; buyer += 1) rows.push([buyer, buyer % 3])
    for (let buyer = 40; buyer < 50; buyer += 1)
      for (let shop = 5; shop < 11; shop += 1) rows.push([buyer, shop])
    const shops = Int32Array.from(rows, ([, shop]) => shop)
    const weights = discounted(new Float64Array(rows.length).fill(1), shops, 11)
    const modes = [Int32Array.from(rows, ([buyer]) => buyer), shops]
    const [block] = denseBlocks({ sizes: [200, 11], modes, weights }, { most: 2, least: 0.1 })
    expect([...(block?.members[0] ?? [])]).toEqual([40, 41, 42, 43, 44, 45, 46, 47, 48, 49])
    expect([...(block?.members[1] ?? [])]).toEqual([5, 6, 7, 8, 9, 10])
  })

  it('end where nothing is left', () => {
    const none: Tuples = {
      sizes: [2, 2],
      modes: [new Int32Array(0), new Int32Array(0)],
      weights: new Float64Array(0),
    }
    expect(densestBlock(none)).toBeNull()
    expect(denseBlocks(none, { most: 3, least: 0 })).toEqual([])
  })
})

describe('a peeling order kept while edges come in', () => {
  const nodes = 9
  const edges = fc.array(fc.tuple(fc.nat(nodes - 1), fc.nat(nodes - 1), fc.integer({ min: 1, max: 5 })), {
    minLength: 1,
    maxLength: 40,
  })
  type Edges = readonly (readonly [number, number, number])[]
  const within = (all: Edges, left: ReadonlySet<number>) =>
    all.filter(([one, other]) => one !== other && left.has(one) && left.has(other))

  it('takes a node that is light enough each time, after every edge', () => {
    fc.assert(
      fc.property(edges, fc.nat(20), (all, known) => {
        const [before, after] = [all.slice(0, known), all.slice(known)]
        const peeling = incrementalPeeling(nodes, {
          from: Int32Array.from(before, ([from]) => from),
          to: Int32Array.from(before, ([, to]) => to),
          weights: Float64Array.from(before, ([, , weight]) => weight),
        })
        for (const [one, other, weight] of after) peeling.add(one, other, weight)
        const left = new Set(Array.from({ length: nodes }, (_, node) => node))
        const massOf = (of: Edges) => of.reduce((sum, [, , weight]) => sum + weight, 0)
        const { density } = peeling.densest()
        let best = 0
        for (const node of peeling.order()) {
          const rest = within(all, left)
          best = Math.max(best, massOf(rest) / left.size)
          const weightOf = (own: number) =>
            massOf(rest.filter(([one, other]) => one === own || other === own))
          const least = Math.min(...[...left].map(weightOf))
          expect(weightOf(node)).toBeLessThanOrEqual(Math.max(density, least * (1 + slack)) + 1e-9)
          left.delete(node)
        }
        expect(left.size).toBe(0)
        expect(density).toBeCloseTo(best, 9)
      }),
    )
  })
})
