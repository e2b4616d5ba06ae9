import type { StreamOrigin } from '../../metrics/origin/origins.ts'
import type { AuditedSession, StreamCoverage } from '../../records/coverage.ts'
import { wordFor } from '../vocabulary.ts'
import { linesText, type Page, percent, whole } from './page.ts'
import { body, table } from './table.ts'
import { type Html, html, said } from './template.ts'

const mostFiles = 5

function places(page: Page, origins: readonly StreamOrigin[]): Html {
  const rest = origins.length - mostFiles
  const shown = origins
    .slice(0, mostFiles)
    .map(
      ({ file_id, first_line, last_line, rows }, index) =>
        html`${index > 0 && html`<br>`}${said(page.t('rowsOf', { file: page.fileName(file_id), lines: linesText(first_line, last_line), rows: whole(rows) }))}`,
    )
  if (origins.length === 0) return html`${page.t('seeInputs')}`
  return html`${shown}${rest > 0 && html`<br>${page.t('moreFiles', { count: rest })}`}`
}

function row(page: Page, coverage: StreamCoverage, origins: readonly StreamOrigin[]): Html {
  const { stream, granularity, share, declared, records } = coverage
  return html`<tr><th scope="row">${page.streamName(stream)}</th><td>${page.pick(wordFor(granularity))}</td><td>${page.t(declared ? 'byManifest' : 'byRecords')}</td><td class="n">${share === null ? page.t('notSaid') : percent(share)}</td><td class="n">${whole(records)}</td><td class="note">${places(page, origins)}</td></tr>`
}

/** A kind of which the sorts are covered one by one is told by its sorts. */
const isOf = (stream: string, kind: string): boolean => stream.startsWith(`${kind}.`)

const originsOf = (stream: string, all: readonly StreamOrigin[]): readonly StreamOrigin[] =>
  all.filter((each) => each.stream === stream || isOf(each.stream, stream))

/** What the records of a session hold, how well, and on which lines of which files; then who could not judge for want of what. */
export function origins(page: Page, session: AuditedSession): Html {
  const all = page.result.origins[session.session_id] ?? []
  const streams = Object.values(session.coverage).filter(
    ({ stream }, _, every) => !every.some((each) => isOf(each.stream, stream)),
  )
  const held = streams.filter(({ granularity, records }) => granularity !== 'none' || records > 0)
  const absent = streams.filter((each) => !held.includes(each)).map(({ stream }) => page.streamName(stream))
  const rows = held.map((each) => row(page, each, originsOf(each.stream, all)))
  const lacking = page.result.insufficient.filter(({ session_id }) => session_id === session.session_id)
  const names = new Map(page.result.detectors.map(({ id, name }) => [id, page.pick(name)]))
  const separator = page.language === 'zh' ? '、' : ', '
  const lacks = lacking.map(
    ({ detector, missing }) =>
      html`<li><a href="#${page.id('d', detector)}">${names.get(detector) ?? detector}</a>: ${missing.map(page.streamName).join(separator)}</li>`,
  )
  return html`<h4 id="${page.id('o', session.session_id)}">${page.t('coverage')}</h4>${table(
    { caption: page.t('coverageCaption') },
    [
      { text: page.t('stream') },
      { text: page.t('granularity') },
      { text: page.t('declared') },
      { text: page.t('share'), number: true },
      { text: page.t('rows'), number: true },
      { text: page.t('places') },
    ],
    body(rows),
  )}${absent.length > 0 && html`<p>${page.t('notInRecords')}: ${absent.join(separator)}</p>`}${lacks.length > 0 && html`<p>${page.t('lacks')}:</p><ul>${lacks}</ul>`}`
}
