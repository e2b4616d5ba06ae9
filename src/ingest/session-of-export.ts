import type { Engine } from '../engine/engine.ts'
import { sqlFile } from '../engine/statement.ts'
import type { Text } from '../language.ts'
import { session } from '../records/session.ts'
import { factTable } from './tables.ts'

const sessionsOfOrders = sqlFile(import.meta.url, 'session-of-export.sql')

const countOf = async (engine: Engine, table: string): Promise<number> => {
  const [held] = await engine.rows<{ n: number }>({
    name: `count ${table}`,
    text: `SELECT count() AS n FROM ${table}`,
  })
  return held?.n ?? 0
}

export const hasSessions = async (engine: Engine): Promise<boolean> =>
  (await countOf(engine, 'fact_session')) > 0

/** The session that orders are put under where an export knows nothing of sessions. */
export const exportSession = (file_id: string): string => `export-${file_id}`

/** An order export alone tells of no session; its orders are audited as one, and the reader is told so. */
export async function addSessionOfExport(
  engine: Engine,
  { platform, file_id }: { platform: string; file_id: string },
): Promise<Text | undefined> {
  if ((await hasSessions(engine)) || (await countOf(engine, 'fact_order')) === 0) return undefined
  await engine.insertSelect(factTable(session), sessionsOfOrders, {
    platform: platform || 'unknown',
    file_id,
  })
  return {
    zh: '没有场次记录：按订单的时间范围推定了场次，主播与直播间未知。',
    en: 'there is no session record: sessions were concluded from the times of the orders; host and room are unknown.',
  }
}
