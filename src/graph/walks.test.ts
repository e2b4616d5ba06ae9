import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { csrOf } from './csr.ts'
import { boundedCycles } from './cycles.ts'
import { spread } from './spreading.ts'

const size = 6
const pairs = fc.array(fc.tuple(fc.nat(size - 1), fc.nat(size - 1)), { maxLength: 18 })
const graphOf = (edges: readonly (readonly [number, number])[]) =>
  csrOf(
    size,
    Int32Array.from(edges, ([from]) => from),
    Int32Array.from(edges, ([, to]) => to),
  )

/** Every sequence of different nodes is tried. */
function slowCycles(edges: readonly (readonly [number, number])[], length: number): string[] {
  const has = (from: number, to: number) => edges.some(([one, other]) => one === from && other === to)
  const found: string[] = []
  const extend = (path: number[]): void => {
    const [first, last] = [path[0] as number, path.at(-1) as number]
    if (path.length > 1 && has(last, first) && path.every((node) => node >= first)) found.push(path.join())
    if (path.length === length) return
    for (let node = 0; node < size; node += 1)
      if (!path.includes(node) && has(last, node)) extend([...path, node])
  }
  for (let start = 0; start < size; start += 1) extend([start])
  return found.sort()
}

describe('bounded cycles', () => {
  it('are those of trying every way', () => {
    fc.assert(
      fc.property(pairs, fc.integer({ min: 2, max: 5 }), (edges, length) => {
        const { cycles, complete } = boundedCycles(graphOf(edges), { length, steps: 1e6 })
        expect(complete).toBe(true)
        expect(cycles.map((cycle) => cycle.join()).sort()).toEqual(slowCycles(edges, length))
      }),
    )
  })

  it('say where the search was cut', () => {
    const every = Array.from({ length: size }, (_, one) =>
      Array.from({ length: size }, (_, other): [number, number] => [one, other]),
    ).flat()
    expect(boundedCycles(graphOf(every), { length: 5, steps: 10 }).complete).toBe(false)
  })
})

describe('label spreading', () => {
  it('is the iteration written out as a matrix', () => {
    fc.assert(
      fc.property(pairs, fc.array(fc.nat(1), { minLength: size, maxLength: size }), (edges, seeds) => {
        const both = [...edges, ...edges.map(([one, other]): [number, number] => [other, one])]
        const weights = new Float64Array(both.length).fill(1)
        const ties = Array.from({ length: size }, (_, one) =>
          Array.from(
            { length: size },
            (_, other) => both.filter(([a, b]) => a === one && b === other).length,
          ),
        )
        const degree = ties.map((row) => row.reduce((sum, tie) => sum + tie, 0))
        let slow = seeds
        for (let round = 0; round < 4; round += 1)
          slow = ties.map((row, one) =>
            row.reduce(
              (sum, tie, other) =>
                tie === 0
                  ? sum
                  : sum +
                    (0.6 * tie * (slow[other] as number)) /
                      Math.sqrt((degree[one] as number) * (degree[other] as number)),
              0.4 * (seeds[one] as number),
            ),
          )
        const scores = spread(graphOf(both), {
          weights,
          seeds: Float64Array.from(seeds),
          share: 0.6,
          rounds: 4,
        })
        for (const [node, score] of scores.entries()) expect(score).toBeCloseTo(slow[node] as number, 9)
      }),
    )
  })
})
