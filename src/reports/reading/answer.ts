import type { Finding } from '../../detectors/finding.ts'
import type { MetricLine } from '../../metrics/metric-line.ts'
import type { AuditedSession } from '../../records/coverage.ts'
import type { Page } from '../html/page.ts'
import { dash, figure, whole } from '../html/page.ts'
import { type Headline, headlineOf } from './headline.ts'

/** The plain answer to one session: what is true, what is not, what cannot be known, and why. */
export interface Answer {
  readonly headline: Headline
  readonly sentence: string
  readonly supported: readonly string[]
  readonly unsupported: readonly string[]
  readonly unknown: readonly string[]
  readonly why: readonly string[]
}

/** What a reader asks about first, of the figures that are recorded and not audited. */
const asked = ['orders', 'gmv_paid', 'views', 'unique_viewers']

/** Findings of one session (or of none in particular), the weightiest first. */
export const findingsOf = (page: Page, sessionId: string | null): readonly Finding[] =>
  page.result.findings
    .filter(({ session_id }) => session_id === sessionId)
    .sort((a, b) => Math.abs(b.weight_db) - Math.abs(a.weight_db) || (a.finding_id < b.finding_id ? -1 : 1))

/** What is said of the whole session before what is said of one order in it; what speaks for it only where nothing speaks against. */
function mostTelling(findings: readonly Finding[]): readonly Finding[] {
  const against = findings.filter(({ weight_db }) => weight_db > 0)
  const ofSession = ({ subject_kind }: Finding) => subject_kind === 'session'
  const told = against.some(ofSession) ? against : findings
  return [...told.filter(ofSession), ...told.filter((finding) => !ofSession(finding))]
}

function sentenceOf(page: Page, { line, claimed, mouth }: Headline): string {
  if (!line) return page.t('headlineNothing')
  const values = {
    mouth: mouth ? page.t(mouth) : '',
    shown: figure(line, claimed ?? line.recorded),
    value: figure(line, line.audited),
  }
  if (line.audited === null) return page.t('headlineUnknown', values)
  return page.t(claimed === null ? 'headlineOnly' : 'headlineGap', values)
}

const beyond = (line: MetricLine, shown: number): boolean =>
  line.audited !== null && shown > (line.high ?? line.audited)

function unsupportedOf(page: Page, lines: readonly MetricLine[]): string[] {
  return lines.flatMap((line) =>
    (['claimed', 'displayed'] as const).flatMap((mouth) => {
      const shown = line[mouth]
      if (shown === null || !beyond(line, shown)) return []
      const value = figure(line, line.audited)
      return [
        page.t('unsupported', {
          metric: page.metricName(line.metric),
          mouth: page.t(mouth),
          shown: figure(line, shown),
          value,
        }),
      ]
    }),
  )
}

function stepsTaken(page: Page, line: MetricLine | null): string[] {
  return (line?.steps ?? [])
    .filter(({ amount }) => line && amount !== 0)
    .map(({ step, amount, count }) =>
      page.t('takenOff', {
        amount: line ? figure(line, amount) : dash,
        step: page.t(step),
        count: whole(count),
      }),
    )
}

/** The headline's own figure with what was taken off it, then the other figures. */
function headlineFirst(page: Page, lines: readonly MetricLine[], { line }: Headline): string[] {
  const others = lines.filter((each) => each !== line)
  const own = line ? unsupportedOf(page, [line]) : []
  return [...own, ...(own.length > 0 ? stepsTaken(page, line) : []), ...unsupportedOf(page, others)]
}

function unknownOf(page: Page, session: AuditedSession, lines: readonly MetricLine[]): string[] {
  const thin = lines
    .filter(({ recorded, displayed, audited }) => recorded === null && displayed === null && audited === null)
    .map(({ metric }) => page.metricName(metric))
  const names = new Map(page.result.detectors.map(({ id, name }) => [id, page.pick(name)]))
  const separator = page.language === 'zh' ? '、' : ', '
  const lacking = page.result.insufficient
    .filter(({ session_id }) => session_id === session.session_id)
    .map(({ detector, missing }) =>
      page.t('unknownDetector', { name: names.get(detector) ?? detector, missing: missing.join(separator) }),
    )
  return [...(thin.length > 0 ? [page.t('unknownFigures', { list: thin.join(separator) })] : []), ...lacking]
}

/** Audited figures, and then what the ledger holds of those that nobody can audit yet. */
function supportedBy(page: Page, lines: readonly MetricLine[]): string[] {
  const audited = lines
    .filter((line) => line.audited !== null)
    .map((line) =>
      page.t('supported', { metric: page.metricName(line.metric), value: figure(line, line.audited) }),
    )
  const recorded = lines
    .filter((line) => line.audited === null && line.recorded !== null && asked.includes(line.metric))
    .map((line) =>
      page.t('onlyRecorded', { metric: page.metricName(line.metric), value: figure(line, line.recorded) }),
    )
  return [...audited, ...recorded]
}

export function answerOf(page: Page, session: AuditedSession): Answer {
  const headline = headlineOf(page.result, session)
  const lines = page.result.metrics.filter(({ session_id }) => session_id === session.session_id)
  const supported = supportedBy(page, lines)
  const checked = lines.some(({ audited }) => audited !== null)
  const contradicted = headlineFirst(page, lines, headline)
  const main = supported.filter((_, index) => index < 6)
  return {
    headline,
    sentence: sentenceOf(page, headline),
    supported: main,
    unsupported: contradicted.length > 0 || checked ? contradicted : [page.t('uncheckedNot')],
    unknown: unknownOf(page, session, lines),
    why: mostTelling(findingsOf(page, session.session_id))
      .slice(0, 3)
      .map(({ statement }) => page.pick(statement)),
  }
}
