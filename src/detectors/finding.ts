import type { Text } from '../language.ts'

/** The fraud types of results.md; labels use the same ids. */
export const fraudTypes = [
  'fake_viewers',
  'paid_crowd',
  'fake_likes',
  'fake_comments',
  'fake_follows',
  'phantom_banners',
  'inflated_counters',
  'brushed_order',
  'related_party_order',
  'list_price_gmv',
  'refund_blind_gmv',
  'reverse_brushing',
  'fake_review',
  'malicious_registration',
  'raised_account',
  'handed_over_account',
  'farm_device',
  'brushing_advert',
] as const
export type FraudType = (typeof fraudTypes)[number]

export type SubjectKind = 'session' | 'account' | 'order' | 'review' | 'device' | 'group' | 'listing'

/** Sources of evidence that count as one however many detectors look at them. */
export const families = [
  'timing',
  'content',
  'shared_means',
  'journey',
  'money',
  'group',
  'identity',
  'counters',
] as const
export type Family = (typeof families)[number]

export type Fact = string | number | boolean | null | readonly string[] | readonly number[]

export interface BenignConsidered {
  /** Id of the cause, as the detector lists it. */
  readonly cause: string
  /** How it was ruled out, with its numbers; null where it could not be. */
  readonly ruled_out_by: Text | null
}

/** One line of findings.ndjson: what one detector says of one subject, for or against it. */
export interface Finding {
  readonly finding_id: string
  readonly detector: string
  readonly detector_version: number
  readonly subject_kind: SubjectKind
  readonly subject_id: string
  readonly session_id: string | null
  readonly fraud_type: FraudType
  readonly family: Family
  /** Weight of evidence, 10·log10 of the likelihood ratio; negative speaks for the subject. */
  readonly weight_db: number
  /** UTC milliseconds. */
  readonly window: { readonly from: number; readonly until: number }
  readonly facts: Readonly<Record<string, Fact>>
  readonly benign_considered: readonly BenignConsidered[]
  readonly needs_coverage: readonly string[]
  /** One plain sentence with its numbers. Wording stays below "fraud": nobody has decided yet. */
  readonly statement: Text
}

/** A session a detector could not judge, and the streams it lacked. */
export interface Insufficient {
  readonly detector: string
  readonly session_id: string
  readonly missing: readonly string[]
}

export interface Detection {
  readonly findings: readonly Finding[]
  readonly insufficient: readonly Insufficient[]
}
