import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { namedWorld } from '../sim/named-worlds.ts'
import { type Rows, simulate } from '../sim/simulate.ts'
import { parquetMaker } from '../src/cli/parquet.ts'

/**
 * Speed and memory of writing a world, at 1×, 4× and 16× its length: as many times more days and sessions of the same rooms and
 * people. Every measurement runs in a process of its own, so that peak memory is its own. Prints and writes
 * `bench/results/simulate.md`. `node bench/simulate.ts 1,4` measures those lengths alone.
 */
interface Measured {
  readonly rows: number
  readonly activity: number
  readonly seconds: number
  readonly cpuSeconds: number
  readonly peakMiB: number
}

type Format = 'csv' | 'parquet'

const total = (rows: Rows): number => Object.values(rows).reduce((sum, count) => sum + count, 0)

/** The highest resident memory of this process so far, as the system counts it. */
const peakMiB = () =>
  Math.round(Number(/VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]) / 1024)

async function write(format: Format, length: number, out: string): Promise<Measured> {
  const named = namedWorld('scale')
  if (!named) throw new Error('no world of this name: scale')
  const { days, sessions_per_room } = named
  const scenario = { ...named, days: days * length, sessions_per_room: sessions_per_room * length }
  const started = performance.now()
  const maker = format === 'parquet' ? await parquetMaker() : undefined
  const finished = maker && { finished: (files: readonly string[]) => maker.replace(out, files) }
  const rows = await simulate({ scenario, seed: '1', scale: 0.5, out, ...finished })
  const seconds = (performance.now() - started) / 1000
  await maker?.close()
  const { user, system } = process.cpuUsage()
  const cpuSeconds = (user + system) / 1e6
  return { rows: total(rows), activity: rows['activity'] ?? 0, seconds, cpuSeconds, peakMiB: peakMiB() }
}

function measure(format: Format, length: number): Measured {
  const folder = join(process.env['WRING_BENCH_DIR'] ?? tmpdir(), `wring-simulate-${process.pid}`)
  mkdirSync(folder, { recursive: true })
  try {
    const args = [import.meta.filename, 'one', format, String(length), join(folder, 'world')]
    return JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' })) as Measured
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const millions = (count: number) => `${(count / 1e6).toFixed(2)} M`
const thousands = (count: number) => `${Math.round(count / 1000)} k`

function line(format: Format, length: number): string {
  const { rows, activity, seconds, cpuSeconds, peakMiB: peak } = measure(format, length)
  const speeds = [thousands(rows / seconds), thousands(rows / cpuSeconds)]
  return `| ${[`${length}×`, format, millions(rows), millions(activity), ...speeds, `${peak} MiB`].join(' | ')} |`
}

function main(lengths: readonly number[]): void {
  const lines: string[] = []
  const say = (text: string): void => {
    process.stdout.write(`${text}\n`)
    lines.push(text)
  }
  const { model = '' } = cpus()[0] ?? {}
  say(`# Speed of writing a world\n`)
  say(
    `\`npm run bench:simulate\` on ${cpus().length} cores (${model}), ${Math.round(totalmem() / 2 ** 30)} GiB.`,
  )
  say(
    'The world `scale`, half as large, and as many times as many days and sessions. What other programs take of',
  )
  say(
    'the machine lowers records a second on the clock, and less those a second of processor time, of which two',
  )
  say('cores give at most twice as many. On a busy machine both are too low.\n')
  say('| length | format | records | of activity | records/s | records/s and core | peak memory |')
  say('|--:|---|--:|--:|--:|--:|--:|')
  for (const format of ['csv', 'parquet'] as const) for (const length of lengths) say(line(format, length))
  writeFileSync(join(import.meta.dirname, 'results', 'simulate.md'), `${lines.join('\n')}\n`)
}

const [task = '1,4,16', format, length, out] = process.argv.slice(2)
if (task !== 'one') main(task.split(',').map(Number))
else if (out) process.stdout.write(JSON.stringify(await write(format as Format, Number(length), out)))
