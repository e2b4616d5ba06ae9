import type { Finding } from '../../detectors/finding.ts'
import type { AuditedSession } from '../../records/coverage.ts'
import { type CurveMark, onlineCurveSvg } from '../charts/online-curve.ts'
import { wordFor } from '../vocabulary.ts'
import type { Page } from './page.ts'
import { type Html, html, said } from './template.ts'

/** Marks beyond these would bury the curve; the lists below hold all of them. */
const mostMarks = 14

/** The online curve with the findings listed below it (F1, F2, …) and the promotions on record (P1, P2, …). */
export function curve(page: Page, session: AuditedSession, findings: readonly Finding[]): Html {
  const points = page.result.curves[session.session_id] ?? []
  if (points.length === 0) return html`<h4>${page.t('curve')}</h4><p>${page.t('noCurve')}</p>`
  const promotions = page.result.promotions[session.session_id] ?? []
  const names = new Map(page.result.detectors.map(({ id, name }) => [id, page.pick(name)]))
  const found = findings.slice(0, mostMarks).map(
    ({ window, detector, facts }, index): CurveMark => ({
      ...window,
      label: `F${index + 1} ${facts['identity'] ? page.pick(wordFor(String(facts['identity']))) : (names.get(detector) ?? '')}`,
      kind: 'finding',
    }),
  )
  const marks = promotions.slice(0, mostMarks).map(
    ({ at, until, kind }, index): CurveMark => ({
      from: at,
      until: until ?? at,
      label: `P${index + 1} ${page.pick(wordFor(kind))}`,
      kind: 'promotion',
    }),
  )
  const text = {
    id: page.id('c', session.session_id),
    title: page.t('curve'),
    description: page.t('curveDesc'),
    online: page.t('ledgerLine'),
    displayed: page.t('displayed'),
    people: page.t('people'),
    time: page.t('clock', { zone: page.result.zone ?? 'Asia/Shanghai' }),
    clock: page.clock,
  }
  const data = { from: session.started_at, until: session.ended_at, points, marks: [...found, ...marks] }
  return html`<h4>${page.t('curve')}</h4><div class="wide" role="group" aria-label="${page.t('curve')}" tabindex="0">${onlineCurveSvg(data, text)}</div><p class="note">${page.t('curveDesc')}</p>${promotions.length > 0 && html`<p class="note">${page.t('promotions')}</p><ul class="note">${promotions.map(({ at, until, kind, note }, index) => html`<li>P${index + 1} · ${page.clock(at)}${until !== null && html`–${page.clock(until)}`} · ${page.pick(wordFor(kind))}${note !== '' && html` · ${said(note)}`}</li>`)}</ul>`}`
}
