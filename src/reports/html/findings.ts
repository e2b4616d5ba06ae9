import type { BenignConsidered, Finding } from '../../detectors/finding.ts'
import type { Page } from './page.ts'
import { type Html, html, said } from './template.ts'

function cause(page: Page, finding: Finding, { cause: id, ruled_out_by }: BenignConsidered): Html {
  const detector = page.result.detectors.find((each) => each.id === finding.detector)
  const known = detector?.benign.find((each) => each.id === id)
  const name = known ? page.pick(known.cause) : id
  return html`<li>${name}: ${ruled_out_by ? html`✓ ${page.t('ruledOut')} — ${said(page.pick(ruled_out_by))}` : html`<strong>✗ ${page.t('notRuledOut')}</strong>`}</li>`
}

const operand = (value: Finding['facts'][string]): string =>
  (Array.isArray(value) ? value.slice(0, 8).join(', ') : String(value)).slice(0, 200)

function item(page: Page, finding: Finding, mark: string): Html {
  const facts = Object.entries(finding.facts).slice(0, 16)
  return html`<div class="finding-item" id="${page.id('f', finding.finding_id)}"><p>${mark !== '' && html`<strong>${mark}</strong> `}<span class="w">${finding.weight_db > 0 ? '+' : ''}${finding.weight_db.toFixed(1)} dB</span>${said(page.pick(finding.statement))}</p>
${finding.benign_considered.length > 0 && html`<p class="note">${page.t('benign')}</p><ul>${finding.benign_considered.map((each) => cause(page, finding, each))}</ul>`}
<p class="note">${page.t('origin')}: <a href="#${page.id('d', finding.detector)}">${finding.detector} v${finding.detector_version}</a> · ${finding.subject_kind} ${said(finding.subject_id)} · ${page.time(finding.window.from)} – ${page.clock(finding.window.until)} · <code>${finding.finding_id}</code></p>
${facts.length > 0 && html`<p class="note">${page.t('operands')}: ${facts.map(([name, value], index) => html`${index > 0 && ' · '}${name} = ${said(operand(value))}`)}</p>`}</div>`
}

/** Findings as sentences; beyond `most` the reader is sent to the file that holds them all. */
export function findingList(page: Page, findings: readonly Finding[], most: number, letter = ''): Html {
  if (findings.length === 0) return html`<p>${page.t('none')}</p>`
  const rest = findings.length - most
  return html`${findings.slice(0, most).map((finding, index) => item(page, finding, letter && `${letter}${index + 1}`))}${rest > 0 && html`<p>${page.t('more', { count: rest, file: 'findings.ndjson' })}</p>`}`
}
