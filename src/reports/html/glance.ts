import { moneyText } from '../../money.ts'
import type { AuditedSession } from '../../records/coverage.ts'
import { levelNames } from '../../verdicts/verdict.ts'
import { headlineOf } from '../reading/headline.ts'
import { dash, figure, type Page } from './page.ts'
import { body, table } from './table.ts'
import { type Html, html, said } from './template.ts'

function owed(page: Page, sessionId: string): string {
  const own = page.result.settlements.filter(({ session_id }) => session_id === sessionId)
  if (own.length === 0) return dash
  return own
    .map(({ owed_back, currency }) =>
      owed_back === null ? page.t('settlementUnknown') : moneyText({ amountMinor: owed_back, currency }),
    )
    .join('; ')
}

/** All sessions on one page, the one to look at first on top. */
export function glance(page: Page, sessions: readonly AuditedSession[]): Html {
  const rows = sessions.map((session) => {
    const { line, verdict, claimed } = headlineOf(page.result, session)
    const level = verdict?.level ?? 'insufficient_data'
    return html`<tr><th scope="row"><a href="#${page.id('a', session.session_id)}">${said(session.title || session.session_id)}</a></th><td><span class="chip ${level}">${page.pick(levelNames[level])}</span></td><td class="figure">${line ? page.metricName(line.metric) : dash}</td><td class="n">${line ? figure(line, claimed) : dash}</td><td class="n"><strong>${line ? figure(line, line.audited) : dash}</strong></td><td class="n">${owed(page, session.session_id)}</td></tr>`
  })
  return table(
    { caption: page.t('glanceCaption'), class: 'glance' },
    [
      { text: page.t('session') },
      { text: page.t('level') },
      { text: page.t('metric'), class: 'figure' },
      { text: page.t('claimedOrShown'), number: true },
      { text: page.t('audited'), number: true },
      { text: page.t('owed'), number: true },
    ],
    body(rows),
  )
}

/** What the four words of the table mean, for a reader who sees them first. */
export const howToRead = (page: Page): Html =>
  html`<dl class="plain">${(
    [
      ['claimedOrShown', 'readClaimed'],
      ['audited', 'readAudited'],
      ['level', 'readLevel'],
      ['owed', 'readOwed'],
    ] as const
  ).map(([word, meaning]) => html`<dt>${page.t(word)}</dt><dd>${page.t(meaning)}</dd>`)}</dl>`
