import type { Engine } from '../../engine/engine.ts'
import { sqlFile } from '../../engine/statement.ts'
import type { AuditedSession } from '../../records/coverage.ts'

/** The rows of one file from which a session's figures on one stream were summed. */
export interface StreamOrigin {
  readonly session_id: string
  readonly stream: string
  /** The first 16 digits of the file's SHA-256. */
  readonly file_id: string
  readonly rows: number
  readonly first_line: number
  readonly last_line: number
}

/** The lines of one file on which an order stands; at most twenty of them. */
export interface OrderOrigin {
  readonly order_id: string
  readonly kind: 'order' | 'order_event'
  readonly file_id: string
  readonly lines: readonly number[]
}

const streams = sqlFile(import.meta.url, 'streams.sql')
const orders = sqlFile(import.meta.url, 'orders.sql')

export const streamOrigins = (engine: Engine, sessions: readonly AuditedSession[]): Promise<StreamOrigin[]> =>
  engine.rows<StreamOrigin>(streams, { sessions: sessions.map(({ session_id }) => session_id) })

export const orderOrigins = (engine: Engine, ids: readonly string[]): Promise<OrderOrigin[]> =>
  engine.rows<OrderOrigin>(orders, { orders: [...ids] })
