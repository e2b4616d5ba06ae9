import { moneyText } from '../../money.ts'
import type { AuditedSession } from '../../records/coverage.ts'
import { type Level, levelNames } from '../../verdicts/verdict.ts'
import { answerOf } from '../reading/answer.ts'
import type { Headline } from '../reading/headline.ts'
import { figure, type Page, percent } from './page.ts'
import { settlementId } from './settlement.ts'
import { type Html, html, said } from './template.ts'

const machineLevels: readonly Level[] = [
  'none',
  'watch',
  'suspected',
  'highly_suspected',
  'insufficient_data',
]

/** No anomaly is said of what could be looked at, which may be little. */
function judgedBy(page: Page, { session_id }: AuditedSession): Html | false {
  const lacking = page.result.insufficient.filter((each) => each.session_id === session_id)
  const all = page.result.detectors.length
  const judged = all - new Set(lacking.map(({ detector }) => detector)).size
  return judged < all && html`<p class="note">${page.t('judgedBy', { judged, all })}</p>`
}

/** The level among those that the machine may give; a higher one is a person's. */
function ladder(page: Page, { verdict }: Headline, session: AuditedSession): Html {
  const level = verdict?.level ?? 'insufficient_data'
  const shown = machineLevels.includes(level) ? machineLevels : [...machineLevels.slice(0, 4), level]
  const steps = shown.map((each) =>
    each === level
      ? html`<li class="here" aria-current="true">● ${page.pick(levelNames[each])}</li>`
      : html`<li>${page.pick(levelNames[each])}</li>`,
  )
  const mark = verdict && verdict.probability !== null && !verdict.calibrated
  return html`<ol class="ladder" aria-label="${page.t('level')}">${steps}</ol>${mark && html`<p class="note">p = ${(verdict.probability ?? 0).toFixed(2)} · ${page.t('uncalibrated')}</p>`}${level === 'insufficient_data' && html`<p class="note">${page.t('insufficientWhy')}</p>`}${level === 'none' && judgedBy(page, session)}`
}

const list = (lines: readonly string[], otherwise: string): Html =>
  html`<ul>${(lines.length > 0 ? lines : [otherwise]).map((line) => html`<li>${said(line)}</li>`)}</ul>`

function owedBack(page: Page, sessionId: string): Html[] {
  return page.result.settlements
    .filter(({ sessions }) => sessions.includes(sessionId))
    .map((each) => {
      const { owed_back, currency, contract_id, sessions } = each
      const amount =
        owed_back === null ? page.t('settlementUnknown') : moneyText({ amountMinor: owed_back, currency })
      return html`<p><strong>${page.t('owed')}: ${amount}</strong> (<a href="#${settlementId(page, each)}">${said(page.t('contract', { id: contract_id }))}</a>${sessions.length > 1 && html`, ${page.t('together', { count: sessions.length })}`})</p>`
    })
}

/** The answer to one session for a reader who is no analyst. */
export function answerCard(page: Page, session: AuditedSession): Html {
  const answer = answerOf(page, session)
  const { line, ratio } = answer.headline
  const low = line && line.low !== null && line.high !== null && line.low !== line.high
  return html`<div class="answer" id="${page.id('a', session.session_id)}"><h3><a href="#${page.id('s', session.session_id)}">${said(session.title || session.session_id)}</a></h3>
<p class="meta">${page.time(session.started_at).slice(0, 16)} – ${page.clock(session.ended_at)} · ${page.t('room')} ${said(session.room_id)}</p>
<p class="big">${answer.sentence}</p>
<p class="meta">${line && html`<a href="#${page.id('m', line.metric)}">${page.metricName(line.metric)}</a>`}${low && html` · ${page.t('interval')} ${figure(line, line.low)} – ${figure(line, line.high)}`}${ratio !== null && html` · ${page.t(line?.unit === 'money' ? 'ratio' : 'gap')} ${percent(ratio)}`}</p>
${ladder(page, answer.headline, session)}${answer.ordinary && html`<p>${page.t('gapOrdinary')}</p>`}${owedBack(page, session.session_id)}
<dl class="plain"><dt>${page.t('isTrue')}</dt><dd>${list(answer.supported, page.t('noneTrue'))}</dd><dt>${page.t('notTrue')}</dt><dd>${list(answer.unsupported, page.t('noneNot'))}</dd><dt>${page.t('unknown')}</dt><dd>${list(answer.unknown, page.t('noneUnknown'))}</dd><dt>${page.t('why')}</dt><dd>${list(answer.why, page.t('noneWhy'))}</dd></dl></div>`
}
