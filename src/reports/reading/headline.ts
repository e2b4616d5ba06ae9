import type { MetricLine } from '../../metrics/metric-line.ts'
import type { AuditedSession } from '../../records/coverage.ts'
import type { Verdict } from '../../verdicts/verdict.ts'
import type { AuditResult } from '../audit-result.ts'

/** The one figure a session is asked about, with the answer. */
export interface Headline {
  /** Audited GMV where there is a ledger or a claim; else the audience; null where nothing was measured or shown. */
  readonly line: MetricLine | null
  readonly verdict: Verdict | null
  /** What was asserted or displayed; null where nobody did. */
  readonly claimed: number | null
  readonly mouth: 'claimed' | 'displayed' | 'recorded' | null
  /** 1 − audited / claimed; null where either is missing. */
  readonly ratio: number | null
}

/** Money first: it is what is paid for. Of the audience, what is most often sold. */
const order = ['gmv_audited', 'pcu', 'unique_viewers', 'views', 'likes', 'comments', 'follows']

const mouthOf = (line: MetricLine): Headline['mouth'] => {
  if (line.claimed !== null) return 'claimed'
  if (line.displayed !== null) return 'displayed'
  return line.recorded !== null ? 'recorded' : null
}

const says = (line: MetricLine): boolean => mouthOf(line) !== null || line.audited !== null

function headlineLine(lines: readonly MetricLine[]): MetricLine | null {
  const known = order.flatMap((metric) => lines.filter((line) => line.metric === metric && says(line)))
  return (
    known.find((line) => line.audited !== null && mouthOf(line) !== null) ??
    known[0] ??
    lines.find(says) ??
    null
  )
}

/** The verdict on the session itself, not on an account within it. */
export const sessionVerdict = (result: AuditResult, sessionId: string): Verdict | null =>
  result.verdicts.find(
    ({ subject_kind, subject_id }) => subject_kind === 'session' && subject_id === sessionId,
  ) ?? null

export function headlineOf(result: AuditResult, session: AuditedSession): Headline {
  const lines = result.metrics.filter(({ session_id }) => session_id === session.session_id)
  const line = headlineLine(lines)
  const verdict = sessionVerdict(result, session.session_id)
  if (!line) return { line, verdict, claimed: null, mouth: null, ratio: null }
  const mouth = mouthOf(line)
  const claimed = line.claimed ?? line.displayed
  const ratio = claimed !== null && claimed > 0 && line.audited !== null ? 1 - line.audited / claimed : null
  return { line, verdict, claimed, mouth, ratio }
}
