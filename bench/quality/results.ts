import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'
import { join } from 'node:path'
import { detectors } from '../../src/detectors/catalogue.ts'
import { detectorHash } from '../../src/detectors/lock.ts'
import { type Gauge, gaugesOf } from './gauges.ts'
import { page } from './page.ts'
import { reliabilityPlot } from './reliability-plot.ts'
import type { Scores } from './score.ts'

export interface Measurer {
  readonly command: string
  /** Which seeds, in words. */
  readonly seeds: string
}

/** What one grid came to, with how it was measured. */
export interface KeptGrid extends Measurer {
  readonly machine: string
  readonly detectors: readonly { readonly id: string; readonly version: number; readonly hash: string }[]
  readonly scores: Scores
  readonly gauges: readonly Gauge[]
}

/** quality.json: the full grid and the short form, each as it was last run. */
export interface Kept {
  readonly full: KeptGrid | null
  readonly short: KeptGrid | null
}

export const resultsFolder = join(import.meta.dirname, '..', 'results')

export const keptGrid = (scores: Scores, measurer: Measurer): KeptGrid => ({
  ...measurer,
  machine: `${cpus().length} cores (${cpus()[0]?.model.trim() ?? 'unknown'}), ${Math.round(totalmem() / 2 ** 30)} GiB`,
  detectors: detectors.map((detector) => ({
    id: detector.id,
    version: detector.version,
    hash: detectorHash(detector),
  })),
  scores,
  gauges: gaugesOf(scores),
})

export function readKept(folder = resultsFolder): Kept {
  const path = join(folder, 'quality.json')
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Kept) : { full: null, short: null }
}

/** Writes the page, its numbers and its plot; what was not run this time stays as it was. */
export function keep(fresh: Partial<Kept>, folder = resultsFolder): void {
  const kept = { ...readKept(folder), ...fresh }
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'quality.json'), `${JSON.stringify(kept, null, 1)}\n`)
  writeFileSync(join(folder, 'quality.md'), page(kept))
  writeFileSync(
    join(folder, 'quality-reliability.svg'),
    reliabilityPlot((kept.full ?? kept.short)?.scores.calibration ?? []),
  )
}
