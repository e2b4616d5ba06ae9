import type { MetricLine, Step } from '../../metrics/metric-line.ts'
import { type WaterfallBar, waterfallLevels, waterfallSvg } from '../charts/waterfall.ts'
import { waveFindings } from '../reading/answer.ts'
import { figure, type Page, signed, whole } from './page.ts'
import { body, table } from './table.ts'
import { type Html, html } from './template.ts'

interface Row extends WaterfallBar {
  readonly count: number | null
}

function rowsOf(page: Page, line: MetricLine, { step, amount, count, watched }: Step): Row[] {
  const text = (value: number) => (value === 0 ? '0' : signed(figure(line, -value)))
  const own: Row = {
    label: page.t(step),
    amount,
    text: text(amount),
    kind: 'step',
    count: step === 'other' ? null : count,
  }
  if (!watched) return [own]
  const part: Row = {
    label: page.t('watchedPart'),
    amount: watched.amount,
    text: `(${text(watched.amount)})`,
    kind: 'part',
    count: watched.count,
  }
  return [own, part]
}

/** The bars of a line with steps; the start is what was claimed, or recorded where nobody claimed. */
export function waterfallBars(page: Page, line: MetricLine): readonly Row[] {
  if (line.steps.length === 0 || line.audited === null) return []
  const start = line.audited + line.steps.reduce((sum, { amount }) => sum + amount, 0)
  const total = (label: string, amount: number): Row => ({
    label,
    amount,
    text: figure(line, amount),
    kind: 'total',
    count: null,
  })
  return [
    total(page.t(line.claimed === null ? 'recorded' : 'claimed'), start),
    ...line.steps.flatMap((step) => rowsOf(page, line, step)),
    total(page.t('audited'), line.audited),
  ]
}

/** Why refunds that a finding speaks of are not counted as fictitious, and that it makes no difference to the sum. */
function watchedNote(page: Page, line: MetricLine): Html | false {
  const watched = line.steps.find((step) => step.watched)?.watched
  if (!watched) return false
  const values = { amount: figure(line, watched.amount), count: whole(watched.count) }
  const findings = waveFindings(page, line.session_id)
  return html`<p class="note">${page.t('watchedNote', values)}${findings.map((finding) => html` <a href="#${page.id('f', finding.finding_id)}">${page.t('seeFinding')}</a>`)}</p>`
}

export function waterfall(page: Page, line: MetricLine): Html | false {
  const bars = waterfallBars(page, line)
  if (bars.length === 0) return false
  const description = page.t('waterfallDesc', { from: bars[0]?.text ?? '', to: bars.at(-1)?.text ?? '' })
  const left = waterfallLevels(bars)
  const rows = bars.map(
    (bar, index) =>
      html`<tr${bar.kind === 'total' && html` class="sum"`}${bar.kind === 'part' && html` class="part"`}><th scope="row">${bar.label}</th><td class="n">${bar.text}</td><td class="n">${bar.kind === 'step' && figure(line, left[index] ?? null)}</td><td class="n">${bar.count === null ? '' : whole(bar.count)}</td></tr>`,
  )
  const currency = line.currency ?? 'CNY'
  return html`<h4>${page.t('waterfall')} · <a href="#${page.id('m', line.metric)}">${page.metricName(line.metric)}</a></h4><div class="wide" role="group" aria-label="${page.t('waterfall')}" tabindex="0">${waterfallSvg(bars, { id: page.id('w', line.session_id, line.metric, currency), title: page.t('waterfall'), description })}</div>${table(
    { caption: page.t('waterfallCaption', { currency }), class: 'short' },
    [
      { text: page.t('step') },
      { text: page.t('amount'), number: true },
      { text: page.t('remaining'), number: true },
      { text: page.t('records'), number: true },
    ],
    body(rows),
  )}${watchedNote(page, line)}`
}
