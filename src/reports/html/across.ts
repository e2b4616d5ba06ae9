import type { Finding } from '../../detectors/finding.ts'
import { findingsOf } from '../reading/answer.ts'
import { byDetector, findingList, singlesTable } from './findings.ts'
import { type Page, whole } from './page.ts'
import { type Html, html } from './template.ts'

const mostGroups = 30
const mostSingles = 40

/** On the first page: what was found that belongs to no single session, and where it stands. */
export function acrossLine(page: Page): Html | false {
  const pointing = findingsOf(page, null).filter(({ weight_db }) => weight_db > 0)
  if (pointing.length === 0) return false
  const line = page.t('acrossLine', { count: whole(pointing.length) })
  return html`<p><a href="#${page.id('x', 'across')}">${line}</a>: ${byDetector(page, pointing)}</p>`
}

/** Accounts, devices, groups, reviews and adverts that were judged over all sessions, or outside any. */
export function acrossSessions(page: Page): Html | false {
  const findings = findingsOf(page, null)
  if (findings.length === 0) return false
  const of = (...kinds: readonly Finding['subject_kind'][]) =>
    findings.filter(({ subject_kind }) => kinds.includes(subject_kind))
  const groups = of('group', 'session')
  return html`<h3 id="${page.id('x', 'across')}">${page.t('across')}</h3>
${groups.length > 0 && findingList(page, groups, mostGroups, 'G')}${singlesTable(page, { caption: 'ordersCaption', findings: of('order'), most: mostSingles })}${singlesTable(page, { caption: 'accountsCaption', findings: of('account', 'device', 'review', 'listing'), most: mostSingles })}`
}
