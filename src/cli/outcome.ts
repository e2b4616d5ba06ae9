import { join } from 'node:path'
import type { ImportReport } from '../ingest/import.ts'
import type { Language } from '../language.ts'
import { moneyText } from '../money.ts'
import { levelNames } from '../verdicts/verdict.ts'
import type { AuditOutcome } from '../wring.ts'
import { speaker } from './messages.ts'

/** One line on what an import brought. */
export function importedLine({ files, rows, rejected }: ImportReport, language: Language): string {
  const duplicates = files.reduce((sum, file) => sum + file.duplicates, 0)
  const unchanged = files.filter((file) => file.unchanged).length
  return speaker(language)('imported', { rows, rejected, duplicates, unchanged, files: files.length })
}

/** What a person reads on the terminal after an audit: a line a session, then where the report is. */
export function outcomeLines(outcome: AuditOutcome, out: string, language: Language): string {
  const say = speaker(language)
  const lines = outcome.sessions.flatMap(({ session_id, title }) => {
    const verdict = outcome.verdicts.find(
      (line) => line.subject_kind === 'session' && line.subject_id === session_id,
    )
    const level = levelNames[verdict?.level ?? 'insufficient_data'][language]
    const gmv = outcome.metrics.find(
      (line) => line.session_id === session_id && line.metric === 'gmv_audited',
    )
    const text = (amountMinor: number) => moneyText({ amountMinor, currency: gmv?.currency ?? 'CNY' })
    const claimed = gmv?.claimed ?? gmv?.recorded ?? null
    const said = gmv?.claimed == null ? 'recordedAudited' : 'claimedAudited'
    const figures =
      gmv?.audited == null || claimed === null
        ? []
        : [say(said, { claimed: text(claimed), audited: text(gmv.audited) })]
    const owed = outcome.settlements
      .filter((line) => line.session_id === session_id && line.owed_back)
      .map((line) =>
        say('owed', { amount: moneyText({ amountMinor: line.owed_back ?? 0, currency: line.currency }) }),
      )
    return [
      say('sessionLine', { session: title || session_id, level }),
      ...[...figures, ...owed].map((line) => `    ${line}`),
    ]
  })
  const notice = say('uncalibrated')
  return `${[importedLine(outcome.imported, language), '', ...lines, '', notice, say('report', { path: join(out, 'report.html') })].join('\n')}\n`
}
