import type { Engine } from '../engine/engine.ts'
import type { Statement } from '../engine/statement.ts'
import type { Table } from '../engine/table.ts'
import type { Column, RecordKind } from '../records/record-kind.ts'
import { rejectedRowTable, repeatedRowTable } from './bookkeeping.ts'
import { maskedRejectSql } from './masking.ts'
import { factTable, isPersonal, packedColumn } from './tables.ts'

/** What was taken out of one file: rows said before, and rows that contradict what was said before. */
export interface Removed {
  readonly file_id: string
  readonly duplicates: number
  readonly conflicts: number
}

const ofFiles = 'kind = {kind:String} AND has({files:Array(String)}, file_id)'

const countRepeated: Statement = {
  name: 'count repeated rows',
  text: `SELECT file_id, countIf(same = 1) AS duplicates, countIf(same = 0) AS conflicts FROM ${repeatedRowTable.name}
    WHERE ${ofFiles} GROUP BY file_id ORDER BY file_id`,
}

const conflictingRows: Statement = {
  name: 'conflicting rows',
  text: `SELECT file_id, kind, line, '' AS column, 'conflicting_duplicate' AS reason, raw FROM ${repeatedRowTable.name}
    WHERE ${ofFiles} AND same = 0`,
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

const mostHeldBytes = 2 ** 28

/** Identities that occur more than once. By number: three times as fast as by the columns, and it spills to disk. */
const repeatedSql = (record: RecordKind): string =>
  `SELECT ${identitySql(record)} AS identity FROM ${factTable(record).name}
    WHERE ${identified(record)} GROUP BY identity HAVING count() > 1
    SETTINGS max_bytes_before_external_group_by = ${mostHeldBytes}`

/** What a row says, by the columns as they are read: two tokens are alike however they are kept. */
function saidColumns({ columns, derived = [] }: Table): readonly string[] {
  const unsaid = new Set(['file_id', 'line', ...derived.map(({ name }) => packedColumn(name))])
  return [...columns, ...derived].map(({ name }) => name).filter((name) => !unsaid.has(name))
}

/** Rows that are not the first of their identity, and whether they say the same as the first. */
function laterRowsSql(record: RecordKind): string {
  const table = factTable(record)
  const content = saidColumns(table)
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

/**
 * Takes out of the facts what was said before; contradictions go to the rejected store. Earlier files and lines win. What
 * is to go is written down first: a deletion that reads the table it deletes from can wait for itself for ever.
 */
export async function removeDuplicates(
  engine: Engine,
  record: RecordKind,
  files: readonly string[],
): Promise<readonly Removed[]> {
  if (record.identity.length === 0) return []
  const { kind } = record
  const [repeated] = await engine.rows<{ n: number }>({
    name: `repeated ${kind}`,
    text: `SELECT count() AS n FROM (${repeatedSql(record)})`,
  })
  if ((repeated?.n ?? 0) === 0) return []
  const later = `SELECT file_id, {kind:String} AS kind, line, same, if(same, '', raw) AS raw FROM (${laterRowsSql(record)})`
  await engine.insertSelect(repeatedRowTable, { name: `duplicates of ${kind}`, text: later }, { files, kind })
  const removed = await engine.rows<Removed>(countRepeated, { files, kind })
  await engine.insertSelect(rejectedRowTable, conflictingRows, { files, kind })
  await engine.deleteWhere(
    factTable(record),
    `(file_id, line) IN (SELECT file_id, line FROM ${repeatedRowTable.name} WHERE ${ofFiles})`,
    { files, kind },
  )
  return removed
}
