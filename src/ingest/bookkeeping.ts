import type { Engine } from '../engine/engine.ts'
import { sqlFile } from '../engine/statement.ts'
import type { Table } from '../engine/table.ts'

/** One row a change of state: a file `started` and not `done` was cut short, and its rows are no facts. */
export const importFileTable: Table = {
  name: 'import_file',
  columns: [
    { name: 'file_id', type: 'String' },
    { name: 'sha256', type: 'String' },
    { name: 'import_id', type: 'String' },
    { name: 'name', type: 'String' },
    { name: 'kind', type: 'LowCardinality(String)' },
    { name: 'status', type: 'LowCardinality(String)' },
    { name: 'bytes', type: 'UInt64' },
    { name: 'rows', type: 'UInt64' },
    { name: 'rejected', type: 'UInt64' },
    { name: 'duplicates', type: 'UInt64' },
    { name: 'unknown_columns', type: 'Array(String)' },
    { name: 'at', type: 'Int64' },
  ],
  orderBy: ['file_id', 'at'],
  shardBy: 'file_id',
}

/** What a manifest said: one row a stream, and one with an empty stream for the import itself. */
export const importCoverageTable: Table = {
  name: 'import_coverage',
  columns: [
    { name: 'import_id', type: 'String' },
    { name: 'platform', type: 'String' },
    { name: 'source', type: 'LowCardinality(String)' },
    { name: 'stream', type: 'String' },
    { name: 'granularity', type: 'LowCardinality(String)' },
    { name: 'share', type: 'Nullable(Float64)' },
  ],
  orderBy: ['import_id', 'stream'],
  shardBy: 'import_id',
}

export const rejectedRowTable: Table = {
  name: 'rejected_row',
  columns: [
    { name: 'file_id', type: 'LowCardinality(String)' },
    { name: 'kind', type: 'LowCardinality(String)' },
    { name: 'line', type: 'UInt64' },
    { name: 'column', type: 'String' },
    { name: 'reason', type: 'LowCardinality(String)' },
    { name: 'raw', type: 'String' },
  ],
  orderBy: ['file_id', 'line'],
  shardBy: 'file_id',
}

/** Rows that a file said again and that are no facts for that; with what they said where it contradicts the first. */
export const repeatedRowTable: Table = {
  name: 'repeated_row',
  columns: [
    { name: 'file_id', type: 'LowCardinality(String)' },
    { name: 'kind', type: 'LowCardinality(String)' },
    { name: 'line', type: 'UInt64' },
    { name: 'same', type: 'UInt8' },
    { name: 'raw', type: 'String' },
  ],
  orderBy: ['file_id', 'line'],
  shardBy: 'file_id',
}

export const storeVersionTable: Table = {
  name: 'store_version',
  columns: [{ name: 'version', type: 'UInt32' }],
  orderBy: ['version'],
  shardBy: 'version',
}

export const bookkeepingTables: readonly Table[] = [
  importFileTable,
  importCoverageTable,
  rejectedRowTable,
  repeatedRowTable,
]

/** A file as the store remembers it. */
export interface KnownFile {
  readonly file_id: string
  readonly sha256: string
  readonly import_id: string
  readonly name: string
  readonly kind: string
  readonly bytes: number
  readonly rows: number
  readonly rejected: number
  readonly duplicates: number
  readonly unknown_columns: readonly string[]
  readonly done: number
}

const knownFilesSql = sqlFile(import.meta.url, 'known-files.sql')

/** Every file the store has seen, the finished and the unfinished. */
export const knownFiles = (engine: Engine): Promise<KnownFile[]> => engine.rows<KnownFile>(knownFilesSql)
