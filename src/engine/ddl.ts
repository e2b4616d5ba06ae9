import type { DerivedColumn, Layout, Table } from './table.ts'

/** The cluster that a server's configuration must define, and that the embedded two-shard configuration does. */
export const clusterName = 'wring'

/** What a statement that changes tables carries on a cluster, so that every node of it runs it. */
export const onCluster = (layout: Layout): string =>
  layout === 'cluster' ? ` ON CLUSTER ${clusterName}` : ''

/** Small blocks, because every column of a part that is written holds a buffer of that size, and again while it is packed. */
const written = 'fsync_after_insert = 1, fsync_part_directory = 1, max_compress_block_size = 65536'

/** A derived column as it is declared, when its table is made or altered. */
export const derivedColumn = ({ name, type, value }: DerivedColumn): string =>
  `${name} ${type} ALIAS ${value}`

const columnsOf = ({ columns, derived = [] }: Table) =>
  [...columns.map(({ name, type }) => `${name} ${type}`), ...derived.map(derivedColumn)].join(', ')

const sorted = (table: Table) => `ORDER BY (${table.orderBy.join(', ')}) SETTINGS ${written}`

const shardKey = (table: Table) => `sipHash64(${table.shardBy})`

/** A view keeps the columns that its tables had when it was made. */
const bothShards = ({ name }: Table) =>
  `${name}_local AS SELECT * FROM ${name}_shard_1 WHERE shardNum() = 1
   UNION ALL SELECT * FROM ${name}_shard_2 WHERE shardNum() = 2`

const render: Record<Layout, (table: Table, database: string) => string[]> = {
  single: (table) => [
    `CREATE TABLE IF NOT EXISTS ${table.name} (${columnsOf(table)}) ENGINE = MergeTree ${sorted(table)}`,
  ],
  'two-shard': (table, database) => [
    ...[1, 2].map(
      (shard) =>
        `CREATE TABLE IF NOT EXISTS ${table.name}_shard_${shard} (${columnsOf(table)}) ENGINE = MergeTree ${sorted(table)}`,
    ),
    `CREATE VIEW IF NOT EXISTS ${bothShards(table)}`,
    `CREATE TABLE IF NOT EXISTS ${table.name} AS ${table.name}_shard_1
     ENGINE = Distributed(${clusterName}, ${database}, ${table.name}_local, ${shardKey(table)})`,
  ],
  cluster: (table, database) => [
    `CREATE TABLE IF NOT EXISTS ${table.name}_local ON CLUSTER ${clusterName} (${columnsOf(table)})
     ENGINE = ReplicatedMergeTree('/clickhouse/tables/{shard}/${database}/${table.name}', '{replica}') ${sorted(table)}`,
    `CREATE TABLE IF NOT EXISTS ${table.name} ON CLUSTER ${clusterName} AS ${table.name}_local
     ENGINE = Distributed(${clusterName}, ${database}, ${table.name}_local, ${shardKey(table)})`,
  ],
}

/** The statements that create one table in a layout; safe to run again. */
export const createTable = (table: Table, layout: Layout, database: string): readonly string[] =>
  render[layout](table, database)

const alteredTables: Record<Layout, (table: Table) => string[]> = {
  single: (table) => [table.name],
  'two-shard': (table) => [`${table.name}_shard_1`, `${table.name}_shard_2`, table.name],
  cluster: (table) => [
    `${table.name}_local ON CLUSTER ${clusterName}`,
    `${table.name} ON CLUSTER ${clusterName}`,
  ],
}

/** The statements that give a table of an older store the columns it lacks; safe to run again. */
export function addColumns(table: Table, layout: Layout): readonly string[] {
  const added = table.columns.map(
    ({ name, type }) => `ADD COLUMN IF NOT EXISTS ${name} ${type.split(' CODEC')[0]}`,
  )
  const altered = alteredTables[layout](table).map((name) => `ALTER TABLE ${name} ${added.join(', ')}`)
  return layout === 'two-shard' ? [...altered, `CREATE OR REPLACE VIEW ${bothShards(table)}`] : altered
}

/** Where rows of a table are written, and which rows go there (`where` over the table's own columns). */
export interface Target {
  readonly name: string
  readonly where: string
}

/**
 * A cluster's Distributed table splits rows itself. The embedded two-shard form cannot be written through its view, so
 * each shard takes its own share of the rows.
 */
export function insertTargets(table: Table, layout: Layout): readonly Target[] {
  if (layout !== 'two-shard') return [{ name: table.name, where: '1' }]
  return [0, 1].map((shard) => ({
    name: `${table.name}_shard_${shard + 1}`,
    where: `${shardKey(table)} % 2 = ${shard}`,
  }))
}

/** The tables to delete from, with `ON CLUSTER` where it is needed. */
export function deleteTargets(table: Table, layout: Layout): readonly string[] {
  if (layout === 'cluster') return [`${table.name}_local${onCluster(layout)}`]
  return insertTargets(table, layout).map(({ name }) => name)
}
