import type { Parameters, Statement } from '../engine/statement.ts'
import type { Table } from '../engine/table.ts'
import type { Column, RecordKind } from '../records/record-kind.ts'
import { maskedRejectSql, maskedSql } from './masking.ts'
import { factTable, isPersonal } from './tables.ts'
import { arrivingColumns, doorNotes, plainIds, type ValueRule, valueRule } from './value-rules.ts'

/** A file as the engine reads it. */
export interface Reading {
  readonly path: string
  readonly format: 'JSONEachRow' | 'CSVWithNames' | 'Parquet'
  /** Columns the file has; for NDJSON those of its first rows. */
  readonly columns: readonly { readonly name: string; readonly type?: string }[]
  /** True where later rows may have more of the kind's columns. Otherwise the engine refuses a file with such a row. */
  readonly open: boolean
  /** Columns that no kind knows and that are kept beside the record. */
  readonly kept: readonly string[]
  /** `row`: counted by the engine from the file's first record; `_line`: written in each row of a spool. */
  readonly lineFrom: 'row' | '_line'
}

const readSettings = ({
  open,
}: Reading): string => `SETTINGS input_format_json_read_numbers_as_strings = 1, input_format_json_read_bools_as_strings = 1,
  input_format_json_read_objects_as_strings = 1, input_format_json_read_arrays_as_strings = 1,
  input_format_skip_unknown_fields = ${Number(open)}, input_format_null_as_default = 1, input_format_with_names_use_header = 1,
  input_format_csv_detect_header = 0, input_format_csv_trim_whitespaces = 0, format_csv_null_representation = ''`

const quoted = (name: string): string => `\`${name.replaceAll('\\', '\\\\').replaceAll('`', '\\`')}\``

/** The text of a Parquet value: instants as epoch milliseconds, everything else as it prints. */
function printed(name: string, type: string): string {
  const plain = type
    .replace(/^(?:LowCardinality|Nullable)\((.*)\)$/, '$1')
    .replace(/^Nullable\((.*)\)$/, '$1')
  if (plain.startsWith('DateTime64')) return `toString(toUnixTimestamp64Milli(toDateTime64(${name}, 3)))`
  if (plain.startsWith('DateTime')) return `toString(toUnixTimestamp(${name}) * 1000)`
  if (/^(Array|Map|Tuple)/.test(plain)) return `toJSONString(${name})`
  return `toString(${name})`
}

/** The text of a value, '' when absent. Text files are read as texts, in which an absent value is an empty one. */
const textOf = ({ format }: Reading, name: string, type = ''): string =>
  format === 'Parquet' ? `ifNull(${printed(name, type)}, '')` : name

/** Lines before the first record. */
export const linesBefore: Readonly<Record<Reading['format'], number>> = {
  JSONEachRow: 0,
  CSVWithNames: 1,
  Parquet: 0,
}

const knownColumns = (record: RecordKind): string[] => [...new Set(record.columns.flatMap(arrivingColumns))]

type Holds = (name: string) => boolean

/** Whether a file may have a column. */
function holds({ open, columns }: Reading): Holds {
  const names = new Set(columns.map(({ name }) => name))
  return (name) => open || names.has(name)
}

/**
 * Where the records of a file are read. The header of a CSV file is read as a row and left out: taken for a header, it lets the
 * engine count the rows of all but the first of the chunks that it reads side by side one too high.
 */
function recordsIn({ format }: Reading): string {
  if (format === 'Parquet') return 'file({path:String}, Parquet)'
  const rows = 'file({path:String}, {format:String}, {structure:String})'
  return format === 'CSVWithNames' ? `${rows} WHERE _row_number > 0` : rows
}

/** The rows of a file, every value as text under `r_<name>`, '' when absent. */
function sourceSql(record: RecordKind, reading: Reading): string {
  const types = new Map(reading.columns.map(({ name, type }) => [name, type ?? 'String']))
  const present = holds(reading)
  const values = knownColumns(record).map((name) => {
    if (!present(name)) return `'' AS r_${name}`
    return `${textOf(reading, name, types.get(name))} AS r_${name}`
  })
  const extras = reading.kept.map((name, index) => {
    return `${textOf(reading, `{u${index}:Identifier}`, types.get(name))} AS x_${index}`
  })
  const line = reading.lineFrom === '_line' ? 'toUInt64OrZero(_line)' : '_row_number + 1'
  return `SELECT ${[...values, ...extras, `${line} AS r_line`].join(', ')} FROM ${recordsIn(reading)} ${readSettings(reading)}`
}

/** Orders that name no session go to the one that is made for them, where one is. */
const placed = (record: RecordKind, name: string, value: string): string =>
  record.kind === 'order' && name === 'session_id'
    ? `if(r_session_id = '', {orphans:String}, ${value})`
    : value

/** The columns that a file can fill, or must: the rest costs less where no statement speaks of it. */
function columnsIn(record: RecordKind, reading: Reading): Column[] {
  const present = holds(reading)
  return record.columns.filter(
    (column) =>
      column.required || arrivingColumns(column).some(present) || placed(record, column.name, '') !== '',
  )
}

/** `plain`: rows whose ids are kept as they came; `personal`: the few of which an id may name a person. */
export type Rows = 'plain' | 'personal'

/** How the columns that a file can fill are read. */
function rulesIn(
  record: RecordKind,
  reading: Reading,
  rows: Rows,
): (ValueRule & { readonly name: string })[] {
  return columnsIn(record, reading).map((column) => {
    const { name, type } = column
    const { flag = '', ...rule } = valueRule(column)
    if (rows === 'plain' && type === 'id') return { ...rule, name, stored: [{ name, value: `r_${name}` }] }
    return { ...rule, name, ...(flag && { flag }) }
  })
}

const flagged = (record: RecordKind, reading: Reading, rows: Rows) =>
  rulesIn(record, reading, rows).flatMap(({ flag, ...rule }) => (flag ? [{ ...rule, flag }] : []))

/** Under this name a row remembers what was done to its values at the door: `account_id=phone ip=unreadable`. */
export const doorKey = 'import_notes'

function doorSql(record: RecordKind, reading: Reading, rows: Rows): string {
  const names = doorNotes.map((note) => `'${note}'`).join(', ')
  const notes = flagged(record, reading, rows).map(
    ({ name }) => `if(f_${name} = 0, '', concat('${name}=', [${names}][f_${name}]))`,
  )
  return `arrayStringConcat(arrayFilter(note -> note != '', [${notes.join(', ')}]), ' ')`
}

/** What no column of the store holds: columns that the kind does not know, and what was done at the door. Mostly ''. */
function extraSql(record: RecordKind, reading: Reading, rows: Rows): string {
  const flags = flagged(record, reading, rows).map(({ name }) => `f_${name} = 0`)
  const empty = [...reading.kept.map((_, index) => `x_${index} = ''`), ...flags].join(' AND ')
  const pairs = reading.kept.map((_, index) => `{n${index}:String}, ${maskedSql(`x_${index}`)}`)
  if (pairs.length + flags.length === 0) return "''"
  const door = flags.length === 0 ? [] : [`'${doorKey}', ${doorSql(record, reading, rows)}`]
  const kept = `mapFilter((name, value) -> value != '', map(${[...pairs, ...door].join(', ')}))`
  return `if(${empty}, '', toJSONString(${kept}))`
}

/** The rows of a file with their values read: `p_<column>` beside the text it came from. */
function parsedSql(record: RecordKind, reading: Reading, rows: Rows): string {
  const parsed = rulesIn(record, reading, rows).flatMap(({ name: column, stored }) =>
    stored.map(({ name, value }) => `${placed(record, column, value)} AS p_${name}`),
  )
  const flags = (first: boolean) =>
    flagged(record, reading, rows)
      .filter(({ flagFirst = false }) => flagFirst === first)
      .map(({ flag, name }) => `toUInt8(${flag}) AS f_${name}`)
  // Flags that values are read by are columns below them: as aliases beside them each would be written out at every use.
  const texts = sourceSql(record, reading)
  const source =
    flags(true).length === 0 ? texts : `SELECT ${['*', ...flags(true)].join(', ')} FROM (${texts})`
  return `SELECT ${['*', ...flags(false), ...parsed].join(', ')} FROM (${source})`
}

const validSql = (record: RecordKind, reading: Reading): string => {
  const conditions = columnsIn(record, reading)
    .map((column) => valueRule(column).valid)
    .filter((valid) => valid !== '1')
  return conditions.map((valid) => `(${valid})`).join(' AND ') || '1'
}

export function parametersOf(reading: Reading, record: RecordKind): Parameters {
  const known = reading.open ? knownColumns(record) : []
  const names = [...new Set([...known, ...reading.columns.map(({ name }) => name)])]
  const read = new Set([...knownColumns(record), ...reading.kept])
  // Columns that nothing reads may be left out where the engine skips what it is not told of.
  const needed = reading.open ? names.filter((name) => read.has(name)) : names
  if (reading.lineFrom === '_line') needed.push('_line')
  return {
    path: reading.path,
    format: reading.format === 'CSVWithNames' ? 'CSV' : reading.format,
    structure: needed.map((name) => `${quoted(name)} String`).join(', '),
    ...Object.fromEntries(reading.kept.map((name, index) => [`u${index}`, name])),
    ...Object.fromEntries(reading.kept.map((name, index) => [`n${index}`, name])),
  }
}

/** The fact table with those of its columns that a file can fill: what it cannot costs less where it is not named. */
export function filledTable(record: RecordKind, reading: Reading): Table {
  const filled = new Set(columnsIn(record, reading))
  const empty = record.columns.filter((column) => !filled.has(column))
  const unfilled = new Set(empty.flatMap((column) => valueRule(column).stored.map(({ name }) => name)))
  const table = factTable(record)
  return { ...table, columns: table.columns.filter(({ name }) => !unfilled.has(name)) }
}

/** Yields the rows of the filled table: what of the file is good, of the one sort of rows. */
export function factsSelect(record: RecordKind, reading: Reading, rows: Rows): Statement {
  const required = new Set(record.columns.flatMap((column) => (column.required ? [column.name] : [])))
  const provenance = new Map([
    ['file_id', '{file_id:String}'],
    ['line', 'r_line'],
    ['extra', extraSql(record, reading, rows)],
  ])
  const columns = filledTable(record, reading).columns.map(({ name }) => {
    const value = provenance.get(name) ?? (required.has(name) ? `assumeNotNull(p_${name})` : `p_${name}`)
    return `${value} AS ${name}`
  })
  const plain = plainIds(columnsIn(record, reading))
  const sort = rows === 'plain' ? plain : `NOT (${plain})`
  const text = `SELECT ${columns.join(', ')} FROM (${parsedSql(record, reading, rows)})
    WHERE ${validSql(record, reading)} AND ${sort}`
  return { name: `import ${record.kind}`, text }
}

/** Yields the rows of the rejected store: what of the file is not good, each with the first column that fails. */
export function rejectsSelect(record: RecordKind, reading: Reading): Statement {
  const failing = columnsIn(record, reading).flatMap((column) => {
    const rule = valueRule(column)
    if (rule.valid === '1') return []
    const reasons = rule.reasons.flatMap(({ when, reason }) => [when, `'${reason}'`])
    return [`NOT (${rule.valid})`, `('${column.name}', multiIf(${reasons.join(', ')}, 'not_a_record'))`]
  })
  const shown = record.columns.flatMap((column) =>
    isPersonal(column) ? [] : [`'${column.name}', r_${column.name}`],
  )
  const raw = `toJSONString(mapFilter((name, value) -> value != '', map(${shown.join(', ')})))`
  const text = `SELECT {file_id:String} AS file_id, {kind:String} AS kind, r_line AS line, failure.1 AS column,
      failure.2 AS reason, raw
    FROM (SELECT r_line, multiIf(${failing.join(', ')}, ('', 'not_a_record')) AS failure, ${maskedRejectSql(raw)} AS raw
      FROM (${parsedSql(record, reading, 'plain')}) WHERE NOT (${validSql(record, reading)}))`
  return { name: `refuse ${record.kind}`, text }
}

/** Counts the records of a file without reading their values. */
export function countSelect(reading: Reading): Statement {
  return {
    name: 'count records',
    text: `SELECT count() AS n FROM ${recordsIn(reading)} ${readSettings(reading)}`,
  }
}

/** The number of the last line of a text file that is not blank, from 1. */
export function lastLineSelect(reading: Reading): Statement {
  const text = "SELECT max(_row_number) + 1 AS last FROM file({path:String}, LineAsString, 'line String')"
  // Nearly every line begins with what is no blank, which is cheaper to see than to search for.
  return {
    name: `lines of ${reading.format}`,
    text: `${text} WHERE ascii(line) > 32 OR match(line, '\\\\S')`,
  }
}
