import type { MetricLine } from '../../metrics/metric-line.ts'
import type { AuditedSession } from '../../records/coverage.ts'
import type { MessageKey } from '../messages.ts'
import { dash, figure, type Page, percent } from './page.ts'
import { group, table } from './table.ts'
import { type Html, html } from './template.ts'

const moneyOf = (metric: string) =>
  /^(orders|buyers|gmv_|water|refund|related|average|view_to|uv_value|gpm)/.test(metric)
const agreed = new Set(['slot_fee', 'commission'])

const sections: readonly { readonly name: MessageKey; readonly holds: (metric: string) => boolean }[] = [
  { name: 'audience', holds: (metric) => !moneyOf(metric) && !agreed.has(metric) },
  { name: 'money', holds: moneyOf },
  { name: 'agreed', holds: (metric) => agreed.has(metric) },
]

/** What one number does not say: at which instant, after how many days, how it is spread. */
function details(page: Page, line: MetricLine, session: AuditedSession): string[] {
  const { at, spread, by_days, records_until } = line
  const day = 86_400_000
  const reach = records_until === undefined ? null : Math.floor((records_until - session.ended_at) / day)
  return [
    at === undefined ? '' : page.t('atInstant', { time: page.time(at).slice(11) }),
    spread
      ? page.t('spread', {
          median: figure(line, spread.median),
          p25: figure(line, spread.p25),
          p75: figure(line, spread.p75),
          short: percent(spread.under_10s),
          long: percent(spread.over_30min),
        })
      : '',
    ...Object.entries(by_days ?? {}).map(([days, value]) =>
      page.t('afterDays', { days, value: figure(line, value) }),
    ),
    reach !== null && reach < 30 ? page.t('recordsEnd', { days: Math.max(0, reach) }) : '',
  ].filter((text) => text !== '')
}

function audited(page: Page, line: MetricLine): Html {
  const { low, high, decision_rate } = line
  const range = low !== null && high !== null && low !== high
  return html`<td class="n">${figure(line, line.audited)}${range && html`<br><span class="note">${figure(line, low)} – ${figure(line, high)}</span>`}${decision_rate !== null && html`<br><span class="note">${page.t('decisionRate')} ${percent(decision_rate)}</span>`}</td>`
}

function row(page: Page, line: MetricLine, session: AuditedSession): Html {
  const separator = page.language === 'zh' ? '、' : ', '
  const streams = Object.entries(line.coverage).map(
    ([stream], index) =>
      html`${index > 0 && separator}<a href="#${page.id('o', session.session_id)}">${page.streamName(stream)}</a>`,
  )
  const more = details(page, line, session)
  return html`<tr><th scope="row"><a href="#${page.id('m', line.metric)}">${page.metricName(line.metric)}</a>${more.map((text) => html`<br><span class="note">${text}</span>`)}</th>${[line.claimed, line.displayed, line.recorded].map((value) => html`<td class="n">${figure(line, value)}</td>`)}${audited(page, line)}<td class="note">${streams}</td></tr>`
}

const says = ({ claimed, displayed, recorded, audited }: MetricLine): boolean =>
  [claimed, displayed, recorded, audited].some((value) => value !== null)

/** Every figure of a session from its four mouths; its name leads to the formula, its streams to files and lines. */
export function figures(page: Page, lines: readonly MetricLine[], session: AuditedSession): Html {
  const columns = [
    { text: page.t('metric') },
    ...(['claimed', 'displayed', 'recorded', 'audited'] as const).map((key) => ({
      text: page.t(key),
      number: true,
    })),
    { text: page.t('basis') },
  ]
  const empty = lines.filter((line) => !says(line))
  const separator = page.language === 'zh' ? '、' : ', '
  const groups = sections.flatMap(({ name, holds }) => {
    const own = lines.filter((line) => holds(line.metric) && says(line))
    if (own.length === 0) return []
    return [
      group(
        page.t(name),
        columns.length,
        own.map((line) => row(page, line, session)),
      ),
    ]
  })
  return html`<h4>${page.t('figures')}</h4>${table({ caption: page.t('figuresCaption', { dash }), class: 'figures' }, columns, groups)}${empty.length > 0 && html`<p>${page.t('noFigures')}: ${empty.map(({ metric }, index) => html`${index > 0 && separator}<a href="#${page.id('m', metric)}">${page.metricName(metric)}</a>`)}</p>`}`
}
