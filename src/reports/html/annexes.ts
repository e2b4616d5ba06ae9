import { statementDigest } from '../../metrics/origin/statement-digest.ts'
import { metricTerm } from '../metric-terms.ts'
import type { RejectedSummary } from '../rejected.ts'
import { type Page, whole } from './page.ts'
import { body, table } from './table.ts'
import { type Html, html, said } from './template.ts'

const most = 200

function method(page: Page): Html {
  const rows = page.result.detectors.map(
    (each) =>
      html`<tr id="${page.id('d', each.id)}"><th scope="row">${page.pick(each.name)}</th><td>${page.pick(each.sees)}</td><td>${page.pick(each.misses)}</td><td>${page.t('versionNumber', { version: each.version })} · <code>${each.id}</code><br><code>${each.hash}</code></td></tr>`,
  )
  return html`<h2>${page.t('method')}</h2><p>${page.t('methodNote', { version: page.result.product.version })}</p>${table(
    { caption: page.t('methodCaption'), class: 'method' },
    (['detector', 'sees', 'misses', 'version'] as const).map((key) => ({ text: page.t(key) })),
    body(rows),
  )}`
}

function inputs(page: Page): Html {
  const all = page.result.inputs
  const rows = all
    .slice(0, most)
    .map(
      (each) =>
        html`<tr><th scope="row">${said(each.name)}<br><code>${each.sha256}</code>${each.notices.map((notice) => html`<br><span class="note">${said(page.pick(notice))}</span>`)}</th><td>${page.streamName(each.kind)}</td>${[each.bytes, each.rows, each.rejected, each.duplicates].map((value) => html`<td class="n">${whole(value)}</td>`)}</tr>`,
    )
  const numbers = (['bytes', 'rows', 'rejected', 'duplicates'] as const).map((key) => ({
    text: page.t(key),
    number: true,
  }))
  return html`<h2>${page.t('inputs')}</h2>${table({ caption: page.t('inputsCaption'), class: 'inputs' }, [{ text: page.t('fileAndHash') }, { text: page.t('kind') }, ...numbers], body(rows))}${all.length > most && html`<p>${page.t('more', { count: all.length - most, file: 'summary.json' })}</p>`}`
}

function rejectedRows(page: Page, { total, reasons }: RejectedSummary): Html {
  const rows = reasons
    .slice(0, most)
    .map(
      (each) =>
        html`<tr><th scope="row">${page.pick(each.text)}</th><td>${said(page.t('lineOf', { file: each.firstFile, lines: each.firstLine }))}</td><td class="n">${whole(each.count)}</td></tr>`,
    )
  return html`<h2>${page.t('rejectedTitle')} · ${whole(total)}</h2>${
    total > 0 &&
    table(
      { caption: page.t('rejectedCaption') },
      [{ text: page.t('reason') }, { text: page.t('first') }, { text: page.t('rows'), number: true }],
      body(rows),
    )
  }<p>${page.t(total > 0 ? 'rejectedNote' : 'rejectedNone')}</p>`
}

function formulas(page: Page): Html {
  const used = [...new Set(page.result.metrics.map(({ metric }) => metric))]
  const digests = new Map<string, string>()
  const digest = (name: string) => {
    const known = digests.get(name) ?? statementDigest(name).slice(0, 16)
    digests.set(name, known)
    return known
  }
  const rows = used.map((id) => {
    const { formula, note, statements } = metricTerm(id)
    return html`<tr id="${page.id('m', id)}"><th scope="row">${page.metricName(id)}<br><code>${id}</code></th><td>${page.pick(formula)}${note && html`<br><span class="note">${page.pick(note)}</span>`}</td><td>${statements.map((name, index) => html`${index > 0 && html`<br>`}<code>${name}</code> <code>${digest(name)}</code>`)}</td></tr>`
  })
  return html`<h2>${page.t('formulas')}</h2>${table(
    { caption: page.t('formulasCaption'), class: 'formulas' },
    [{ text: page.t('metric') }, { text: page.t('formula') }, { text: page.t('statements') }],
    body(rows),
  )}<p>${page.t('settledBy')}</p>`
}

/** What a lawyer turns to: methods, materials, what could not be read, formulas, terms, limits. */
export function annexes(page: Page, rejected: RejectedSummary): Html {
  const terms = (
    ['termAudited', 'termRecorded', 'termDisplayed', 'termWeight', 'termProbability', 'termCoverage'] as const
  ).map((key) => html`<p>${page.t(key)}</p>`)
  const limits = (['wordingNobody', 'wordingVictim', 'wordingHash', 'wordingMissing'] as const).map(
    (key) => html`<p>${page.t(key)}</p>`,
  )
  return html`${method(page)}${inputs(page)}${rejectedRows(page, rejected)}${formulas(page)}<h2>${page.t('glossary')}</h2>${terms}<h2>${page.t('wording')}</h2>${limits}`
}
