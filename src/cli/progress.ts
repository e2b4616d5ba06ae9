import type { ImportProgress } from '../ingest/import.ts'
import type { Language } from '../language.ts'
import type { Progress } from '../wring.ts'
import { type MessageId, type Speaker, speaker } from './messages.ts'

/** Long work told to people: one line rewritten on a terminal, a line every five seconds elsewhere. */
export interface Follower {
  readonly show: (progress: Progress) => void
  clear(): void
}

const terminal = process.stderr.isTTY
const intervalMs = terminal ? 100 : 5000

const stageMessages: Readonly<Record<Progress['stage'], MessageId>> = {
  convert: 'stepConvert',
  import: 'stepImport',
  detect: 'stepDetect',
  measure: 'stepMeasure',
  write: 'stepWrite',
}

/** File, rows, rows a second, and the time left by bytes. */
function importText(progress: ImportProgress, started: number, say: Speaker): string {
  const seconds = Math.max((Date.now() - started) / 1000, 0.001)
  const done = progress.bytes / Math.max(progress.totalBytes, 1)
  const parts = [
    say('reading', { file: progress.file }),
    say('rows', { rows: progress.rows.toLocaleString('en') }),
  ]
  if (progress.rows > 0)
    parts.push(say('perSecond', { rate: Math.round(progress.rows / seconds).toLocaleString('en') }))
  if (done > 0.02 && done < 1) parts.push(say('left', { seconds: Math.ceil((seconds / done) * (1 - done)) }))
  return parts.join(' · ')
}

export function follow(language: Language): Follower {
  const say = speaker(language)
  const started = Date.now()
  // Nothing in the first second: short work needs no line.
  let next = started + Math.max(1000, intervalMs)
  let shown = false
  return {
    show({ stage, detail, imported }) {
      if (Date.now() < next) return
      next = Date.now() + intervalMs
      shown = true
      const text = imported
        ? importText(imported, started, say)
        : say('step', { step: [say(stageMessages[stage]), detail].filter(Boolean).join(': ') })
      process.stderr.write(terminal ? `\r\x1b[2K${text.slice(0, process.stderr.columns - 1)}` : `${text}\n`)
    },
    clear() {
      if (shown && terminal) process.stderr.write('\r\x1b[2K')
    },
  }
}
