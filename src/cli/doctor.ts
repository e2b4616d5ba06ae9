import { accessSync, constants, statfsSync } from 'node:fs'
import { freemem, totalmem } from 'node:os'
import { join } from 'node:path'
import type { Command } from 'commander'
import { type Config, readConfig } from '../config.ts'
import type { Engine } from '../engine/engine.ts'
import type { Table } from '../engine/table.ts'
import { WringError } from '../errors.ts'
import { makeFolder } from '../folder.ts'
import type { Language } from '../language.ts'
import { withStore } from '../store.ts'
import { exitCodes } from './exit.ts'
import { type MessageId, speaker } from './messages.ts'

type CheckId = Extract<MessageId, `check${string}`>

interface Check {
  readonly id: CheckId
  readonly ok: boolean
  readonly found: string
}

/** What a person can do about a check that fails. */
const mends: Readonly<Record<CheckId, MessageId>> = {
  checkNode: 'mendNode',
  checkEngine: 'mendEngine',
  checkServer: 'mendServer',
  checkHome: 'mendHome',
  checkDisk: 'mendDisk',
  checkMemory: 'mendMemory',
}

const gigabytes = (bytes: number) => `${(bytes / 2 ** 30).toFixed(1)} GiB`

const trial: Table = {
  name: 'trial',
  columns: [{ name: 'word', type: 'String' }],
  orderBy: ['word'],
  shardBy: 'word',
}

/** Does what an import does, in small: on a server this is where a missing right shows. */
async function tryStore(engine: Engine): Promise<string> {
  await engine.createTable(trial)
  await engine.files.insertSelect(trial, { name: 'trial', text: "SELECT 'here' AS word" })
  await engine.insertRows(trial, [{ word: 'there' }])
  await engine.deleteWhere(trial, "word = 'there'")
  const [row] = await engine.rows<{ version: string; held: number }>({
    name: 'trial',
    text: 'SELECT version() AS version, count() AS held FROM trial',
  })
  if (row?.held !== 1) throw new WringError('engine.statement', `of one row kept, it holds ${row?.held}`)
  return row.version
}

async function engineCheck(config: Config): Promise<Check> {
  const id = config.clickhouseUrl ? 'checkServer' : 'checkEngine'
  try {
    return { id, ok: true, found: await withStore({ config }, tryStore) }
  } catch (error) {
    return { id, ok: false, found: error instanceof Error ? error.message : String(error) }
  }
}

function homeCheck(config: Config): Check {
  try {
    makeFolder(join(config.home, 'work'), 0o700)
    accessSync(config.home, constants.W_OK)
    return { id: 'checkHome', ok: true, found: config.home }
  } catch {
    return { id: 'checkHome', ok: false, found: config.home }
  }
}

function diskCheck(config: Config): Check {
  const { bavail, bsize } = statfsSync(config.home)
  return { id: 'checkDisk', ok: bavail * bsize > 2 ** 30, found: gigabytes(bavail * bsize) }
}

async function checks(config: Config): Promise<Check[]> {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  const home = homeCheck(config)
  const node = {
    id: 'checkNode' as const,
    ok: major > 22 || (major === 22 && minor >= 12),
    found: process.versions.node,
  }
  if (!home.ok) return [node, home]
  const memory = `${gigabytes(config.memoryBytes)} / ${gigabytes(totalmem())} (${gigabytes(freemem())})`
  return [
    node,
    home,
    diskCheck(config),
    { id: 'checkMemory', ok: config.memoryBytes < totalmem(), found: memory },
    await engineCheck(config),
  ]
}

export function addDoctor(wring: Command, language: Language): void {
  const say = speaker(language)
  wring
    .command('doctor')
    .description(say('doctorAbout'))
    .option('--json', say('optionJson'))
    .addHelpText('after', `\n${say('examples')}\n  wring doctor\n  wring doctor --json`)
    .action(async (options: { json?: boolean }) => {
      const results = await checks(readConfig())
      const well = results.every(({ ok }) => ok)
      const lines = results.flatMap(({ id, ok, found }) => [
        `${ok ? '✓' : '✗'} ${say(id)}: ${found}`,
        ...(ok ? [] : [say('mend', { what: say(mends[id]) })]),
      ])
      const told = [...lines, '', say(well ? 'ready' : 'notReady')].join('\n')
      const advised = results.map((check) => (check.ok ? check : { ...check, mend: say(mends[check.id]) }))
      process.stdout.write(`${options.json ? JSON.stringify(advised) : told}\n`)
      if (!well) process.exitCode = exitCodes.store
    })
}
