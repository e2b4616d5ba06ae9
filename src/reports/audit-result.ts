import type { Finding, Insufficient } from '../detectors/finding.ts'
import type { Text } from '../language.ts'
import type { MetricLine } from '../metrics/metric-line.ts'
import type { OrderOrigin, StreamOrigin } from '../metrics/origin/origins.ts'
import type { Settlement } from '../metrics/settlement/settlement-of.ts'
import type { AuditedSession, Need } from '../records/coverage.ts'
import type { Verdict } from '../verdicts/verdict.ts'

/** One file of the import, as it was hashed at the door. */
export interface InputFile {
  readonly name: string
  readonly sha256: string
  readonly bytes: number
  readonly kind: string
  /** Rows read: kept, rejected and duplicates together. */
  readonly rows: number
  readonly rejected: number
  readonly duplicates: number
  /** What a reader should know of this file: unknown columns, assumed units, and the like. */
  readonly notices: readonly Text[]
}

/** One point of the online curve; null where that mouth was silent. */
export interface CurvePoint {
  readonly at: number
  /** What the ledger of entries and exits carries. */
  readonly online: number | null
  /** What the counter showed. */
  readonly displayed: number | null
}

/** A benign cause of a jump that somebody put on record. */
export interface PromotionMark {
  readonly at: number
  readonly until: number | null
  readonly kind: string
  readonly note: string
}

/** A figure that someone asserted, as it was recorded. */
export interface ClaimMade {
  readonly claim_id: string
  readonly session_id: string
  readonly at: number
  readonly by: string
  readonly metric: string
  readonly value: number
  readonly currency: string
  readonly medium: string
  readonly text: string
  /** Where it stands among the input files: the first 16 digits of the file's SHA-256, and the line. */
  readonly file_id: string
  readonly line: number
}

/** One line of rejected.ndjson: a record that could not be read, kept with file, line and reason. */
export interface RejectedRow {
  readonly file: string
  readonly line: number
  readonly reason: { readonly code: string } & Text
  readonly raw: string
}

/** What a report says of a detector that took part. */
export interface DetectorUsed {
  readonly id: string
  readonly version: number
  /** SHA-256 of its content. */
  readonly hash: string
  readonly name: Text
  readonly needs: readonly Need[]
  readonly sees: Text
  readonly misses: Text
  readonly benign: readonly { readonly id: string; readonly cause: Text; readonly ruledOutBy: Text }[]
}

/** Everything an audit found; every file of the results is written from this and nothing else. */
export interface AuditResult {
  readonly product: { readonly name: 'wring'; readonly version: string }
  /** UTC milliseconds; goes to summary.json only, under `timings`. */
  readonly started_at: number
  /** Printed on the report where given; left out, the same input gives the same bytes. */
  readonly generated_at?: number
  /** IANA zone in which the report shows times; Asia/Shanghai where absent. */
  readonly zone?: string
  readonly inputs: readonly InputFile[]
  readonly sessions: readonly AuditedSession[]
  readonly metrics: readonly MetricLine[]
  readonly verdicts: readonly Verdict[]
  readonly findings: readonly Finding[]
  readonly insufficient: readonly Insufficient[]
  readonly settlements: readonly Settlement[]
  /** By session. */
  readonly curves: Readonly<Record<string, readonly CurvePoint[]>>
  /** By session. */
  readonly promotions: Readonly<Record<string, readonly PromotionMark[]>>
  readonly claims: readonly ClaimMade[]
  /** By session: the files and lines behind each stream. */
  readonly origins: Readonly<Record<string, readonly StreamOrigin[]>>
  /** Files and lines of the orders that the weightiest findings speak of. */
  readonly orderOrigins: readonly OrderOrigin[]
  /** Read once, in order. */
  readonly rejected: Iterable<RejectedRow> | AsyncIterable<RejectedRow>
  readonly detectors: readonly DetectorUsed[]
  /** Milliseconds by stage. */
  readonly timings: Readonly<Record<string, number>>
}
