import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { closeWorlds, openStore } from '../../test/world.ts'
import { importRecords } from './import.ts'

const folder = mkdtempSync(join(tmpdir(), 'wring-careful-'))
afterAll(closeWorlds)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const said =
  'at, session_id, account_id, kind, count, text, ip_id, ip_prefix_id, message_id, client_sent_at, extra'

/** What a file becomes: its facts, then its refused rows, by line. */
async function read(name: string, content: string) {
  const source = join(folder, name)
  writeFileSync(source, content)
  const engine = await openStore()
  await importRecords(engine, { source, tokenKey: { k0: 1n, k1: 2n } })
  const facts = await engine.rows({
    name: 'test',
    text: `SELECT line, ${said} FROM fact_activity ORDER BY line`,
  })
  const refused = await engine.rows({
    name: 'test',
    text: 'SELECT line, column, reason, raw FROM rejected_row ORDER BY line',
  })
  return { facts, refused }
}

const numbers = [
  '7',
  '007',
  '1e3',
  ' 5',
  '5 ',
  '+5',
  '-0',
  '-1',
  '1.0',
  '0.5',
  '0x10',
  '1_000',
  '9007199254740992',
]
const times = [
  '1794312000000',
  '1794312000000.0',
  '1794312000',
  '2026-11-10T20:00:00+08:00',
  '2026-11-10T12:00:00.5Z',
]
const odd = [
  '',
  'null',
  'NULL',
  '\\N',
  'nan',
  'true',
  '2026-11-10 20:00:00',
  '99999999999999999999',
  '主播',
  '"',
  ' ',
]

const text = fc.constantFrom(...numbers, ...times, ...odd)
const mostly = (...usual: readonly string[]) =>
  fc.oneof({ arbitrary: fc.constantFrom(...usual), weight: 9 }, { arbitrary: text, weight: 2 })
const row = fc.record({
  at: mostly('1794312000000', '2026-11-10T20:00:00+08:00'),
  session_id: mostly('s-1'),
  account_id: mostly('a-1'),
  kind: mostly('enter', 'like', 'comment'),
  count: mostly('', '7', '+5', '007'),
  text,
  ip: fc.constantFrom(
    '203.0.113.7',
    ' 203.0.113.7',
    '::ffff:203.0.113.7',
    '2001:DB8::7',
    '203.0.113',
    'x',
    '',
  ),
  message_id: fc.uuid(),
  client_sent_at: mostly(''),
  more: text,
})
const rows = fc.sample(row, { numRuns: 4000, seed: 11 })
const names = Object.keys(rows[0] ?? {})

/** Values that are bare in JSON, as far as they can be. */
const bare = /^(?:-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:e[0-9]+)?|true|null)$/
const json = (value: string, index: number) =>
  index % 2 === 0 && bare.test(value) ? value : JSON.stringify(value)

const ndjson = rows.map((values, index) => {
  const pairs = Object.entries(values).map(([name, value]) => `"${name}":${json(value, index)}`)
  return `{${pairs.join(',')}}`
})
const cell = (value: string) => (/["\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value)
const csv = rows.map((values) => Object.values(values).map(cell).join(','))

describe('a file read by the engine gives the rows that reading it with care gives', () => {
  it.each([
    ['activity.ndjson', ndjson],
    ['activity.csv', [names.join(','), ...csv]],
  ])('%s', async (name, lines) => {
    const quick = await read(name, lines.join('\n'))
    // A lone CR for a line end is left to the careful reader.
    const careful = await read(`activity-careful${name.slice(8)}`, lines.join('\r'))
    expect(quick.facts.length).toBeGreaterThan(300)
    expect(quick.refused.length).toBeGreaterThan(300)
    expect(quick).toEqual(careful)
  })
})
