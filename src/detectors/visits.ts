import type { Engine } from '../engine/engine.ts'
import { sqlFile } from '../engine/statement.ts'
import type { Table } from '../engine/table.ts'
import type { AuditedSession } from '../records/coverage.ts'

const whole = (name: string) => ({ name, type: 'Int64' })

/**
 * One row an account and session, drawn from the activity once an audit, for every detector that asks who was there: times in
 * UTC milliseconds (0: never), counts of its acts. `follows` to `joins` are among the `acts`.
 */
export const visitTable: Table = {
  name: 'visit',
  columns: [
    { name: 'session_id', type: 'LowCardinality(String)' },
    { name: 'account_id', type: 'String' },
    ...['enters', 'entered_at', 'left_at', 'first_at', 'last_at', 'stay_ms'].map(whole),
    { name: 'source', type: 'LowCardinality(String)' },
    ...['entered_by_follow', 'acts', 'follows', 'followed_at', 'unfollows', 'joins'].map(whole),
  ],
  orderBy: ['session_id', 'account_id'],
  shardBy: 'session_id',
}

const drawn = sqlFile(import.meta.url, 'visits.sql')

/** Replaces the visits that were drawn before, so that an audit of a store that stays starts anew. */
export async function drawVisits(engine: Engine, sessions: readonly AuditedSession[]): Promise<void> {
  await engine.createTable(visitTable)
  await engine.deleteWhere(visitTable, '1')
  if (sessions.length > 0)
    await engine.insertSelect(visitTable, drawn, { sessions: sessions.map(({ session_id }) => session_id) })
}
