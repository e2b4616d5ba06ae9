import { readdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { type Command, InvalidArgumentError } from 'commander'
import { namedWorld, worldNames } from '../../sim/named-worlds.ts'
import type { Scenario } from '../../sim/scenario.ts'
import { type Rows, type SimulateProgress, simulate } from '../../sim/simulate.ts'
import { WringError } from '../errors.ts'
import { makeFolder } from '../folder.ts'
import type { Language } from '../language.ts'
import { endInterrupted } from './interrupt.ts'
import { type Speaker, speaker } from './messages.ts'
import { oneOf } from './options.ts'
import { parquetMaker } from './parquet.ts'
import { paceText, statusLine } from './progress.ts'
import { worldOf } from './world.ts'

const examples = `
  wring simulate --list
  wring simulate --world honest --out world
  wring simulate --world scale --seed 7 --scale 10 --format parquet --out large-world
  wring simulate --world my-scenario.json --out world --json`

const formats = ['csv', 'ndjson', 'parquet'] as const

interface Flags {
  readonly world: string
  readonly seed: string
  readonly scale: number
  readonly days?: number
  readonly out: string
  readonly format: (typeof formats)[number]
  readonly list?: boolean
  readonly json?: boolean
}

function above(least: number): (text: string) => number {
  return (text) => {
    const value = Number(text)
    if (text.trim() === '' || !Number.isFinite(value) || value <= least)
      throw new InvalidArgumentError(`a number above ${least}`)
    return value
  }
}

function wholeDays(text: string): number {
  if (!/^[1-9]\d{0,3}$/.test(text)) throw new InvalidArgumentError('a whole number of days')
  return Number(text)
}

/** The interrupt of the command line tells of stores; this one tells of the world that is not whole. */
function tellInterrupt(say: Speaker, out: string): () => void {
  const tell = () => {
    console.error(`\n${say('simulateInterrupted', { out })}`)
    endInterrupted()
  }
  process.prependOnceListener('SIGINT', tell)
  return () => process.off('SIGINT', tell)
}

function unwritten(error: unknown, out: string): unknown {
  const { code } = error as NodeJS.ErrnoException
  if (error instanceof WringError || typeof code !== 'string' || !/^E[A-Z]+$/.test(code)) return error
  return new WringError('output.not_writable', `the system says ${code}: ${out}`, { cause: error })
}

async function write(scenario: Scenario, flags: Flags, language: Language): Promise<Rows> {
  const say = speaker(language)
  const out = resolve(flags.out)
  const line = statusLine()
  const started = Date.now()
  const progress = ({ rows, share }: SimulateProgress) =>
    line.show(() =>
      [say('simulating', { world: scenario.name }), ...paceText(rows, share, started, say)].join(' · '),
    )
  const silence = tellInterrupt(say, flags.out)
  const maker = flags.format === 'parquet' ? await parquetMaker() : undefined
  try {
    return await simulate({
      scenario,
      seed: flags.seed,
      scale: flags.scale,
      out,
      format: flags.format === 'ndjson' ? 'ndjson' : 'csv',
      progress,
      ...(maker ? { finished: (files: readonly string[]) => maker.replace(out, files) } : {}),
    })
  } catch (error) {
    throw unwritten(error, flags.out)
  } finally {
    await maker?.close()
    line.clear()
    silence()
  }
}

function refuseFilled(out: string): void {
  let first: string | undefined
  try {
    makeFolder(out)
    first = readdirSync(out).sort()[0]
  } catch (error) {
    throw unwritten(error, out)
  }
  if (first !== undefined)
    throw new WringError('output.not_empty', `the folder is not empty (${first} lies there): ${out}`)
}

function list(language: Language): string {
  const width = Math.max(...worldNames().map((name) => name.length))
  const lines = worldNames().map((name) => {
    const about = namedWorld(name)?.about ?? ''
    return `${name.padEnd(width)}  ${typeof about === 'string' ? about : about[language]}`
  })
  return `${lines.join('\n')}\n`
}

async function run(flags: Flags, language: Language): Promise<void> {
  const { json, seed, scale, out, format, days } = flags
  if (flags.list) {
    const worlds = worldNames().map((name) => ({ name, about: namedWorld(name)?.about }))
    process.stdout.write(json ? `${JSON.stringify(worlds)}\n` : list(language))
    return
  }
  const named = worldOf(flags.world)
  const scenario = days === undefined ? named : { ...named, days }
  refuseFilled(out)
  const rows = await write(scenario, flags, language)
  const total = Object.values(rows).reduce((sum, count) => sum + count, 0)
  const sessions = rows['session'] ?? 0
  const text = speaker(language)('simulated', {
    world: scenario.name,
    seed,
    scale,
    rows: total.toLocaleString('en'),
    sessions,
    out,
  })
  const result = { world: scenario.name, seed, scale, format, out, rows }
  process.stdout.write(json ? `${JSON.stringify(result)}\n` : `${text}\n`)
}

export function addSimulate(wring: Command, language: Language): void {
  const say = speaker(language)
  wring
    .command('simulate')
    .description(say('simulateAbout'))
    .option('--world <name|file>', say('optionWorld'), 'honest')
    .option('--seed <text>', say('optionSeed'), '1')
    .option('--scale <number>', say('optionScale'), above(0), 1)
    .option('--days <number>', say('optionDays'), wholeDays)
    .option('--format <format>', say('optionFormat'), oneOf(formats), 'csv')
    .option('--out <folder>', say('optionWorldOut'), 'wring-world')
    .option('--list', say('optionList'))
    .option('--json', say('optionJson'))
    .addHelpText('after', `\n${say('examples')}${examples}`)
    .action((flags: Flags) => run(flags, language))
}
