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

export const promotions = (engine: Engine, session: AuditedSession): Promise<Promotion[]> =>
  engine.rows<Promotion>(statement, { session: session.session_id })
