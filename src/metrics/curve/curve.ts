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
  readonly session_id: string
  readonly place: number
  readonly online: number
  readonly displayed: number
  readonly ledger: number
  readonly counter: number
}

const statement = sqlFile(import.meta.url, 'online.sql')
const mostPoints = 600

const widthOf = ({ started_at, ended_at }: AuditedSession): number =>
  Math.ceil(Math.max(1, ended_at - started_at + 1) / mostPoints)

/** The ledger's curve needs both entries and exits; between its changes it stays where it was. */
function pointsOf(session: AuditedSession, cells: readonly Cell[]): OnlinePoint[] {
  const needs = ['enter', 'leave'].map((kind) => ({
    stream: `activity.${kind}`,
    granularity: 'event' as const,
  }))
  const whole = unmetNeeds(session, needs).length === 0
  const width = widthOf(session)
  let online = 0
  return cells
    .map((cell) => {
      if (cell.ledger) online = cell.online
      const at = session.started_at + cell.place * width
      return { at, online: whole ? online : null, displayed: cell.counter ? cell.displayed : null }
    })
    .filter((point) => point.online !== null || point.displayed !== null)
}

/**
 * The online curve of each session, of at most 600 points: online at the end of each interval by the ledger, and the highest
 * counter in it.
 */
export async function onlineCurves(
  engine: Engine,
  sessions: readonly AuditedSession[],
): Promise<Record<string, OnlinePoint[]>> {
  const cells = await engine.rows<Cell>(statement, {
    sessions: sessions.map(({ session_id }) => session_id),
    starts: sessions.map(({ started_at }) => started_at),
    widths: sessions.map(widthOf),
    cells: mostPoints,
  })
  const bySession = Map.groupBy(cells, ({ session_id }) => session_id)
  return Object.fromEntries(
    sessions.map((session) => [
      session.session_id,
      pointsOf(session, bySession.get(session.session_id) ?? []),
    ]),
  )
}
