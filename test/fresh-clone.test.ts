import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { progress, root } from './cli/command.ts'

const work = mkdtempSync(join(tmpdir(), 'wring-clone-'))
const clone = join(work, 'wring')
afterAll(() => rmSync(work, { recursive: true, force: true }))

/** The environment of a person who has just cloned: the machine's own Node and nothing that npm set for this run. */
function newcomer(): Record<string, string> {
  const kept = Object.entries(process.env).filter(([name]) => !/^(npm_|node_|vitest|test$)/i.test(name))
  const path = (process.env['PATH'] ?? '').split(delimiter).filter((place) => !place.includes('node_modules'))
  return {
    ...Object.fromEntries(kept.map(([name, value]) => [name, value ?? ''])),
    PATH: path.join(delimiter),
    WRING_HOME: join(work, 'home'),
    WRING_LANG: 'en',
    CI: '1',
  }
}

function run(command: string, ...args: readonly string[]) {
  return spawnSync(command, args, {
    cwd: existsSync(clone) ? clone : work,
    encoding: 'utf8',
    env: newcomer(),
  })
}

const [first = ''] = /```sh\n(\S+ \S+)/.exec(readFileSync(join(root, 'README.md'), 'utf8'))?.slice(1) ?? []

describe.skipIf(!existsSync(join(root, '.git')))(
  'a fresh clone (skipped where there is no repository)',
  () => {
    it("runs the README's first command as it stands, and says where the report is", () => {
      expect(run('git', 'clone', '--quiet', root, clone).status).toBe(0)
      expect(existsSync(join(clone, 'node_modules'))).toBe(false)
      const { status, stdout, stderr } = run('sh', '-c', first)
      expect([status, stderr]).toEqual([0, expect.stringContaining('installing packages')])
      expect(stderr).not.toMatch(/npm warn|\n +at /i)
      const report = /Report: (.+)/.exec(stdout)?.[1] ?? ''
      expect(readFileSync(report, 'utf8')).toContain('</html>')
    }, 600_000)

    it('runs it again without installing again, and leaves nothing for git to see', () => {
      const { status, stdout, stderr } = run('sh', '-c', first)
      expect([status, stderr.replace(progress, '')]).toEqual([0, ''])
      expect(stdout).toContain('Report: ')
      expect(run('git', 'status', '--short').stdout).toBe('')
    })

    it('finds everything installed for its tests too', () => {
      const { status, stdout } = run('npm', 'test', '--', 'src/money.test.ts')
      expect(stdout).toMatch(/\n[1-9]\d* passed, 0 failed, 0 skipped\n/)
      expect(status).toBe(0)
    }, 600_000)
  },
)
