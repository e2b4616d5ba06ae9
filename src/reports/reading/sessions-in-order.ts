import type { AuditedSession } from '../../records/coverage.ts'
import type { Level } from '../../verdicts/verdict.ts'
import type { AuditResult } from '../audit-result.ts'
import { headlineOf } from './headline.ts'

/** What a reader should see first; what cannot be judged comes before what shows no anomaly. */
const urgency: readonly Level[] = [
  'adjudicated',
  'penalised',
  'confirmed',
  'highly_suspected',
  'suspected',
  'watch',
  'insufficient_data',
  'none',
]

/** Sessions by level, then by the money between what was asserted and what stands, then by their start. */
export function sessionsInOrder(result: AuditResult): readonly AuditedSession[] {
  return result.sessions
    .map((session) => {
      const { line, verdict, claimed } = headlineOf(result, session)
      const money = line?.unit === 'money' && claimed !== null && line.audited !== null
      return {
        session,
        rank: urgency.indexOf(verdict?.level ?? 'insufficient_data'),
        stake: money ? Math.abs(claimed - (line.audited ?? 0)) : 0,
      }
    })
    .sort(
      (a, b) =>
        a.rank - b.rank ||
        b.stake - a.stake ||
        a.session.started_at - b.session.started_at ||
        (a.session.session_id < b.session.session_id ? -1 : 1),
    )
    .map(({ session }) => session)
}
