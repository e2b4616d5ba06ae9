import type { Engine } from '../../engine/engine.ts'
import { sqlFile } from '../../engine/statement.ts'
import type { AuditedSession } from '../../records/coverage.ts'

/** A benign cause of a jump that somebody put on record. */
export interface Promotion {
  readonly at: number
  readonly until: number | null
  readonly kind: string
  readonly note: string
}

const statement = sqlFile(import.meta.url, 'promotions.sql')

interface Row extends Promotion {
  readonly session_id: string
}

/** What was put on record of each session, in the order of time. */
export async function promotions(
  engine: Engine,
  sessions: readonly AuditedSession[],
): Promise<Record<string, Promotion[]>> {
  const ids = sessions.map(({ session_id }) => session_id)
  const rows = await engine.rows<Row>(statement, { sessions: ids })
  const bySession = Map.groupBy(rows, ({ session_id }) => session_id)
  return Object.fromEntries(
    ids.map((id) => [id, (bySession.get(id) ?? []).map(({ session_id: _, ...promotion }) => promotion)]),
  )
}
