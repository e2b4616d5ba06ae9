import type { Settlement } from '../../metrics/settlement/settlement-of.ts'
import { moneyText } from '../../money.ts'
import { figure, type Page } from './page.ts'
import { heads } from './table.ts'
import { type Html, html, said } from './template.ts'

function range(page: Page, { owed_back_low, owed_back_high, currency }: Settlement): Html | false {
  if (owed_back_low === null || owed_back_high === null || owed_back_low === owed_back_high) return false
  const ends = [owed_back_low, owed_back_high].map((amountMinor) => moneyText({ amountMinor, currency }))
  return html`<br><span class="note">${page.t('interval')} ${ends.join(' – ')}</span>`
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
        html`<tr><th scope="row">${page.pick(label)}</th><td>${said(formula)}</td><td class="n">${figure({ unit, currency: each.currency }, value)}</td></tr>`,
    )
    return html`<h4 id="${page.id('k', each.contract_id, each.session_id)}">${page.t('settlement')} · ${said(page.t('contract', { id: each.contract_id }))}</h4><table>${heads([page.t('step'), page.t('formula'), page.t('amount')], 2)}<tbody>${steps}<tr><th scope="row"><strong>${page.t('owed')}</strong></th><td>${each.why && page.pick(each.why)}</td><td class="n"><strong>${owed}</strong>${range(page, each)}</td></tr></tbody></table>`
  })
}
