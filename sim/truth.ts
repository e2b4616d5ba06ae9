import type { Nature } from './session/stage.ts'

/** What is true of one subject; written as a `label` record. */
export interface Truth {
  readonly subject_kind: 'session' | 'account' | 'order' | 'review' | 'device' | 'group' | 'listing'
  readonly subject_id: string
  /** Of what an account did in this session only. */
  readonly session_id?: string
  readonly label: 'confirmed' | 'genuine'
  readonly fraud_type?: string
  /** Why a genuine subject is easily mistaken. */
  readonly cause?: string
}

/** Accounts that act together, for scoring groups; a `group` label has the same id. */
export interface GroupTruth {
  readonly group_id: string
  readonly fraud_type: string
  readonly members: readonly string[]
  readonly sessions: readonly string[]
}

/** What is put down of a session or of a world while it is made. The same truth twice is written once. */
export interface Truths {
  label(truth: Truth): void
  group(group: GroupTruth): void
  /** A session holds this much of a practice: the share that is made up, as it came out. */
  practice(fraud_type: Nature | string, dose: number, skill: number): void
  cause(cause: string): void
}
