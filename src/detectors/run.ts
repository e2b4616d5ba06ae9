import type { Detector, DetectorInput } from './detector.ts'
import type { Detection, Finding, Insufficient } from './finding.ts'
import { drawVisits } from './visits.ts'

/** What the detectors found, and how long each took. */
export interface DetectorRun extends Detection {
  /** Seconds by detector, and of the visits that they read. */
  readonly seconds: Readonly<Record<string, number>>
}

export interface RunEffects {
  /** Told the name of each detector before it starts, and of the visits before them. */
  readonly progress?: (detector: string) => void
  /** Milliseconds of a clock that only goes forward. */
  readonly now?: () => number
}

/**
 * Runs detectors one after another, each named and measured; findings come in the order of the catalogue. What a detector
 * throws is a bug in it and ends the audit: a result without one of its detectors would say less than it seems to.
 */
export async function runDetectors(
  detectors: readonly Detector[],
  input: DetectorInput,
  { progress = () => {}, now = () => performance.now() }: RunEffects = {},
): Promise<DetectorRun> {
  const findings: Finding[] = []
  const insufficient: Insufficient[] = []
  progress('visits')
  const began = now()
  await drawVisits(input.engine, input.sessions)
  const seconds: Record<string, number> = { visits: (now() - began) / 1000 }
  for (const detector of detectors) {
    progress(detector.id)
    const started = now()
    const detection = await detector.detect(input)
    seconds[detector.id] = (now() - started) / 1000
    for (const finding of detection.findings) findings.push(finding)
    for (const lacking of detection.insufficient) insufficient.push(lacking)
  }
  return { findings, insufficient, seconds }
}
