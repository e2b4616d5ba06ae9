import type { Engine } from '../../engine/engine.ts'
import { sqlFile } from '../../engine/statement.ts'
import { type AuditedSession, unmetNeeds } from '../../records/coverage.ts'

/** One point of the online curve; null where that mouth was silent. */
export interface OnlinePoint {
  readonly at: number
  readonly online: number | null
  readonly displayed: number | null
}

interface Cell {
  readonly at: number
  readonly online: number
  readonly displayed: number
  readonly ledger: number
  readonly counter: number
}

const statement = sqlFile(import.meta.url, 'online.sql')
const mostPoints = 600

/**
 * At most 600 points: online at the end of each interval by the ledger, and the highest counter in it. The ledger's curve
 * needs both entries and exits; between its changes it stays where it was.
 */
export async function onlineCurve(engine: Engine, session: AuditedSession): Promise<OnlinePoint[]> {
  const lengthMs = Math.max(1, session.ended_at - session.started_at + 1)
  const cells = await engine.rows<Cell>(statement, {
    session: session.session_id,
    start: session.started_at,
    width: Math.ceil(lengthMs / mostPoints),
    cells: mostPoints,
  })
  const needs = ['enter', 'leave'].map((kind) => ({
    stream: `activity.${kind}`,
    granularity: 'event' as const,
  }))
  const whole = unmetNeeds(session, needs).length === 0
  let online = 0
  return cells
    .map((cell) => {
      if (cell.ledger) online = cell.online
      return { at: cell.at, online: whole ? online : null, displayed: cell.counter ? cell.displayed : null }
    })
    .filter((point) => point.online !== null || point.displayed !== null)
}
