import type { DerivedColumn, Table, TableColumn } from '../engine/table.ts'
import { recordKinds } from '../records/catalogue.ts'
import { type Column, type ColumnType, type RecordKind, tokenColumns } from '../records/record-kind.ts'

/** Texts that repeat across many rows are kept by dictionary. */
const repeating = new Set([
  'session_id',
  'room_id',
  'host_id',
  'shop_id',
  'platform',
  'app',
  'region',
  'channel',
])

const wholeNumber: ReadonlySet<ColumnType> = new Set([
  'time',
  'count',
  'integer',
  'seconds',
  'grams',
  'money',
])
const decimal: ReadonlySet<ColumnType> = new Set(['rate', 'rating'])

function storedType(column: Column): string {
  if (wholeNumber.has(column.type)) return column.required ? 'Int64' : 'Nullable(Int64)'
  if (decimal.has(column.type)) return 'Nullable(Float64)'
  const dictionary = column.type === 'enum' || column.type === 'currency' || repeating.has(column.name)
  return dictionary ? 'LowCardinality(String)' : 'String'
}

export const isPersonal = ({ type }: Column): boolean => type === 'phone' || type === 'ip'

/** Where the token is kept that is read as `name`: its bytes, which are half of its digits, behind a zero byte. */
export const packedColumn = (name: string): string => `${name}_packed`

/** The SQL that packs the 16 bytes of a token. A token that an importer sends is a text of its own and kept as one. */
export const packedSql = (bytes: string): string => `concat('\\0', ${bytes})`

/** The SQL that reads a token's digits from what `packedSql` made of it. */
export const unpackedSql = (packed: string): string =>
  `if(startsWith(${packed}, '\\0'), lower(hex(substring(${packed}, 2))), ${packed})`

const tokensOf = (column: Column): readonly string[] => (isPersonal(column) ? tokenColumns(column.name) : [])

/** The columns of the store that one column of a record becomes. */
export const storedColumns = (column: Column): readonly TableColumn[] =>
  isPersonal(column)
    ? tokensOf(column).map((name) => ({ name: packedColumn(name), type: 'String' }))
    : [{ name: column.name, type: storedType(column) }]

const unpackedColumn = (name: string): DerivedColumn => ({
  name,
  type: 'String',
  value: unpackedSql(packedColumn(name)),
})

/** Where each row came from: the file (first 16 digits of its SHA-256), its line, and columns that no kind knows. */
const provenance: readonly TableColumn[] = [
  { name: 'file_id', type: 'LowCardinality(String)' },
  { name: 'line', type: 'UInt64 CODEC(Delta, LZ4)' },
  { name: 'extra', type: 'String' },
]

/** The fact table of a record kind is `fact_<kind>`. Absent texts are '', absent numbers NULL. */
export const factTable = (record: RecordKind): Table => ({
  name: `fact_${record.kind}`,
  columns: [...record.columns.flatMap(storedColumns), ...provenance],
  derived: record.columns.flatMap(tokensOf).map(unpackedColumn),
  orderBy: record.orderBy,
  shardBy: record.shardBy,
})

export const factTables: readonly Table[] = recordKinds.map(factTable)
