import type { Command } from 'commander'
import { readConfig } from '../config.ts'
import type { Language } from '../language.ts'
import { importInto, type ReadingOptions } from '../wring.ts'
import { speaker } from './messages.ts'
import { importedLine } from './outcome.ts'
import { follow } from './progress.ts'

const examples = `
  wring import export/ --store shop-store
  wring import 订单.csv --as doudian --store shop-store
  curl … | wring import - --kind activity --store shop-store`

export function addImport(wring: Command, language: Language): void {
  const say = speaker(language)
  wring
    .command('import')
    .description(say('importAbout'))
    .argument('<import>', say('inputArgument'))
    .option('--store <folder>', say('optionStore'))
    .option('--as <platform>', say('optionAs'))
    .option('--mapping <file>', say('optionMapping'))
    .option('--kind <kind>', say('optionKind'))
    .option('--timezone <zone>', say('optionTimezone'))
    .option('--json', say('optionJson'))
    .addHelpText('after', `\n${say('examples')}${examples}`)
    .action(async (source: string, flags: ReadingOptions & { json?: boolean }) => {
      const progress = follow(language)
      const report = await importInto({ ...flags, source, config: readConfig(), progress: progress.show })
      progress.clear()
      process.stdout.write(flags.json ? `${JSON.stringify(report)}\n` : `${importedLine(report, language)}\n`)
    })
}
