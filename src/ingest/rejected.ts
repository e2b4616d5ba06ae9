import type { Engine } from '../engine/engine.ts'
import { sqlFile } from '../engine/statement.ts'
import type { Text } from '../language.ts'
import { isRejectReason, rejectReasons } from './reject-reasons.ts'

/** A row that is no fact, with its place and why; `raw` is masked. */
export interface RejectedRow {
  readonly file: string
  readonly file_id: string
  readonly kind: string
  readonly line: number
  readonly column: string
  readonly reason: { readonly code: string } & Text
  readonly raw: string
}

type Held = Omit<RejectedRow, 'reason'> & { readonly reason: string }

const rejectedSql = sqlFile(import.meta.url, 'rejected.sql')

const page = 20_000

/** Every rejected row, by file and line; read in pages, however many there are. */
export async function* rejectedRows(engine: Engine): AsyncGenerator<RejectedRow> {
  for (let offset = 0; ; offset += page) {
    const held = await engine.rows<Held>(rejectedSql, { limit: page, offset })
    for (const row of held) {
      const text = isRejectReason(row.reason) ? rejectReasons[row.reason] : { zh: row.reason, en: row.reason }
      yield { ...row, reason: { code: row.reason, ...text } }
    }
    if (held.length < page) return
  }
}
