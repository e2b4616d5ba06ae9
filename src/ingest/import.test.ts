import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { gzipSync, zstdCompressSync } from 'node:zlib'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { sipHash128Hex } from '../../test/sip-hash.ts'
import { closeWorlds, layouts, openStore } from '../../test/world.ts'
import type { Engine } from '../engine/engine.ts'
import { importRecords } from './import.ts'
import { rejectedRows } from './rejected.ts'
import { auditedSessions } from './sessions.ts'

const key = { k0: 1n, k1: 2n }
let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'wring-ingest-'))
})
afterAll(closeWorlds)

type Content = string | Uint8Array
function put(files: Readonly<Record<string, Content>>): string {
  const made = mkdtempSync(join(folder, 'in-'))
  for (const [name, content] of Object.entries(files)) writeFileSync(join(made, name), content)
  return made
}

const act = (values: object = {}) =>
  JSON.stringify({ at: 1794312000000, session_id: 's-1', account_id: 'a-1', kind: 'enter', ...values })
const acts = (count: number) =>
  Array.from({ length: count }, (_, index) => act({ at: 1794312000000 + index, account_id: `a-${index}` }))

const count = (value: number) => JSON.stringify({ at: 1794312000000, session_id: 's-1', name: 'gmv', value })

const rowsOf = (engine: Engine, table: string, columns: string) =>
  engine.rows({ name: 'test', text: `SELECT ${columns} FROM ${table} ORDER BY line` })

async function load(files: Readonly<Record<string, Content>>, engine?: Engine) {
  const store = engine ?? (await openStore())
  const report = await importRecords(store, { source: put(files), tokenKey: key })
  const rejected = (await Array.fromAsync(rejectedRows(store))).map(
    ({ line, column, reason }) => `${line} ${column} ${reason.code}`,
  )
  return { engine: store, report, rejected }
}

describe('an import of broken files', () => {
  it('keeps what a truncated gzip holds before the cut, and says that it ends early', async () => {
    const whole = gzipSync(acts(20_000).join('\n'))
    const { report, rejected } = await load({ 'activity.ndjson.gz': whole.subarray(0, whole.length - 5000) })
    expect(report.rows).toBeGreaterThan(1000)
    expect(report.rows).toBeLessThan(20_000)
    expect(rejected.at(-1)).toMatch(/file_ends_early$/)
  })

  it('names the columns that a file lacks and those it has', async () => {
    await expect(load({ 'counter.csv': 'time,session_id,name,value\n1,s,online,2\n' })).rejects.toMatchObject(
      {
        code: 'input.columns',
        message: 'counter.csv has no at; its columns are time, session_id, name, value',
      },
    )
  })

  it('reads a CSV in GBK and says so', async () => {
    const text = Buffer.from('cac7', 'hex')
    const head = Buffer.from('at,session_id,account_id,kind,text\n1794312000000,s-1,a-1,comment,')
    const { engine, report } = await load({ 'activity.csv': Buffer.concat([head, text, Buffer.from('\n')]) })
    expect(await rowsOf(engine, 'fact_activity', 'text')).toEqual([{ text: '是' }])
    expect(report.files[0]?.notices.map(({ en }) => en)).toEqual(['read as gb18030'])
  })

  it('refuses a line of a million columns and keeps its neighbours', async () => {
    const wide = '1,'.repeat(1_000_000)
    const row = '1794312000000,s-1,online,5'
    const { report, rejected } = await load({
      'counter.csv': `at,session_id,name,value\n${row}\n${wide}\n${row}\n`,
    })
    expect(report.rows).toBe(2)
    expect(rejected).toEqual(['3  line_too_long'])
  })

  it('takes LF, CRLF and CR in one file', async () => {
    const [first, second, third] = acts(3)
    const { report, rejected } = await load({ 'activity.ndjson': `${first}\r${second}\r\n${third}\n` })
    expect([report.rows, rejected]).toEqual([3, []])
  })

  it('refuses a huge file without line ends without holding it', async () => {
    const { report, rejected } = await load({ 'activity.ndjson': 'x'.repeat(30_000_000) })
    expect([report.rows, rejected]).toEqual([0, ['1  line_too_long']])
  })

  it('refuses numbers that are none, negative or broken, each with its reason', async () => {
    const row = (value: string) => `1794312000000,s-1,gmv,${value}`
    const values = ['7', 'nan', '-1', '1.5', '99999999999999999999', ''].map(row)
    const { report, rejected } = await load({
      'counter.csv': `at,session_id,name,value\n${values.join('\n')}\n`,
    })
    expect(report.rows).toBe(1)
    expect(rejected).toEqual([
      '3 value not_a_whole_number',
      '4 value negative',
      '5 value not_a_whole_number',
      '6 value too_large',
      '7 value missing',
    ])
  })

  it('refuses times without a zone', async () => {
    const times = [
      '2026-11-10T20:00:00+08:00',
      '2026-11-10 20:00:00',
      '2026-02-30T00:00:00Z',
      'soon',
      1794312000,
    ]
    const { report, rejected } = await load({ 'activity.ndjson': times.map((at) => act({ at })).join('\n') })
    expect(report.rows).toBe(1)
    expect(rejected).toEqual([
      '2 at time_without_zone',
      '3 at not_a_time',
      '4 at not_a_time',
      '5 at time_out_of_range',
    ])
  })

  it('counts a row said twice once, and refuses one that contradicts an earlier one', async () => {
    const twice = act({ message_id: 'm-1' })
    const other = act({ message_id: 'm-1', account_id: 'a-2' })
    const { report, rejected } = await load({
      'activity.ndjson': [twice, twice, other, act(), act()].join('\n'),
    })
    expect(report.files[0]).toMatchObject({ rows: 3, duplicates: 1, rejected: 1 })
    expect(rejected).toEqual(['3  conflicting_duplicate'])
  })

  it('takes out a great many rows said twice, on one node and on two shards', async () => {
    const said = Array.from({ length: 150_000 }, (_, index) => act({ message_id: `m-${index}` }))
    const contradicted = act({ message_id: 'm-7', account_id: 'a-2' })
    for (const layout of layouts) {
      const engine = await openStore(layout)
      await load({ 'activity.ndjson': said.join('\n') }, engine)
      const again = await load({ 'activity-later.ndjson': [...said, contradicted].join('\n') }, engine)
      expect(again.report.files[0]).toMatchObject({ rows: 0, duplicates: 150_000, rejected: 1 })
      expect(again.rejected).toEqual(['150001  conflicting_duplicate'])
      expect(await engine.rows({ name: 'test', text: 'SELECT count() AS n FROM fact_activity' })).toEqual([
        { n: 150_000 },
      ])
    }
  })

  it('costs a broken line itself alone', async () => {
    const { report, rejected } = await load({
      'activity.ndjson': [act(), '{"at":', '[1]', '\0', act()].join('\n'),
    })
    expect(report.rows).toBe(2)
    expect(rejected).toEqual(['2  not_a_record', '3  not_a_record', '4  not_a_record'])
  })

  it('says that a broken Parquet file cannot be read', async () => {
    const broken = load({ 'activity.parquet': Buffer.from('PAR1 and then nothing of use') })
    await expect(broken).rejects.toMatchObject({ code: 'input.format' })
  })

  it('says what is wrong with a folder, a path or a manifest', async () => {
    const at = (source: string) =>
      openStore().then((engine) => importRecords(engine, { source, tokenKey: key }))
    await expect(at(put({}))).rejects.toMatchObject({ code: 'input.empty' })
    await expect(at(join(folder, 'none'))).rejects.toMatchObject({ code: 'input.not_found' })
    const manifest = JSON.stringify({ coverage: { order: { granularity: 'all' } } })
    await expect(load({ 'activity.ndjson': act(), 'manifest.json': manifest })).rejects.toMatchObject({
      code: 'input.manifest',
      message: expect.stringContaining('coverage.order.granularity'),
    })
  })
})

describe('an import', () => {
  it('reads the same rows from every format and compression, on one node and on two shards', async () => {
    const values = [0, 1, 2].map((step) => ({
      at: 1794312000000 + step,
      session_id: 's-1',
      name: 'online',
      value: step,
    }))
    const json = values.map((row) => JSON.stringify(row)).join('\n')
    const csv = ['at,session_id,name,value', ...values.map((row) => Object.values(row).join(','))].join('\n')
    const parquet = join(folder, 'counter.parquet')
    const maker = await openStore()
    await maker.run(
      {
        name: 'write parquet',
        text: `INSERT INTO FUNCTION file({path:String}, Parquet)
          SELECT fromUnixTimestamp64Milli(toInt64(1794312000000 + number)) AS at, 's-1' AS session_id,
          'online' AS name, number AS value FROM numbers(3)`,
      },
      { path: parquet },
    )
    const files: Record<string, Content> = {
      'counter.ndjson': json,
      'counter.csv': csv,
      'counter.ndjson.gz': gzipSync(json),
      'counter.csv.zst': zstdCompressSync(csv),
      'counter.parquet': readFileSync(parquet),
    }
    for (const [name, content] of Object.entries(files)) {
      for (const layout of layouts) {
        const { engine, report } = await load({ [name]: content }, await openStore(layout))
        expect(report.rejected, name).toBe(0)
        expect(await rowsOf(engine, 'fact_counter', 'at, session_id, name, value'), name).toEqual(values)
      }
    }
  })

  it('changes nothing when a file comes again', async () => {
    const { engine, report } = await load({ 'activity.ndjson': acts(5).join('\n') })
    const again = await load({ 'activity-copy.ndjson': acts(5).join('\n') }, engine)
    expect(report.files[0]?.unchanged).toBe(false)
    expect(again.report.files[0]).toMatchObject({ unchanged: true, rows: 5 })
    expect(await engine.rows({ name: 'test', text: 'SELECT count() AS n FROM fact_activity' })).toEqual([
      { n: 5 },
    ])
  })

  it('reads past a byte order mark and blanks in a header', async () => {
    const row = '1794312000000,s-1,online,5'
    for (const header of [
      '\uFEFFat,session_id,name,value',
      'at, session_id, name, value ',
      '"at","session_id","name",value',
    ]) {
      const { report } = await load({ 'counter.csv': `${header}\n${row}\n` })
      expect([report.rows, report.rejected], header).toEqual([1, 0])
    }
    expect((await load({ 'activity.ndjson': `\uFEFF${act()}\n` })).report.rows).toBe(1)
  })

  it('keeps columns that no kind knows, but for those that may name a person', async () => {
    const row = act({ "it's `odd`": 7, 收货地址: '某路 1 号', device_id: 'd' })
    const { engine, report } = await load({ 'activity.ndjson': row })
    expect(report.files[0]?.unknown_columns).toEqual(["it's `odd`", '收货地址'])
    expect(report.files[0]?.notices[0]?.en).toContain('收货地址')
    expect(await rowsOf(engine, 'fact_activity', 'extra, device_id')).toEqual([
      { extra: JSON.stringify({ "it's `odd`": '7' }), device_id: 'd' },
    ])
  })

  it('gives one telephone number one token, however it is written', async () => {
    const phones = ['13812345678', '+86 138-1234-5678', '008613812345678', '138****5678', '']
    const account = (phone: string, index: number) =>
      JSON.stringify({
        account_id: `a-${index}`,
        registered_at: 1794312000000,
        phone,
        ip: '::ffff:203.0.113.7',
      })
    const { engine } = await load({ 'account.ndjson': phones.map(account).join('\n') })
    const held = await engine.rows<{ phone_id: string; ip_id: string }>({
      name: 'test',
      text: 'SELECT phone_id, ip_id FROM fact_account ORDER BY line',
    })
    expect(held.map(({ phone_id }) => phone_id.length)).toEqual([32, 32, 32, 0, 0])
    expect(new Set(held.slice(0, 3).map(({ phone_id }) => phone_id)).size).toBe(1)
    expect(new Set(held.map(({ ip_id }) => ip_id)).size).toBe(1)
  })

  it.each([
    ['203.0.113.7', '203.0.113.7', '203.0.113.0'],
    [' 203.0.113.7 ', '203.0.113.7', '203.0.113.0'],
    ['::ffff:203.0.113.7', '203.0.113.7', '203.0.113.0'],
    ['2001:DB8:0:1::7', '2001:db8:0:1::7', '2001:db8:0:1::'],
    ['203.0.113', '', ''],
    ['', '', ''],
  ])('gives the address %j the tokens of %j and of its network', async (ip, address, network) => {
    const { engine } = await load({ 'activity.ndjson': act({ ip }) })
    const token = (text: string) => (text === '' ? '' : sipHash128Hex(key, text))
    expect(await rowsOf(engine, 'fact_activity', 'ip_id, ip_prefix_id')).toEqual([
      { ip_id: token(address), ip_prefix_id: token(network) },
    ])
  })

  it.each<[string, string]>([
    ['counter.ndjson', `\n${count(1)}\n\n \r\n${count(5)}\n\n\n`],
    ['counter.csv', `at,session_id,name,value\n1794312000000,s-1,gmv,1\n\n\n1794312000000,s-1,gmv,5\n\n`],
  ])('counts blank lines as an editor does, in %s', async (name, content) => {
    for (const [suffix, bytes] of [
      ['', Buffer.from(content)] as const,
      ['.gz', gzipSync(content)] as const,
    ]) {
      const { engine, report } = await load({ [`${name}${suffix}`]: bytes })
      expect(report.rejected).toBe(0)
      expect(await rowsOf(engine, 'fact_counter', 'line, value')).toEqual([
        { line: 2, value: 1 },
        { line: 5, value: 5 },
      ])
    }
  })

  it('says where a record begins, after one whose text has line ends in it', async () => {
    const row = (text: string) => `1794312000000,s-1,a-1,comment,${text}`
    const content = ['at,session_id,account_id,kind,text', row('"one\ntwo"'), row('three'), row('four')]
    const { engine } = await load({ 'activity.csv': content.join('\n') })
    expect(await rowsOf(engine, 'fact_activity', 'line, text')).toEqual([
      { line: 2, text: 'one\ntwo' },
      { line: 4, text: 'three' },
      { line: 5, text: 'four' },
    ])
  })

  it('tells the line of a row rightly however far down a file it stands', async () => {
    const broken = new Set([100, 150_000, 299_999])
    const lines = Array.from({ length: 300_000 }, (_, index) =>
      broken.has(index + 2) ? `soon,s-1,a-1,enter,m-${index}` : `1794312000000,s-1,a-1,enter,m-${index}`,
    )
    const { engine } = await load({
      'activity.csv': ['at,session_id,account_id,kind,message_id', ...lines].join('\n'),
    })
    expect(await rowsOf(engine, 'rejected_row', 'line')).toEqual([...broken].map((line) => ({ line })))
  })

  it('finds columns that only rows far down a file have', async () => {
    const far = [...acts(5000), act({ product_id: 'p-1' })].join('\n')
    const { engine, report } = await load({ 'activity.ndjson': far })
    expect(report.rows).toBe(5001)
    expect((await rowsOf(engine, 'fact_activity', 'product_id')).at(-1)).toEqual({ product_id: 'p-1' })
  })

  it('reads standard input', async () => {
    const engine = await openStore()
    const stdin = Readable.from([Buffer.from(acts(3).join('\n'))])
    const report = await importRecords(engine, { source: '-', tokenKey: key, kind: 'activity', stdin })
    expect(report.rows).toBe(3)
  })

  it('puts orders that know of no session under one of their own, and says so', async () => {
    const order = {
      order_id: 'o-1',
      created_at: 1794312000000,
      account_id: 'a',
      shop_id: 'shop',
      product_id: 'p',
    }
    const priced = { quantity: 1, list_price: 100, deal_price: 90, currency: 'CNY' }
    const { engine, report } = await load({ 'order.ndjson': JSON.stringify({ ...order, ...priced }) })
    const sessions = await auditedSessions(engine)
    expect(sessions).toMatchObject([{ session_id: `export-${report.files[0]?.file_id}`, shop_id: 'shop' }])
    expect(sessions[0]?.coverage['order']).toMatchObject({ granularity: 'event', share: null, records: 1 })
    expect(report.notices).toHaveLength(1)
  })

  it('leaves no telephone number, address or identity number anywhere in the store', async () => {
    const account = (values: object) =>
      JSON.stringify({
        account_id: 'a-1',
        registered_at: 1794312000000,
        nickname: 'call 13812345678',
        ...values,
      })
    const secret = {
      phone: '+86 138 1234 5678',
      ip: '203.0.113.77',
      identity_id: '110101199003078888',
      note: '13812345678',
    }
    const rows = [account(secret), account({ ...secret, account_id: 'a-2', registered_at: 'at 13812345678' })]
    const { engine } = await load({ 'account.ndjson': rows.join('\n') })
    const held = await engine.rows<{ path: string }>({
      name: 'test',
      text: 'SELECT arrayJoin(data_paths) AS path FROM system.tables WHERE database = currentDatabase()',
    })
    const texts = await Promise.all(
      ['fact_account', 'rejected_row'].map((table) =>
        engine.rows({ name: 'test', text: `SELECT * FROM ${table}` }),
      ),
    )
    const bytes = held.flatMap(({ path }) =>
      readdirSync(path, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => readFileSync(join(entry.parentPath, entry.name)).toString('latin1')),
    )
    expect(bytes.length).toBeGreaterThan(10)
    expect(bytes.filter((text) => /12345678|1234 5678|203\.0\.113|19900307/.test(text))).toEqual([])
    expect(texts.flat()).toHaveLength(2)
    expect(JSON.stringify(texts)).not.toMatch(/12345678|1234 5678|203\.0\.113|19900307/)
    expect(JSON.stringify(texts)).toContain('call [number]')
  })
})

it.skipIf(process.getuid?.() === 0)(
  'says which path may not be read (skipped for root, who may read all)',
  async () => {
    const locked = join(folder, 'locked')
    mkdirSync(locked, { mode: 0o000 })
    const engine = await openStore()
    await expect(importRecords(engine, { source: locked, tokenKey: key })).rejects.toMatchObject({
      code: 'input.no_permission',
    })
  },
)
