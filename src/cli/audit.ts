import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Command } from 'commander'
import { readConfig } from '../config.ts'
import type { Language } from '../language.ts'
import { type Level, levels } from '../verdicts/verdict.ts'
import { type AuditOptions, audit } from '../wring.ts'
import { exitCodes } from './exit.ts'
import { speaker } from './messages.ts'
import { oneOf, reaches } from './options.ts'
import { outcomeLines } from './outcome.ts'
import { follow } from './progress.ts'

export interface AuditFlags extends Pick<AuditOptions, 'as' | 'mapping' | 'kind' | 'timezone' | 'store'> {
  readonly out: string
  readonly json?: boolean
  readonly failOn?: Level
}

const examples = `
  wring audit my-export/ --out report/
  wring audit 订单.csv --as doudian --out report/
  wring audit orders.csv --mapping shop.json --timezone Asia/Shanghai --out report/
  zcat 订单.csv.gz | wring audit - --as doudian --out report/
  zcat activity.ndjson.gz | wring audit - --kind activity --out report/ --json
  wring audit my-export/ --out report/ --fail-on suspected`

/** Audits an import and prints what came out; shared with `demo`. */
export async function runAudit(source: string, flags: AuditFlags, language: Language): Promise<void> {
  const progress = follow(language)
  const result = await audit({ ...flags, source, language, config: readConfig(), progress: progress.show })
  progress.clear()
  const out = resolve(flags.out)
  process.stdout.write(
    flags.json ? readFileSync(join(out, 'summary.json'), 'utf8') : outcomeLines(result, out, language),
  )
  const floor = flags.failOn
  const reached =
    floor &&
    result.verdicts.some(({ subject_kind, level }) => subject_kind === 'session' && reaches(level, floor))
  if (reached) process.exitCode = exitCodes.levelReached
}

export function addAudit(wring: Command, language: Language): void {
  const say = speaker(language)
  wring
    .command('audit')
    .description(say('auditAbout'))
    .argument('<import>', say('inputArgument'))
    .option('--out <folder>', say('optionOut'), 'wring-report')
    .option('--as <platform>', say('optionAs'))
    .option('--mapping <file>', say('optionMapping'))
    .option('--kind <kind>', say('optionKind'))
    .option('--timezone <zone>', say('optionTimezone'))
    .option('--store <folder>', say('optionAuditStore'))
    .option('--fail-on <level>', say('optionFailOn'), oneOf(levels.slice(1, 4)))
    .option('--json', say('optionJson'))
    .addHelpText('after', `\n${say('examples')}${examples}`)
    .action((source: string, flags: AuditFlags) => runAudit(source, flags, language))
}
