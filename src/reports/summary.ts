import { createHash } from 'node:crypto'
import type { Settlement } from '../metrics/settlement/settlement-of.ts'
import type { Level } from '../verdicts/verdict.ts'
import type { AuditResult } from './audit-result.ts'
import { type FakingCost, fakingCost } from './reading/faking-cost.ts'
import { headlineOf } from './reading/headline.ts'
import type { RejectedSummary } from './rejected.ts'

/** What the report answers of one session, in figures. */
export interface SessionSummary {
  readonly session_id: string
  readonly title: string
  readonly level: Level
  readonly probability: number | null
  readonly calibrated: boolean
  readonly metric: string | null
  readonly currency: string | null
  readonly claimed: number | null
  readonly recorded: number | null
  readonly audited: number | null
  readonly low: number | null
  readonly high: number | null
  readonly water_ratio: number | null
  /** What the found fraud would have cost at advertised prices; null where none was found. An estimate, no evidence. */
  readonly faking_cost: FakingCost | null
  readonly owed_back: readonly { contract_id: string; amount: number | null; currency: string }[]
}

/**
 * Names the result by what it was made from: the input files, the product and every detector. Two reports with the same
 * fingerprint rest on the same materials and methods.
 */
export function fingerprintOf({ product, inputs, detectors }: AuditResult): string {
  const materials = inputs.map(({ name, sha256 }) => [name, sha256]).sort()
  const methods = detectors.map(({ id, version, hash }) => [id, version, hash]).sort()
  return createHash('sha256')
    .update(JSON.stringify([product.version, materials, methods]))
    .digest('hex')
}

const owed = ({ contract_id, owed_back, currency }: Settlement) => ({
  contract_id,
  amount: owed_back,
  currency,
})

function sessionSummaries(result: AuditResult): SessionSummary[] {
  return result.sessions.map((session) => {
    const { session_id, title } = session
    const { line, verdict, claimed, ratio } = headlineOf(result, session)
    return {
      session_id,
      title,
      level: verdict?.level ?? 'insufficient_data',
      probability: verdict?.probability ?? null,
      calibrated: verdict?.calibrated ?? false,
      metric: line?.metric ?? null,
      currency: line?.currency ?? null,
      claimed,
      recorded: line?.recorded ?? null,
      audited: line?.audited ?? null,
      low: line?.low ?? null,
      high: line?.high ?? null,
      water_ratio: ratio,
      faking_cost: fakingCost(result, session),
      owed_back: result.settlements.filter((each) => each.session_id === session_id).map(owed),
    }
  })
}

/** The object of summary.json. Everything that differs between two runs over the same input is under `timings`. */
export function summaryOf(
  result: AuditResult,
  rejected: RejectedSummary,
  files: Readonly<Record<string, string>>,
) {
  const { product, inputs, detectors, started_at, timings } = result
  return {
    product,
    fingerprint: fingerprintOf(result),
    inputs,
    detectors: detectors.map(({ id, version, hash }) => ({ id, version, hash })),
    counts: {
      sessions: result.sessions.length,
      rows: inputs.reduce((sum, { rows }) => sum + rows, 0),
      rejected: rejected.total,
      duplicates: inputs.reduce((sum, { duplicates }) => sum + duplicates, 0),
      metrics: result.metrics.length,
      verdicts: result.verdicts.length,
      findings: result.findings.length,
      insufficient: result.insufficient.length,
    },
    rejected_by_reason: Object.fromEntries(rejected.reasons.map(({ code, count }) => [code, count])),
    sessions: sessionSummaries(result),
    settlements: result.settlements,
    insufficient: result.insufficient,
    /** SHA-256 of the files beside this one. */
    files,
    timings: { started_at, ...timings },
  }
}
