import type { AuditedSession } from '../../records/coverage.ts'
import { findingsOf } from '../reading/answer.ts'
import { wordFor } from '../vocabulary.ts'
import { curve } from './curve.ts'
import { fakingCostTable } from './faking-cost.ts'
import { figures } from './figures.ts'
import { findingList, singlesTable } from './findings.ts'
import { origins } from './origins.ts'
import { figure, type Page } from './page.ts'
import { settlementTables } from './settlement.ts'
import { type Html, html, said } from './template.ts'
import { waterfall } from './waterfall.ts'

const mostClaims = 30
const mostSingles = 20

function claims(page: Page, session: AuditedSession): Html | false {
  const all = page.result.claims.filter(({ session_id }) => session_id === session.session_id)
  const rows = all.slice(0, mostClaims).map((each) => {
    const value = figure({ unit: each.currency ? 'money' : 'count', currency: each.currency }, each.value)
    const origin = page.t('lineOf', { file: page.fileName(each.file_id), lines: each.line })
    return html`<li>${page.time(each.at)} · ${page.pick(wordFor(each.by))} · ${page.pick(wordFor(each.medium))} · ${page.metricName(each.metric)} ${value} · ${said(each.text)} <span class="note">(${said(origin)})</span></li>`
  })
  const rest = all.length - rows.length
  return (
    rows.length > 0 &&
    html`<h4>${page.t('claims')}</h4><ul>${rows}</ul>${rest > 0 && html`<p>${page.t('moreClaims', { count: rest })}</p>`}`
  )
}

/** Everything that is known of one session, figure by figure. */
export function sessionSection(page: Page, session: AuditedSession, most: number): Html {
  const lines = page.result.metrics.filter(({ session_id }) => session_id === session.session_id)
  const findings = findingsOf(page, session.session_id)
  const of = (...kinds: readonly string[]) =>
    findings.filter(({ subject_kind }) => kinds.includes(subject_kind))
  const told = of('session', 'group')
  const rows = Math.min(most, mostSingles)
  const pointing = told.filter(({ weight_db }) => weight_db > 0)
  const speaking = told.filter(({ weight_db }) => weight_db <= 0)
  return html`<section class="session" id="${page.id('s', session.session_id)}"><h3>${said(session.title || session.session_id)}</h3><p class="meta">${page.t('session')} ${said(session.session_id)} · ${page.pick(wordFor(session.platform))} · ${page.t('room')} ${said(session.room_id)} · ${page.t('host')} ${said(session.host_id)} · ${page.time(session.started_at)} – ${page.time(session.ended_at)}${session.source !== '' && html` · ${page.t('source')}: ${page.pick(wordFor(session.source))}`}</p>
${lines.map((line) => waterfall(page, line))}${settlementTables(page, (each) => each.session_id === session.session_id)}${curve(page, session, pointing)}${figures(page, lines, session)}${claims(page, session)}${fakingCostTable(page, session)}
<h4>${page.t('findingsFor')}</h4>${findingList(page, pointing, most, 'F')}${singlesTable(page, { caption: 'ordersCaption', findings: of('order'), most: rows })}${singlesTable(page, { caption: 'accountsCaption', findings: of('account', 'device', 'review', 'listing'), most: rows })}
<h4>${page.t('findingsAgainst')}</h4>${findingList(page, speaking, most)}
${origins(page, session)}</section>`
}
