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
  /** Whether nothing was found and the gap is what every shop has: orders not paid, and goods given back. */
  readonly ordinary: boolean
}

/** What a reader asks about first; of audited and recorded figures these are told on the card. */
const asked = [
  'gmv_audited',
  'orders',
  'gmv_paid',
  'views',
  'unique_viewers',
  'pcu',
  'likes',
  'comments',
  'follows',
]
const mostTold = 6

/** Orders beyond these are told in findings.ndjson only. */
const mostOrders = 400

/** Findings of one session (or of none in particular), the weightiest first. */
export const findingsOf = (page: Page, sessionId: string | null): readonly Finding[] =>
  page.result.findings
    .filter(({ session_id }) => session_id === sessionId)
    .sort((a, b) => Math.abs(b.weight_db) - Math.abs(a.weight_db) || (a.finding_id < b.finding_id ? -1 : 1))

/** The orders whose findings a report can show, the weightiest first. */
export const ordersTold = (findings: readonly Finding[]): string[] =>
  findings
    .filter(({ subject_kind }) => subject_kind === 'order')
    .toSorted(
      (a, b) => Math.abs(b.weight_db) - Math.abs(a.weight_db) || (a.finding_id < b.finding_id ? -1 : 1),
    )
    .slice(0, mostOrders)
    .map(({ subject_id }) => subject_id)

/** Findings on a whole session that speak of the same thing as findings on its single orders do. */
export function waveFindings(page: Page, sessionId: string): readonly Finding[] {
  const own = findingsOf(page, sessionId).filter(({ weight_db }) => weight_db > 0)
  const ofOrders = new Set(
    own.filter(({ subject_kind }) => subject_kind === 'order').map(({ detector }) => detector),
  )
  return own.filter(({ subject_kind, detector }) => subject_kind === 'session' && ofOrders.has(detector))
}

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
          metric: line.metric === 'gmv_audited' ? page.t('sales') : page.metricName(line.metric),
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
    .flatMap(({ step, amount, count, watched }) => {
      const money = (value: number) => (line ? figure(line, value) : dash)
      const taken = { amount: money(amount), step: page.t(step), count: whole(count) }
      return [
        page.t(step === 'other' ? 'takenOffOther' : 'takenOff', taken),
        ...(watched
          ? [page.t('takenWatched', { amount: money(watched.amount), count: whole(watched.count) })]
          : []),
      ]
    })
}

/** Claims that the ledger itself does not hold, and what was displayed at its highest where a finding says that it cannot be. */
function beyondLedger(page: Page, lines: readonly MetricLine[], findings: readonly Finding[]): string[] {
  const inflated = findings.some(
    ({ fraud_type, weight_db }) => fraud_type === 'inflated_counters' && weight_db > 0,
  )
  return lines.flatMap((line) => {
    const { metric, claimed, displayed, recorded, audited, at } = line
    if (recorded === null || audited !== null) return []
    const told = { metric: page.metricName(metric), value: figure(line, recorded) }
    if (claimed !== null && !borneOut(line))
      return [page.t('claimHolds', { ...told, shown: figure(line, claimed) })]
    const shown = inflated && at !== undefined && displayed !== null && displayed > recorded
    return shown
      ? [
          page.t('displayGap', {
            ...told,
            metric: page.t('curve'),
            time: page.clock(at),
            shown: figure(line, displayed),
          }),
        ]
      : []
  })
}

/** The headline's own figure with what was taken off it, then the other figures. */
function headlineFirst(page: Page, lines: readonly MetricLine[], { line }: Headline): string[] {
  const others = lines.filter((each) => each !== line)
  const own = line ? unsupportedOf(page, [line]) : []
  return [...own, ...(own.length > 0 ? stepsTaken(page, line) : []), ...unsupportedOf(page, others)]
}

function unknownOf(page: Page, session: AuditedSession, lines: readonly MetricLine[]): string[] {
  const thin = lines
    .filter(({ metric }) => metric !== 'slot_fee' && metric !== 'commission')
    .filter(({ recorded, displayed, audited }) => recorded === null && displayed === null && audited === null)
    .map(({ metric }) => page.metricName(metric))
  const names = new Map(page.result.detectors.map(({ id, name }) => [id, page.pick(name)]))
  const separator = page.language === 'zh' ? '、' : ', '
  const lacking = page.result.insufficient
    .filter(({ session_id }) => session_id === session.session_id)
    .map(({ detector, missing }) =>
      page.t('unknownDetector', {
        name: names.get(detector) ?? detector,
        missing: missing.map(page.streamName).join(separator),
      }),
    )
  return [...(thin.length > 0 ? [page.t('unknownFigures', { list: thin.join(separator) })] : []), ...lacking]
}

/** What was asserted and the ledger bears out, to the rounding of speech (one part in fifty). */
const borneOut = ({ claimed, recorded }: MetricLine): boolean =>
  claimed !== null && recorded !== null && recorded > 0 && claimed <= recorded * 1.02

/** Audited figures, and then what the ledger holds of those that nobody can audit yet. */
function supportedBy(page: Page, lines: readonly MetricLine[]): string[] {
  const known = asked.flatMap((metric) => lines.filter((line) => line.metric === metric))
  const audited = known
    .filter((line) => line.audited !== null)
    .map((line) =>
      page.t('supported', { metric: page.metricName(line.metric), value: figure(line, line.audited) }),
    )
  const recorded = known
    .filter((line) => line.audited === null && line.recorded !== null)
    .map((line) =>
      page.t(borneOut(line) ? 'claimHolds' : 'onlyRecorded', {
        metric: page.metricName(line.metric),
        shown: figure(line, line.claimed),
        value: figure(line, line.recorded),
      }),
    )
  return [...audited, ...recorded]
}

/** At least nineteen parts in twenty of the gap were not paid, or given back. */
function isOrdinary({ line, verdict, claimed }: Headline): boolean {
  if (verdict?.level !== 'none' || line === null || claimed === null || line.audited === null) return false
  const usual = line.steps
    .filter(({ step }) => step === 'unpaid' || step === 'ordinary_refunds')
    .reduce((sum, { amount }) => sum + amount, 0)
  return usual > 0 && usual >= (claimed - line.audited) * 0.95
}

export function answerOf(page: Page, session: AuditedSession): Answer {
  const headline = headlineOf(page.result, session)
  const lines = page.result.metrics.filter(({ session_id }) => session_id === session.session_id)
  const supported = supportedBy(page, lines)
  const checked = lines.some(({ audited }) => audited !== null)
  const findings = findingsOf(page, session.session_id)
  const contradicted = [...headlineFirst(page, lines, headline), ...beyondLedger(page, lines, findings)]
  const main = supported.slice(0, mostTold)
  return {
    headline,
    sentence: sentenceOf(page, headline),
    supported: main,
    unsupported: contradicted.length > 0 || checked ? contradicted : [page.t('uncheckedNot')],
    unknown: unknownOf(page, session, lines),
    ordinary: isOrdinary(headline),
    why: mostTelling(findings)
      .slice(0, 3)
      .map(({ statement }) => page.pick(statement)),
  }
}
