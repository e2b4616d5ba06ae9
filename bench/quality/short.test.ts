import { availableParallelism } from 'node:os'
import { beforeAll, describe, expect, it } from 'vitest'
import { detectors } from '../../src/detectors/catalogue.ts'
import { drops, type Gauge, gaugesOf } from './gauges.ts'
import { cellsOf } from './grid.ts'
import { percent } from './markdown.ts'
import { readKept } from './results.ts'
import { runWorlds } from './run-world.ts'
import { type Scores, score } from './score.ts'

/** Minutes of simulating and auditing on two cores; a loaded machine takes longer. */
const patienceMs = 20 * 60_000

describe('the short form of the quality bench', () => {
  const committed = readKept().short
  let scores: Scores
  let gauges: readonly Gauge[]

  beforeAll(async () => {
    scores = score(await runWorlds(cellsOf('short'), Math.min(2, availableParallelism())), detectors)
    gauges = gaugesOf(scores)
  }, patienceMs)

  it('has a committed page to be held to', () => {
    expect(committed?.gauges.length).toBeGreaterThan(0)
  })

  it('reads every record of its worlds', () => {
    expect(scores.cost.rows).toBeGreaterThan(0)
    expect(scores.cost.rejected).toBe(0)
  })

  it('is no worse than the committed page beyond noise', () => {
    const worse = drops(committed?.gauges ?? [], gauges).map(
      ({ name, before, after }) =>
        `${name}: ${before.hits}/${before.of} (${percent(before.hits / before.of)}) on the page, now ${after.hits}/${after.of} (${percent(after.hits / after.of)})`,
    )
    expect(worse, 'run `npm run bench:quality -- --short` and commit its page if this is meant').toEqual([])
  })
})
