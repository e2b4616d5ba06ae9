import { derivedColumn } from '../engine/ddl.ts'
import type { Engine } from '../engine/engine.ts'
import type { Table } from '../engine/table.ts'
import { WringError } from '../errors.ts'
import {
  bookkeepingTables,
  importFileTable,
  knownFiles,
  rejectedRowTable,
  repeatedRowTable,
  storeVersionTable,
} from './bookkeeping.ts'
import { factTables, packedColumn } from './tables.ts'

/** Raised by one with every change of a table that a store on disk must follow. */
export const storeVersion = 3

/** Makes an open store ready: its tables exist, it is not newer than this program, and no half-read file is left in it. */
export async function migrate(engine: Engine): Promise<void> {
  await engine.createTable(storeVersionTable)
  const [held] = await engine.rows<{ version: number }>({
    name: 'store version',
    text: 'SELECT max(version) AS version FROM store_version',
  })
  const version = held?.version ?? 0
  if (version > storeVersion) {
    throw new WringError(
      'store.newer',
      `the store has version ${version}, this program knows ${storeVersion}`,
    )
  }
  if (version < storeVersion) {
    if (version > 0) await packTokens(engine)
    for (const table of [...bookkeepingTables, ...factTables]) {
      await engine.createTable(table)
      if (version > 0) await engine.addColumns(table)
    }
    await engine.insertRows(storeVersionTable, [{ version: storeVersion }])
  }
  if (version > 0) await removeUnfinished(engine)
}

/** Up to version 2 tokens were kept as their digits. Those read as before where bytes are kept from now on. */
async function packTokens(engine: Engine): Promise<void> {
  const held = await engine.rows<{ place: string }>({
    name: 'columns of the store',
    text: "SELECT concat(table, '.', name) AS place FROM system.columns WHERE database = currentDatabase()",
  })
  const places = new Set(held.map(({ place }) => place))
  for (const table of factTables.filter(({ name }) => places.has(`${name}.file_id`))) {
    for (const column of table.derived ?? []) {
      const packed = packedColumn(column.name)
      const alter = (change: string) =>
        engine.run({ name: `alter ${table.name}`, text: `ALTER TABLE ${table.name} ${change}` })
      if (!places.has(`${table.name}.${packed}`)) await alter(`RENAME COLUMN ${column.name} TO ${packed}`)
      await alter(`ADD COLUMN IF NOT EXISTS ${derivedColumn(column)}`)
    }
  }
}

/** A file whose import was cut short is forgotten whole, so that it can be read again. */
async function removeUnfinished(engine: Engine): Promise<void> {
  const unfinished = (await knownFiles(engine)).filter(({ done }) => done === 0)
  for (const { file_id } of unfinished) await forgetFile(engine, file_id)
}

const rowTables: readonly Table[] = [...factTables, rejectedRowTable, repeatedRowTable]

/** Deletes every row that a file brought. */
export async function forgetFile(engine: Engine, file_id: string): Promise<void> {
  for (const table of rowTables) await forgetRows(engine, table, file_id)
  await engine.deleteWhere(importFileTable, 'file_id = {file_id:String}', { file_id })
}

async function forgetRows(engine: Engine, table: Table, file_id: string): Promise<void> {
  const [held] = await engine.rows<{ n: number }>(
    {
      name: `rows of a file in ${table.name}`,
      text: `SELECT count() AS n FROM ${table.name} WHERE file_id = {file_id:String}`,
    },
    { file_id },
  )
  if (held && held.n > 0) await engine.deleteWhere(table, 'file_id = {file_id:String}', { file_id })
}
