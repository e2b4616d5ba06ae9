import { createReadStream, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ClickHouseClient } from '@clickhouse/client'
import { WringError } from '../errors.ts'
import { openEmbedded } from './embedded.ts'
import type { Engine, EngineOptions } from './engine.ts'
import { EngineRefusal, engineFailure } from './failure.ts'
import { columnTypes, type Table } from './table.ts'

/** An engine of this process that reads files for a server; opened when it is first needed. */
interface Scratch {
  readonly folder: string
  engine(): Promise<Engine>
  close(): Promise<void>
}

function scratchIn({ path, memoryBytes }: EngineOptions): Scratch {
  const folder = path ?? mkdtempSync(join(tmpdir(), 'wring-scratch-'))
  let opened: Promise<Engine> | undefined
  const engine = () => {
    opened ??= openEmbedded({
      path: folder,
      database: 'scratch',
      ...(memoryBytes === undefined ? {} : { memoryBytes }),
    })
    return opened
  }
  const close = async () => {
    const open = await opened?.catch(() => undefined)
    await open?.close()
    if (path === undefined) rmSync(folder, { recursive: true, force: true })
  }
  return { folder, engine, close }
}

const namesOf = ({ columns }: Table): string => columns.map(({ name }) => name).join(', ')

const literal = (text: string): string => `'${text.replace(/[\\']/g, '\\$&')}'`

async function send(client: ClickHouseClient, table: Table, file: string): Promise<void> {
  try {
    const { stream } = await client.exec({
      query: `INSERT INTO ${table.name} (${namesOf(table)}) FORMAT Native`,
      values: createReadStream(file, { highWaterMark: 2 ** 20 }),
      http_headers: { 'Content-Encoding': 'zstd' },
    })
    await stream.forEach(() => {})
  } catch (cause) {
    const failure = engineFailure(cause, `insert into ${table.name}`)
    // A refusal of rows that were read already says nothing of their file, which the caller would otherwise read anew.
    throw failure instanceof EngineRefusal
      ? new WringError(failure.code, failure.message, { cause })
      : failure
  }
}

export interface ServerFiles {
  readonly files: Engine['files']
  close(): Promise<void>
}

/** Files are read by an engine of this process; what a statement yields of them goes to the server, packed. */
export function serverFiles(
  client: ClickHouseClient,
  confirm: () => Promise<void>,
  options: EngineOptions,
): ServerFiles {
  const scratch = scratchIn(options)
  let sent = 0
  const insertSelect: Engine['insertSelect'] = async (table, select, parameters) => {
    const engine = await scratch.engine()
    sent += 1
    const file = join(scratch.folder, `rows-${process.pid}-${sent}.native`)
    const place = `file(${literal(file)}, Native, ${literal(columnTypes(table))}, 'zstd')`
    try {
      const text = `INSERT INTO FUNCTION ${place} SELECT ${namesOf(table)} FROM (${select.text})`
      await engine.run({ name: select.name, text }, parameters)
      const any = { name: select.name, text: `SELECT 1 AS some FROM ${place} LIMIT 1` }
      if ((await engine.rows(any)).length === 0) return
      await confirm()
      await send(client, table, file)
    } finally {
      rmSync(file, { force: true })
    }
  }
  return {
    close: scratch.close,
    files: {
      rows: async (statement, parameters) => (await scratch.engine()).rows(statement, parameters),
      run: async (statement, parameters) => (await scratch.engine()).run(statement, parameters),
      describe: async (statement, parameters) => (await scratch.engine()).describe(statement, parameters),
      insertSelect,
    },
  }
}
