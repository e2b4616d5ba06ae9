import { moneyText } from '../../money.ts'
import type { AuditedSession } from '../../records/coverage.ts'
import { type Estimate, fakingCost } from '../reading/faking-cost.ts'
import { wordFor } from '../vocabulary.ts'
import { dash, type Page, whole } from './page.ts'
import { body, table } from './table.ts'
import { type Html, html } from './template.ts'

const rangeText = (cost: Estimate | null): string => {
  if (!cost) return dash
  const [low, middle, high] = [cost.low, cost.middle, cost.high].map((amountMinor) =>
    moneyText({ amountMinor, currency: 'CNY' }),
  )
  return `${middle} (${low} – ${high})`
}

/** What the found fraud of a session would have cost at advertised prices: an estimate, and said to be one. */
export function fakingCostTable(page: Page, session: AuditedSession): Html | false {
  const cost = fakingCost(page.result, session)
  if (!cost) return false
  const heading = html`<h4><abbr title="${page.t('fakingExplained')}">${page.t('faking')}</abbr></h4>`
  if (!cost.total) return html`${heading}<p>${page.t('fakingUnpriced')}</p>`
  const rows = cost.parts.map(
    (part) =>
      html`<tr><th scope="row">${page.pick(wordFor(part.ware))}</th><td class="n">${whole(part.found)}</td><td class="n">${whole(part.adverts)}</td><td class="n">${rangeText(part.cost)}</td></tr>`,
  )
  const total = html`<tr class="sum"><th scope="row">${page.t('fakingTotal')}</th><td></td><td></td><td class="n">${rangeText(cost.total)}</td></tr>`
  return html`${heading}${table(
    { caption: page.t('fakingCaption'), class: 'short' },
    [
      { text: page.t('fakingWare') },
      { text: page.t('fakingFound'), number: true },
      { text: page.t('fakingAdverts'), number: true },
      { text: page.t('fakingEstimate'), number: true },
    ],
    body([rows, total]),
  )}<p class="note">${page.t('fakingExplained')}</p>`
}
