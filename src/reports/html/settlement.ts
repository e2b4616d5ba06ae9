import type { Settlement } from '../../metrics/settlement/settlement-of.ts'
import { moneyText } from '../../money.ts'
import { figure, type Page } from './page.ts'
import { body, table } from './table.ts'
import { type Html, html, said } from './template.ts'

function range(page: Page, { owed_back_low, owed_back_high, currency }: Settlement): Html | false {
  if (owed_back_low === null || owed_back_high === null || owed_back_low === owed_back_high) return false
  const ends = [owed_back_low, owed_back_high].map((amountMinor) => moneyText({ amountMinor, currency }))
  return html`<br><span class="note">${page.t('interval')} ${ends.join(' – ')}</span>`
}

/** Where a settlement is found on the page. */
export const settlementId = (page: Page, { contract_id, session_id }: Settlement): string =>
  page.id('k', contract_id, session_id)

function covers(page: Page, { session_id, sessions }: Settlement): Html | false {
  if (session_id !== '') return false
  const titles = new Map(page.result.sessions.map((each) => [each.session_id, each.title || each.session_id]))
  return html`<p class="note">${page.t('namesNoSession', { count: sessions.length })}${sessions.length > 0 && ': '}${sessions.slice(0, 10).map((id, index) => html`${index > 0 && '; '}${said(titles.get(id) ?? id)}`)}</p>`
}

/** The arithmetic of each settlement chosen, step by step, down to what is owed back. */
export function settlementTables(page: Page, chosen: (each: Settlement) => boolean): Html[] {
  return page.result.settlements.filter(chosen).map((each) => {
    const owed =
      each.owed_back === null
        ? page.t('settlementUnknown')
        : moneyText({ amountMinor: each.owed_back, currency: each.currency })
    const steps = each.steps.map(
      ({ label, formula, value, unit }) =>
        html`<tr><th scope="row">${page.pick(label)}</th><td class="n wrap">${said(formula)}</td><td class="n">${figure({ unit, currency: each.currency }, value)}</td></tr>`,
    )
    const contract = page.t('contract', { id: each.contract_id })
    const origin = page.t('lineOf', { file: page.fileName(each.file_id), lines: each.line })
    const total = html`<tr class="sum"><th scope="row">${page.t('owed')}</th><td>${each.why && page.pick(each.why)}</td><td class="n">${owed}${range(page, each)}</td></tr>`
    return html`<h4 id="${settlementId(page, each)}">${page.t('settlement')} · ${said(contract)}</h4>${covers(page, each)}${table(
      { caption: page.t('settlementCaption'), class: 'short' },
      [
        { text: page.t('step') },
        { text: page.t('formula'), number: true },
        { text: page.t('amount'), number: true },
      ],
      body([steps, total]),
    )}<p class="note">${page.t('origin')}: ${said(origin)}</p>`
  })
}
