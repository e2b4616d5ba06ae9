import { mkdirSync, writeFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { type ClickHouseClient, createClient } from '@clickhouse/client'
import { createChdbConnection } from 'chdb/connection'
import { WringError } from '../errors.ts'
import { createTable, deleteTargets, insertTargets } from './ddl.ts'
import { type Cell, decodeRows } from './decode.ts'
import { engineFailure } from './failure.ts'
import type { Parameters, Statement } from './statement.ts'
import { lockStore } from './store-lock.ts'
import type { Layout, Table } from './table.ts'

export interface EngineOptions {
  /** Folder of an embedded store; made if it is missing. */
  readonly path?: string
  /** A ClickHouse server instead of the embedded engine, e.g. `http://user:password@host:8123`. */
  readonly url?: string
  readonly database?: string
  readonly layout?: Layout
  /** Bytes one statement may take before it is refused; it spills to disk from half of that. */
  readonly memoryBytes?: number
}

/** The only door to ClickHouse. Embedded or a server, one node or many: the same statements. */
export interface Engine {
  readonly layout: Layout
  readonly embedded: boolean
  readonly database: string
  /** Runs a statement and returns its rows; whole numbers beyond 2^53 are an error, cast those to text in SQL. */
  rows<Row>(statement: Statement, parameters?: Parameters): Promise<Row[]>
  /** Runs a statement that returns nothing. */
  run(statement: Statement, parameters?: Parameters): Promise<void>
  /** Names and types of the columns a statement would return, without running it. */
  describe(statement: Statement, parameters?: Parameters): Promise<{ name: string; type: string }[]>
  createTable(table: Table): Promise<void>
  /** `INSERT INTO table SELECT …`; `select` yields the table's columns, named and in order. Durable when it resolves. */
  insertSelect(table: Table, select: Statement, parameters?: Parameters): Promise<void>
  /** Inserts a few rows from memory (bookkeeping, tests); facts come through files and `insertSelect`. */
  insertRows(table: Table, rows: readonly Readonly<Record<string, unknown>>[]): Promise<void>
  /** Deletes rows for good; resolves when they are gone. `where` is over the table's columns. */
  deleteWhere(table: Table, where: string, parameters?: Parameters): Promise<void>
  close(): Promise<void>
}

const defaultMemoryBytes = 4 * 2 ** 30

/** Rows are sorted and written by this many threads; each holds a block of rows, so that more cost memory. */
const insertThreads = Math.min(4, availableParallelism())
const insertBlockRows = 2 ** 19

/** What an import takes is large and short-lived: in pages of 2 MiB it is had with a quarter of the page faults. */
const allocator = 'thp:always,oversize_threshold:0'

const settingsFor = (memoryBytes: number) => ({
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

const twoShardConfiguration = `<clickhouse><tcp_port>9000</tcp_port><remote_servers><wring>
  <shard><replica><host>127.0.0.1</host><port>9000</port></replica></shard>
  <shard><replica><host>127.0.0.1</host><port>9000</port></replica></shard>
</wring></remote_servers></clickhouse>\n`

interface Door {
  readonly client: ClickHouseClient
  close(): Promise<void>
}

async function embeddedDoor(path: string, layout: Layout, settings: object): Promise<Door> {
  process.env['JE_MALLOC_CONF'] ??= allocator
  const { Session } = await import('chdb').catch((cause: unknown) => {
    throw new WringError('engine.missing', `no embedded engine for ${process.platform} ${process.arch}`, {
      cause,
    })
  })
  let release = () => {}
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 })
    release = lockStore(path)
    const config = join(path, 'two-shards.xml')
    if (layout === 'two-shard') writeFileSync(config, twoShardConfiguration)
    // The session is opened first and by hand: only it can hand arguments to the engine; the client's connection joins it.
    const session = new Session(path, {
      connectionArgs: layout === 'two-shard' ? [`--config-file=${config}`] : [],
    })
    const client = createClient({
      connection: createChdbConnection({ path }),
      clickhouse_settings: settings as never,
    } as never)
    return {
      client,
      close: async () => {
        await client.close()
        session.close()
        release()
      },
    }
  } catch (cause) {
    release()
    const failure = engineFailure(cause, `opening ${path}`)
    if (failure.code !== 'engine.statement') throw failure
    throw new WringError('store.unreadable', `the store cannot be opened: ${path}`, { cause })
  }
}

function serverDoor(url: string, database: string, settings: object): Door {
  const client = createClient({
    url,
    database,
    clickhouse_settings: settings as never,
    request_timeout: 3_600_000,
  })
  return { client, close: () => client.close() }
}

/** Opens a store, embedded by path or on a server by URL, and makes its database. */
export async function openEngine(options: EngineOptions): Promise<Engine> {
  const { database = 'wring', layout = 'single', memoryBytes = defaultMemoryBytes } = options
  const settings = settingsFor(memoryBytes)
  const named = /^\w+$/.test(database)
  if (!named)
    throw new WringError('config.value', `a database is named by letters and digits, not ${database}`)
  if (options.url !== undefined) {
    const first = serverDoor(options.url, 'default', {})
    const cluster = layout === 'cluster' ? ' ON CLUSTER wring' : ''
    await command(first.client, {
      name: 'create database',
      text: `CREATE DATABASE IF NOT EXISTS ${database}${cluster}`,
    })
    await first.close()
    return engineOver(serverDoor(options.url, database, settings), { database, layout, embedded: false })
  }
  if (options.path === undefined) throw new WringError('config.value', 'an engine needs a path or a url')
  const door = await embeddedDoor(options.path, layout, settings)
  await command(door.client, { name: 'create database', text: `CREATE DATABASE IF NOT EXISTS ${database}` })
  await command(door.client, { name: 'use database', text: `USE ${database}` })
  return engineOver(door, { database, layout, embedded: true })
}

async function command(client: ClickHouseClient, { name, text }: Statement, parameters: Parameters = {}) {
  try {
    await client.command({ query: text, query_params: { ...parameters } })
  } catch (cause) {
    throw engineFailure(cause, name)
  }
}

async function query<Row>(client: ClickHouseClient, { name, text }: Statement, parameters: Parameters = {}) {
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

type Facts = Pick<Engine, 'database' | 'layout' | 'embedded'>

function engineOver({ client, close }: Door, facts: Facts): Engine {
  const run: Engine['run'] = (statement, parameters) => command(client, statement, parameters)
  const inserts = (table: Table) => insertTargets(table, facts.layout)
  return {
    ...facts,
    run,
    close,
    rows: (statement, parameters) => query(client, statement, parameters),
    describe: (statement, parameters) =>
      query(client, { name: statement.name, text: `DESCRIBE (${statement.text})` }, parameters),
    async createTable(table) {
      for (const text of createTable(table, facts.layout, facts.database))
        await run({ name: table.name, text })
    },
    async insertSelect(table, select, parameters) {
      const names = table.columns.map(({ name }) => name).join(', ')
      for (const { name, where } of inserts(table)) {
        const text = `INSERT INTO ${name} (${names}) SELECT ${names} FROM (${select.text}) WHERE ${where}`
        await run({ name: select.name, text }, parameters)
      }
    },
    async insertRows(table, rows) {
      if (rows.length === 0) return
      const names = table.columns.map(({ name }) => name)
      const structure = table.columns.map(({ name, type }) => `${name} ${type.split(' CODEC')[0]}`).join(', ')
      const body = rows.map((row) => JSON.stringify(row)).join('\n')
      for (const { name, where } of inserts(table)) {
        const text = `INSERT INTO ${name} (${names.join(', ')}) SELECT ${names.join(', ')}
          FROM format(JSONEachRow, {structure:String}, {body:String}) WHERE ${where}`
        await run({ name: table.name, text }, { structure, body })
      }
    },
    async deleteWhere(table, where, parameters) {
      for (const name of deleteTargets(table, facts.layout)) {
        const text = `DELETE FROM ${name} WHERE ${where} SETTINGS lightweight_deletes_sync = 2, mutations_sync = 2`
        await run({ name: `delete from ${table.name}`, text }, parameters)
      }
    },
  }
}
