import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync, zstdCompressSync } from 'node:zlib'
import { afterAll, describe, expect, it } from 'vitest'
import { sipHash128Hex } from '../../../test/sip-hash.ts'
import { closeWorlds, openStore } from '../../../test/world.ts'
import { exportProfile } from './catalogue.ts'
import { type ConvertReport, convertExport, type RejectedExportRow } from './convert.ts'
import { parseMappingFile } from './mapping-file.ts'
import type { ExportProfile } from './profile.ts'

const tokenKey = { k0: 1n, k1: 2n }
const root = mkdtempSync(join(tmpdir(), 'wring-exports-'))
const engine = openStore()
afterAll(async () => {
  rmSync(root, { recursive: true, force: true })
  await closeWorlds()
})
const phoneTokens = (digits: string) => ({
  receiver_phone_id: sipHash128Hex(tokenKey, digits),
  receiver_phone_prefix_id: sipHash128Hex(tokenKey, digits.slice(0, 7)),
})

type Row = Readonly<Record<string, string | number>>
interface Converted {
  readonly report: Omit<ConvertReport, 'rejected'> & { readonly rejected: readonly RejectedExportRow[] }
  readonly orders: readonly Row[]
  readonly events: readonly Row[]
  readonly folder: string
}

const named = (name: string): ExportProfile => {
  const profile = exportProfile(name)
  if (!profile) throw new Error(`no profile ${name}`)
  return profile
}
const sample = (name: string): string => join(import.meta.dirname, 'samples', name)

async function convert(
  source: string | readonly string[],
  profile: ExportProfile,
  timezone?: string,
): Promise<Converted> {
  const folder = mkdtempSync(join(root, 'out-'))
  const report = await convertExport({
    engine: await engine,
    paths: [source].flat(),
    profile,
    tokenKey,
    outFolder: folder,
    ...(timezone ? { timezone } : {}),
  })
  const read = (name: string): Row[] =>
    readFileSync(join(folder, name), 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line, (_, value: unknown) => (value === null ? undefined : value)) as Row)
  const rejected = await Array.fromAsync(report.rejectedRows())
  expect(rejected).toHaveLength(report.rejected)
  return {
    report: { ...report, rejected },
    orders: read('order.ndjson'),
    events: read('order_event.ndjson'),
    folder,
  }
}

function written(text: string | Uint8Array, name = 'export.csv'): string {
  const path = join(mkdtempSync(join(root, 'in-')), name)
  writeFileSync(path, text)
  return path
}

const life = ({ events }: Converted, order: string): unknown[] =>
  events.filter(({ order_id }) => order_id === order).map(({ kind, at, amount }) => [kind, at, amount])
const utc = (text: string): number => Date.parse(text)
const count = ({ report }: Converted, code: string): number =>
  report.notices.find((notice) => notice.code === code)?.count ?? 0

describe('an export of 抖店', () => {
  it('becomes orders in fen and UTC, with the line they came from', async () => {
    const { orders } = await convert(sample('doudian.csv'), named('doudian'))
    expect(orders[0]).toMatchObject({
      order_id: '6917000000000000101',
      main_order_id: '6917000000000000001',
      created_at: utc('2026-11-10T12:05:00Z'),
      product_id: '3600000000001',
      session_id: '7300001',
      quantity: 2,
      deal_price: 129900,
      paid_amount: 249800,
      platform_subsidy: 2000,
      shop_discount: 8000,
      source_line: 2,
      ...phoneTokens('13800138000'),
    })
    expect(orders[1]?.['product_id']).toBe('3600000000001')
    expect(orders[2]).not.toHaveProperty('paid_amount')
  })

  it('tells a refund before shipment from a close without payment', async () => {
    const converted = await convert(sample('doudian.csv'), named('doudian'))
    expect(life(converted, '6917000000000000102')).toEqual([
      ['paid', utc('2026-11-10T12:08:00Z'), 129900],
      ['refunded', utc('2026-11-10T15:40:00Z'), 129900],
    ])
    expect(converted.events.find(({ kind }) => kind === 'refunded')?.['reason']).toBe(
      'time not in export; 发货前; 不想要了',
    )
    expect(life(converted, '6917000000000000103')).toEqual([
      ['closed_unpaid', utc('2026-11-10T12:39:00Z'), undefined],
    ])
    expect(count(converted, 'time_not_in_export')).toBe(2)
  })

  it('keeps what it cannot read, with line and reason and without persons, and counts the totals row', async () => {
    const converted = await convert(sample('doudian.csv'), named('doudian'))
    expect(converted.report.rejected.map(({ line, reason }) => [line, reason.code])).toEqual([
      [5, 'not_a_number'],
      [6, 'not_mapped'],
    ])
    expect(converted.report.rejected[1]?.reason.text.zh).toContain('神秘状态')
    expect(count(converted, 'totals_row')).toBe(1)
    expect(converted.report.rows).toBe(converted.orders.length + 2 + 1)
  })

  it('lets no name, number or address out', async () => {
    const { report, folder } = await convert(sample('doudian.csv'), named('doudian'))
    const files = ['order', 'order_event', 'product'].map((name) =>
      readFileSync(join(folder, `${name}.ndjson`), 'utf8'),
    )
    const everything = files.join('') + JSON.stringify(report)
    for (const personal of ['王小明', '钱七', '1380013', '13600136000', '文一西路', '文三路', '杭州'])
      expect(everything).not.toContain(personal)
  })
})

describe('an order report of 淘宝', () => {
  it('is read in GBK; refunds carry their amount, and a total that its quantity does not divide stays exact', async () => {
    const converted = await convert(sample('taobao-gbk.csv'), named('taobao'))
    expect(converted.report.rejected).toEqual([])
    expect(converted.orders[0]).toMatchObject({
      order_id: '2300000000000000001',
      quantity: 1,
      source_quantity: 3,
      deal_price: 20000,
      paid_amount: 21000,
      freight: 1000,
    })
    expect(life(converted, '2300000000000000002').at(-1)).toEqual([
      'refunded',
      utc('2026-11-10T12:08:00Z'),
      10000,
    ])
    expect(life(converted, '2300000000000000003').map((event) => (event as string[])[0])).toEqual([
      'closed_unpaid',
    ])
    expect(life(converted, '2300000000000000004')).toContainEqual([
      'refunded',
      utc('2026-11-15T00:00:00Z'),
      3000,
    ])
    expect(converted.orders[0]?.['account_id']).toBe(converted.orders[3]?.['account_id'])
    expect(converted.orders[0]?.['account_id']).not.toBe(converted.orders[1]?.['account_id'])
  })

  it('is read by the field names of the open platform too', async () => {
    const path = written(
      'tid,created,pay_time,consign_time,end_time,buyer_open_uid,num_iid,title,num,total_fee,payment,status,refund_status\n' +
        '1,2026-11-10 20:00:00,2026-11-10 20:01:00,,2026-11-10 22:00:00,u1,77,杯,2,30.00,28.00,TRADE_CLOSED,SUCCESS\n' +
        '2,2026-11-10 20:00:00,,,2026-11-10 21:00:00,u2,77,杯,2,30.00,28.00,TRADE_CLOSED_BY_TAOBAO,NO_REFUND\n',
    )
    const converted = await convert(path, named('taobao'))
    expect(life(converted, '1')).toEqual([
      ['paid', utc('2026-11-10T12:01:00Z'), 2800],
      ['refunded', utc('2026-11-10T14:00:00Z'), 2800],
    ])
    expect(life(converted, '2')).toEqual([['closed_unpaid', utc('2026-11-10T13:00:00Z'), undefined]])
  })
})

describe('an export of Shopify', () => {
  it('joins the lines of an order, splits its total exactly and leaves test orders out', async () => {
    const converted = await convert(sample('shopify.csv'), named('shopify'))
    expect(converted.report.rejected).toEqual([])
    expect(
      converted.orders.map(({ order_id, paid_amount, list_price }) => [order_id, paid_amount, list_price]),
    ).toEqual([
      ['#1001', 2200, 1999],
      ['#1001', 3300, 3000],
      ['#1002', undefined, 3000],
    ])
    expect(life(converted, '#1001')).toEqual([
      ['paid', utc('2026-11-10T14:00:05Z'), 5500],
      ['shipped', utc('2026-11-11T15:00:00Z'), undefined],
      ['refunded', utc('2026-11-11T15:00:00Z'), 1000],
    ])
    expect(life(converted, '#1002').map((event) => (event as string[])[0])).toEqual([
      'cancelled',
      'closed_unpaid',
    ])
    expect(count(converted, 'test_order')).toBe(1)
  })
})

describe('an export', () => {
  it('with other columns is refused by the names looked for and found', async () => {
    await expect(convert(sample('wrong-header.csv'), named('doudian'))).rejects.toMatchObject({
      code: 'input.columns',
      message: expect.stringMatching(/子订单编号.*订单, 商品, 金额/s),
    })
  })

  it('is read in UTF-16 with tabs between cells as in UTF-8 with a byte-order mark', async () => {
    const utf8 = readFileSync(sample('shopify.csv'), 'utf8')
    const marked = await convert(written(`\uFEFF${utf8}`), named('shopify'))
    const tabs = utf8
      .replaceAll('Scarf, red', 'Scarf; red')
      .replaceAll(',', '\t')
      .replaceAll('Scarf; red', 'Scarf, red')
    const wide = await convert(written(Buffer.from(`\uFEFF${tabs}`, 'utf16le')), named('shopify'))
    expect(wide.orders).toEqual(marked.orders)
    expect(marked.orders).toHaveLength(3)
  })

  it('with local times and no zone asks for one, and follows summer time once it has it', async () => {
    const text = readFileSync(sample('shopify.csv'), 'utf8').replaceAll(' -0500', '')
    await expect(convert(written(text), named('shopify'))).rejects.toMatchObject({ code: 'input.zone' })
    const winter = await convert(written(text), named('shopify'), 'America/New_York')
    expect(winter.orders[0]?.['created_at']).toBe(utc('2026-11-10T14:00:00Z'))
    const summer = await convert(
      written(text.replaceAll('2026-11', '2026-07')),
      named('shopify'),
      'America/New_York',
    )
    expect(summer.orders[0]?.['created_at']).toBe(utc('2026-07-10T13:00:00Z'))
  })
})

describe('an export as spreadsheets and people leave it', () => {
  const header =
    '订单编号,订单创建时间,订单付款时间,买家会员名,联系手机,宝贝标题,宝贝总数量,买家应付货款,买家实际支付金额,订单状态'
  const row = (id: string, { quantity = '1', title = '杯', phone = '13800138000' } = {}) =>
    `${id},2026年11月11日 20:01:05,2026/11/11 20:02,小王,${phone},${title},${quantity},"1,200.00",￥1200,等待卖家发货`
  const taobao = () => named('taobao')
  const sheet = (...rows: string[]) => `${[header, ...rows].join('\r\n')}\r\n`
  const plain = sheet(row('="2300000000000000001"'), row("'2300000000000000002", { quantity: '"1,200"' }))

  it('gives the same orders compressed, with tabs between cells, in another encoding or with a broken quote', async () => {
    const expected = (await convert(written(plain), taobao())).orders
    expect(expected.map(({ order_id, quantity, created_at }) => [order_id, quantity, created_at])).toEqual([
      ['2300000000000000001', 1, utc('2026-11-11T12:01:05Z')],
      ['2300000000000000002', 1200, utc('2026-11-11T12:01:05Z')],
    ])
    const tabs = plain.replaceAll('"1,200"', '1200').replaceAll(/"(1,200.00)"/g, '1,200.00')
    const tabbed = tabs.replaceAll(/,(?!200)/g, '\t')
    const oddQuote = plain.replace('小王,', '"小王"x,').replace('小王,', '小王x,')
    const sources = [
      written(gzipSync(plain), 'export.csv.gz'),
      written(zstdCompressSync(plain), 'export.csv.zst'),
      written(tabbed),
      written(Buffer.from(`\uFEFF${plain}`, 'utf16le')),
      written(plain.replaceAll('\r\n', '\r')),
      written(`导出说明\r\n${plain}`),
    ]
    for (const [index, source] of sources.entries()) {
      const { orders } = await convert(source, taobao())
      const lines = index === 5 ? 1 : 0
      expect(
        orders.map(({ source_line, ...rest }) => ({ ...rest, source_line: Number(source_line) - lines })),
      ).toEqual(expected)
    }
    expect((await convert(written(oddQuote), taobao())).orders.map(({ source_line }) => source_line)).toEqual(
      [2, 3],
    )
  })

  it('refuses ids that lost their digits, and says so', async () => {
    const { report, orders } = await convert(written(sheet(row('2.3E+18'), row('23'))), taobao())
    expect(orders.map(({ order_id }) => order_id)).toEqual(['23'])
    expect(report.rejected).toMatchObject([{ line: 2, reason: { code: 'digits_lost' } }])
  })

  it('tells the line on which a row begins, past cells of several lines and blank lines', async () => {
    const rows = sheet(row('1', { title: '"杯\n白"' }), '', row('2'), row('3', { quantity: 'x' }))
    const { report, orders } = await convert(written(rows), taobao())
    expect(orders.map(({ source_line }) => source_line)).toEqual([2, 5])
    expect(report.rejected.map(({ line }) => line)).toEqual([6])
  })

  it('in several files counts each order once, as the newest file tells it', async () => {
    const later = row('1', { title: '壶' }).replace('20:02', '21:02')
    const paths = [written(sheet(later), '2.csv'), written(sheet(row('1'), row('2')), '1.csv')]
    const converted = await convert(paths, taobao())
    expect(converted.orders.map(({ order_id, source_file }) => [order_id, source_file])).toEqual([
      ['1', '2.csv'],
      ['2', '1.csv'],
    ])
    expect(count(converted, 'superseded')).toBe(1)
  })

  it('counts the phones that the platform masked', async () => {
    const converted = await convert(written(sheet(row('1'), row('2', { phone: '138****8000' }))), taobao())
    expect(count(converted, 'phone_unreadable')).toBe(1)
  })
})

describe('the mapping file of docs/guide/exports.md', () => {
  const guide = readFileSync(join(import.meta.dirname, '../../../docs/guide/exports.md'), 'utf8')
  const block = (kind: string): string =>
    new RegExp(`\`\`\`${kind}\\n(.*?)\`\`\``, 's').exec(guide)?.[1] ?? ''

  it('turns the export beside it into orders and events', async () => {
    const profile = parseMappingFile(block('json'), 'exports.md')
    const converted = await convert(written(block('csv')), profile)
    expect(converted.report.rejected).toEqual([])
    expect(converted.orders[0]).toMatchObject({
      order_id: 'A-1',
      paid_amount: 19800,
      quantity: 2,
      shop_id: 'my-shop',
    })
    expect(life(converted, 'A-2')).toEqual([
      ['paid', utc('2026-11-10T12:02:00Z'), 9900],
      ['refunded', utc('2026-11-11T01:00:00Z'), 9900],
    ])
  })

  it('is refused with the place that is wrong', () => {
    expect(() => parseMappingFile('{"platform":"x","amounts":"dollars","columns":{}}', 'm.json')).toThrow(
      /amounts.*m\.json/s,
    )
  })
})
