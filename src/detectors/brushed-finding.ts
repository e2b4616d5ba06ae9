import type { Text } from '../language.ts'
import type { Detector } from './detector.ts'
import type { BenignConsidered, Finding, SubjectKind } from './finding.ts'

/** An order, an account or a group of which a detector says that orders were placed by task, and all that is its own of it. */
export interface Brushed {
  readonly kind: SubjectKind
  readonly id: string
  /** Null for a group, which may have been at work in several. */
  readonly session_id: string | null
  readonly weight_db: number
  readonly window: Finding['window']
  readonly facts: Finding['facts']
  readonly considered: readonly BenignConsidered[]
  /** Streams that it rests on. */
  readonly rests: readonly string[]
  readonly statement: Text
}

/** What a detector says of one subject of orders placed by task. */
export function brushedFinding(
  { id: detector, version, family }: Pick<Detector, 'id' | 'version' | 'family'>,
  { kind, id, session_id, weight_db, window, facts, considered, rests, statement }: Brushed,
): Finding {
  return {
    finding_id: `${detector}@${version}:${kind}:${id}${session_id === null ? '' : `:${session_id}`}`,
    detector,
    detector_version: version,
    subject_kind: kind,
    subject_id: id,
    session_id,
    fraud_type: 'brushed_order',
    family,
    weight_db,
    window,
    facts,
    benign_considered: considered,
    needs_coverage: rests,
    statement,
  }
}
