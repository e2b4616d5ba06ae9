import { rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Engine } from '../../src/engine/engine.ts'
import type { Table } from '../../src/engine/table.ts'
import { closeWorlds, openStore } from '../world.ts'
import { type Bridge, startBridge } from './start-bridge.ts'

const named = process.env['WRING_TEST_CLICKHOUSE_URL']
let bridges: { readonly one: Bridge; readonly cluster: Bridge } | undefined

beforeAll(async () => {
  if (!named) bridges = { one: await startBridge(), cluster: await startBridge({ cluster: true }) }
})

interface Backend {
  readonly name: string
  readonly open: () => Promise<Engine>
  readonly skip?: boolean
}

const backends: readonly Backend[] = [
  { name: 'embedded', open: () => openStore('single') },
  { name: 'embedded, two shards', open: () => openStore('two-shard') },
  {
    name: named ? 'the server of WRING_TEST_CLICKHOUSE_URL' : 'a server (the bridge)',
    open: () => openStore('single', named ?? bridges?.one.url),
  },
  {
    name: 'a server laid out as a cluster (the bridge, one shard; a named one with WRING_TEST_CLICKHOUSE_CLUSTER=1)',
    open: () => openStore('cluster', named ?? bridges?.cluster.url),
    skip: named !== undefined && process.env['WRING_TEST_CLICKHOUSE_CLUSTER'] !== '1',
  },
]

const visits: Table = {
  name: 'visits',
  columns: [
    { name: 'session_id', type: 'LowCardinality(String)' },
    { name: 'account_id', type: 'String' },
    { name: 'at', type: 'Int64 CODEC(Delta, LZ4)' },
    { name: 'amount', type: 'Nullable(Int64)' },
  ],
  orderBy: ['session_id', 'at'],
  shardBy: 'session_id',
}

const generated = {
  name: 'generated',
  text: `SELECT concat('s', toString(number % 7)) AS session_id, concat('a', toString(number % 101)) AS account_id,
    toInt64(number) AS at, if(number % 3 = 0, NULL, toInt64(number)) AS amount FROM numbers({rows:UInt64})`,
}

/** The slow, obvious answer to the join below. */
function expectedPairs(rows: number) {
  const numbers = Array.from({ length: rows }, (_, index) => index)
  const chosen = new Set(numbers.filter((at) => at % 7 === 1 && at < 50).map((at) => at % 101))
  return ['s0', 's1'].map((session_id, session) => ({
    session_id,
    pairs: numbers
      .filter((left) => left % 7 === session && chosen.has(left % 101))
      .reduce((sum, left) => sum + numbers.filter((right) => right % 101 === left % 101).length, 0),
  }))
}

const statement = (text: string) => ({ name: 'test', text })

const file = join(tmpdir(), `wring-conformance-${process.pid}.csv`)
writeFileSync(file, 'who,when\na-1,1\n"a,2",2\na-3,\n')

afterAll(async () => {
  await closeWorlds()
  await bridges?.one.stop()
  await bridges?.cluster.stop()
  rmSync(file, { force: true })
})

for (const { name, open, skip = false } of backends) {
  describe.skipIf(skip)(`an engine: ${name}`, () => {
    it('keeps what a SELECT yields, on whichever shard it belongs', async () => {
      const engine = await open()
      await engine.createTable(visits)
      await engine.createTable(visits)
      await engine.insertSelect(visits, generated, { rows: 1000 })
      const rows = await engine.rows(
        statement('SELECT count() AS n, sum(amount) AS total, uniqExact(account_id) AS accounts FROM visits'),
      )
      expect(rows).toEqual([{ n: 1000, total: 332_667, accounts: 101 }])
    })

    it('reads a file of this machine, and keeps what a SELECT makes of it', async () => {
      const engine = await open()
      await engine.createTable(visits)
      const source = "file({path:String}, CSVWithNames, 'who String, when Nullable(Int64)')"
      const named = { name: 'read', text: `SELECT who, when FROM ${source} ORDER BY who` }
      expect(await engine.files.rows(named, { path: file })).toHaveLength(3)
      expect(await engine.files.describe(named, { path: file })).toMatchObject([
        { name: 'who', type: 'String' },
        { name: 'when', type: 'Nullable(Int64)' },
      ])
      const select = (where: string) => ({
        name: 'load',
        text: `SELECT 's' AS session_id, who AS account_id, ifNull(when, 9) AS at, when AS amount FROM ${source} WHERE ${where}`,
      })
      await engine.files.insertSelect(visits, select('1'), { path: file })
      await engine.files.insertSelect(visits, select('0'), { path: file })
      expect(await engine.rows(statement('SELECT account_id, at, amount FROM visits ORDER BY at'))).toEqual([
        { account_id: 'a-1', at: 1, amount: 1 },
        { account_id: 'a,2', at: 2, amount: 2 },
        { account_id: 'a-3', at: 9, amount: null },
      ])
    })

    it('answers joins, IN, windows and self-joins as one node does', async () => {
      const engine = await open()
      await engine.createTable(visits)
      await engine.insertSelect(visits, generated, { rows: 1000 })
      const joined = await engine.rows(
        statement(`SELECT l.session_id AS session_id, count() AS pairs FROM visits AS l
          INNER JOIN visits AS r ON l.account_id = r.account_id
          WHERE l.account_id IN (SELECT account_id FROM visits WHERE session_id = 's1' AND at < 50)
          GROUP BY session_id ORDER BY session_id LIMIT 2`),
      )
      expect(joined).toEqual(expectedPairs(1000))
      const windowed = await engine.rows<{ gap: number }>(
        statement(`SELECT max(gap) AS gap FROM (SELECT at - lagInFrame(at, 1, at)
          OVER (PARTITION BY session_id ORDER BY at ROWS BETWEEN 1 PRECEDING AND CURRENT ROW) AS gap FROM visits)`),
      )
      expect(windowed).toEqual([{ gap: 7 }])
    })

    it('gives a table the columns it lacks, and says nothing of those it has', async () => {
      const engine = await open()
      const grown = {
        ...visits,
        columns: [...visits.columns, { name: 'note', type: 'String CODEC(ZSTD(1))' }],
      }
      await engine.createTable(visits)
      await engine.insertSelect(visits, generated, { rows: 2 })
      await engine.addColumns(grown)
      await engine.addColumns(grown)
      await engine.insertRows(grown, [{ session_id: 's', account_id: 'a', at: 9, amount: 1, note: 'new' }])
      expect(await engine.rows(statement('SELECT at, note FROM visits ORDER BY at'))).toEqual([
        { at: 0, note: '' },
        { at: 1, note: '' },
        { at: 9, note: 'new' },
      ])
    })

    it('deletes what a condition names, and only that', async () => {
      const engine = await open()
      await engine.createTable(visits)
      await engine.insertSelect(visits, generated, { rows: 100 })
      await engine.deleteWhere(visits, 'session_id = {session:String}', { session: 's3' })
      const rows = await engine.rows(
        statement("SELECT count() AS n, countIf(session_id = 's3') AS left FROM visits"),
      )
      expect(rows).toEqual([{ n: 86, left: 0 }])
    })

    it('deletes what a subquery over another table names', async () => {
      const engine = await open()
      const others = { ...visits, name: 'others' }
      for (const table of [visits, others]) await engine.createTable(table)
      await engine.insertSelect(visits, generated, { rows: 100 })
      await engine.insertSelect(others, generated, { rows: 10 })
      await engine.deleteWhere(
        visits,
        '(account_id, at) IN (SELECT account_id, at FROM others WHERE at < {until:Int64})',
        {
          until: 5,
        },
      )
      expect(await engine.rows(statement('SELECT count() AS n, min(at) AS first FROM visits'))).toEqual([
        { n: 95, first: 5 },
      ])
    })

    it('takes the same rows again after they were deleted', async () => {
      const engine = await open()
      await engine.createTable(visits)
      await engine.insertSelect(visits, generated, { rows: 100 })
      await engine.deleteWhere(visits, '1')
      await engine.insertSelect(visits, generated, { rows: 100 })
      expect(await engine.rows(statement('SELECT count() AS n FROM visits'))).toEqual([{ n: 100 }])
    })

    it('takes more names in a list than an address holds', async () => {
      const engine = await open()
      const list = Array.from({ length: 30_000 }, (_, index) => `session-with-a-long-name-${index}`)
      const text = 'SELECT length({list:Array(String)}) AS n, {list:Array(String)}[-1] AS last'
      expect(await engine.rows(statement(text), { list })).toEqual([{ n: 30_000, last: list.at(-1) }])
    })

    it('takes any text as a parameter and gives it back unchanged', async () => {
      const engine = await open()
      const hostile = `it's "quoted" \\ \n\t 一起 ' OR 1=1 --`
      const rows = await engine.rows(
        statement('SELECT {text:String} AS text, {list:Array(String)} AS list'),
        {
          text: hostile,
          list: [hostile, ''],
        },
      )
      expect(rows).toEqual([{ text: hostile, list: [hostile, ''] }])
    })

    it('keeps rows from memory as they are, absent numbers included', async () => {
      const engine = await open()
      await engine.createTable(visits)
      await engine.insertRows(visits, [{ session_id: "s'1", account_id: '甲', at: 5, amount: null }])
      expect(await engine.rows(statement('SELECT * FROM visits'))).toEqual([
        { session_id: "s'1", account_id: '甲', at: 5, amount: null },
      ])
    })

    it('refuses a figure that a number cannot hold', async () => {
      const engine = await open()
      await expect(
        engine.rows(statement('SELECT toInt64(9007199254740993) AS amount')),
      ).rejects.toMatchObject({
        code: 'engine.statement',
      })
    })

    it('says which statement failed, without the values it was given', async () => {
      const engine = await open()
      const failure = engine.rows(
        { name: 'orders/sum.sql', text: 'SELECT no_such({phone:String})' },
        { phone: '13800138000' },
      )
      await expect(failure).rejects.toThrow(/orders\/sum\.sql/)
      await expect(failure).rejects.not.toThrow(/13800138000/)
    })
  })
}
