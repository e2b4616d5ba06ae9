import { type AuditedSession, coverageOf } from '../records/coverage.ts'
import type { Figure } from './figure.ts'
import type { MetricLine } from './metric-line.ts'
import { metricDefinition } from './registry.ts'

/** A figure of a session as it is told, with the coverage of the streams that it stands on. */
export function lineOf(session: AuditedSession, figure: Figure): MetricLine {
  const { streams, counter, ...said } = figure
  const shown = counter !== undefined && (figure.displayed ?? null) !== null
  const basis = shown ? [...streams, `counter.${counter}`] : streams
  return {
    session_id: session.session_id,
    unit: metricDefinition(figure.metric)?.unit ?? 'count',
    currency: null,
    claimed: null,
    displayed: null,
    audited: null,
    low: null,
    high: null,
    decision_rate: null,
    steps: [],
    ...said,
    coverage: Object.fromEntries(
      basis.map((stream) => {
        const { granularity, share } = coverageOf(session, stream)
        return [stream, { granularity, share }]
      }),
    ),
  }
}
