import type { Detector } from '../../src/detectors/detector.ts'
import type { Finding, Insufficient } from '../../src/detectors/finding.ts'
import type { MetricLine } from '../../src/metrics/metric-line.ts'
import type { Verdict } from '../../src/verdicts/verdict.ts'

/** What is counted of one subject kind; an account lives once in the world and once in each session it came to. */
export const units = [
  'session',
  'account',
  'account_in_session',
  'order',
  'review',
  'device',
  'group',
  'listing',
] as const
export type Unit = (typeof units)[number]

/** How many subjects the records hold, by session where they belong to one. */
export interface Population {
  readonly unit: Unit
  readonly session_id: string
  readonly subjects: number
}

export type Answered = Pick<
  Verdict,
  'subject_kind' | 'subject_id' | 'session_id' | 'level' | 'probability' | 'fraud_types'
>

export type Figured = Pick<MetricLine, 'session_id' | 'metric' | 'recorded' | 'audited' | 'low' | 'high'>

/** What an audit of one world said, with the size of what it spoke of. */
export interface Answer {
  readonly verdicts: readonly Answered[]
  readonly findings: readonly Pick<Finding, 'subject_kind' | 'subject_id' | 'facts'>[]
  readonly metrics: readonly Figured[]
  readonly insufficient: readonly Insufficient[]
  readonly population: readonly Population[]
  /** Session of each order that was made in one. */
  readonly sessionOfOrder: ReadonlyMap<string, string>
}

/** What scoring must know of a detector: which practices it claims to see, and on what. */
export type Seer = Pick<Detector, 'id' | 'fraudTypes' | 'subjects'>

/** The detectors that claim to see a practice on a unit. */
export function seersOf(seers: readonly Seer[], fraud_type: string, unit: Unit): Seer[] {
  const kind = unit === 'account_in_session' ? 'account' : unit
  return seers.filter(
    ({ fraudTypes, subjects }) => fraudTypes.some((type) => type === fraud_type) && subjects.includes(kind),
  )
}
