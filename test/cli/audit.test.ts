import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { reaches } from '../../src/cli/options.ts'
import { resultFiles } from '../../src/reports/output-folder.ts'
import type { SessionSummary } from '../../src/reports/summary.ts'
import { folder, root, textileMerchant, wring } from './command.ts'

const out = (name: string) => join(folder, name)
const summary = (text: string) => JSON.parse(text) as { sessions: SessionSummary[]; counts: { rows: number } }

describe('wring audit', () => {
  it.each([
    ['zh', '声称 ¥5,250,000 → 审定 ¥295,000', '按合同应退 ¥741,000'],
    ['en', 'claimed ¥5,250,000 → audited ¥295,000', 'owed back under the contract ¥741,000'],
  ])('of a folder says in %s what was claimed, what stands and what is owed', async (language, gap, owed) => {
    const ran = await wring(['audit', textileMerchant, '--out', out(language), '--lang', language])
    expect([ran.code, ran.stderr]).toEqual([0, ''])
    expect(ran.stdout).toContain(gap)
    expect(ran.stdout).toContain(owed)
    expect(ran.stdout).toContain(join(out(language), 'report.html'))
    expect(readdirSync(out(language)).sort()).toEqual([...resultFiles].sort())
  })

  it('of one file reads that file', async () => {
    const ran = await wring(['audit', join(textileMerchant, 'session.csv'), '--out', out('file'), '--json'])
    expect(ran.code).toBe(0)
    expect(summary(ran.stdout).counts.rows).toBe(1)
  })

  it.each([
    ['CSV', 'csv', (text: string) => text],
    ['NDJSON', 'ndjson', toNdjson],
  ])('of standard input reads %s', async (_, __, as) => {
    const stdin = as(readFileSync(join(textileMerchant, 'session.csv'), 'utf8'))
    const ran = await wring(['audit', '-', '--kind', 'session', '--out', out('stdin'), '--json'], { stdin })
    expect([ran.code, ran.stderr]).toEqual([0, ''])
    expect(summary(ran.stdout).sessions).toHaveLength(1)
  })

  it('with --json gives one JSON object and nothing else, the same that lies in summary.json', async () => {
    const ran = await wring(['audit', textileMerchant, '--out', out('json'), '--json'])
    expect(ran.stdout).toBe(readFileSync(join(out('json'), 'summary.json'), 'utf8'))
    expect(summary(ran.stdout).sessions[0]).toMatchObject({ claimed: 525_000_000, audited: 29_500_000 })
  })

  it('reads a name with spaces, Chinese and quotes', async () => {
    const name = join(folder, "导出 2026 'double' eleven.csv.gz")
    writeFileSync(name, gzipSync(readFileSync(join(textileMerchant, 'session.csv'))))
    const ran = await wring(['audit', name, '--kind', 'session', '--out', out('a b'), '--json'])
    expect([ran.code, ran.stderr]).toEqual([0, ''])
  })

  it.each(['watch', 'suspected', 'highly_suspected'] as const)(
    'with --fail-on %s ends in 10 when a session is at that level or above, and only then',
    async (floor) => {
      const ran = await wring(['audit', textileMerchant, '--out', out('floor'), '--json', '--fail-on', floor])
      const reached = summary(ran.stdout).sessions.some(({ level }) => reaches(level, floor))
      expect(ran.code).toBe(reached ? 10 : 0)
    },
  )
})

describe('the other verbs', () => {
  it('import and sessions: what was brought in is listed', async () => {
    const store = out('store')
    const brought = await wring(['import', textileMerchant, '--store', store, '--json'])
    expect([brought.code, brought.stderr]).toEqual([0, ''])
    expect(JSON.parse(brought.stdout)).toMatchObject({ rows: 1579, rejected: 0 })
    const listed = await wring(['sessions', '--store', store])
    expect(listed.stdout).toMatch(/^s-1\t/)
    expect(JSON.parse((await wring(['sessions', '--store', store, '--json'])).stdout)).toHaveLength(1)
  })

  it('sessions of an empty store says so', async () => {
    const ran = await wring(['sessions', '--lang', 'zh'])
    expect([ran.code, ran.stdout]).toEqual([0, '库中没有场次。\n'])
  })

  it('doctor checks this machine', async () => {
    const ran = await wring(['doctor', '--json'])
    const checks = JSON.parse(ran.stdout) as { id: string; ok: boolean }[]
    expect(checks.find(({ id }) => id === 'checkEngine')?.ok).toBe(true)
    expect(ran.code).toBe(checks.every(({ ok }) => ok) ? 0 : 4)
  })

  it.each([
    [
      'a memory limit beyond the machine',
      { WRING_MEMORY: '100000' },
      '→ set WRING_MEMORY below',
      '→ 请把 WRING_MEMORY',
    ],
    [
      'a deployment that is no folder',
      { WRING_HOME: join(root, 'package.json') },
      '→ change the permissions',
      '→ 请修改',
    ],
  ])('doctor says what is wrong and what to do: %s', async (_, environment, en, zh) => {
    for (const [language, advice] of [
      ['en', en],
      ['zh', zh],
    ] as const) {
      const ran = await wring(['doctor', '--lang', language], { environment })
      expect([ran.code, ran.stderr]).toEqual([4, ''])
      expect(ran.stdout).toMatch(/^✗ /m)
      expect(ran.stdout).toContain(advice)
    }
  })

  it.skipIf(!existsSync('/proc/self'))(
    'a deployment in a folder that takes none is told at once (skipped without /proc)',
    async () => {
      const environment = { WRING_HOME: '/proc/none/such' }
      const checked = await wring(['doctor', '--json'], { environment })
      expect([checked.code, checked.stderr]).toEqual([4, ''])
      expect(JSON.parse(checked.stdout)).toContainEqual(
        expect.objectContaining({ id: 'checkHome', ok: false, found: '/proc/none/such' }),
      )
      for (const command of [['sessions'], ['import', textileMerchant]]) {
        const { code, stdout, stderr } = await wring(command, { environment })
        expect(stderr).toMatch(/^wring: [^\n]+ \[store\.unreadable\]\n$/)
        expect([code, stdout]).toEqual([4, ''])
      }
    },
  )

  it('demo audits what is bundled', async ({ skip }) => {
    const bundled = join(root, 'examples', 'double-eleven')
    skip(!readdirSync(join(root, 'examples')).includes('double-eleven'), `not there yet: ${bundled}`)
    const ran = await wring(['demo', '--out', out('demo'), '--json'])
    expect([ran.code, ran.stderr]).toEqual([0, ''])
    expect(summary(ran.stdout).sessions.length).toBeGreaterThan(0)
  })
})

function toNdjson(text: string): string {
  const [header = '', ...rows] = text.trim().split('\n')
  const names = header.split(',')
  return rows
    .map((row) => JSON.stringify(Object.fromEntries(row.split(',').map((cell, at) => [names[at], cell]))))
    .join('\n')
}
