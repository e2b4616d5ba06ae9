import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { type ClickHouseClient, createClient } from '@clickhouse/client'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { exitCodes } from '../../src/cli/exit.ts'
import { type Engine, openEngine } from '../../src/engine/engine.ts'
import { type ErrorCode, errorCatalogue } from '../../src/errors.ts'
import { type Bridge, type BridgeOptions, startBridge } from '../engine/start-bridge.ts'
import { ended, folder, type Ran, root, start, textileMerchant, wring } from './command.ts'

const password = 'geheim#8%4'
const named = process.env['WRING_TEST_CLICKHOUSE_URL']
const kept = join(folder, 'kept')
const bridges: Bridge[] = []
let url = ''

async function bridge(options: BridgeOptions = {}): Promise<Bridge> {
  const started = await startBridge({ password, ...options })
  bridges.push(started)
  return started
}

beforeAll(async () => {
  url = named ?? (await bridge({ keeps: kept })).url
})
afterAll(async () => {
  for (const started of bridges) await started.stop()
})

const at = (server: string, more: Readonly<Record<string, string>> = {}) => ({
  environment: { WRING_CLICKHOUSE_URL: server, ...more },
})
const database = (name: string) => `wring_test_${process.pid}_${name}`
const out = (name: string) => join(folder, name)

/** Removes what a test kept on the server, and tells what else is there of this file. */
async function onServer<Result>(name: string, work: (engine: Engine) => Promise<Result>): Promise<Result> {
  const engine = await openEngine({ url, database: database(name) })
  return work(engine).finally(() => engine.discard())
}

/** Its last line has the code, in the right words, and nothing has credentials; before it may be lines of progress. */
function expectError(ran: Ran, code: ErrorCode, exit: number = exitCodes.store): void {
  const lines = ran.stderr.trimEnd().split('\n')
  expect(lines.filter((line) => !/^(reading|importing|converting) /.test(line))).toEqual([lines.at(-1)])
  expect(lines.at(-1)).toMatch(/^wring: /)
  expect(lines.at(-1)).toContain(` — ${errorCatalogue[code].en} [${code}]`)
  expect(ran.stderr).not.toMatch(/geheim|%238|default/)
  expect([ran.code, ran.stdout]).toEqual([exit, ''])
}

const orders = [
  'order_id,created_at,account_id,shop_id,product_id,session_id,quantity,list_price,deal_price,currency,receiver_phone,ip',
  'o-900,2026-11-10T12:00:00Z,a-900,shop-1,p-1,s-1,1,100,100,CNY,13800138000,203.0.113.77',
  'o-901,yesterday,a-901,shop-1,p-1,s-1,1,100,100,CNY,13800138001,203.0.113.78',
  'o-902,2026-11-10T12:00:02Z,a-902,shop-1,p-1,s-1,-4,100,100,CNY,13800138002,203.0.113.79',
  'o-900,2026-11-10T12:00:00Z,a-900,shop-1,p-1,s-1,7,100,100,CNY,13800138000,203.0.113.77',
  'o-903,2026-11-10T12:00:03Z,a-903,shop-1,p-1,s-1,1,100,100,CNY,13800138003',
]

/** The textile merchant with much that goes wrong: rejects, contradictions, a packed file and a Parquet one. */
async function mixedInput(): Promise<string> {
  const source = out('mixed')
  if (existsSync(source)) return source
  cpSync(textileMerchant, source, { recursive: true })
  writeFileSync(join(source, 'order-2.csv'), `${orders.join('\n')}\n`)
  const logins = Array.from(
    { length: 500 },
    (_, n) => `a-${n},2026-11-10T12:00:00Z,d-${n % 40},198.51.100.${n % 9}`,
  )
  writeFileSync(join(source, 'login.csv.gz'), gzipSync(`account_id,at,device_id,ip\n${logins.join('\n')}\n`))
  const engine = await openEngine({ path: out('writer') })
  const text = `INSERT INTO FUNCTION file({path:String}, Parquet) SELECT concat('a-', toString(number)) AS account_id,
    if(number = 7, 'never', '2026-11-01T00:00:00Z') AS registered_at, concat('1390000', toString(1000 + number)) AS phone
    FROM numbers(300)`
  await engine.run({ name: 'write', text }, { path: join(source, 'account.parquet') })
  await engine.close()
  return source
}

/** Orders alone, so that a death in the middle is soon come to. */
function ordersInput(): string {
  const source = out('orders')
  mkdirSync(source, { recursive: true })
  cpSync(join(textileMerchant, 'order.csv'), join(source, 'order.csv'))
  writeFileSync(join(source, 'order-2.csv'), `${orders.join('\n')}\n`)
  return source
}

const results = ['metrics.ndjson', 'verdicts.ndjson', 'findings.ndjson', 'rejected.ndjson']

/** What an audit wrote, without what differs between two runs over the same input. */
function written(name: string): Record<string, string> {
  const texts = Object.fromEntries(results.map((file) => [file, readFileSync(join(out(name), file), 'utf8')]))
  const { timings, files, ...summary } = JSON.parse(readFileSync(join(out(name), 'summary.json'), 'utf8'))
  return { ...texts, summary: JSON.stringify(summary) }
}

describe('an audit on a server', { timeout: 300_000 }, () => {
  it.each([
    ['the bundled demonstration', async () => join(root, 'examples', 'double-eleven'), /"level":"suspected"/],
    ['rejected rows, contradictions, gz and Parquet', mixedInput, /13800138|conflicting_duplicate/],
  ])('writes byte for byte what an embedded one does: %s', async (_, source, telling) => {
    const input = await source()
    const here = await wring(['audit', input, '--out', out('here')])
    const there = await wring(['audit', input, '--out', out('there')], at(url))
    expect([here.code, there.code]).toEqual([0, 0])
    expect(there.stdout.replaceAll('/there', '/here')).toBe(here.stdout)
    expect(written('there')).toEqual(written('here'))
    expect(Object.values(written('there')).join('')).toMatch(telling)
  })

  it.skipIf(named)(
    'leaves nothing behind, on the server or here (others may work on a named one)',
    async () => {
      const left = await onServer('look', (engine) =>
        engine.rows({
          name: 'left',
          text: "SELECT name FROM system.databases WHERE name LIKE 'wring_work_%'",
        }),
      )
      expect(left).toEqual([])
      expect(readdirSync(join(folder, 'home', 'work'))).toEqual([])
    },
  )

  it.skipIf(named)(
    'sends tokens and masked rows, and no phone number, address or key (needs the bridge)',
    async () => {
      const asked = readFileSync(kept, 'latin1')
      const key = readFileSync(join(folder, 'home', 'token.key'), 'utf8').trim()
      expect(asked).toContain('INSERT INTO fact_order')
      expect(asked).toContain('o-900')
      expect(asked).toContain('[number]')
      expect(asked).not.toMatch(/138 ?0013 ?800|1390000\d|203\.0\.113\.|198\.51\.100\./)
      for (const part of [key, key.slice(0, 16), String(BigInt(`0x${key.slice(0, 16)}`))])
        expect(asked).not.toContain(part)
    },
  )

  it.skipIf(named)('prints its address and credentials nowhere (needs the bridge)', () => {
    const files = readdirSync(out('there')).map((file) => readFileSync(join(out('there'), file), 'utf8'))
    expect(files.join('')).not.toMatch(/geheim|WRING_CLICKHOUSE|127\.0\.0\.1/)
  })
})

describe('a store on a server', { timeout: 300_000 }, () => {
  let here: ReturnType<typeof imported> | undefined

  it('takes the same import once, and lists its sessions', async () => {
    const store = ['--store', database('once')]
    const runs = ['import', textileMerchant, ...store, '--json']
    const [first, second] = [await wring(runs, at(url)), await wring(runs, at(url))]
    expect(JSON.parse(first.stdout)).toMatchObject({ rows: 1579, rejected: 0 })
    expect(JSON.parse(second.stdout)).toMatchObject({ rows: 0 })
    expect((await wring(['sessions', ...store], at(url))).stdout).toMatch(/^s-1\t/)
    const audited = await wring(
      ['audit', textileMerchant, ...store, '--out', out('kept-audit'), '--json'],
      at(url),
    )
    expect(JSON.parse(audited.stdout).sessions[0]).toMatchObject({
      claimed: 525_000_000,
      audited: 29_500_000,
    })
    await onServer('once', async () => {})
  })

  it('is named as a database, and says so', async () => {
    const ran = await wring(['sessions', '--store', './shop'], at(url))
    expectError(ran, 'usage.option', exitCodes.usage)
  })

  it('is open to one process at a time, and to the next when that one was killed', async () => {
    await onServer('shared', async () => {
      const ran = await wring(['sessions', '--store', database('shared')], at(url))
      expectError(ran, 'store.in_use')
      expect(ran.stderr).toMatch(/process \d+ of \S+ has the store open/)
    })
    const child = start(
      ['import', join(root, 'examples', 'double-eleven'), '--store', database('shared')],
      at(url),
    )
    const end = ended(child)
    await leaseTaken('shared')
    child.kill('SIGKILL')
    expect((await end).code).toBe(128 + 9)
    const again = await wring(['import', textileMerchant, '--store', database('shared'), '--json'], at(url))
    expect([again.code, JSON.parse(again.stdout).rows]).toEqual([0, 1579])
    await onServer('shared', async () => {})
  })

  it('is left to a process of another machine, though nothing here knows that process', async () => {
    const store = database('elsewhere')
    const text = `CREATE TABLE ${store}.store_lease_7 (at DateTime) ENGINE = Memory COMMENT 'elsewhere 12 34'`
    await directly(async (client) => {
      await client.command({ query: `CREATE DATABASE ${store}` })
      await client.command({ query: text })
    })
    const ran = await wring(['sessions', '--store', store], at(url))
    expectError(ran, 'store.in_use')
    expect(ran.stderr).toContain('process 12 of elsewhere has the store open')
    await directly((client) => client.command({ query: `DROP DATABASE ${store} SYNC` }))
  })

  it.skipIf(named).each(['fact_order', 'rejected_row', 'import_file'])(
    'whose server dies after the first insert into %s holds no half file, and takes every row when asked again',
    async (table) => {
      const run = ['import', ordersInput(), '--json']
      const dying = await bridge({ diesAt: table })
      expectError(await wring(run, at(dying.url)), 'engine.unreachable')
      const next = await bridge({ folder: dying.folder })
      const there = imported(await wring(run, at(next.url)))
      here ??= imported(await wring([...run, '--store', out('instead')]))
      expect(there).toEqual(here)
      const engine = await openEngine({ url: next.url })
      const [held] = await engine.rows<{ n: number; twice: number }>({
        name: 'held',
        text: 'SELECT count() AS n, count() - uniqExact(file_id, line) AS twice FROM fact_order',
      })
      await engine.discard()
      const orderRows = here.reduce((sum, { kind, rows }) => sum + (kind === 'order' ? rows : 0), 0)
      expect(held).toEqual({ n: orderRows, twice: 0 })
    },
  )
})

/** What an import told of each file, whichever of them were there already. */
function imported({ stdout }: Ran) {
  const { files } = JSON.parse(stdout) as { files: { kind: string; rows: number }[] }
  return files.map((file) => ({ ...file, unchanged: false, duplicates: 0, notices: [] }))
}

async function leaseTaken(name: string): Promise<void> {
  const query = `SELECT count() AS n FROM system.tables WHERE database = '${database(name)}' AND name LIKE 'store_lease_%'`
  for (let n = 0; n === 0; ) {
    const rows = await directly(async (client) =>
      (await client.query({ query, format: 'JSONEachRow' })).json<{ n: string }>(),
    )
    n = Number(rows[0]?.n)
  }
}

async function directly<Result>(work: (client: ClickHouseClient) => Promise<Result>): Promise<Result> {
  const client = createClient({ url })
  return work(client).finally(() => client.close())
}

describe('a server that cannot be used', () => {
  const sessions = (server: string, more = {}) => wring(['sessions'], at(server, more))

  it('does not answer', async () => {
    expectError(await sessions('http://default:geheim@127.0.0.1:9'), 'engine.unreachable')
    expectError(await sessions('http://default:geheim@no-such-host.invalid:8123'), 'engine.unreachable')
  })

  it('does not take the password', async () => {
    const wrong = new URL(url)
    wrong.password = 'geheimer'
    expectError(await sessions(String(wrong)), 'engine.access')
  })

  it('is none', async () => {
    const other = createServer((_, response) => response.end('<html>welcome</html>')).listen(0, '127.0.0.1')
    await new Promise((done) => other.once('listening', done))
    expectError(
      await sessions(`http://127.0.0.1:${(other.address() as AddressInfo).port}`),
      'engine.unreachable',
    )
    other.close()
  })

  it('has an address that is none', async () => {
    const ran = await sessions('http://default:geheim@here:8123/wring')
    expectError(ran, 'config.value', exitCodes.usage)
  })

  it.skipIf(named)('knows no cluster of the name', async () => {
    expectError(await sessions(url, { WRING_CLICKHOUSE_CLUSTER: '1' }), 'config.value', exitCodes.usage)
  })
})

describe('doctor', () => {
  it('tries the server and names its version', async () => {
    const ran = await wring(['doctor', '--json'], at(url))
    const check = (JSON.parse(ran.stdout) as { id: string }[]).find(({ id }) => id === 'checkServer')
    expect(check).toMatchObject({ ok: true, found: expect.stringMatching(/^\d+\.\d+/) })
  })

  it('says what is wrong with it, without the credentials', async () => {
    const ran = await wring(['doctor'], at('http://default:geheim@127.0.0.1:9'))
    expect(ran.code).toBe(exitCodes.store)
    expect(ran.stdout).toMatch(/✗ ClickHouse server: the server did not answer/)
    expect(ran.stdout + ran.stderr).not.toMatch(/geheim|default/)
  })
})
