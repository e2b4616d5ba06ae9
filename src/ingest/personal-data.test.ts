import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { sipHash128Hex } from '../../test/sip-hash.ts'
import { closeWorlds, openStore } from '../../test/world.ts'
import type { Engine } from '../engine/engine.ts'
import { recordKinds } from '../records/catalogue.ts'
import type { RecordKind } from '../records/record-kind.ts'
import { importRecords } from './import.ts'
import { maskedReject, maskedSql } from './masking.ts'
import { rejectedRows } from './rejected.ts'

const key = { k0: 1n, k1: 2n }
afterAll(closeWorlds)

async function load(files: Readonly<Record<string, readonly object[]>>) {
  const folder = mkdtempSync(join(tmpdir(), 'wring-personal-'))
  for (const [kind, rows] of Object.entries(files))
    writeFileSync(join(folder, `${kind}.ndjson`), rows.map((row) => JSON.stringify(row)).join('\n'))
  const engine = await openStore()
  return { engine, report: await importRecords(engine, { source: folder, tokenKey: key }) }
}

const digits = (length: number) => fc.stringMatching(new RegExp(`^[0-9]{${length}}$`))
const mobile = fc
  .tuple(fc.constantFrom('3', '5', '7', '8', '9'), digits(9))
  .map(([second, rest]) => `1${second}${rest}`)
const identity = fc
  .tuple(fc.constantFrom('110101', '330106', '440305'), fc.constantFrom('19900307', '20011231'), digits(3))
  .map((parts) => {
    const body = parts.join('')
    const sum = [...body].reduce((total, digit, index) => total + Number(digit) * (2 ** (17 - index) % 11), 0)
    return body + '10X98765432'[sum % 11]
  })
const spaced = (text: string) => `${text.slice(0, 3)} ${text.slice(3, 7)} ${text.slice(7)}`
const fullWidth = (text: string) =>
  text.replaceAll(/[0-9]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))
const personal = fc.oneof(
  mobile,
  mobile.map((text) => `+86 ${spaced(text).replaceAll(' ', '-')}`),
  mobile.map(spaced),
  mobile.map(fullWidth),
  identity,
  fc.ipV4(),
  fc.tuple(digits(4), digits(4)).map(([left, right]) => `2001:db8:${left}::${right}`),
)

/** Quantities may be any number, eleven digits of it too; everything else is no place for a telephone number. */
const quantities = new Set(['count', 'integer', 'seconds', 'grams', 'money', 'rate', 'rating'])

/** Sample rows of a kind, a personal value in one column of each or in one that the kind does not know. */
function planted(record: RecordKind, values: readonly string[]): object[] {
  const columns = record.columns.filter(({ type }) => !quantities.has(type)).map(({ name }) => name)
  return [...columns, 'memo'].flatMap((name, place) =>
    values.map((value, index) => ({
      ...record.sample,
      ...Object.fromEntries(record.identity.map((id) => [id, record.sample[id] ?? `${place}-${index}`])),
      [name]: value,
    })),
  )
}

async function everything(engine: Engine): Promise<string> {
  const tables = [...recordKinds.map(({ kind }) => `fact_${kind}`), 'rejected_row', 'repeated_row']
  const rows = tables.map((table) => engine.rows({ name: table, text: `SELECT * FROM ${table}` }))
  const rejected = await Array.fromAsync(rejectedRows(engine))
  return JSON.stringify([await Promise.all(rows), rejected])
}

describe('a personal value', () => {
  it('in any column of any kind is nowhere in the store, the rejected rows or the report', async () => {
    const values = fc.sample(personal, { numRuns: 14, seed: 11 })
    const files = Object.fromEntries(recordKinds.map((record) => [record.kind, planted(record, values)]))
    const { engine, report } = await load(files)
    const said = (await everything(engine)) + JSON.stringify(report)
    expect(report.rows + report.rejected).toBeGreaterThan(1000)
    const bare = said.replaceAll(/[ -]/g, '')
    for (const value of values) {
      expect(said, value).not.toContain(value)
      expect(bare, value).not.toContain(value.replaceAll(/[ +-]/g, '').replace(/^86/, ''))
    }
  })

  const act = (values: object) => ({
    at: 1794312000000,
    session_id: 's-1',
    account_id: 'a-1',
    kind: 'enter',
    ...values,
  })

  it('as an id becomes the token of that value, and the import says how many', async () => {
    const ids = ['13812345678', '+86 138-1234-5678', '11010119900307889X', '203.0.113.7']
    const { engine, report } = await load({ activity: ids.map((account_id) => act({ account_id })) })
    const held = await engine.rows<{ account_id: string }>({
      name: 'ids',
      text: 'SELECT account_id FROM fact_activity ORDER BY line',
    })
    expect(held.map(({ account_id }) => account_id).slice(0, 2)).toEqual([
      sipHash128Hex(key, '13812345678'),
      sipHash128Hex(key, '13812345678'),
    ])
    expect(held[3]?.account_id).toBe(sipHash128Hex(key, '203.0.113.7'))
    expect(report.files[0]?.notices.map(({ en }) => en)).toContain(
      '2 values of account_id looked like telephone numbers and were replaced by tokens',
    )
  })

  it('is not an ordinary id of a platform', async () => {
    const ids = [
      '1794312000000',
      '6917000000000000101',
      '230000000000000001',
      '12345678901',
      'wx_13812345',
      '5.1.2',
    ]
    const { engine, report } = await load({ activity: ids.map((account_id) => act({ account_id })) })
    const held = await engine.rows<{ account_id: string }>({
      name: 'ids',
      text: 'SELECT account_id FROM fact_activity ORDER BY line',
    })
    expect(held.map(({ account_id }) => account_id)).toEqual(ids)
    expect(report.files[0]?.notices).toEqual([])
  })

  it('that cannot be read is counted by column', async () => {
    const rows = [
      { receiver_phone: '138****5678', ip: '203.0.113' },
      { receiver_phone: '138****0000' },
      {},
      { receiver_phone: '13812345678', ip: '203.0.113.7' },
    ]
    const order = recordKinds.find(({ kind }) => kind === 'order')
    const { report } = await load({
      order: rows.map((row, index) => ({ ...order?.sample, order_id: `o-${index}`, ...row })),
    })
    expect(report.files[0]?.notices.map(({ en }) => en)).toEqual([
      '1 values of ip could not be read and count as absent',
      '2 values of receiver_phone could not be read and count as absent',
    ])
  })
})

describe('free text', () => {
  const cases = {
    打13812345678: '打[number]',
    '138 1234 5678': '[number]',
    '138-1234-5678': '[number]',
    '138.1234.5678': '[number]',
    '+86 138 1234 5678': '[number]',
    '1 3 8 1 2 3 4 5 6 7 8': '[number]',
    '１３８１２３４５６７８': '[number]',
    '身份证11010119900307889X。': '身份证[id]。',
    'a@b.cn': '[email]',
    '203.0.113.7': '[ip]',
    '2001:db8:1::7': '[ip]',
    '加微信 wxid_abc12345': '加微信 wxid_abc12345',
    '20:01:05 下单，999 元': '20:01:05 下单，999 元',
    扣1: '扣1',
  }

  it('loses numbers of persons however they are written, and keeps what is none', async () => {
    const rows = await (await openStore()).rows<{ text: string }>(
      {
        name: 'mask',
        text: `SELECT ${maskedSql('pair.1')} AS text FROM
          (SELECT arrayJoin(arrayZip({texts:Array(String)}, arrayEnumerate({texts:Array(String)}))) AS pair) ORDER BY pair.2`,
      },
      { texts: Object.keys(cases) },
    )
    expect(rows.map(({ text }) => text)).toEqual(Object.values(cases))
  })

  it('of a refused line, which the engine never sees, loses them too', () => {
    fc.assert(
      fc.property(personal, (value) => {
        expect(maskedReject(`{"x":"${value}"`)).not.toContain(value)
      }),
    )
  })
})
