import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { scenarioSchema } from '../sim/scenario.ts'
import { simulate } from '../sim/simulate.ts'
import { type Acted, marginalsOf } from './marginals-of.ts'

/**
 * Holds what simulated rooms look like to an outside observer against recorded rooms:
 * `node bench/marginals.ts <recorded folder> …`. Prints and writes `bench/results/marginals.md`: figures, never a message.
 */
const recorded = process.argv.slice(2)
const seeds = ['m1', 'm2', 'm3']
const scenario = scenarioSchema.parse({
  name: 'marginals',
  accounts: 120_000,
  rooms: 16,
  sessions_per_room: 1,
  views_per_session: 12_000,
  days: 6,
  coverage: 'observer',
})

function activityOf(folder: string): Acted[] {
  const files = readdirSync(folder).filter((name) => /^activity.*\.ndjson(\.gz)?$/.test(name))
  return files.flatMap((name) => {
    const bytes = readFileSync(join(folder, name))
    const text = (name.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8')
    return text.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line) as Acted]))
  })
}

/** Sessions of simulated observer worlds of several seeds, each by itself. */
async function simulated(): Promise<Acted[][]> {
  const sessions: Acted[][] = []
  for (const seed of seeds) {
    const out = mkdtempSync(join(tmpdir(), 'wring-marginals-'))
    await simulate({ scenario, seed, out, format: 'ndjson' })
    sessions.push(...Map.groupBy(activityOf(out), ({ session_id }) => session_id).values())
    rmSync(out, { recursive: true, force: true })
  }
  return sessions
}

const shown = (value: number): string => {
  if (Number.isNaN(value)) return '–'
  return Math.abs(value) >= 100 ? value.toFixed(0) : value.toPrecision(3)
}

const quantile = (values: readonly number[], share: number): number =>
  values.toSorted((left, right) => left - right)[Math.floor(share * (values.length - 1))] ?? Number.NaN

const rooms = recorded.map((folder) => marginalsOf(activityOf(resolve(folder))))
const worlds = (await simulated()).map(marginalsOf)
const lines = [
  '# What ordinary rooms look like to an observer: recorded and simulated',
  '',
  `\`node bench/marginals.ts <recorded folder> …\`: ${rooms.length} recorded rooms beside ${worlds.length} simulated sessions of ${seeds.length} seeds (16 rooms, 12,000 views each on average).`,
  'Nothing was fitted: the ranges of `sim/constants.ts` are to be wide enough that recorded rooms lie inside.',
  '',
  `| figure | ${recorded.map((_, place) => `recorded ${place + 1}`).join(' | ')} | simulated least | 5 % | median | 95 % | most | outside |`,
  `|---|${recorded.map(() => '--:|').join('')}--:|--:|--:|--:|--:|---|`,
]
for (const figure of Object.keys(worlds[0] ?? {})) {
  const own = worlds.map((world) => world[figure] ?? Number.NaN).filter((value) => !Number.isNaN(value))
  const values = rooms.map((room) => room[figure] ?? Number.NaN)
  const spread = [0, 0.05, 0.5, 0.95, 1].map((share) => quantile(own, share))
  const [least = 0, , , , most = 0] = spread
  const outside = values.flatMap((value, place) =>
    value < least || value > most ? [`recorded ${place + 1}`] : [],
  )
  lines.push(`| ${[figure, ...values.map(shown), ...spread.map(shown), outside.join(', ')].join(' | ')} |`)
}
const text = `${lines.join('\n')}\n`
process.stdout.write(text)
const page = join(import.meta.dirname, 'results', 'marginals.md')
const remarks = readFileSync(page, { encoding: 'utf8', flag: 'a+' }).split('\n## ').slice(1)
writeFileSync(page, [text, ...remarks.map((remark) => `## ${remark}`)].join('\n'))
