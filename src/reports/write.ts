import { join } from 'node:path'
import type { Language } from '../language.ts'
import type { AuditResult } from './audit-result.ts'
import { reportHtml } from './html/report.ts'
import { replaceResults } from './output-folder.ts'
import { rejectedTally } from './rejected.ts'
import { hashedFile, writeLines } from './result-lines.ts'
import { summaryOf } from './summary.ts'

function writeText(path: string, text: string): string {
  const file = hashedFile(path)
  file.write(text)
  return file.close()
}

/**
 * Writes report.html, summary.json and the four .ndjson files of a result into `out`, all or none. The report opens in
 * `language`; it holds both.
 *
 * @throws WringError `output.exists` where the folder is somebody else's, `output.not_writable` where the disk refuses.
 */
export async function writeResults(
  result: AuditResult,
  out: string,
  language: Language = 'zh',
): Promise<void> {
  await replaceResults(out, async (folder) => {
    const tally = rejectedTally()
    const lines = {
      'metrics.ndjson': await writeLines(join(folder, 'metrics.ndjson'), result.metrics),
      'verdicts.ndjson': await writeLines(join(folder, 'verdicts.ndjson'), result.verdicts),
      'findings.ndjson': await writeLines(join(folder, 'findings.ndjson'), result.findings),
      'rejected.ndjson': await writeLines(join(folder, 'rejected.ndjson'), result.rejected, tally.add),
    }
    const rejected = tally.summary()
    const report = writeText(join(folder, 'report.html'), reportHtml(result, rejected, language))
    const summary = summaryOf(result, rejected, { 'report.html': report, ...lines })
    writeText(join(folder, 'summary.json'), `${JSON.stringify(summary, null, 2)}\n`)
  })
}
