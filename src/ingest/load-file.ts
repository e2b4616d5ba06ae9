import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import type { Engine } from '../engine/engine.ts'
import { EngineRefusal } from '../engine/failure.ts'
import { WringError } from '../errors.ts'
import type { Text } from '../language.ts'
import type { RecordKind } from '../records/record-kind.ts'
import { rejectedRowTable, repeatedRowTable } from './bookkeeping.ts'
import { type Refused, spoolCarefully } from './careful.ts'
import { doorNotices } from './door-notes.ts'
import { hasEndlessLine } from './endless.ts'
import type { InputFile } from './input-files.ts'
import { looksPersonal, maskedReject } from './masking.ts'
import {
  countSelect,
  factsSelect,
  filledTable,
  lastLineSelect,
  linesBefore,
  parametersOf,
  type Reading,
  rejectsSelect,
} from './record-select.ts'
import { type Sniffed, sniff } from './sniff.ts'
import { factTable } from './tables.ts'
import { arrivingColumns } from './value-rules.ts'

/** What one file is loaded with. */
export interface LoadContext {
  readonly engine: Engine
  readonly record: RecordKind
  readonly file: InputFile
  readonly file_id: string
  readonly keys: { readonly k0: bigint; readonly k1: bigint }
  /** A folder for what is written by the way, outside the store. */
  readonly spool: string
  /** The session for orders that name none; '' leaves them so. */
  readonly orphans: string
}

export interface Loaded {
  readonly rows: number
  readonly rejected: number
  readonly unknown_columns: readonly string[]
  readonly notices: readonly Text[]
}

const mostKept = 40

/** The columns a text file names: its header, or the keys of its first rows. */
function textColumns({ head }: Sniffed, format: InputFile['format']): string[] {
  const rows = head.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/)
  if (format === 'csv') return csvHeader(rows[0] ?? '')
  const keys = new Set<string>()
  for (const row of rows.slice(0, 200)) {
    for (const key of keysOf(row)) keys.add(key)
  }
  return [...keys]
}

function csvHeader(row: string): string[] {
  try {
    return (parse(row)[0] ?? []).map((name) => name.trim())
  } catch {
    return row.split(',').map((name) => name.trim())
  }
}

/** The engine takes a header's blanks for part of its names; people do not. */
const paddedHeader = ({ head }: Sniffed): boolean =>
  /(^|,)[ \t]|[ \t](,|\r|\n|$)/.test(head.split('\n', 1)[0] ?? '')

function keysOf(row: string): string[] {
  try {
    const value: unknown = JSON.parse(row)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.keys(value) : []
  } catch {
    return []
  }
}

function checkColumns({ record, file }: LoadContext, found: readonly string[]): void {
  const missing = record.columns.filter((column) => column.required && !found.includes(column.name))
  if (missing.length === 0 || (found.length === 0 && file.format === 'ndjson')) return
  const names = missing.map(({ name }) => name).join(', ')
  // A file without a header shows its first row here.
  const shown = found.slice(0, 30).map((name) => maskedReject(name.slice(0, 60)))
  const more = found.length > shown.length ? ` and ${found.length - shown.length} more` : ''
  throw new WringError(
    'input.columns',
    `${file.name} has no ${names}; its columns are ${shown.join(', ')}${more}`,
  )
}

function sortUnknown({ record }: LoadContext, found: readonly string[]) {
  const known = new Set(record.columns.flatMap(arrivingColumns))
  const unknown = found.filter((name) => name !== '' && !known.has(name) && name !== '_line')
  const personal = unknown.filter(looksPersonal)
  const notices: Text[] =
    personal.length === 0
      ? []
      : [
          {
            zh: `以下列可能含个人信息，未保存：${personal.slice(0, 20).join('、')}`,
            en: `columns that may hold personal data were not kept: ${personal.slice(0, 20).join(', ')}`,
          },
        ]
  const kept = unknown.filter((name) => !personal.includes(name)).slice(0, mostKept)
  return { kept, unknown: unknown.slice(0, 200), notices }
}

const formats = { csv: 'CSVWithNames', ndjson: 'JSONEachRow', parquet: 'Parquet' } as const

async function countInto(context: LoadContext, table: string): Promise<number> {
  const [held] = await context.engine.rows<{ n: number }>(
    { name: `count ${table}`, text: `SELECT count() AS n FROM ${table} WHERE file_id = {file_id:String}` },
    { file_id: context.file_id },
  )
  return held?.n ?? 0
}

/** Thrown where records and lines of a file do not go together, so that a row's place in the file would be told wrong. */
class LinesShifted extends Error {}

/** How many records a text file has if each line is one, which is quicker to know than to count records. */
async function recordsByLines({ engine }: LoadContext, reading: Reading): Promise<number | undefined> {
  if (reading.format === 'Parquet') return undefined
  const [held] = await engine.files.rows<{ last: number }>(lastLineSelect(reading), { path: reading.path })
  return (held?.last ?? 0) - linesBefore[reading.format]
}

async function countRecords({ engine, record }: LoadContext, reading: Reading): Promise<number> {
  const [held] = await engine.files.rows<{ n: number }>(countSelect(reading), parametersOf(reading, record))
  return held?.n ?? 0
}

/** Reads the good rows into facts and the others into the rejected store; returns how many were good. */
async function loadReading(context: LoadContext, reading: Reading, records?: number): Promise<number> {
  const { engine, record, file_id, keys } = context
  const parameters = {
    ...parametersOf(reading, record),
    file_id,
    kind: record.kind,
    orphans: context.orphans,
    k0: String(keys.k0),
    k1: String(keys.k1),
  }
  const table = filledTable(record, reading)
  // Side by side: while rows wait for the disk, lines are counted. Whoever gives up a load must know that it has ended.
  const [loaded, lines] = await Promise.allSettled([
    engine.files.insertSelect(table, factsSelect(record, reading, 'plain'), parameters),
    records ?? recordsByLines(context, reading),
  ])
  if (loaded.status === 'rejected') throw loaded.reason
  if (lines.status === 'rejected') throw lines.reason
  const byLines = lines.value
  const plain = await countInto(context, table.name)
  if (plain === byLines) return plain
  const total = records ?? (await countRecords(context, reading))
  if (byLines !== undefined && total !== byLines) throw new LinesShifted()
  if (plain === total) return plain
  await engine.files.insertSelect(table, factsSelect(record, reading, 'personal'), parameters)
  const good = await countInto(context, table.name)
  if (good !== total)
    await engine.files.insertSelect(rejectedRowTable, rejectsSelect(record, reading), parameters)
  return good
}

async function refuse({ engine, file_id, record }: LoadContext, rows: readonly Refused[]): Promise<void> {
  await engine.insertRows(
    rejectedRowTable,
    rows.map((row) => ({ file_id, kind: record.kind, ...row })),
  )
}

async function loadCarefully(context: LoadContext, sniffed: Sniffed, reading: Reading): Promise<number> {
  const path = join(context.spool, `${context.file_id}.${context.record.kind}.ndjson`)
  const { records } = await spoolCarefully(context.file, sniffed.encoding, {
    path,
    refuse: (rows) => refuse(context, rows),
  })
  if (records === 0) return 0
  const spooled: Reading = { ...reading, path, format: 'JSONEachRow', open: true, lineFrom: '_line' }
  return loadReading(context, spooled, records)
}

async function forgetHalf({ engine, record, file_id }: LoadContext): Promise<void> {
  for (const table of [factTable(record), rejectedRowTable, repeatedRowTable])
    await engine.deleteWhere(table, 'file_id = {file_id:String}', { file_id })
}

/** NDJSON of which a later row has a column that the first ones have not. */
const hasMoreColumns = (cause: unknown, { format, open }: Reading): boolean =>
  !open && format === 'JSONEachRow' && cause instanceof EngineRefusal && /Unknown field/.test(cause.message)

/** The quickest way that the file allows: by the engine, its first rows' columns alone; or any; or line by line. */
async function loadSomehow(context: LoadContext, sniffed: Sniffed, reading: Reading): Promise<number> {
  if (sniffed.odd || (context.file.format === 'csv' && paddedHeader(sniffed)))
    return loadCarefully(context, sniffed, reading)
  try {
    return await loadReading(context, reading)
  } catch (cause) {
    if (!(cause instanceof EngineRefusal || cause instanceof LinesShifted)) throw cause
    await forgetHalf(context)
    return hasMoreColumns(cause, reading)
      ? loadSomehow(context, sniffed, { ...reading, open: true })
      : loadCarefully(context, sniffed, reading)
  }
}

async function loadText(context: LoadContext): Promise<Loaded> {
  const { file } = context
  const first = await sniff(file)
  const sniffed = { ...first, odd: first.odd || (await hasEndlessLine(file)) }
  const found = textColumns(sniffed, file.format)
  checkColumns(context, found)
  const { kept, unknown, notices } = sortUnknown(context, found)
  const columns = found.map((name) => ({ name }))
  const as = { path: file.path, format: formats[file.format] }
  const reading: Reading = { ...as, columns, kept, open: found.length === 0, lineFrom: 'row' }
  const rows = await loadSomehow(context, sniffed, reading)
  const rejected = await countInto(context, rejectedRowTable.name)
  const transcoded =
    sniffed.encoding === 'utf-8'
      ? []
      : [{ zh: `按 ${sniffed.encoding} 编码读取`, en: `read as ${sniffed.encoding}` }]
  return { rows, rejected, unknown_columns: unknown, notices: [...notices, ...transcoded] }
}

/** A Parquet file is read whole or not at all: its columns cannot be told apart past a broken place. */
function unreadable(file: InputFile): (cause: unknown) => never {
  return (cause) => {
    if (!(cause instanceof EngineRefusal)) throw cause
    throw new WringError('input.format', `not a Parquet file that can be read: ${file.name}`, { cause })
  }
}

async function loadParquet(context: LoadContext): Promise<Loaded> {
  const { engine, file } = context
  const { path } = file
  const statement = { name: `columns of ${file.name}`, text: 'SELECT * FROM file({path:String}, Parquet)' }
  const columns = await engine.files.describe(statement, { path }).catch(unreadable(file))
  const found = columns.map(({ name }) => name)
  checkColumns(context, found)
  const { kept, unknown, notices } = sortUnknown(context, found)
  const reading: Reading = { path, format: 'Parquet', columns, kept, open: false, lineFrom: 'row' }
  const rows = await loadReading(context, reading).catch(unreadable(file))
  const rejected = await countInto(context, rejectedRowTable.name)
  return { rows, rejected, unknown_columns: unknown, notices }
}

/** Loads one file of one kind. */
export async function loadFile(context: LoadContext): Promise<Loaded> {
  const { engine, record, file, file_id } = context
  const loaded = await (file.format === 'parquet' ? loadParquet(context) : loadText(context))
  const done = await doorNotices(engine, factTable(record).name, file_id)
  return { ...loaded, notices: [...loaded.notices, ...done] }
}
