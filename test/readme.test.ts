import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { root } from './cli/command.ts'

const readme = readFileSync(join(root, 'README.md'), 'utf8')
const blocks = [...readme.matchAll(/```sh\n([\s\S]*?)```/g)].flatMap(([, block = '']) =>
  block.trim().split('\n'),
)
const commands = blocks.filter((line) => line.startsWith('npm run -s wring --'))

const work = mkdtempSync(join(tmpdir(), 'wring-readme-'))
afterAll(() => rmSync(work, { recursive: true, force: true }))

/** What a reader would put where the README speaks of files of their own. */
const ownFiles: Readonly<Record<string, string>> = {
  'my-export/': join(root, 'examples', 'double-eleven'),
  '订单.csv': join(root, 'src', 'ingest', 'exports', 'samples', 'doudian.csv'),
  'report/': join(work, 'report'),
  'world/': join(work, 'world'),
}

function run(line: string) {
  const words = line.split(/\s+/).map((word) => ownFiles[word] ?? word)
  const environment = { ...process.env, WRING_HOME: join(work, 'home'), CI: '1' }
  return spawnSync(words[0] ?? '', words.slice(1), { cwd: root, encoding: 'utf8', env: environment })
}

describe('the README', () => {
  it('shows the two commands first, and its picture is there', () => {
    expect(blocks.slice(0, 2).map((line) => line.split(/\s+#/)[0]?.trim())).toEqual(['npm start', 'npm test'])
    for (const [, path = ''] of readme.matchAll(/\]\((?!https?:)([^)#]+)\)/g))
      expect(existsSync(join(root, path)), path).toBe(true)
  })

  it.each(commands)('%s works', (line) => {
    const { status, stderr } = run(line.split(/\s+#/)[0] ?? '')
    expect([status, stderr.includes('    at ')]).toEqual([0, false])
  })

  it('names the files that an audit writes', () => {
    const named = [...readme.matchAll(/^\| (`.+`) \|/gm)].flatMap(([, cell = '']) =>
      [...cell.matchAll(/`([\w.]+)`/g)].map(([, file = '']) => file),
    )
    expect(named.length).toBeGreaterThan(4)
    for (const file of named) expect(existsSync(join(work, 'report', file)), file).toBe(true)
  })

  it('starts the demonstration twice, the second time over the first', () => {
    const demo = `npm run -s wring -- demo --out ${join(work, 'demo')} --open`
    for (const _ of [1, 2]) {
      const { status, stdout } = run(demo)
      expect(status).toBe(0)
      expect(stdout).toContain('report.html')
    }
  })
})
