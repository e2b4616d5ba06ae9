import { type ClickHouseClient, ClickHouseLogLevel, createClient } from '@clickhouse/client'
import { WringError } from '../errors.ts'
import { clusterName, onCluster } from './ddl.ts'
import { command, query, type Run, settingsFor, statementsOver } from './door.ts'
import type { Engine, EngineOptions } from './engine.ts'
import { EngineRefusal, engineFailure } from './failure.ts'
import { leaseStore } from './lease.ts'
import { type ServerAddress, serverAddress } from './server-address.ts'
import { serverFiles } from './server-files.ts'
import { type Statement, sqlFile } from './statement.ts'
import type { Layout, Table } from './table.ts'

const hourMs = 3_600_000

/** What only a server must be told, where its defaults are not those of the engine in the process. */
const serverSettings = {
  // An insert is there when it is answered, and a result is whole or an error.
  async_insert: 0,
  wait_end_of_query: 1,
  // A statement that takes long keeps its connection busy, so that nothing between here and the server cuts it.
  send_progress_in_http_headers: 1,
  http_headers_progress_interval_ms: '60000',
}

/** What a cluster must be told, so that rows lie where their key says and are seen by whoever asks next. */
const clusterSettings = {
  distributed_foreground_insert: 1,
  parallel_distributed_insert_select: 0,
  load_balancing: 'in_order',
  // A file that was forgotten half-read is read again: the same blocks must not be taken for repeated ones.
  insert_deduplicate: 0,
  // Deletions name their rows by a subquery over a table that nobody changes meanwhile.
  allow_nondeterministic_mutations: 1,
}

const settingsOf = (memoryBytes: number | undefined, layout: Layout) => ({
  ...settingsFor(memoryBytes),
  ...serverSettings,
  ...(layout === 'cluster' ? clusterSettings : {}),
})

const clientFor = ({ url, credentials }: ServerAddress, database: string, settings: object) =>
  createClient({
    url,
    ...credentials,
    database,
    clickhouse_settings: settings as never,
    request_timeout: hourMs,
    max_response_headers_size: 2 ** 20,
    // Many sessions make a long parameter; an address holds only so much.
    use_multipart_params_auto: true,
    keep_alive: { eagerly_destroy_stale_sockets: true },
    // The client's log quotes statements with their values.
    log: { level: ClickHouseLogLevel.OFF },
  })

const version: Statement = { name: 'version of the server', text: 'SELECT version() AS version' }

/** Whatever answers there, is it ClickHouse? */
async function greet(client: ClickHouseClient, { shown }: ServerAddress): Promise<void> {
  const known = await query<{ version: string }>(client, version).catch((cause: unknown) => {
    if (cause instanceof EngineRefusal && cause.type === '') return []
    throw cause
  })
  if (!/^\d+\./.test(known[0]?.version ?? ''))
    throw new WringError('engine.unreachable', `what answers is no ClickHouse server: ${shown}`)
}

const clusterShards = sqlFile(import.meta.url, 'cluster.sql')

async function checkCluster(client: ClickHouseClient): Promise<void> {
  const [found] = await query<{ shards: number; doubled: number }>(client, clusterShards, {
    cluster: clusterName,
  })
  if (!found?.shards)
    throw new WringError(
      'config.value',
      `WRING_CLICKHOUSE_CLUSTER needs a cluster on the server by the name of ${clusterName}`,
    )
  if (found.doubled > 0)
    throw new WringError(
      'config.value',
      `the server's configuration must say <internal_replication>true</internal_replication> for each shard of ${clusterName}`,
    )
}

type ServerOptions = EngineOptions & { readonly url: string; readonly database: string }

async function makeDatabase(address: ServerAddress, database: string, layout: Layout): Promise<void> {
  const client = clientFor(address, 'default', {})
  try {
    await greet(client, address)
    if (layout === 'cluster') await checkCluster(client)
    const text = `CREATE DATABASE IF NOT EXISTS ${database}${onCluster(layout)}`
    await command(client, { name: 'create database', text })
  } finally {
    await client.close()
  }
}

/** A store on a ClickHouse server. Files are read here, and their rows are sent. */
export async function openServer(options: ServerOptions): Promise<Engine> {
  const { url, database, layout = 'single', memoryBytes } = options
  const address = serverAddress(url)
  await makeDatabase(address, database, layout)
  const client = clientFor(address, database, settingsOf(memoryBytes, layout))
  const plainly: Run = (statement, parameters) => command(client, statement, parameters)
  const lease = await leaseStore(statementsOver(client, plainly, { database, layout })).catch(
    async (cause: unknown) => {
      await client.close()
      throw cause
    },
  )
  const run: Run = async (statement, parameters) => {
    await lease.confirm()
    await plainly(statement, parameters)
  }
  const { drop, ...statements } = statementsOver(client, run, { database, layout })
  const { files, close } = serverFiles(client, lease.confirm, options)
  const ending = (last: () => Promise<void>) => async () => {
    await close()
    await last().finally(() => client.close())
  }
  return {
    ...statements,
    files,
    async insertRows(table, rows) {
      if (rows.length === 0) return
      await lease.confirm()
      await insertRows(client, table, rows)
    },
    close: ending(lease.release),
    discard: ending(async () => {
      lease.stop()
      await drop()
    }),
  }
}

async function insertRows(client: ClickHouseClient, table: Table, rows: readonly object[]): Promise<void> {
  const [first = '', ...others] = table.columns.map(({ name }) => name)
  try {
    await client.insert({
      table: table.name,
      columns: [first, ...others],
      values: [...rows],
      format: 'JSONEachRow',
    })
  } catch (cause) {
    throw engineFailure(cause, table.name)
  }
}
