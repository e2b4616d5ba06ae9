import type { BenignConsidered, Finding } from '../../detectors/finding.ts'
import { operandsOf } from '../reading/operands.ts'
import { wordFor } from '../vocabulary.ts'
import { linesText, type Page, signed, whole } from './page.ts'
import { body, table } from './table.ts'
import { type Html, html, said } from './template.ts'

function causeName(page: Page, finding: Finding, { cause }: BenignConsidered): string {
  const detector = page.result.detectors.find((each) => each.id === finding.detector)
  const known = detector?.benign.find((each) => each.id === cause)
  return known ? page.pick(known.cause) : cause
}

/** Causes that one sentence answers stand together. */
function causes(page: Page, finding: Finding): Html[] {
  const answered = Map.groupBy(finding.benign_considered, ({ ruled_out_by }) =>
    ruled_out_by ? page.pick(ruled_out_by) : '',
  )
  const separator = page.language === 'zh' ? '；' : '; '
  return [...answered]
    .sort(([a], [b]) => Number(a !== '') - Number(b !== ''))
    .map(([answer, considered]) => {
      const names = considered.map((each) => causeName(page, finding, each)).join(separator)
      if (answer === '') return html`<li><strong>✗ ${page.t('notRuledOut')}</strong>: ${names}</li>`
      return html`<li>✓ ${names} — ${said(answer)}</li>`
    })
}

/** A weight as odds, for those who do not reckon in decibans. */
function odds(page: Page, weightDb: number): string {
  const ratio = 10 ** (Math.abs(weightDb) / 10)
  const told = Number(ratio.toPrecision(2))
  return page.t(weightDb > 0 ? 'oddsFor' : 'oddsAgainst', { ratio: told < 10 ? told : whole(told) })
}

const decibans = (weightDb: number): string => signed(`${weightDb > 0 ? '+' : ''}${weightDb.toFixed(1)} dB`)

function nameOf(page: Page, { detector }: Finding): string {
  const known = page.result.detectors.find(({ id }) => id === detector)
  return known ? page.pick(known.name) : detector
}

function item(page: Page, finding: Finding, mark: string): Html {
  const operands = operandsOf(page, finding)
  const subject = finding.subject_kind !== 'session'
  return html`<div class="finding-item" id="${page.id('f', finding.finding_id)}"><p>${mark !== '' && html`<strong>${mark}</strong> `}${said(page.pick(finding.statement))}</p>
<p class="note"><strong>${page.t('weight')} ${decibans(finding.weight_db)}</strong> (${odds(page, finding.weight_db)})</p>
${finding.benign_considered.length > 0 && html`<p class="note">${page.t('benign')}</p><ul>${causes(page, finding)}</ul>`}
${operands.length > 0 && html`<p class="note">${page.t('operands')}: ${operands.map(({ name, value }, index) => html`${index > 0 && ' · '}${name} ${said(value)}`)}</p>`}
<p class="note">${page.t('origin')}: <a href="#${page.id('d', finding.detector)}">${nameOf(page, finding)}</a> · ${subject && html`${page.pick(wordFor(finding.subject_kind))} ${said(finding.subject_id)} · `}${page.time(finding.window.from)} – ${page.clock(finding.window.until)} · ${page.t('restsOn', { list: [...new Set(finding.needs_coverage)].map(page.streamName).join(page.language === 'zh' ? '、' : ', ') })} · ${page.t('reference')} <code>${finding.finding_id}</code></p></div>`
}

/** Findings as sentences; beyond `most` the reader is sent to the file that holds them all. */
export function findingList(page: Page, findings: readonly Finding[], most: number, letter = ''): Html {
  if (findings.length === 0) return html`<p>${page.t('none')}</p>`
  const rest = findings.length - most
  return html`${findings.slice(0, most).map((finding, index) => item(page, finding, letter && `${letter}${index + 1}`))}${rest > 0 && html`<p>${page.t('more', { count: rest, file: 'findings.ndjson' })}</p>`}`
}

function orderLines(page: Page, orderId: string): Html[] {
  return page.result.orderOrigins
    .filter(({ order_id }) => order_id === orderId)
    .map(({ file_id, lines }) => {
      const [first = 0, last = first] = [lines[0], lines.at(-1)]
      const run = last - first === lines.length - 1 ? linesText(first, last) : lines.join(', ')
      return html`<br>${said(page.t('lineOf', { file: page.fileName(file_id), lines: run }))}`
    })
}

/** Of each detector the weightiest first, in turns: so that one of them hides no other. */
function inTurns(findings: readonly Finding[]): readonly Finding[] {
  const queues = [...Map.groupBy(findings, ({ detector }) => detector).values()]
  const longest = Math.max(0, ...queues.map(({ length }) => length))
  return Array.from({ length: longest }, (_, place) => queues.flatMap((queue) => queue[place] ?? [])).flat()
}

/** How many findings each detector has, by its name. */
export function byDetector(page: Page, findings: readonly Finding[]): string {
  const counted = [...Map.groupBy(findings, (finding) => nameOf(page, finding))]
  return counted.map(([name, own]) => `${name} ${whole(own.length)}`).join(' · ')
}

interface Singles {
  readonly caption: 'ordersCaption' | 'accountsCaption'
  readonly findings: readonly Finding[]
  readonly most: number
}

/** Findings on single orders or accounts, a row each: there can be a thousand. */
export function singlesTable(page: Page, { caption, findings, most }: Singles): Html | false {
  if (findings.length === 0) return false
  const rest = findings.length - most
  const separator = page.language === 'zh' ? '；' : '; '
  // Of orders the files and lines are at hand of the weightiest alone.
  const rows = (caption === 'ordersCaption' ? findings : inTurns(findings)).slice(0, most).map((finding) => {
    const open = finding.benign_considered.filter(({ ruled_out_by }) => ruled_out_by === null)
    return html`<tr id="${page.id('f', finding.finding_id)}"><td class="n">${decibans(finding.weight_db)}</td><td>${said(page.pick(finding.statement))}</td><td>${open.length === 0 ? page.t('noneOpen') : open.map((each) => causeName(page, finding, each)).join(separator)}</td><td class="note">${nameOf(page, finding)}${finding.subject_kind === 'order' ? orderLines(page, finding.subject_id) : html`<br>${said(finding.subject_id)}`}</td></tr>`
  })
  return html`${table(
    {
      caption: `${page.t(caption, { count: whole(findings.length) })} · ${byDetector(page, findings)}`,
      class: 'orders',
    },
    [
      { text: page.t('weight'), number: true },
      { text: page.t('statement') },
      { text: page.t('notRuledOut') },
      { text: page.t('origin') },
    ],
    body(rows),
  )}${rest > 0 && html`<p>${page.t('more', { count: rest, file: 'findings.ndjson' })}</p>`}`
}
