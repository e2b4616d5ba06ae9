import { execFileSync } from 'node:child_process'
import { mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'

/**
 * Speed of importing and auditing against the engine's own load of the same file, at 1×, 4× and 16×. Every measurement
 * runs in a process of its own (`measure.ts`), so that peak memory is its own. The loads of a file take turns, three
 * times, and medians are told: what else the machine does then falls on all of them. Prints and writes
 * `bench/results/speed.md`. `node bench/speed.ts 1,4` measures those scales alone.
 */
interface Measured {
  readonly seconds: number
  readonly cpuSeconds: number
  readonly rows: number
  readonly peakMiB: number
  /** Milliseconds of each detector, of an audit. */
  readonly detectorMs?: Readonly<Record<string, number>>
}

const scales = (process.argv[2] ?? '1,4,16').split(',').map(Number)
const folder = join(process.env['WRING_BENCH_DIR'] ?? tmpdir(), `wring-bench-${process.pid}`)
const script = join(import.meta.dirname, 'measure.ts')

function measure(task: string, ...args: string[]): Measured {
  const output = execFileSync(process.execPath, [script, task, folder, ...args], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  return JSON.parse(output) as Measured
}

const rate = ({ rows, seconds }: Measured) => `${(rows / seconds / 1e6).toFixed(2)} M/s`
const size = (file: string) => `${(statSync(join(folder, file)).size / 2 ** 20).toFixed(0)} MiB`

/** Slope of log seconds over log rows between the smallest and the largest scale. */
function exponent(points: readonly Measured[]): string {
  const first = points[0]
  const last = points.at(-1)
  if (!first || !last || first === last) return 'n/a'
  return (Math.log(last.seconds / first.seconds) / Math.log(last.rows / first.rows)).toFixed(2)
}

const lines: string[] = []
const say = (line: string) => {
  process.stdout.write(`${line}\n`)
  lines.push(line)
}

const loads = ['engine', 'durable', 'import'] as const
const turns = 3

const median = (values: readonly number[]): number =>
  values.toSorted((left, right) => left - right)[Math.floor(values.length / 2)] ?? Number.NaN

const percent = (share: number) => `${(100 * share).toFixed(0)} %`

type Turn = Readonly<Record<(typeof loads)[number], Measured>>

/** The middle of what some turns took, load by load. */
function middle(all: readonly Turn[], load: keyof Turn): Measured {
  const of = (figure: 'seconds' | 'cpuSeconds' | 'rows' | 'peakMiB') =>
    median(all.map((turn) => turn[load][figure]))
  return { seconds: of('seconds'), cpuSeconds: of('cpuSeconds'), rows: of('rows'), peakMiB: of('peakMiB') }
}

function formats(scale: number): void {
  say(`\n## ${scale} M activity rows\n`)
  say(
    '| format | file | engine alone | engine, on the disk | wring import | ratio | of processor time | peak memory: engine | wring |',
  )
  say('|---|--:|--:|--:|--:|--:|--:|--:|--:|')
  for (const file of ['activity.ndjson', 'activity.ndjson.gz', 'activity.csv', 'activity.parquet']) {
    measure('write', file, String(scale * 1e6))
    const all = Array.from({ length: turns }, () => {
      const [engine, durable, wring] = loads.map((load) => measure(load, file))
      if (!engine || !durable || !wring) throw new Error(`${file} was not measured`)
      return { engine, durable, import: wring }
    })
    const [engine, durable, wring] = [middle(all, 'engine'), middle(all, 'durable'), middle(all, 'import')]
    const ratio = (figure: 'seconds' | 'cpuSeconds') =>
      percent(median(all.map((turn) => turn.engine[figure] / turn.import[figure])))
    const speeds = [rate(engine), rate(durable), rate(wring), ratio('seconds'), ratio('cpuSeconds')]
    say(`| ${[file, size(file), ...speeds, `${engine.peakMiB} MiB`, `${wring.peakMiB} MiB`].join(' | ')} |`)
    imports.set(file, [...(imports.get(file) ?? []), wring])
  }
}

const imports = new Map<string, Measured[]>()
const audits: Measured[] = []

/** The ten detectors of audiences and engagement, and the visits that they read. */
const audience = [
  'visits',
  'bought-followers',
  'counter-conflict',
  'crew',
  'machine-rhythm',
  'phantom-banners',
  'plateau',
  'scripted-comments',
  'session-shape',
  'silent-crowd',
  'synchronised-flow',
]

/** An audit of a simulated world with all kinds of records, against one columnar pass over its activity. */
function auditOf(scale: number): void {
  measure('world', 'world', String(scale * 1e6))
  const filled = measure('fill', 'world')
  rmSync(join(folder, 'world'), { recursive: true, force: true })
  const passes = Array.from({ length: turns }, () => measure('pass', 'world'))
  const pass = median(passes.map(({ seconds }) => seconds))
  const audit = measure('audit', 'world')
  audits.push({ ...audit, rows: filled.rows })
  const inPasses = (seconds: number) => (seconds / pass).toFixed(1)
  const timed = Object.entries(audit.detectorMs ?? {}).map(
    ([stage, ms]) => [stage.replace('detect ', ''), ms / 1000] as const,
  )
  const sum = (of: readonly (readonly [string, number])[]) => of.reduce((total, [, each]) => total + each, 0)
  const ten = sum(timed.filter(([id]) => audience.includes(id)))
  say(
    `\nThe world \`scale\` with ${(filled.rows / 1e6).toFixed(1)} M activity rows and all other kinds. One columnar pass over its activity (count, distinct accounts): ${pass.toFixed(2)} s.\n`,
  )
  say(
    `Audit of it: ${audit.seconds.toFixed(2)} s = ${inPasses(audit.seconds)} passes, peak ${audit.peakMiB} MiB; of that all detectors ${inPasses(sum(timed))} passes, the ten of audiences and engagement ${inPasses(ten)}.\n`,
  )
  say('| detector | seconds | passes |\n|---|--:|--:|')
  for (const [id, seconds] of timed.toSorted(([, left], [, right]) => right - left))
    say(`| ${id} | ${seconds.toFixed(2)} | ${inPasses(seconds)} |`)
}

/** What was measured so far, so that a run that is broken off leaves its finished scales. */
function keep(): void {
  mkdirSync(join(import.meta.dirname, 'results'), { recursive: true })
  writeFileSync(join(import.meta.dirname, 'results', 'speed.md'), `${lines.join('\n')}\n`)
}

function main(): void {
  mkdirSync(folder, { recursive: true })
  say(
    `# Speed\n\n\`npm run bench\` on ${cpus().length} cores (${cpus()[0]?.model ?? ''}), ${Math.round(totalmem() / 2 ** 30)} GiB.`,
  )
  for (const scale of scales) {
    formats(scale)
    auditOf(scale)
    keep()
  }
  say('\n## Growth\n\nExponent of seconds over rows (1.0 is linear):\n')
  for (const [file, points] of imports) {
    const peaks = points.map(({ peakMiB }) => peakMiB).join(', ')
    say(`- import ${file}: ${exponent(points)}; peak memory ${peaks} MiB`)
  }
  say(`- audit: ${exponent(audits)}`)
  keep()
}

try {
  main()
} finally {
  rmSync(folder, { recursive: true, force: true })
}
