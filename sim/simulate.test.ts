import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Engine } from '../src/engine/engine.ts'
import { type ImportReport, importRecords } from '../src/ingest/import.ts'
import { recordKinds } from '../src/records/catalogue.ts'
import { ledgerFigures } from '../test/truth-figures.ts'
import { closeWorlds, openStore } from '../test/world.ts'
import { namedWorld, worldNames } from './named-worlds.ts'
import { type Scenario, scenarioSchema } from './scenario.ts'
import { type Rows, simulate, unfinishedMark } from './simulate.ts'

const folder = mkdtempSync(join(tmpdir(), 'wring-worlds-'))
const honest = namedWorld('honest') as Scenario

afterAll(async () => {
  await closeWorlds()
  rmSync(folder, { recursive: true, force: true })
})

/** The hash of every file of a world, by its path. */
function hashes(world: string): Record<string, string> {
  const paths = readdirSync(world, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  return Object.fromEntries(
    paths
      .map(({ parentPath, name }) => join(parentPath, name))
      .sort()
      .map((path) => [
        path.slice(world.length),
        createHash('sha256').update(readFileSync(path)).digest('hex'),
      ]),
  )
}

function truthOf(
  world: string,
): { session_id: string; figures: Record<string, number>; practices: unknown[] }[] {
  const truth = join(world, 'truth')
  return readdirSync(truth)
    .filter((name) => name.startsWith('session-'))
    .flatMap((name) => readFileSync(join(truth, name), 'utf8').trim().split('\n'))
    .map((line) => JSON.parse(line))
}

/** A promotion is a benign cause, and happens where a scenario names one. */
const caused = ['promotion']

describe('the honest world', () => {
  const out = join(folder, 'honest')
  let rows: Rows
  let report: ImportReport
  let engine: Engine
  beforeAll(async () => {
    rows = await simulate({ scenario: honest, seed: 'test', scale: 0.4, out })
    engine = await openStore()
    report = await importRecords(engine, { source: out, tokenKey: { k0: 1n, k1: 2n } })
  }, 300_000)

  it('holds records of every kind, and says in the end that it is whole', () => {
    const kinds = recordKinds.map(({ kind }) => kind).filter((kind) => !caused.includes(kind))
    expect(Object.keys(rows)).toEqual(expect.arrayContaining(kinds))
    expect(readdirSync(out)).toContain('manifest.json')
    expect(readdirSync(out)).not.toContain(unfinishedMark)
  })

  it('is read without a single rejected row', () => {
    const written = Object.values(rows).reduce((sum, count) => sum + count, 0)
    expect([report.rejected, report.rows]).toEqual([0, written])
  })

  it('has a ledger that adds up to its truth, and nothing made up', async () => {
    const truth = truthOf(out)
    expect(truth.length).toBe(24)
    expect(truth.flatMap(({ practices }) => practices)).toEqual([])
    const ledger = await ledgerFigures(engine)
    const said = new Map(truth.map(({ session_id, figures }) => [session_id, figures]))
    for (const { session_id, ...figures } of ledger) expect(said.get(session_id)).toMatchObject(figures)
    const sums = ledger.reduce((sum, { gmv_net }) => sum + gmv_net, 0)
    expect(truth.reduce((sum, { figures }) => sum + (figures['gmv_net'] ?? 0), 0)).toBe(sums)
  })

  it('has orders off the shelf over all its weeks, in each shop', async () => {
    const shops = await engine.rows<{ days: number }>({
      name: 'shelf',
      text: `SELECT toInt64(uniqExact(intDiv(created_at, 86400000))) AS days FROM fact_order
        WHERE session_id = '' GROUP BY shop_id ORDER BY days`,
    })
    expect(shops.length).toBe(6)
    expect(shops[0]?.days).toBeGreaterThan(14)
  })

  it('has people who log in often and people who do not for weeks, now and then from elsewhere', async () => {
    const [seen] = await engine.rows<Record<'accounts' | 'most' | 'median' | 'devices' | 'regions', number>>({
      name: 'logins',
      text: `SELECT toInt64(count()) AS accounts, toInt64(max(n)) AS most, toFloat64(median(n)) AS median,
          toInt64(countIf(devices > 1)) AS devices, toInt64(countIf(regions > 1)) AS regions
        FROM (SELECT account_id, count() AS n, uniqExact(device_id) AS devices, uniqExact(region) AS regions
          FROM fact_login GROUP BY account_id)`,
    })
    const { accounts = 0, most = 0, median = 0, devices = 0, regions = 0 } = seen ?? {}
    expect(accounts).toBeLessThan(rows['account'] ?? 0)
    expect(most).toBeGreaterThan(median * 8)
    expect(devices).toBeGreaterThan(accounts / 100)
    expect(regions).toBeGreaterThan(accounts / 200)
  })
})

describe('a simulated world', () => {
  const small = scenarioSchema.parse({
    name: 'small',
    accounts: 600,
    rooms: 2,
    sessions_per_room: 2,
    views_per_session: 200,
  })

  it('is the same bytes for the same seed, on one thread or several, and others for another seed', async () => {
    const [one, several, other] = ['one', 'several', 'other'].map((name) => join(folder, name)) as [
      string,
      string,
      string,
    ]
    await simulate({ scenario: small, seed: 's', out: one, threads: 1 })
    await simulate({ scenario: small, seed: 's', out: several, threads: 3 })
    await simulate({ scenario: small, seed: 't', out: other, threads: 1 })
    expect(hashes(several)).toEqual(hashes(one))
    const same = Object.entries(hashes(other)).filter(([path, hash]) => hashes(one)[path] === hash)
    expect(same.map(([path]) => path)).toEqual([])
  })

  it('holds only what its importer would hold', async () => {
    const kinds = async (coverage: Scenario['coverage']) => {
      const out = join(folder, coverage)
      return Object.keys(await simulate({ scenario: { ...small, coverage }, seed: 's', out, threads: 1 }))
    }
    const merchant = await kinds('merchant')
    expect(merchant).toEqual(expect.arrayContaining(['order', 'order_event', 'product', 'team']))
    expect(merchant.filter((kind) => ['account', 'login', 'review', 'price'].includes(kind))).toEqual([])
    const observer = await kinds('observer')
    expect(
      observer.filter((kind) => ['order', 'order_event', 'account', 'login', 'review'].includes(kind)),
    ).toEqual([])
  })

  it.each(worldNames())('named %s is a scenario that says in two languages what it is for', (name) => {
    const { about } = namedWorld(name) as Scenario
    expect(about).toMatchObject({
      zh: expect.stringMatching(/[\u4e00-\u9fff]/),
      en: expect.stringMatching(/^[^\u4e00-\u9fff]+$/),
    })
  })
})

describe('memory', () => {
  const script = `
    import { simulate } from ${JSON.stringify(join(import.meta.dirname, 'simulate.ts'))}
    import { scenarioSchema } from ${JSON.stringify(join(import.meta.dirname, 'scenario.ts'))}
    const [rooms, out] = process.argv.slice(-2)
    const scenario = scenarioSchema.parse({ name: 'growth', accounts: 3000, rooms: Number(rooms), sessions_per_room: 4, views_per_session: 600 })
    const rows = await simulate({ scenario, seed: 'm', out, threads: 1 })
    const all = Object.values(rows).reduce((sum, count) => sum + count, 0)
    console.log(JSON.stringify({ rows: all, memory: process.resourceUsage().maxRSS }))`

  const measured = (rooms: number): { rows: number; memory: number } =>
    JSON.parse(
      execFileSync(
        process.execPath,
        [
          '--max-semi-space-size=8',
          '--input-type=module-typescript',
          '-e',
          script,
          '--',
          String(rooms),
          join(folder, `growth-${rooms}`),
        ],
        { encoding: 'utf8' },
      ),
    )

  it('does not grow with the length of a world', () => {
    const [short, long] = [measured(4), measured(32)]
    expect(long.rows).toBeGreaterThan(short.rows * 3)
    expect(long.memory).toBeLessThan(short.memory * 1.6)
  })
})
