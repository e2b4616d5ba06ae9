import { chmodSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { exitCodes } from '../../src/cli/exit.ts'
import { type ErrorCode, errorCatalogue } from '../../src/errors.ts'
import { folder, type Ran, textileMerchant, wring } from './command.ts'

/** A file or folder of this test, made when it is named. */
function given(name: string, content?: string | Buffer): string {
  const path = join(folder, name)
  mkdirSync(content === undefined ? path : join(path, '..'), { recursive: true })
  if (content !== undefined) writeFileSync(path, content)
  return path
}

const audit = (source: string, ...more: readonly string[]) =>
  wring(['audit', source, '--out', join(folder, 'out'), ...more])

/** One line: what happened, what to do in that language, and the code; no stack, nothing on standard output. */
function expectError(ran: Ran, code: ErrorCode, exit: number, language: 'zh' | 'en' = 'en'): void {
  expect(ran.stderr).toMatch(/^wring: [^\n]+\n$/)
  expect(ran.stderr).toContain(` — ${errorCatalogue[code][language]} [${code}]`)
  expect([ran.code, ran.stdout]).toEqual([exit, ''])
}

const session = readFileSync(join(textileMerchant, 'session.csv'), 'utf8')
const wrongColumns = 'order_id,colour\no-1,red\n'

const inputs: readonly (readonly [what: string, code: ErrorCode, source: () => string, more?: string[]])[] = [
  ['a path that is not there', 'input.not_found', () => join(folder, 'nowhere')],
  ['an empty folder', 'input.empty', () => given('empty')],
  ['a folder of other things', 'input.empty', () => join(given('other/notes.txt', 'hello'), '..')],
  ['a file of another format', 'input.format', () => given('letter.docx', 'PK')],
  ['a name that tells no kind', 'input.unknown_kind', () => given('data.csv', session)],
  ['a kind that there is none of', 'input.unknown_kind', () => given('data.csv', session), ['--kind', 'x']],
  ['a column that is missing', 'input.columns', () => given('order.csv', wrongColumns)],
  ['a Parquet file that is none', 'input.format', () => given('order.parquet', 'not parquet')],
  ['a .gz that is none', 'input.format', () => given('order.csv.gz', 'plain')],
  [
    'a manifest that is no JSON',
    'input.manifest',
    () => join(given('m/manifest.json', '{'), given('m/session.csv', session) && '..'),
  ],
  [
    'an export without its columns',
    'input.columns',
    () => given('export.csv', wrongColumns),
    ['--as', 'doudian'],
  ],
  ['an empty export', 'input.empty', () => given('nothing.csv', ''), ['--as', 'doudian']],
  [
    'a mapping file that is not there',
    'input.not_found',
    () => given('order.csv', session),
    ['--mapping', '/nowhere.json'],
  ],
  [
    'a mapping file that is no JSON',
    'input.mapping',
    () => given('order.csv', session),
    ['--mapping', given('bad.json', '{')],
  ],
]

describe('an input that cannot be read ends in 3 and one line of advice', () => {
  const named = inputs.map(([what, code, source, more = []]) => ({ what, code, source, more }))
  it.each(named)('$what: $code', async ({ code, source, more }) => {
    const path = source()
    for (const language of ['zh', 'en'] as const)
      expectError(await audit(path, '--lang', language, ...more), code, exitCodes.input, language)
  })

  it('standard input of no stated kind', async () => {
    expectError(
      await wring(['audit', '-', '--out', join(folder, 'out')]),
      'input.unknown_kind',
      exitCodes.input,
    )
  })

  it.skipIf(process.getuid?.() === 0)('a file that may not be read (skipped as root, who may)', async () => {
    const path = given('session-secret.csv', session)
    chmodSync(path, 0)
    expectError(await audit(path), 'input.no_permission', exitCodes.input)
  })

  it('a .gz that breaks off keeps what could be read, and says that it broke off', async () => {
    const rows = Array.from(
      { length: 20_000 },
      (_, at) => `a-${at},2026-11-10T12:00:00Z,d-${(at * 7919) % 9973}`,
    )
    const whole = gzipSync(`account_id,at,device_id\n${rows.join('\n')}\n`)
    const path = given('broken/login.csv.gz', whole.subarray(0, whole.length / 2))
    const ran = await audit(path, '--json')
    expect([ran.code, ran.stderr]).toEqual([0, ''])
    expect(JSON.parse(ran.stdout).rejected_by_reason).toMatchObject({ file_ends_early: 1 })
  })
})

describe('an error of use ends in 2', () => {
  const bad: readonly (readonly string[])[] = [
    ['audit'],
    ['audit', 'a', 'b'],
    ['audit', textileMerchant, '--as', 'weibo'],
    ['audit', textileMerchant, '--fail-on', 'guilty'],
    ['audit', textileMerchant, '--fail-on', 'insufficient_data'],
    ['audit', textileMerchant, '--colour'],
    ['audit', textileMerchant, '--lang', 'fr'],
    ['--lang=fr', 'sessions'],
    ['frobnicate'],
  ]
  it.each(bad.map((args) => [args.join(' '), args] as const))('%s', async (_, args) => {
    expectError(await wring(args), 'usage.option', exitCodes.usage)
  })

  it.each([
    ['WRING_MEMORY', 'plenty'],
    ['WRING_TOKEN_KEY', 'short'],
  ])('%s=%s', async (name, value) => {
    const ran = await wring(['audit', textileMerchant, '--out', join(folder, 'out')], {
      environment: { [name]: value },
    })
    expectError(ran, 'config.value', exitCodes.usage)
    expect(ran.stderr).not.toContain('short ')
  })
})

describe('an output that cannot be written ends in 5', () => {
  it('somebody else’s files stay as they are', async () => {
    const out = join(given('foreign/thesis.txt', 'mine'), '..')
    expectError(await wring(['audit', textileMerchant, '--out', out]), 'output.exists', exitCodes.output)
    expect(readdirSync(out)).toEqual(['thesis.txt'])
  })

  it('a file is no folder', async () => {
    const out = given('a-file', '')
    expectError(
      await wring(['audit', textileMerchant, '--out', out]),
      'output.not_writable',
      exitCodes.output,
    )
  })
})

describe('a phone number in a row that cannot be read', () => {
  it.each([
    ['in a column of its own', 'o-1,yesterday,a-1,s,p,1,1,1,CNY,13800138000'],
    ['where another column should be', 'o-1,13800138000,a-1,s,p,1,1,1,CNY,'],
    ['in a row of too many cells', 'o-1,2026-11-10T12:00:00Z,a-1,s,p,1,1,1,CNY,,13800138000'],
    ['written with spaces', 'o-1,never,a-1,s,p,1,1,1,CNY,138 0013 8000'],
    ['after a quote that never ends', 'o-1,"13800138000,a-1,s,p,1,1,1,CNY,'],
  ])('reaches no output: %s', async (_, row) => {
    const header =
      'order_id,created_at,account_id,shop_id,product_id,quantity,list_price,deal_price,currency,receiver_phone'
    const path = given('phone/order.csv', `${header}\n${row}\n`)
    const ran = await audit(path)
    const written = readdirSync(join(folder, 'out')).map((name) =>
      readFileSync(join(folder, 'out', name), 'utf8'),
    )
    expect(readFileSync(join(folder, 'out', 'rejected.ndjson'), 'utf8')).toContain('"line":2')
    for (const text of [ran.stdout, ran.stderr, ...written])
      expect(text.replace(/[ -]/g, '')).not.toContain('13800138000')
  })
})
