import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { closeWorlds, openStore } from '../../test/world.ts'
import type { Engine } from '../engine/engine.ts'
import { importFileTable, repeatedRowTable, storeVersionTable } from './bookkeeping.ts'
import { importRecords } from './import.ts'
import { migrate } from './migrate.ts'

const folder = mkdtempSync(join(tmpdir(), 'wring-migrate-'))
afterAll(closeWorlds)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const entry = '1794312000000,s-1,a-1,enter,m-1'

/** Imports one entry into a session; files of other names differ by a line end only. */
async function importEntry(engine: Engine, name: string, end = ''): Promise<{ file_id: string }> {
  const source = join(folder, name)
  writeFileSync(source, `at,session_id,account_id,kind,message_id\n${entry}${end}`)
  const { files } = await importRecords(engine, { source, tokenKey: { k0: 1n, k1: 2n } })
  const [file] = files
  if (!file) throw new Error(`${name} was not imported`)
  return file
}

const held = (engine: Engine) => engine.rows({ name: 'test', text: 'SELECT count() AS n FROM fact_activity' })

it('forgets a file whose import was cut short', async () => {
  const engine = await openStore()
  const { file_id } = await importEntry(engine, 'activity.csv')
  await engine.deleteWhere(importFileTable, "file_id = {id:String} AND status = 'done'", { id: file_id })
  await migrate(engine)
  expect(await held(engine)).toEqual([{ n: 0 }])
})

it('brings a store of the version before up to date and keeps what is in it', async () => {
  const engine = await openStore()
  await importEntry(engine, 'activity.csv')
  await engine.run({ name: 'test', text: `DROP TABLE ${repeatedRowTable.name} SYNC` })
  await engine.run({ name: 'test', text: 'ALTER TABLE fact_label DROP COLUMN cause' })
  await engine.deleteWhere(storeVersionTable, 'version > 1')
  await engine.insertRows(storeVersionTable, [{ version: 1 }])
  expect(await importEntry(engine, 'activity-2.csv', '\n')).toMatchObject({ rows: 0, duplicates: 1 })
  expect(await held(engine)).toEqual([{ n: 1 }])
  expect(await engine.rows({ name: 'test', text: 'SELECT cause FROM fact_label' })).toEqual([])
})

it('reads the tokens that an older store keeps as digits, and knows the same row again', async () => {
  const engine = await openStore()
  const write = (name: string, end: string) => {
    const source = join(folder, name)
    writeFileSync(source, `at,session_id,account_id,kind,message_id,ip\n${entry},203.0.113.7${end}`)
    return importRecords(engine, { source, tokenKey: { k0: 1n, k1: 2n } })
  }
  const tokens = () =>
    engine.rows({ name: 'test', text: "SELECT ip_id, ip_prefix_id FROM fact_activity WHERE ip_id != ''" })
  await write('activity-3.csv', '')
  const before = await tokens()
  for (const name of ['ip_id', 'ip_prefix_id']) {
    const alter = (change: string) =>
      engine.run({ name: 'test', text: `ALTER TABLE fact_activity ${change} SETTINGS mutations_sync = 2` })
    await alter(`DROP COLUMN ${name}`)
    await alter(`UPDATE ${name}_packed = lower(hex(substring(${name}_packed, 2))) WHERE 1`)
    await alter(`RENAME COLUMN ${name}_packed TO ${name}`)
  }
  await engine.deleteWhere(storeVersionTable, 'version > 2')
  await engine.insertRows(storeVersionTable, [{ version: 2 }])
  expect((await write('activity-4.csv', '\n')).files).toMatchObject([{ rows: 0, duplicates: 1 }])
  expect(before).toHaveLength(1)
  expect(await tokens()).toEqual(before)
})
