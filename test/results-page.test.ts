import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { exitCodes } from '../src/cli/exit.ts'
import { resultFiles } from '../src/reports/output-folder.ts'
import { levelNames, levels } from '../src/verdicts/verdict.ts'
import { folder, type Ran, root, wring } from './cli/command.ts'

const page = readFileSync(join(root, 'docs', 'guide', 'results.md'), 'utf8')
const blocks = [...page.matchAll(/```(\w+)(?: (\S+))?\n([\s\S]*?)```/g)].map(
  ([, sort, name = '', text = '']) => ({
    sort,
    name,
    text,
  }),
)
const ofSort = (sort: string) => blocks.filter((block) => block.sort === sort)

/** The rows of the table under a heading; code in the first cell is its names. */
function tableUnder(heading: string): string[][] {
  const [, section = ''] = page.split(`${heading}\n`)
  const table = section.split(/\n#/)[0] ?? ''
  const rows = table.split('\n').filter((line) => line.startsWith('| `'))
  return rows.map((row) =>
    row
      .split('|')
      .map((cell) => cell.trim())
      .slice(1, -1),
  )
}
const namesUnder = (heading: string) =>
  tableUnder(heading).flatMap(([first = '']) =>
    [...first.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name),
  )

const out = join(folder, 'report')
type Line = Readonly<Record<string, unknown>>
const linesOf = (path: string): Line[] =>
  readFileSync(path, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Line)

describe('docs/guide/results.md', () => {
  let ran: Ran
  beforeAll(async () => {
    const source = join(folder, 'my-export')
    mkdirSync(source)
    for (const { name, text } of ofSort('csv')) writeFileSync(join(source, name), text)
    const [, ...words] = (ofSort('sh')[0]?.text ?? '').trim().split(' ')
    ran = await wring(words)
  })

  it('shows what the command prints', () => {
    expect([ran.code, ran.stderr]).toEqual([0, ''])
    expect(ran.stdout.startsWith(ofSort('text')[0]?.text ?? 'nothing shown')).toBe(true)
  })

  it.each(ofSort('json').map(({ name, text }) => [name, text]))(
    'shows a line of %s',
    (name = '', text = '') => {
      const shown = JSON.parse(text) as Line
      const lines = linesOf(join(out, name))
      expect(lines).toContainEqual(expect.objectContaining(asMatcher(shown)))
    },
  )

  it('names the files, levels and exit codes there are', () => {
    expect(namesUnder('# Results: what an audit writes · 审计写出什么').toSorted()).toEqual(
      resultFiles.toSorted(),
    )
    const told = tableUnder('## Levels · 级别').map(([level, en, zh]) => [level, { zh, en }])
    expect(told).toEqual(levels.map((level) => [`\`${level}\``, levelNames[level]]))
    const codes = namesUnder('## Exit codes · 退出码').map(Number)
    expect(codes).toEqual(Object.values(exitCodes).toSorted((left, right) => left - right))
  })

  it('names every field there is', async () => {
    const guilty = join(root, 'src/detectors/counter-conflict/worlds/guilty-unpaid')
    const found = join(folder, 'guilty')
    expect((await wring(['audit', guilty, '--out', found])).code).toBe(0)
    for (const file of ['metrics', 'verdicts', 'findings', 'rejected']) {
      const lines = linesOf(join(file === 'findings' ? found : out, `${file}.ndjson`))
      const fields = new Set(lines.flatMap((line) => Object.keys(line)))
      const spread = file === 'metrics' ? ['spread'] : []
      expect(namesUnder(`### \`${file}.ndjson\``).toSorted()).toEqual(
        [...new Set([...fields, ...spread])].sort(),
      )
    }
    const summary = JSON.parse(readFileSync(join(out, 'summary.json'), 'utf8')) as Line
    expect(namesUnder('### `summary.json`').toSorted()).toEqual(Object.keys(summary).sort())
  })
})

/** An object inside a line may hold more than is shown of it; a list may not. */
function asMatcher(shown: Line): Line {
  const entries = Object.entries(shown).map(([name, value]) => [
    name,
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? expect.objectContaining(value)
      : value,
  ])
  return Object.fromEntries(entries) as Line
}
