import type { MetricLine } from '../../metrics/metric-line.ts'
import type { AuditedSession } from '../../records/coverage.ts'
import { onlineCurveSvg } from '../charts/online-curve.ts'
import { type WaterfallBar, waterfallSvg } from '../charts/waterfall.ts'
import { findingsOf } from '../reading/answer.ts'
import { wordFor } from '../vocabulary.ts'
import { findingList } from './findings.ts'
import { dash, figure, type Page, percent, whole } from './page.ts'
import { settlementTables } from './settlement.ts'
import { heads } from './table.ts'
import { type Html, html, said } from './template.ts'

/** The bars of a line with steps; the start is what was claimed, or recorded where nobody claimed. */
export function waterfallBars(page: Page, line: MetricLine): readonly WaterfallBar[] {
  if (line.steps.length === 0 || line.audited === null) return []
  const start = line.audited + line.steps.reduce((sum, { amount }) => sum + amount, 0)
  const total = (label: string, amount: number): WaterfallBar => ({
    label,
    amount,
    text: figure(line, amount),
    kind: 'total',
  })
  return [
    total(page.t(line.claimed === null ? 'recorded' : 'claimed'), start),
    ...line.steps.map(({ step, amount }) => ({
      label: page.t(step),
      amount,
      text: amount === 0 ? '0' : figure(line, -amount),
      kind: 'step' as const,
    })),
    total(page.t('audited'), line.audited),
  ]
}

function waterfall(page: Page, line: MetricLine): Html | false {
  const bars = waterfallBars(page, line)
  if (bars.length === 0) return false
  const description = page.t('waterfallDesc', { from: bars[0]?.text ?? '', to: bars.at(-1)?.text ?? '' })
  const counts = ['', ...line.steps.map(({ count }) => whole(count)), '']
  return html`<h4>${page.t('waterfall')} · <a href="#${page.id('m', line.metric)}">${page.metricName(line.metric)}</a></h4><div class="wide">${waterfallSvg(bars, { id: page.id('w', line.session_id, line.metric), title: page.t('waterfall'), description })}</div><table>${heads([page.t('step'), page.t('amount'), page.t('records')], 1)}<tbody>${bars.map((bar, index) => html`<tr><th scope="row">${bar.label}</th><td class="n">${bar.text}</td><td class="n">${counts[index]}</td></tr>`)}</tbody></table>`
}

function curve(page: Page, session: AuditedSession): Html {
  const points = page.result.curves[session.session_id] ?? []
  if (points.length === 0) return html`<h4>${page.t('curve')}</h4><p>${page.t('noCurve')}</p>`
  const lasting = session.ended_at - session.started_at
  const findings = findingsOf(page, session.session_id)
    .filter(({ weight_db }) => weight_db > 0)
    .slice(0, 12)
    .map(({ window }, index) => ({ ...window, label: `F${index + 1}` }))
    .filter(({ from, until }) => until - from < lasting * 0.9)
  const promotions = page.result.promotions[session.session_id] ?? []
  const marks = promotions.map(({ at, until }, index) => ({
    from: at,
    until: until ?? at,
    label: `P${index + 1}`,
  }))
  const text = {
    id: page.id('c', session.session_id),
    title: page.t('curve'),
    description: page.t('curveDesc'),
    online: page.t('ledgerLine'),
    displayed: page.t('displayed'),
    clock: page.clock,
  }
  return html`<h4>${page.t('curve')}</h4><div class="wide">${onlineCurveSvg({ points, findings, promotions: marks }, text)}</div><p class="note">${page.t('curveDesc')}</p>${promotions.length > 0 && html`<p class="note">${page.t('promotions')}: ${promotions.map(({ at, kind, note }, index) => html`P${index + 1} ${page.clock(at)} ${page.pick(wordFor(kind))} ${said(note)}; `)}</p>`}`
}

function figures(page: Page, lines: readonly MetricLine[]): Html {
  const names = (
    ['metric', 'claimed', 'displayed', 'recorded', 'audited', 'interval', 'decisionRate'] as const
  ).map((key) => page.t(key))
  const rows = lines.map((line) => {
    const interval =
      line.low === null || line.high === null
        ? dash
        : `${figure(line, line.low)} – ${figure(line, line.high)}`
    return html`<tr><th scope="row"><a href="#${page.id('m', line.metric)}">${page.metricName(line.metric)}</a></th>${[line.claimed, line.displayed, line.recorded, line.audited].map((value) => html`<td class="n">${figure(line, value)}</td>`)}<td class="n">${interval}</td><td class="n">${percent(line.decision_rate)}</td><td>${Object.entries(line.coverage).map(([stream, { granularity }], index) => html`${index > 0 && ', '}${stream} ${page.pick(wordFor(granularity))}`)}</td></tr>`
  })
  return html`<h4>${page.t('figures')}</h4><div class="wide"><table><thead><tr>${names.map((name, index) => html`<th scope="col"${index > 0 && html` class="n"`}>${name}</th>`)}<th scope="col">${page.t('basis')}</th></tr></thead><tbody>${rows}</tbody></table></div>`
}

function coverage(page: Page, session: AuditedSession): Html {
  const rows = Object.values(session.coverage).map(
    ({ stream, granularity, share, declared, records }) =>
      html`<tr><th scope="row"><code>${stream}</code></th><td>${page.pick(wordFor(granularity))}</td><td>${page.t(declared ? 'byManifest' : 'byRecords')}</td><td class="n">${share === null ? page.t('notSaid') : percent(share)}</td><td class="n">${whole(records)}</td></tr>`,
  )
  const lacking = page.result.insufficient.filter(({ session_id }) => session_id === session.session_id)
  return html`<h4>${page.t('coverage')}</h4><table>${heads([page.t('stream'), page.t('granularity'), page.t('declared'), page.t('share'), page.t('records')], 3)}<tbody>${rows}</tbody></table>${lacking.length > 0 && html`<p>${page.t('lacks')}:</p><ul>${lacking.map(({ detector, missing }) => html`<li><a href="#${page.id('d', detector)}">${detector}</a>: ${missing.join(', ')}</li>`)}</ul>`}`
}

function claims(page: Page, session: AuditedSession): Html | false {
  const rows = page.result.claims.filter(({ session_id }) => session_id === session.session_id).slice(0, 30)
  return (
    rows.length > 0 &&
    html`<h4>${page.t('claims')}</h4><ul>${rows.map((each) => html`<li>${page.time(each.at)} · ${page.pick(wordFor(each.by))} · ${page.pick(wordFor(each.medium))} · ${page.metricName(each.metric)} ${figure({ unit: each.currency ? 'money' : 'count', currency: each.currency }, each.value)} · ${said(each.text)} <code>${each.claim_id}</code></li>`)}</ul>`
  )
}

/** Everything that is known of one session, figure by figure. */
export function sessionSection(page: Page, session: AuditedSession, most: number): Html {
  const lines = page.result.metrics.filter(({ session_id }) => session_id === session.session_id)
  const findings = findingsOf(page, session.session_id)
  return html`<section class="session" id="${page.id('s', session.session_id)}"><h3>${said(session.title || session.session_id)}</h3><p class="meta"><code>${session.session_id}</code> · ${session.platform} · ${said(session.room_id)} · ${said(session.host_id)} · ${page.time(session.started_at)} – ${page.time(session.ended_at)} · ${page.pick(wordFor(session.source))}</p>
${lines.map((line) => waterfall(page, line))}${curve(page, session)}${figures(page, lines)}${claims(page, session)}
<h4>${page.t('findingsFor')}</h4>${findingList(
    page,
    findings.filter(({ weight_db }) => weight_db > 0),
    most,
    'F',
  )}
<h4>${page.t('findingsAgainst')}</h4>${findingList(
    page,
    findings.filter(({ weight_db }) => weight_db <= 0),
    most,
  )}
${coverage(page, session)}${settlementTables(page, (each) => each.session_id === session.session_id)}</section>`
}
