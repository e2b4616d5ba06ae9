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
  const done = progress.bytes / Math.max(progress.totalBytes, 1)
  return [say('reading', { file: progress.file }), ...paceText(progress.rows, done, started, say)].join(' · ')
}

/** Share of the work done → rows, rows a second, and the time left. */
export function paceText(rows: number, done: number, started: number, say: Speaker): string[] {
  const seconds = Math.max((Date.now() - started) / 1000, 0.001)
  const parts = [say('rows', { rows: rows.toLocaleString('en') })]
  if (rows > 0) parts.push(say('perSecond', { rate: Math.round(rows / seconds).toLocaleString('en') }))
  if (done > 0.02 && done < 1) parts.push(say('left', { seconds: Math.ceil((seconds / done) * (1 - done)) }))
  return parts
}

/** The line that long work rewrites; `text` is asked for only when it is time to show one. */
export function statusLine(): { show(text: () => string): void; clear(): void } {
  // Nothing in the first second: short work needs no line.
  let next = Date.now() + Math.max(1000, intervalMs)
  let shown = false
  return {
    show(text) {
      if (Date.now() < next) return
      next = Date.now() + intervalMs
      shown = true
      const line = text()
      process.stderr.write(terminal ? `\r\x1b[2K${line.slice(0, process.stderr.columns - 1)}` : `${line}\n`)
    },
    clear() {
      if (shown && terminal) process.stderr.write('\r\x1b[2K')
    },
  }
}

export function follow(language: Language): Follower {
  const say = speaker(language)
  const started = Date.now()
  const line = statusLine()
  return {
    show({ stage, detail, imported }) {
      line.show(() =>
        imported
          ? importText(imported, started, say)
          : say('step', { step: [say(stageMessages[stage]), detail].filter(Boolean).join(': ') }),
      )
    },
    clear: () => line.clear(),
  }
}
