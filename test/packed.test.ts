import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const root = resolve(import.meta.dirname, '..')
const folder = mkdtempSync(join(tmpdir(), 'wring-packed-'))
const home = join(folder, 'home')

const npm = (args: readonly string[], cwd: string) =>
  execFileSync('npm', [...args], { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })

const wring = (...args: string[]) =>
  execFileSync(
    process.execPath,
    [join(folder, 'node_modules', 'wring', 'dist', 'src', 'cli', 'main.js'), ...args],
    {
      encoding: 'utf8',
      env: { ...process.env, WRING_HOME: home },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  )

const installed = join(folder, 'node_modules', 'wring')

const filesUnder = (path: string): string[] => readdirSync(path, { recursive: true, encoding: 'utf8' })

beforeAll(() => {
  const [packed] = JSON.parse(npm(['pack', '--json', '--pack-destination', folder], root)) as {
    filename: string
  }[]
  writeFileSync(join(folder, 'package.json'), '{"private":true}')
  npm(
    ['install', '--prefer-offline', '--no-audit', '--no-fund', join(folder, packed?.filename ?? '')],
    folder,
  )
}, 300_000)

afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('the packed tarball', () => {
  it('holds built JavaScript and every statement, and no sources, tests or worlds', () => {
    const files = filesUnder(join(installed, 'dist', 'src'))
    const statements = filesUnder(join(root, 'src')).filter(
      (path) => path.endsWith('.sql') && !path.includes('worlds'),
    )
    expect(statements.length).toBeGreaterThan(5)
    expect(files).toEqual(expect.arrayContaining(statements))
    expect(files.filter((path) => /(?<!\.d)\.ts$|\.test\.|worlds|samples/.test(path))).toEqual([])
  })

  it('holds the synthetic world with its named worlds, and none of its sources, tests or old tellings', () => {
    const files = filesUnder(join(installed, 'dist', 'sim'))
    const worlds = filesUnder(join(root, 'sim', 'worlds')).map((name) => join('worlds', name))
    expect(worlds.length).toBeGreaterThan(3)
    expect(files).toEqual(expect.arrayContaining(worlds))
    expect(files.filter((path) => /(?<!\.d)\.ts$|\.test\.|^world\/|double-eleven\//.test(path))).toEqual([])
  })

  it('says which Node it needs and carries its licence', () => {
    const manifest = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8')) as Record<
      string,
      unknown
    >
    expect(manifest).toMatchObject({ engines: { node: '>=22.12' }, license: 'Apache-2.0' })
    expect(existsSync(join(installed, 'LICENSE'))).toBe(true)
  })

  it('runs: its version, its help, and an audit of a known case', () => {
    expect(wring('--version').trim()).toBe('0.1.0')
    expect(wring('audit', '--help', '--lang', 'zh')).toContain('核查')
    const out = join(folder, 'report')
    wring('audit', join(root, 'test', 'cases', 'textile-merchant'), '--out', out)
    expect(readdirSync(out)).toEqual(
      expect.arrayContaining(['report.html', 'summary.json', 'verdicts.ndjson']),
    )
  }, 120_000)

  it('simulates a world on several threads, and reads it', () => {
    const out = join(folder, 'world')
    const told = wring('simulate', '--world', 'scale', '--scale', '0.25', '--out', out, '--json')
    const { rows } = JSON.parse(told) as { rows: Record<string, number> }
    expect(rows['session']).toBe(60)
    expect(readdirSync(out)).not.toContain('unfinished.txt')
    const store = join(folder, 'store')
    const read = JSON.parse(wring('import', out, '--store', store, '--json')) as Record<string, number>
    const written = Object.values(rows).reduce((sum, count) => sum + count, 0)
    expect([read['rows'], read['rejected']]).toEqual([written, 0])
  }, 240_000)
})
