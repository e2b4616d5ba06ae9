import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { closeWorlds, openStore } from '../../test/world.ts'
import { column } from '../records/record-kind.ts'
import { plainIds, valueRule } from './value-rules.ts'

afterAll(closeWorlds)

/** What the engine makes of texts by a rule: the value, or 'refused'. */
async function read(type: 'time' | 'count', texts: readonly string[]) {
  const engine = await openStore()
  const rule = valueRule(column('x', type))
  const rows = await engine.rows<{ value: string }>(
    {
      name: 'test',
      text: `SELECT if(${rule.valid}, ifNull(toString(p_x), ''), 'refused') AS value
        FROM (SELECT r_x, ${rule.stored[0]?.value} AS p_x, i FROM
          (SELECT pair.1 AS r_x, pair.2 AS i FROM
            (SELECT arrayJoin(arrayZip({texts:Array(String)}, arrayEnumerate({texts:Array(String)}))) AS pair)))
        ORDER BY i`,
    },
    { texts },
  )
  return rows.map(({ value }) => value)
}

const form =
  /^(\d{4})-(\d\d)-(\d\d)[Tt ]([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d)(?:\.(\d{1,9}))?)?(?:[Zz]|([+-])([01]\d|2[0-3]):?([0-5]\d))$/

const inRange = (ms: number): string =>
  ms >= 100_000_000_000 && ms <= 4_102_444_800_000 ? String(ms) : 'refused'

/** The slow, obvious reading of a time. */
function slowTime(text: string): string {
  if (text === '') return ''
  if (/^\d{1,15}$/.test(text)) return inRange(Number(text))
  const parts = form.exec(text)
  if (!parts) return 'refused'
  const [
    ,
    year,
    month,
    day,
    hour,
    minute,
    second = '0',
    fraction = '',
    sign,
    offsetHour = '0',
    offsetMinute = '0',
  ] = parts
  const noon = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)))
  if (noon.getUTCMonth() + 1 !== Number(month) || noon.getUTCDate() !== Number(day)) return 'refused'
  const ms = Number(fraction.padEnd(3, '0').slice(0, 3))
  const local = noon.getTime() + ((Number(hour) * 60 + Number(minute)) * 60 + Number(second)) * 1000 + ms
  const offset = (Number(offsetHour) * 60 + Number(offsetMinute)) * 60_000
  return inRange(sign === '-' ? local + offset : local - offset)
}

function slowCount(text: string): string {
  if (text === '') return ''
  return /^[+]?\d+$/.test(text) && Number.isSafeInteger(Number(text)) ? String(Number(text)) : 'refused'
}

const two = (least: number, most: number) =>
  fc.integer({ min: least, max: most }).map((value) => String(value).padStart(2, '0'))
const time = fc
  .tuple(
    fc.integer({ min: 1975, max: 2098 }),
    two(0, 13),
    two(0, 32),
    fc.constantFrom('T', ' ', 't'),
    two(0, 24),
    two(0, 60),
    fc.constantFrom('', ':00', ':59', ':60', ':07.5', ':07.123', ':07.123456'),
    fc.constantFrom('Z', 'z', '+08:00', '-0330', '+00:00', '', '+24:00'),
  )
  .map(
    ([year, month, day, gap, hour, minute, rest, zone]) =>
      `${year}-${month}-${day}${gap}${hour}:${minute}${rest}${zone}`,
  )

describe('the engine reads values as the slow reading does', () => {
  it('times', async () => {
    const texts = fc.sample(fc.oneof(time, fc.integer().map(String), fc.nat(4e12).map(String)), {
      numRuns: 3000,
      seed: 7,
    })
    expect(await read('time', texts)).toEqual(texts.map(slowTime))
  })

  it('whole numbers', async () => {
    const odd = fc.constantFrom(
      'nan',
      '1e3',
      '1.0',
      '-0.5',
      '--1',
      '9007199254740991',
      '9007199254740992',
      '0x10',
      '007',
      '',
    )
    const texts = fc.sample(fc.oneof(odd, fc.maxSafeInteger().map(String), fc.nat().map(String)), {
      numRuns: 1000,
      seed: 7,
    })
    expect(await read('count', texts)).toEqual(texts.map(slowCount))
  })
})

describe('one look at all ids of a row', () => {
  const id = column('id', 'id')
  const near = fc.oneof(
    fc.stringMatching(/^[+]?(?:86|0086)?[ -]?1[3-9][0-9](?:[ -]?[0-9]{4}){2}$/),
    fc.stringMatching(
      /^[1-9][0-9]{5}(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])[0-9]{3}[0-9Xx]$/,
    ),
    fc.stringMatching(/^１[３-９][０-９]{9}$/),
    fc.ipV4(),
    fc.ipV6(),
    fc.stringMatching(/^[0-9a-f:.]{2,24}$/),
    fc.string(),
  )
  const odd = fc.oneof(
    near,
    fc.tuple(fc.constantFrom('x', '\u001f', ' '), near).map((parts) => parts.join('')),
  )

  it('passes over none that names a person, and over hardly any other', async () => {
    const texts = fc.sample(odd, { numRuns: 6000, seed: 11 })
    const engine = await openStore()
    const [counted] = await engine.rows<Record<string, number>>(
      {
        name: 'test',
        text: `SELECT countIf(plain AND flag != 0) AS missed, countIf(flag = 1) AS phones, countIf(flag = 2) AS identities,
          countIf(flag = 3) AS addresses, countIf(plain) AS plain FROM (SELECT ${plainIds([id, column('other', 'id')])} AS plain,
          ${valueRule(id).flag} AS flag FROM (SELECT arrayJoin({texts:Array(String)}) AS r_id, 's-1' AS r_other))`,
      },
      { texts },
    )
    expect(counted).toMatchObject({ missed: 0 })
    for (const seen of ['phones', 'identities', 'addresses', 'plain'])
      expect(counted?.[seen]).toBeGreaterThan(20)
  })
})
