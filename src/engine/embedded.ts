import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type ClickHouseClient, createClient } from '@clickhouse/client'
import { WringError } from '../errors.ts'
import { makeFolder } from '../folder.ts'
import { insertTargets } from './ddl.ts'
import { command, type Run, settingsFor, statementsOver } from './door.ts'
import type { Engine, EngineOptions } from './engine.ts'
import { engineFailure } from './failure.ts'
import { lockStore } from './store-lock.ts'
import { columnTypes, type Layout } from './table.ts'

const twoShardConfiguration = `<clickhouse><tcp_port>9000</tcp_port><remote_servers><wring>
  <shard><replica><host>127.0.0.1</host><port>9000</port></replica></shard>
  <shard><replica><host>127.0.0.1</host><port>9000</port></replica></shard>
</wring></remote_servers></clickhouse>\n`

/**
 * What an import takes is large and short-lived: in pages of 2 MiB, kept once they are had, it costs a thirtieth of the page
 * faults. The engine reads this once, as its library is loaded, which is why nothing here imports it before.
 */
const allocator = 'thp:always,oversize_threshold:0,narenas:2,dirty_decay_ms:-1'

async function loadLibrary() {
  process.env['JE_MALLOC_CONF'] ??= allocator
  try {
    const [{ Session }, { createChdbConnection }] = await Promise.all([
      import('chdb'),
      import('chdb/connection'),
    ])
    return { Session, createChdbConnection }
  } catch (cause) {
    throw new WringError('engine.missing', `no embedded engine for ${process.platform} ${process.arch}`, {
      cause,
    })
  }
}

interface Door {
  readonly client: ClickHouseClient
  close(): Promise<void>
}

async function openDoor(path: string, layout: Layout, settings: object): Promise<Door> {
  const { Session, createChdbConnection } = await loadLibrary()
  let release = () => {}
  try {
    makeFolder(path, 0o700)
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

type EmbeddedOptions = EngineOptions & { readonly path: string; readonly database: string }

/** A store in a folder, with the engine in this process. */
export async function openEmbedded(options: EmbeddedOptions): Promise<Engine> {
  const { path, database, layout = 'single', memoryBytes } = options
  const { client, close } = await openDoor(path, layout, settingsFor(memoryBytes))
  await command(client, { name: 'create database', text: `CREATE DATABASE IF NOT EXISTS ${database}` })
  await command(client, { name: 'use database', text: `USE ${database}` })
  const run: Run = (statement, parameters) => command(client, statement, parameters)
  const { drop, ...statements } = statementsOver(client, run, { database, layout })
  const { rows, describe, insertSelect } = statements
  return {
    ...statements,
    files: { rows, run, describe, insertSelect },
    close,
    discard: async () => {
      await drop()
      await close()
    },
    async insertRows(table, rows) {
      if (rows.length === 0) return
      const names = table.columns.map(({ name }) => name).join(', ')
      const structure = columnTypes(table)
      const body = rows.map((row) => JSON.stringify(row)).join('\n')
      for (const { name, where } of insertTargets(table, layout)) {
        const text = `INSERT INTO ${name} (${names}) SELECT ${names}
          FROM format(JSONEachRow, {structure:String}, {body:String}) WHERE ${where}`
        await run({ name: table.name, text }, { structure, body })
      }
    },
  }
}
