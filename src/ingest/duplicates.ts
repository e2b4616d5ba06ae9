import type { Engine } from '../engine/engine.ts'
import type { Column, RecordKind } from '../records/record-kind.ts'
import { rejectedRowTable } from './bookkeeping.ts'
import { maskedRejectSql } from './masking.ts'
import { factTable } from './tables.ts'
import { isPersonal } from './value-rules.ts'

/** What was taken out of one file: rows said before, and rows that contradict what was said before. */
export interface Removed {
  readonly file_id: string
  readonly duplicates: number
  readonly conflicts: number
}

const plainText = (name: string): string => `ifNull(toString(${name}), '')`

const identified = ({ identifiedBy }: RecordKind): string => (identifiedBy ? `${identifiedBy} != ''` : '1')

/** A row's identity as one number; where two identities share it, `laterRowsSql` still tells them apart. */
function identitySql(record: RecordKind): string {
  const types = new Map(factTable(record).columns.map(({ name, type }) => [name, type]))
  const values = record.identity.map((name) =>
    types.get(name)?.startsWith('Nullable') ? plainText(name) : name,
  )
  return `cityHash64(${values.join(', ')})`
}

/** Identities that occur more than once. By number: three times as fast as by the columns, and it can spill to disk. */
const repeatedSql = (record: RecordKind): string =>
  `SELECT ${identitySql(record)} AS identity FROM ${factTable(record).name}
    WHERE ${identified(record)} GROUP BY identity HAVING count() > 1`

/** Rows that are not the first of their identity, and whether they say the same as the first. */
function laterRowsSql(record: RecordKind): string {
  const table = factTable(record)
  const content = table.columns
    .map(({ name }) => name)
    .filter((name) => name !== 'file_id' && name !== 'line')
  const identity = record.identity.join(', ')
  const place = '(indexOf({files:Array(String)}, toString(file_id)), file_id, line)'
  const shown = record.columns.filter((column: Column) => !isPersonal(column)).map(({ name }) => name)
  const raw = shown.map((name) => `'${name}', ${plainText(name)}`).join(', ')
  return `SELECT file_id, line, content = argMin(content, place) OVER (PARTITION BY ${identity}) AS same, raw
    FROM (SELECT ${identity}, file_id, line, ${place} AS place, cityHash64(${content.map(plainText).join(', ')}) AS content,
        ${maskedRejectSql(`toJSONString(mapFilter((name, value) -> value != '', map(${raw})))`)} AS raw
      FROM ${table.name}
      WHERE ${identified(record)} AND ${identitySql(record)} IN (${repeatedSql(record)}))
    QUALIFY place != min(place) OVER (PARTITION BY ${identity})`
}

/** Takes out of the facts what was said before; contradictions go to the rejected store. Earlier files and lines win. */
export async function removeDuplicates(
  engine: Engine,
  record: RecordKind,
  files: readonly string[],
): Promise<readonly Removed[]> {
  if (record.identity.length === 0) return []
  const repeated = await engine.rows<{ n: number }>({
    name: `repeated ${record.kind}`,
    text: `SELECT count() AS n FROM (${repeatedSql(record)})`,
  })
  if ((repeated[0]?.n ?? 0) === 0) return []
  const later = laterRowsSql(record)
  const removed = await engine.rows<Removed>(
    {
      name: `duplicates of ${record.kind}`,
      text: `SELECT file_id, countIf(same) AS duplicates, countIf(NOT same) AS conflicts FROM (${later})
        GROUP BY file_id ORDER BY file_id`,
    },
    { files },
  )
  await engine.insertSelect(
    rejectedRowTable,
    {
      name: `conflicts of ${record.kind}`,
      text: `SELECT file_id, {kind:String} AS kind, line, '' AS column, 'conflicting_duplicate' AS reason, raw
        FROM (${later}) WHERE NOT same`,
    },
    { files, kind: record.kind },
  )
  await engine.deleteWhere(factTable(record), `(file_id, line) IN (SELECT file_id, line FROM (${later}))`, {
    files,
  })
  return removed
}
