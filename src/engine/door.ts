import { availableParallelism } from 'node:os'
import type { ClickHouseClient } from '@clickhouse/client'
import { addColumns, createTable, deleteTargets, insertTargets, onCluster } from './ddl.ts'
import { type Cell, decodeRows } from './decode.ts'
import type { Engine } from './engine.ts'
import { engineFailure } from './failure.ts'
import type { Parameters, Statement } from './statement.ts'

const defaultMemoryBytes = 4 * 2 ** 30

/** Rows are sorted and written by this many threads; each holds a block of rows, so that more cost memory. */
const insertThreads = Math.min(4, availableParallelism())
const insertBlockRows = 2 ** 19

/** What every statement runs with, embedded or on a server. */
export const settingsFor = (memoryBytes: number = defaultMemoryBytes) => ({
  output_format_json_quote_64bit_integers: 1,
  distributed_product_mode: 'global',
  prefer_localhost_replica: 1,
  max_memory_usage: String(memoryBytes),
  max_bytes_before_external_group_by: String(Math.floor(memoryBytes / 2)),
  max_bytes_before_external_sort: String(Math.floor(memoryBytes / 2)),
  max_insert_threads: String(insertThreads),
  min_insert_block_size_rows: String(insertBlockRows),
  // A file that is mapped counts as memory of the process, and grows with the file.
  storage_file_read_method: 'pread',
  join_use_nulls: 1,
  // A name means the column, as in other SQL, where an alias of the same statement is spelt alike.
  prefer_column_name_to_alias: 1,
  date_time_input_format: 'best_effort',
})

export type Run = Engine['run']

export async function command(
  client: ClickHouseClient,
  { name, text }: Statement,
  parameters: Parameters = {},
) {
  try {
    await client.command({ query: text, query_params: { ...parameters } })
  } catch (cause) {
    throw engineFailure(cause, name)
  }
}

export async function query<Row>(
  client: ClickHouseClient,
  { name, text }: Statement,
  parameters: Parameters = {},
) {
  try {
    const result = await client.query({
      query: text,
      query_params: { ...parameters },
      format: 'JSONCompactEachRowWithNamesAndTypes',
    })
    return decodeRows<Row>(await result.json<Cell[]>())
  } catch (cause) {
    throw engineFailure(cause, name)
  }
}

type Facts = Pick<Engine, 'database' | 'layout'>
export type Statements = Omit<Engine, 'files' | 'insertRows' | 'close' | 'discard'> & {
  drop(): Promise<void>
}

/** What is the same embedded and on a server. `run` is given, because a server's checks first that the store is still ours. */
export function statementsOver(client: ClickHouseClient, run: Run, facts: Facts): Statements {
  const { layout, database } = facts
  return {
    ...facts,
    run,
    rows: (statement, parameters) => query(client, statement, parameters),
    describe: (statement, parameters) =>
      query(client, { name: statement.name, text: `DESCRIBE (${statement.text})` }, parameters),
    async createTable(table) {
      for (const text of createTable(table, layout, database)) await run({ name: table.name, text })
    },
    async addColumns(table) {
      for (const text of addColumns(table, layout)) await run({ name: table.name, text })
    },
    async insertSelect(table, select, parameters) {
      const names = table.columns.map(({ name }) => name).join(', ')
      for (const { name, where } of insertTargets(table, layout)) {
        const text = `INSERT INTO ${name} (${names}) SELECT ${names} FROM (${select.text}) WHERE ${where}`
        await run({ name: select.name, text }, parameters)
      }
    },
    async deleteWhere(table, where, parameters) {
      for (const name of deleteTargets(table, layout)) {
        const text = `DELETE FROM ${name} WHERE ${where} SETTINGS lightweight_deletes_sync = 2, mutations_sync = 2`
        await run({ name: `delete from ${table.name}`, text }, parameters)
      }
    },
    drop: () =>
      run({ name: 'drop database', text: `DROP DATABASE IF EXISTS ${database}${onCluster(layout)} SYNC` }),
  }
}
