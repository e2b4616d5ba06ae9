import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { setTimeout as later } from 'node:timers/promises'
import { createGzip, gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { exitCodes } from '../../src/cli/exit.ts'
import { ended, folder, type Ran, start, wring } from './command.ts'

/** A folder of these files; returns its path. */
function given(name: string, files: Readonly<Record<string, string | Buffer>>): string {
  for (const [file, content] of Object.entries(files)) {
    const path = join(folder, name, file)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, content)
  }
  return join(folder, name)
}

interface Summary {
  readonly counts: { readonly rows: number; readonly rejected: number; readonly duplicates: number }
  readonly sessions: readonly { readonly session_id: string; readonly title: string }[]
  readonly inputs: readonly { readonly notices: readonly { readonly en: string }[] }[]
}

/** What an audit of broken records writes; it must end well, in silence, without a stack. */
async function audited(source: string) {
  const out = `${source}-report`
  const { code, stdout, stderr } = await wring(['audit', source, '--out', out, '--json'])
  expect([code, stderr]).toEqual([exitCodes.done, ''])
  const { counts, sessions, inputs } = JSON.parse(stdout) as Summary
  const rejected = readFileSync(join(out, 'rejected.ndjson'), 'utf8').split('\n').filter(Boolean)
  return {
    counts,
    titles: sessions.map(({ title }) => title),
    notices: inputs.flatMap(({ notices }) => notices.map(({ en }) => en)),
    rejected: rejected.map((line) => {
      const row = JSON.parse(line) as { line: number; reason: { code: string } }
      return `${row.line} ${row.reason.code}`
    }),
  }
}

const sessionHead = 'session_id,room_id,host_id,platform,started_at,title'
const session = `${sessionHead}\ns-1,r-1,h-1,p,2026-11-10T12:00:00Z,night\n`
const counterHead = 'at,session_id,name,value'
const reading = (second: number, value: number | string = 5) =>
  `${Date.UTC(2026, 10, 10, 12, 0, second)},s-1,online,${value}`
const eventHead = 'order_id,at,kind,amount'

describe('broken records: what can be read is kept, the rest is told with its line, and nothing is lost', () => {
  it('a gzip that breaks off', async () => {
    const rows = Array.from({ length: 20_000 }, (_, at) => reading(at % 60, (at * 7919) % 9973))
    const whole = gzipSync(`${counterHead}\n${rows.join('\n')}\n`)
    const source = given('cut', {
      'session.csv': session,
      'counter.csv.gz': whole.subarray(0, Math.floor(whole.length / 2)),
    })
    const { counts, rejected } = await audited(source)
    expect(counts.rows).toBeGreaterThan(5000)
    expect(counts.rows).toBeLessThan(15_000)
    expect(rejected).toEqual([expect.stringMatching(/^\d+ file_ends_early$/)])
    const line = Number(rejected[0]?.split(' ')[0])
    // The session, and every line after the header that came before the break.
    expect(counts.rows).toBe(1 + (line - 2))
  })

  it('a CSV in GBK', async () => {
    const gbk = Buffer.concat([
      Buffer.from(`${sessionHead}\ns-1,r-1,h-1,p,2026-11-10T12:00:00Z,`),
      Buffer.from('bcd2b7c4d7a8b3a1', 'hex'),
      Buffer.from('\n'),
    ])
    const { titles, notices } = await audited(given('gbk', { 'session.csv': gbk }))
    expect(titles).toEqual(['家纺专场'])
    expect(notices).toEqual(['read as gb18030'])
  })

  it('a line of a million columns', async () => {
    const counter = [counterHead, reading(1), '1,'.repeat(1_000_000), reading(2), ''].join('\n')
    const { counts, rejected } = await audited(
      given('wide', { 'session.csv': session, 'counter.csv': counter }),
    )
    expect(rejected).toEqual(['3 line_too_long'])
    expect(counts).toMatchObject({ rows: 3, rejected: 1 })
  })

  it('LF, CRLF and CR in one file', async () => {
    const counter = `${counterHead}\r\n${reading(1)}\n${reading(2)}\r${reading(3)}\r\n${reading(4)}`
    const { counts, rejected } = await audited(
      given('ends', { 'session.csv': session, 'counter.csv': counter }),
    )
    expect([counts.rows, rejected]).toEqual([5, []])
  })

  it.each([
    ['numbers that are none', 'NaN', 'not_a_whole_number'],
    ['infinite ones', 'inf', 'not_a_whole_number'],
    ['negative money', '-1', 'negative'],
    ['fractions of a cent', '0.5', 'not_a_whole_number'],
    ['an amount no number can hold', '99999999999999999999', 'too_large'],
  ])('%s', async (_, amount, reason) => {
    const at = '2026-11-10T12:00:00Z'
    const events = [eventHead, `o-1,${at},paid,100`, `o-2,${at},paid,${amount}`, `o-3,${at},paid,100`]
    const source = given(`amount-${reason}-${amount}`, {
      'session.csv': session,
      'order_event.csv': `${events.join('\n')}\n`,
    })
    const { counts, rejected } = await audited(source)
    expect(rejected).toEqual([`3 ${reason}`])
    expect(counts).toMatchObject({ rows: 3, rejected: 1 })
  })

  it('times without a zone', async () => {
    const events = [eventHead, 'o-1,2026-11-10 20:00:00,paid,100', 'o-2,2026-11-10T12:00:00Z,paid,100', '']
    const source = given('zone', { 'session.csv': session, 'order_event.csv': events.join('\n') })
    const { counts, rejected } = await audited(source)
    expect(rejected).toEqual(['2 time_without_zone'])
    expect(counts).toMatchObject({ rows: 2, rejected: 1 })
  })

  it('ids said twice: the same row counts once, another row under the same id is refused', async () => {
    const head = `${sessionHead}\n`
    const row = 's-1,r-1,h-1,p,2026-11-10T12:00:00Z,night\n'
    const source = given('twice', { 'session.csv': head + row + row + row.replace('night', 'day') })
    const { counts, titles, rejected } = await audited(source)
    expect(titles).toEqual(['night'])
    expect(counts).toMatchObject({ rejected: 1, duplicates: 1 })
    expect(rejected).toEqual(['4 conflicting_duplicate'])
  })
})

/** The most memory a process has held so far, in bytes; Linux alone tells it of another process. */
function peakOf(pid: number): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8')
    return Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1] ?? 0) * 1024
  } catch {
    return 0
  }
}

async function peakOfAudit(source: string): Promise<{ ran: Ran; peak: number }> {
  const child = start(['audit', source, '--out', `${source}-report`, '--json'])
  const end = ended(child)
  let peak = 0
  let running = true
  end.finally(() => {
    running = false
  })
  while (running) {
    peak = Math.max(peak, peakOf(child.pid ?? 0))
    await later(50)
  }
  return { ran: await end, peak }
}

const hugeBytes = 400_000_000
const piece = Buffer.alloc(1_000_000, 'x')

function hugeCsv(): string {
  const source = given('huge-csv', {
    'session.csv': session,
    'activity.csv': 'at,session_id,account_id,kind\n',
  })
  for (let written = 0; written < hugeBytes; written += piece.length)
    writeFileSync(join(source, 'activity.csv'), piece, { flag: 'a' })
  return source
}

function hugeCsvAmid(): string {
  const source = given('huge-amid', { 'session.csv': session, 'counter.csv': `${counterHead}\n` })
  const rows = Array.from({ length: 10_000 }, (_, at) => `${reading(at % 60, (at * 7919) % 9973)}\n`).join('')
  const counter = join(source, 'counter.csv')
  writeFileSync(counter, rows, { flag: 'a' })
  for (let written = 0; written < hugeBytes; written += piece.length)
    writeFileSync(counter, piece, { flag: 'a' })
  writeFileSync(counter, `\n${reading(1)}\n`, { flag: 'a' })
  return source
}

async function hugeGzip(): Promise<string> {
  const gzip = createGzip()
  const chunks: Buffer[] = []
  gzip.on('data', (chunk: Buffer) => chunks.push(chunk))
  for (let written = 0; written < hugeBytes; written += piece.length) gzip.write(piece)
  await new Promise<void>((resolve) => gzip.end(resolve))
  return given('huge-gz', { 'session.csv': session, 'activity.ndjson.gz': Buffer.concat(chunks) })
}

describe.skipIf(!existsSync('/proc/self/status'))(
  'a huge file without line ends (skipped where /proc does not tell memory)',
  () => {
    it.each([
      ['CSV', hugeCsv],
      ['CSV amid others', hugeCsvAmid],
      ['NDJSON in a gzip', hugeGzip],
    ])(
      '%s is refused as one line, in little more memory than a small one',
      async (_, make) => {
        const small = await peakOfAudit(given('small', { 'session.csv': session }))
        const huge = await peakOfAudit(await make())
        expect([huge.ran.code, huge.ran.stderr]).toEqual([0, ''])
        expect(JSON.parse(huge.ran.stdout).rejected_by_reason).toEqual({ line_too_long: 1 })
        expect(small.peak).toBeGreaterThan(50_000_000)
        expect(huge.peak - small.peak).toBeLessThan(hugeBytes / 3)
      },
      600_000,
    )
  },
)

describe.skipIf(process.getuid?.() !== 0)(
  'what another user may not read or write (skipped where tests cannot run as another user)',
  () => {
    const nobody = 65_534
    const as = { user: nobody, environment: { WRING_HOME: join(folder, 'nobody') } }

    it('a file: the path is named, in one line', async () => {
      const source = given('locked', { 'session.csv': session })
      chmodSync(folder, 0o777)
      chmodSync(join(source, 'session.csv'), 0o600)
      const { code, stdout, stderr } = await wring(['audit', source, '--out', join(folder, 'n-out')], as)
      expect(stderr).toMatch(/^wring: [^\n]*locked\/session\.csv [^\n]+ \[input\.no_permission\]\n$/)
      expect([code, stdout]).toEqual([exitCodes.input, ''])
    })

    it('a folder, an output and a store', async () => {
      const source = given('open', { 'session.csv': session })
      const locked = given('locked-folder', { 'session.csv': session })
      chmodSync(locked, 0o700)
      const cases = [
        [['audit', locked, '--out', join(folder, 'n-out')], 'input.no_permission', exitCodes.input],
        [['audit', source, '--out', join(locked, 'out')], 'output.not_writable', exitCodes.output],
        [['import', source, '--store', join(locked, 'store')], 'store.unreadable', exitCodes.store],
      ] as const
      for (const [args, error, exit] of cases) {
        const { code, stdout, stderr } = await wring(args, as)
        expect(stderr).toMatch(new RegExp(`^wring: [^\n]+ \\[${error}\\]\n$`))
        expect([code, stdout]).toEqual([exit, ''])
      }
    })
  },
)
