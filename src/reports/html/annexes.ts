import { metricTerm } from '../metric-terms.ts'
import type { RejectedSummary } from '../rejected.ts'
import { type Page, whole } from './page.ts'
import { type Html, html, said } from './template.ts'

const most = 200

function method(page: Page): Html {
  const rows = page.result.detectors.map(
    (each) =>
      html`<tr id="${page.id('d', each.id)}"><th scope="row">${page.pick(each.name)}<br><code>${each.id}</code></th><td>${page.pick(each.sees)}</td><td>${page.pick(each.misses)}</td><td>v${each.version}<br><code>${each.hash}</code></td></tr>`,
  )
  return html`<h2>${page.t('method')}</h2><p>Wring ${page.result.product.version}</p><div class="wide"><table><thead><tr>${(['detector', 'sees', 'misses', 'version'] as const).map((key) => html`<th scope="col">${page.t(key)}</th>`)}</tr></thead><tbody>${rows}</tbody></table></div>`
}

function inputs(page: Page): Html {
  const all = page.result.inputs
  const rows = all
    .slice(0, most)
    .map(
      (each) =>
        html`<tr><th scope="row">${said(each.name)}<br><code>${each.sha256}</code>${each.notices.map((notice) => html`<br><span class="note">${said(page.pick(notice))}</span>`)}</th><td>${each.kind}</td>${[each.bytes, each.rows, each.rejected, each.duplicates].map((value) => html`<td class="n">${whole(value)}</td>`)}</tr>`,
    )
  const numbers = (['bytes', 'rows', 'rejected', 'duplicates'] as const).map(
    (key) => html`<th scope="col" class="n">${page.t(key)}</th>`,
  )
  return html`<h2>${page.t('inputs')}</h2><div class="wide"><table><thead><tr><th scope="col">${page.t('file')} · SHA-256</th><th scope="col">${page.t('kind')}</th>${numbers}</tr></thead><tbody>${rows}</tbody></table></div>${all.length > most && html`<p>${page.t('more', { count: all.length - most, file: 'summary.json' })}</p>`}`
}

function rejectedRows(page: Page, { total, reasons }: RejectedSummary): Html {
  const rows = reasons
    .slice(0, most)
    .map(
      (each) =>
        html`<tr><th scope="row">${page.pick(each.text)} <code>${each.code}</code></th><td>${said(each.firstFile)}:${each.firstLine}</td><td class="n">${whole(each.count)}</td></tr>`,
    )
  const table = html`<table><thead><tr><th scope="col">${page.t('reason')}</th><th scope="col">${page.t('first')}</th><th scope="col" class="n">${page.t('rows')}</th></tr></thead><tbody>${rows}</tbody></table>`
  return html`<h2>${page.t('rejectedTitle')} · ${whole(total)}</h2>${total > 0 && table}<p>${page.t('rejectedNote')}</p>`
}

function formulas(page: Page): Html {
  const used = [...new Set(page.result.metrics.map(({ metric }) => metric))]
  const rows = used.map(
    (id) =>
      html`<tr id="${page.id('m', id)}"><th scope="row">${page.metricName(id)} <code>${id}</code></th><td>${page.pick(metricTerm(id).formula)}</td></tr>`,
  )
  return html`<h2>${page.t('formulas')}</h2><table><thead><tr><th scope="col">${page.t('metric')}</th><th scope="col">${page.t('formula')}</th></tr></thead><tbody>${rows}</tbody></table><p>${page.t('settledBy')}</p>`
}

/** What a lawyer turns to: methods, materials, what could not be read, formulas, terms, limits. */
export function annexes(page: Page, rejected: RejectedSummary): Html {
  const terms = (['termAudited', 'termRecorded', 'termWeight', 'termCoverage'] as const).map(
    (key) => html`<p>${page.t(key)}</p>`,
  )
  const limits = (['wordingNobody', 'wordingVictim', 'wordingHash', 'wordingMissing'] as const).map(
    (key) => html`<p>${page.t(key)}</p>`,
  )
  return html`${method(page)}${inputs(page)}${rejectedRows(page, rejected)}${formulas(page)}<h2>${page.t('glossary')}</h2>${terms}<h2>${page.t('wording')}</h2>${limits}`
}
