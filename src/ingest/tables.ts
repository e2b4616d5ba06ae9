import type { Table, TableColumn } from '../engine/table.ts'
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

/** The columns of the store that one column of a record becomes. */
export function storedColumns(column: Column): readonly TableColumn[] {
  if (column.type !== 'phone' && column.type !== 'ip')
    return [{ name: column.name, type: storedType(column) }]
  // Hexadecimal digits carry half of what their bytes could: packed, an import has a third less to bring to the disk.
  return tokenColumns(column.name).map((name) => ({ name, type: 'String CODEC(ZSTD(1))' }))
}

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
  orderBy: record.orderBy,
  shardBy: record.shardBy,
})

export const factTables: readonly Table[] = recordKinds.map(factTable)
