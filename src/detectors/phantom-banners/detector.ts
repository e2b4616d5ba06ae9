import type { Engine } from '../../engine/engine.ts'
import { sqlFile } from '../../engine/statement.ts'
import { type AuditedSession, type Need, unmetNeeds } from '../../records/coverage.ts'
import type { Detector, DetectorInput } from '../detector.ts'
import type { Detection } from '../finding.ts'
import { assumed, parameters } from './parameters.ts'
import { type Lines, sessionFinding } from './session-finding.ts'
import { type Series, unmatched } from './unmatched.ts'
import { benign, type Shown, shownKinds } from './words.ts'

const namedLines = sqlFile(import.meta.url, 'named-lines.sql')
const unnamedLines = sqlFile(import.meta.url, 'unnamed-lines.sql')

type Told = Lines & { readonly session_id: string }

async function read(engine: Engine, sessions: readonly string[]): Promise<Told[]> {
  const named = await engine.rows<Told>(namedLines, { sessions })
  const unnamed = await engine.rows<Series & { session_id: string; shown: Shown }>(unnamedLines, { sessions })
  return [
    ...named,
    ...unnamed.map(({ session_id, shown, ...series }) => ({
      session_id,
      shown,
      lines: Array.from(series.lines).reduce((sum, lines) => sum + lines, 0),
      unmatched: unmatched(series, assumed.windowSeconds, assumed.slackSeconds),
    })),
  ]
}

const ledgerOf = (shown: Shown): Need => ({
  stream: shownKinds[shown].stream,
  granularity: 'event',
  share: assumed.leastShare,
})

/** Lines of a session by kind, each kind with a complete ledger and enough lines to be judged. */
function judged(session: AuditedSession, told: readonly Told[]): Lines[] {
  return (Object.keys(shownKinds) as Shown[]).flatMap((shown) => {
    const of = told.filter((lines) => lines.shown === shown)
    const lines = of.reduce((sum, kind) => sum + kind.lines, 0)
    if (lines < assumed.leastLines || unmetNeeds(session, [ledgerOf(shown)]).length > 0) return []
    return [{ shown, lines, unmatched: of.reduce((sum, kind) => sum + kind.unmatched, 0) }]
  })
}

/** Streams without which no line of the session can be held against anything. */
function missing(session: AuditedSession, told: readonly Told[]): string[] {
  const unmet = unmetNeeds(session, phantomBanners.needs)
  if (unmet.length > 0) return unmet.map(({ stream }) => stream)
  const kinds = [...new Set(told.map(({ shown }) => shown))]
  const lacking = kinds.filter((shown) => unmetNeeds(session, [ledgerOf(shown)]).length > 0)
  return kinds.length > 0 && lacking.length === kinds.length
    ? lacking.map((shown) => shownKinds[shown].stream)
    : []
}

async function detect({ engine, sessions }: DetectorInput): Promise<Detection> {
  const told = await read(
    engine,
    sessions.map(({ session_id }) => session_id),
  )
  const each = sessions.map((session) => {
    const own = told.filter(({ session_id }) => session_id === session.session_id)
    return { session, own, lacks: missing(session, own) }
  })
  return {
    findings: each.flatMap(({ session, own, lacks }) => {
      const kinds = lacks.length > 0 ? [] : judged(session, own)
      return kinds.length > 0 ? [sessionFinding(phantomBanners, session, kinds)] : []
    }),
    insufficient: each
      .filter(({ lacks }) => lacks.length > 0)
      .map(({ session, lacks }) => ({
        detector: phantomBanners.id,
        session_id: session.session_id,
        missing: lacks,
      })),
  }
}

export const phantomBanners: Detector = {
  id: 'phantom-banners',
  version: 2,
  status: 'experimental',
  family: 'counters',
  fraudTypes: ['phantom_banners'],
  subjects: ['session'],
  name: { zh: '无行为的提示语', en: 'lines without acts' },
  needs: [{ stream: 'banner', granularity: 'event' }],
  sees: {
    zh: '向观众显示的“来了”“正在购买”“关注了”“点赞了”提示语，在进入、订单、关注、点赞记录中没有对应行为',
    en: 'lines shown to viewers (“is coming”, “bought”, “followed”, “liked”) for which the ledger of entries, orders, follows and likes holds no act',
  },
  misses: {
    zh: '背后有虚构订单或机器账号行为的提示语；只显示一部分行为的直播间里，少量虚构提示语会被未显示的行为抵消',
    en: 'lines backed by made-up orders or machine accounts; in a room that shows only part of its acts, a few made-up lines hide behind acts that were not shown',
  },
  benign,
  parameters,
  queries: [
    {
      statement: namedLines,
      row: { session_id: 'String', shown: 'String', lines: 'Int64', unmatched: 'Int64' },
    },
    {
      statement: unnamedLines,
      row: {
        session_id: 'String',
        shown: 'String',
        item: 'String',
        moments: 'Array(Int64)',
        lines: 'Array(Int64)',
        acts: 'Array(Int64)',
      },
    },
  ],
  detect,
}
