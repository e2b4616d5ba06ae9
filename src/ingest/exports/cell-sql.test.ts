import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { closeWorlds, openStore } from '../../../test/world.ts'
import { majorText } from '../../money.ts'
import {
  bareAmountSql,
  cleanCellSql,
  digitsLostSql,
  instantSql,
  minorUnitsSql,
  tenThousandthsSql,
  timeTextSql,
  wallSql,
  wholeNumberSql,
  zoneInstantsSql,
  zoneTimeSql,
} from './cell-sql.ts'

const engine = openStore()
afterAll(closeWorlds)

/** What the engine makes of texts: `steps` name expressions over `x` and over one another; the last is told, NULL as ''. */
async function read(steps: readonly string[], texts: readonly string[], zone = 'UTC'): Promise<string[]> {
  const source = `SELECT pair.1 AS x, pair.2 AS place FROM
    (SELECT arrayJoin(arrayZip({texts:Array(String)}, arrayEnumerate({texts:Array(String)}))) AS pair)`
  const from = steps.reduce((rows, step, index) => `SELECT *, ${step} AS v${index} FROM (${rows})`, source)
  const text = `SELECT ifNull(toString(v${steps.length - 1}), '') AS value FROM (${from}) ORDER BY place`
  const rows = await (await engine).rows<{ value: string }>({ name: 'read', text }, { texts, zone })
  return rows.map(({ value }) => value)
}

const amount = (digits: number) => [
  bareAmountSql('x'),
  tenThousandthsSql('v0'),
  minorUnitsSql('v1', `${digits}`),
]
const [before, after] = zoneInstantsSql('v1')
const time = [
  timeTextSql('x'),
  wallSql('v0'),
  before,
  after,
  `coalesce(${zoneTimeSql('v1', 'v2', 'v3')}, ${instantSql('v0')})`,
]
const utc = (text: string): string => String(Date.parse(text))

describe('an amount', () => {
  it('is read as fen, whatever stands around it', async () => {
    const cases = {
      '¥1,234.50': '123450',
      '1234.5': '123450',
      '1,234': '123400',
      '￥99.00元': '9900',
      '12.340': '1234',
      '12.3400000': '1234',
      '１２．５': '1250',
      '-5.00': '-500',
      '12.345': '',
      '1,23': '',
      NaN: '',
      '1e3': '',
      '': '',
    }
    expect(await read(amount(2), Object.keys(cases))).toEqual(Object.values(cases))
  })

  it('of a currency without cents, or in fen, is a whole number', async () => {
    expect(await read(amount(0), ['1200', '12.5', '1,200'])).toEqual(['1200', '', '1200'])
  })

  it('gives back every amount that is written out', async () => {
    const amounts = fc.sample(fc.maxSafeInteger(), { numRuns: 1000, seed: 7 })
    const texts = amounts.map((amountMinor) => majorText({ amountMinor, currency: 'CNY' }))
    expect(await read(amount(2), texts)).toEqual(amounts.map(String))
  })
})

describe('a time', () => {
  it('follows summer time; an hour that was skipped is no time, of a doubled hour the first is taken', async () => {
    const cases = {
      '2026-03-29 01:59:59': utc('2026-03-29T00:59:59Z'),
      '2026-03-29 02:30:00': '',
      '2026-03-29 03:00:00': utc('2026-03-29T01:00:00Z'),
      '2026-10-25 02:30:00': utc('2026-10-25T00:30:00Z'),
    }
    expect(await read(time, Object.keys(cases), 'Europe/Berlin')).toEqual(Object.values(cases))
  })

  it('is read in the forms that people and programs write', async () => {
    const evening = utc('2026-11-11T12:01:00Z')
    const later = utc('2026-11-11T12:01:05Z')
    const cases = {
      '2026/11/11 20:01': evening,
      '2026.11.11 20:01': evening,
      '2026-11-11 20:01:05': later,
      '2026-11-11 20:01:05.25': utc('2026-11-11T12:01:05.25Z'),
      '2026年11月11日 20:01:05': later,
      '2026年11月11日20时01分05秒': later,
      '2026年11月11日 20时01分': evening,
      '2026/11/11 下午 8:01:05': later,
      '２０２６／１１／１１　２０：０１': evening,
      '2026/1/5 9:05': utc('2026-01-05T01:05:00Z'),
      '2026-11-11': utc('2026-11-10T16:00:00Z'),
      '2026-11-11 20:01:00 +0900': utc('2026-11-11T11:01:00Z'),
      '1794312000': '1794312000000',
      '1794312000000': '1794312000000',
      '2026-02-30 10:00': '',
      '2026-11-11 24:00': '',
      '2026-11-11 20:61': '',
      昨天: '',
    }
    expect(await read(time, Object.keys(cases), 'Asia/Shanghai')).toEqual(Object.values(cases))
  })
})

describe('a cell', () => {
  it('loses what spreadsheets put around it and nothing else', async () => {
    const cases = {
      '\t6917000000000000001': '6917000000000000001',
      '="0012"': '0012',
      "'13800138000": '13800138000',
      "'a": "'a",
      ' "a b" ': 'a b',
      '-': '',
      '--': '',
      NULL: '',
      '　x ': 'x',
      '-5': '-5',
      '5" 屏': '5" 屏',
    }
    expect(await read([cleanCellSql('x')], Object.keys(cases))).toEqual(Object.values(cases))
  })

  it('of a quantity may have separators; of an id may have lost its digits', async () => {
    expect(await read([wholeNumberSql('x')], ['1,000', '2.00', '１２', '2.5', ''])).toEqual([
      '1000',
      '2',
      '12',
      '',
      '',
    ])
    expect(await read([digitsLostSql('x')], ['6.91702E+18', '1E+17', 'E+17', '6917'])).toEqual([
      '1',
      '1',
      '0',
      '0',
    ])
  })
})
