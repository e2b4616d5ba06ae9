import { type Language, languages } from '../../language.ts'
import type { AuditedSession } from '../../records/coverage.ts'
import type { AuditResult } from '../audit-result.ts'
import { messages } from '../messages.ts'
import { sessionsInOrder } from '../reading/sessions-in-order.ts'
import type { RejectedSummary } from '../rejected.ts'
import { fingerprintOf } from '../summary.ts'
import { acrossLine, acrossSessions } from './across.ts'
import { annexes } from './annexes.ts'
import { answerCard } from './answers.ts'
import { glance, howToRead } from './glance.ts'
import { type Page, pageIn, whole } from './page.ts'
import { sessionSection } from './session.ts'
import { settlementTables } from './settlement.ts'
import { style } from './style.ts'
import { type Html, html, raw } from './template.ts'

/** Sessions beyond this stand in the .ndjson files only, and findings are shared out among those shown. */
const mostSessions = 30
const mostFindings = 200

function masthead(page: Page, fingerprint: string): Html {
  const { inputs, sessions, product, generated_at, zone } = page.result
  const rows = inputs.reduce((sum, each) => sum + each.rows, 0)
  const materials = page.t('materialsLine', {
    files: whole(inputs.length),
    rows: whole(rows),
    sessions: whole(sessions.length),
  })
  return html`<header><p class="meta">Wring ${product.version}</p><h1>${page.t('report')}</h1><p class="meta">${page.t('materials')}: ${materials} · ${page.t('zone', { zone: zone ?? 'Asia/Shanghai' })}${generated_at !== undefined && html` · ${page.t('made')} ${page.time(generated_at)}`}<br>${page.t('fingerprint')} <code>${fingerprint}</code></p><p>${page.t('wordingNobody')}</p></header>`
}

/** Contracts whose settlement stands under no session shown: those that name none, or one without records. */
function otherSettlements(page: Page, shown: readonly AuditedSession[]): Html | false {
  const tables = settlementTables(
    page,
    (each) => !shown.some(({ session_id }) => session_id === each.session_id),
  )
  return tables.length > 0 && html`<h3>${page.t('otherContracts')}</h3>${tables}`
}

function article(page: Page, rejected: RejectedSummary, fingerprint: string): Html {
  const sessions = sessionsInOrder(page.result)
  const shown = sessions.slice(0, mostSessions)
  const most = Math.max(4, Math.floor(mostFindings / Math.max(1, shown.length)))
  const rest = sessions.length - shown.length
  return html`<article class="${page.language}" lang="${page.language === 'zh' ? 'zh-CN' : 'en'}">${masthead(page, fingerprint)}
<h2>${page.t('answers')}</h2>${glance(page, shown)}${rest > 0 && html`<p>${page.t('more', { count: rest, file: 'summary.json' })}</p>`}${howToRead(page)}
${shown.map((session) => answerCard(page, session))}${acrossLine(page)}
<h2>${page.t('detail')}</h2>${shown.map((session) => sessionSection(page, session, most))}
${otherSettlements(page, shown)}
${acrossSessions(page)}
${annexes(page, rejected)}</article>`
}

/** The whole of report.html: both languages inside, switched by style alone; no script, nothing fetched. */
export function reportHtml(result: AuditResult, rejected: RejectedSummary, language: Language): string {
  const fingerprint = fingerprintOf(result)
  const radio = (each: Language) =>
    html`<input class="choice" type="radio" name="language" id="lang-${each}"${each === language && raw(' checked')} aria-label="${each === 'zh' ? '中文' : 'English'}">`
  const header = raw(
    `@page{@top-right{content:"Wring ${fingerprint.slice(0, 16)}";font-size:8pt}@bottom-right{content:counter(page) " / " counter(pages);font-size:8pt}}`,
  )
  return html`<!doctype html>
<html lang="${language === 'zh' ? 'zh-CN' : 'en'}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"><title>${messages.report.zh} · ${messages.report.en}</title><style>${raw(style)}${header}</style></head>
<body><main>${languages.map(radio)}<nav class="switch" aria-label="语言 · Language"><label for="lang-zh" lang="zh-CN">中文</label><label for="lang-en" lang="en">English</label></nav>
${languages.map((each) => article(pageIn(result, each), rejected, fingerprint))}</main></body></html>
`.text
}
