import { CommanderError } from 'commander'
import { environmentLanguage } from '../config.ts'
import { errorLine, WringError } from '../errors.ts'
import type { Language } from '../language.ts'
import { exitCodeOf, exitCodes } from './exit.ts'
import { endInterrupted } from './interrupt.ts'
import { speaker } from './messages.ts'
import { program } from './program.ts'

/** `--lang` is looked for before parsing, because it also decides in which language the help is. */
function spokenLanguage(argv: readonly string[]): Language {
  const place = argv.findIndex((argument) => argument === '--lang' || argument.startsWith('--lang='))
  const value = argv[place]?.split('=')[1] ?? argv[place + 1]
  if (place >= 0 && (value === 'zh' || value === 'en')) return value
  return environmentLanguage()
}

function report(error: unknown, language: Language): number {
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) return exitCodes.done
    // Where no command is named, the help has been shown already.
    if (error.code !== 'commander.help')
      console.error(errorLine('usage.option', error.message.replace(/^error: /, ''), language))
    return exitCodes.usage
  }
  if (error instanceof WringError) {
    console.error(errorLine(error.code, error.message, language))
    return exitCodeOf(error)
  }
  console.error(speaker(language)('defect'))
  console.error(error)
  return exitCodes.defect
}

/** Runs the command that the arguments name; the exit code tells how it ended. */
export async function runCommandLine(): Promise<void> {
  const language = spokenLanguage(process.argv)
  // The store is consistent at every instant (unfinished files are removed when it is next opened), so an interrupt may
  // end the process at once instead of waiting for a statement that the engine cannot stop.
  process.once('SIGINT', () => {
    console.error(`\n${speaker(language)('interrupted')}`)
    endInterrupted()
  })
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(exitCodes.done)
  })
  try {
    await program(language).parseAsync()
  } catch (error) {
    process.exitCode = report(error, language)
  }
}
