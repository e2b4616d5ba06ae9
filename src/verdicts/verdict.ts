import type { FraudType, SubjectKind } from '../detectors/finding.ts'
import type { Text } from '../language.ts'

/** The wording ladder; the machine gives the first four and the last. */
export const levels = [
  'none',
  'watch',
  'suspected',
  'highly_suspected',
  'confirmed',
  'penalised',
  'adjudicated',
  'insufficient_data',
] as const
export type Level = (typeof levels)[number]

export const levelNames: Readonly<Record<Level, Text>> = {
  none: { zh: '无异常', en: 'no anomaly' },
  watch: { zh: '关注', en: 'watch' },
  suspected: { zh: '疑似', en: 'suspected' },
  highly_suspected: { zh: '高度疑似', en: 'highly suspected' },
  confirmed: { zh: '复核确认', en: 'confirmed on review' },
  penalised: { zh: '行政处罚认定', en: 'established by administrative penalty' },
  adjudicated: { zh: '司法认定', en: 'established by a court' },
  insufficient_data: { zh: '数据不足', en: 'insufficient data' },
}

/** One line of verdicts.ndjson: one answer a subject. */
export interface Verdict {
  readonly subject_kind: SubjectKind
  readonly subject_id: string
  readonly session_id: string | null
  readonly level: Level
  /** Null for insufficient data. */
  readonly probability: number | null
  /** False until probabilities are calibrated on labelled worlds and closed cases. */
  readonly calibrated: boolean
  readonly fraud_types: readonly { readonly type: FraudType; readonly probability: number }[]
  readonly findings: readonly string[]
  /** Streams that were lacking, each with the detectors that needed it. */
  readonly coverage: Readonly<Record<string, readonly string[]>>
}
