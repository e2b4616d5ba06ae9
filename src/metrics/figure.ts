import type { AuditedSession } from '../records/coverage.ts'
import { unmetNeeds } from '../records/coverage.ts'
import type { MetricLine } from './metric-line.ts'

/** A metric line before it is dressed with session, unit and coverage. */
export interface Figure extends Partial<Omit<MetricLine, 'session_id' | 'unit' | 'coverage'>> {
  readonly metric: string
  readonly recorded: number | null
  readonly streams: readonly string[]
  /** The counter of which the displayed value is. */
  readonly counter?: string
}

export interface ClaimedFigure {
  readonly metric: string
  readonly currency: string
  readonly value: number
}

/** Whether the records hold single acts of a stream at all; a running total is not a ledger. */
export const holds = (session: AuditedSession, stream: string, granularity: 'merged' | 'event' = 'merged') =>
  unmetNeeds(session, [{ stream, granularity }]).length === 0

/** Null where either side is unknown or there is nothing to divide by. */
export const ratioOf = (part: number | null, whole: number | null): number | null =>
  part === null || whole === null || whole === 0 ? null : part / whole

export const highestClaim = (claims: readonly ClaimedFigure[], metric: string): number | null =>
  claims
    .filter((claim) => claim.metric === metric)
    .reduce<number | null>((most, { value }) => Math.max(most ?? value, value), null)
