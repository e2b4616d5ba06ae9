import type { Command } from 'commander'
import { readConfig } from '../config.ts'
import type { Language } from '../language.ts'
import { listSessions } from '../wring.ts'
import { speaker } from './messages.ts'

export function addSessions(wring: Command, language: Language): void {
  const say = speaker(language)
  wring
    .command('sessions')
    .description(say('sessionsAbout'))
    .option('--store <folder>', say('optionStore'))
    .option('--json', say('optionJson'))
    .addHelpText(
      'after',
      `\n${say('examples')}\n  wring sessions\n  wring sessions --store shop-store --json`,
    )
    .action(async (flags: { store?: string; json?: boolean }) => {
      const sessions = await listSessions({ ...flags, config: readConfig() })
      const lines = sessions.map(
        ({ session_id, room_id, started_at, title }) =>
          `${session_id}\t${room_id}\t${new Date(started_at).toISOString()}\t${title}`,
      )
      const text = lines.length > 0 ? lines.join('\n') : say('noSessions')
      process.stdout.write(`${flags.json ? JSON.stringify(sessions) : text}\n`)
    })
}
