import { Command } from 'commander'
import { type Language, languages } from '../language.ts'
import { productVersion } from '../product.ts'
import { addAudit } from './audit.ts'
import { addDemo } from './demo.ts'
import { addDoctor } from './doctor.ts'
import { addImport } from './import.ts'
import { type Speaker, speaker } from './messages.ts'
import { oneOf } from './options.ts'
import { addSessions } from './sessions.ts'
import { addSimulate } from './simulate.ts'

/** The words that the parser puts into a help page by itself. */
const titles = {
  'Usage:': 'helpUsage',
  'Arguments:': 'helpArguments',
  'Options:': 'helpOptions',
  'Commands:': 'helpCommands',
} as const

const isTitle = (text: string): text is keyof typeof titles => Object.hasOwn(titles, text)

const helpIn = (say: Speaker) => ({
  styleTitle: (text: string) => (isTitle(text) ? say(titles[text]) : text),
  styleOptionDescription: (text: string) => text.replace('(default: ', `(${say('helpDefault')}`),
})

/** The command line in one language; each verb adds itself. Errors of use are thrown, for the caller to print. */
export function program(language: Language): Command {
  const say = speaker(language)
  const wring = new Command('wring')
    .description(say('about'))
    .version(productVersion, '-V, --version', say('helpVersion'))
    .helpOption('-h, --help', say('helpHelp'))
    .helpCommand('help [command]', say('helpHelp'))
    .configureHelp(helpIn(say))
    .configureOutput({ outputError: () => {} })
    .exitOverride()
    .addHelpText('after', `\n${say('environment')}`)
  for (const add of [addAudit, addImport, addSessions, addSimulate, addDemo, addDoctor]) add(wring, language)
  for (const command of [wring, ...wring.commands]) {
    command.option('--lang <zh|en>', say('optionLang'), oneOf(languages), language)
    command.addHelpText('after', `\n${say('exits')}`)
  }
  return wring
}
