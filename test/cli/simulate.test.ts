import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { unfinishedMark } from '../../sim/simulate.ts'
import { exitCodes } from '../../src/cli/exit.ts'
import { errorCatalogue } from '../../src/errors.ts'
import { ended, folder, root, start, wring } from './command.ts'

const guide = readFileSync(join(root, 'docs', 'guide', 'simulate.md'), 'utf8')
const [example = ''] = [...guide.matchAll(/```json\n([\s\S]*?)```/g)].map(([, text = '']) => text)

const scenarioFile = (name: string, text: string): string => {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}

const kindsOf = (out: string): string[] =>
  [...new Set(readdirSync(out).flatMap((file) => /^(\w+)-/.exec(file)?.[1] ?? []))].sort()

interface Told {
  readonly world: string
  readonly rows: Readonly<Record<string, number>>
}

const total = ({ rows }: Told): number => Object.values(rows).reduce((sum, count) => sum + count, 0)

describe('wring simulate', () => {
  it('lists the named worlds with what they are for, in both languages', async () => {
    const [zh, en] = [
      await wring(['simulate', '--list', '--lang', 'zh']),
      await wring(['simulate', '--list', '--lang', 'en']),
    ]
    for (const name of ['honest', 'double-eleven-night', 'observer', 'merchant', 'scale']) {
      expect(zh.stdout).toMatch(new RegExp(`^${name} .*[\\u4e00-\\u9fff]`, 'm'))
      expect(en.stdout).toMatch(new RegExp(`^${name} +[^\\u4e00-\\u9fff]+$`, 'm'))
    }
  })

  it('writes the example of its guide, in three formats with the same rows', async () => {
    const file = scenarioFile('two-evenings.json', example)
    const worlds: Told[] = []
    for (const format of ['csv', 'ndjson', 'parquet']) {
      const out = join(folder, `world-${format}`)
      const ran = await wring(['simulate', '--world', file, '--format', format, '--out', out, '--json'])
      expect(ran.code, ran.stderr).toBe(0)
      const told = JSON.parse(ran.stdout) as Told
      expect(Object.keys(told.rows).sort()).toEqual(kindsOf(out))
      expect(new Set(readdirSync(out).flatMap((name) => /-.*\.(\w+)$/.exec(name)?.[1] ?? []))).toEqual(
        new Set([format]),
      )
      expect(readdirSync(out)).toEqual(expect.arrayContaining(['manifest.json', 'truth']))
      expect(readdirSync(out)).not.toContain(unfinishedMark)
      const store = join(folder, `store-${format}`)
      const imported = JSON.parse((await wring(['import', out, '--store', store, '--json'])).stdout)
      expect([imported.rows, imported.rejected]).toEqual([total(told), 0])
      worlds.push(told)
    }
    expect(worlds.map(({ rows }) => rows)).toEqual([worlds[0]?.rows, worlds[0]?.rows, worlds[0]?.rows])
    expect(worlds[0]?.world).toBe('two-evenings')
  }, 400_000)

  it('writes nothing into a folder that is not empty', async () => {
    const out = join(folder, 'full')
    mkdirSync(out)
    writeFileSync(join(out, 'mine.txt'), 'mine')
    const ran = await wring(['simulate', '--out', out])
    expect([ran.code, ran.stdout]).toEqual([exitCodes.output, ''])
    expect(ran.stderr).toContain(`mine.txt lies there): ${out} — ${errorCatalogue['output.not_empty'].en}`)
    expect(readdirSync(out)).toEqual(['mine.txt'])
  })

  it.each([
    ['a word for a number', '{"name":"x","rooms":"six"}', 'rooms: '],
    ['a dose above one', '{"name":"x","fraud":[{"practice":"none","dose":2}]}', 'fraud.0.'],
    ['a key that there is none of', '{"name":"x","rumes":6}', '"rumes"'],
    ['a category that there is none of', '{"name":"x","categories":["food","cars"]}', 'categories.1: '],
    ['no name', '{}', 'name: '],
    ['no JSON', '{', 'not JSON'],
  ])('names the file and the place of %s', async (_, text, place) => {
    const file = scenarioFile('wrong.json', text)
    const ran = await wring(['simulate', '--world', file, '--out', join(folder, 'nothing')])
    expect([ran.code, ran.stdout]).toEqual([exitCodes.input, ''])
    expect(ran.stderr).toMatch(/^wring: [^\n]+ \[input\.scenario\]\n$/)
    expect(ran.stderr).toContain(place)
    expect(ran.stderr).toContain(file)
    expect(readdirSync(folder)).not.toContain('nothing')
  })

  it('names the worlds there are where it is asked for another', async () => {
    const ran = await wring(['simulate', '--world', 'elsewhere', '--out', join(folder, 'nothing')])
    expect(ran.code).toBe(exitCodes.input)
    expect(ran.stderr).toContain('double-eleven-night, fake-audience, fake-orders, honest')
    expect(ran.stderr).toContain('[input.not_found]')
  })

  it.each([[['--scale', '0']], [['--scale', 'big']], [['--days', '1.5']], [['--format', 'xml']]])(
    'refuses %j as an error of use',
    async (words) => {
      const ran = await wring(['simulate', ...words, '--out', join(folder, 'nothing')])
      expect([ran.code, ran.stdout]).toEqual([exitCodes.usage, ''])
    },
  )

  it('says after an interrupt that the world is not whole, on the terminal and in the folder', async () => {
    const out = join(folder, 'interrupted')
    const child = start(['simulate', '--world', 'scale', '--scale', '20', '--out', out])
    const running = ended(child)
    await new Promise<void>((resolve) => {
      const look = setInterval(() => {
        try {
          if (!readdirSync(out).some((name) => name.startsWith('activity-'))) return
        } catch {
          return
        }
        clearInterval(look)
        resolve()
      }, 50)
    })
    child.kill('SIGINT')
    const { code, stdout, stderr } = await running
    expect([code, stdout]).toEqual([exitCodes.interrupted, ''])
    expect(stderr).toContain(`The world in ${out} is not whole`)
    expect(readdirSync(out)).toContain(unfinishedMark)
    expect(readdirSync(out)).not.toContain('manifest.json')
  }, 400_000)
})
