import type { Engine } from '../../engine/engine.ts'
import { sqlFile } from '../../engine/statement.ts'
import { type AuditedSession, type Need, unmetNeeds } from '../../records/coverage.ts'
import type { Detector, DetectorInput, DetectorQuery } from '../detector.ts'
import type { Detection } from '../finding.ts'
import { anyOf, type Check, findingsOf } from './check.ts'
import { clientFindings, likesQuery, roomsQuery } from './clients.ts'
import { type Counters, countersQuery, displayedCounters } from './displayed.ts'
import { moneyChecks, moneyQuery } from './money.ts'
import { assumed, parameters } from './parameters.ts'
import { actorChecks, type Presence, presenceChecks, presenceIn, presenceQuery } from './presence.ts'
import { peakChecks, totalChecks, totalsQuery } from './totals.ts'
import { benign } from './words.ts'

const buyersQuery: DetectorQuery = {
  statement: sqlFile(import.meta.url, 'buyers.sql'),
  row: { session_id: 'String', buyers: 'Int64' },
}

const complete = (stream: string): Need => ({ stream, granularity: 'event', share: assumed.leastShare })
const entries: readonly Need[] = [complete('activity.enter')]
const stays: readonly Need[] = [
  ...entries,
  complete('activity.leave'),
  { stream: 'counter.online', granularity: 'counter' },
]

async function buyersIn(
  engine: Engine,
  sessions: readonly AuditedSession[],
): Promise<ReadonlyMap<string, number>> {
  const able = sessions.filter((session) => unmetNeeds(session, [complete('order')]).length === 0)
  if (able.length === 0) return new Map()
  const rows = await engine.rows<{ session_id: string; buyers: number }>(buyersQuery.statement, {
    sessions: able.map(({ session_id }) => session_id),
    froms: able.map(({ started_at }) => started_at),
    untils: able.map(({ ended_at }) => ended_at),
  })
  return new Map(rows.map(({ session_id, buyers }) => [session_id, buyers]))
}

interface Known {
  readonly counters: Counters
  readonly presence: Presence | undefined
  readonly buyers: number
}

function audienceChecks(session: AuditedSession, { counters, presence, buyers }: Known): Check[] {
  const online = counters.get('online')
  const stayed = presence && online && unmetNeeds(session, stays).length === 0
  return [
    ...(stayed ? presenceChecks(presence, online) : []),
    ...(presence ? actorChecks(presence, session, buyers) : []),
    ...peakChecks(counters),
  ]
}

async function detect({ engine, sessions }: DetectorInput): Promise<Detection> {
  const counters = await displayedCounters(
    engine,
    sessions.map(({ session_id }) => session_id),
  )
  const entered = sessions.filter((session) => unmetNeeds(session, entries).length === 0)
  const presence = await presenceIn(engine, entered, counters)
  const buyers = await buyersIn(engine, entered)
  const totals = await totalChecks(engine, sessions, counters)
  const money = await moneyChecks(engine, sessions)
  const each = sessions.map((session) => {
    const id = session.session_id
    const known = {
      counters: counters.get(id) ?? new Map(),
      presence: presence.get(id),
      buyers: buyers.get(id) ?? 0,
    }
    const checks = [...audienceChecks(session, known), ...(totals.get(id) ?? []), ...(money.get(id) ?? [])]
    return { session, checks }
  })
  return {
    findings: [
      ...each.flatMap(({ session, checks }) => findingsOf(counterConflict, session, checks)),
      ...(await clientFindings(counterConflict, engine, sessions)),
    ],
    insufficient: each
      .filter(({ checks }) => checks.length === 0)
      .map(({ session }) => ({
        detector: counterConflict.id,
        session_id: session.session_id,
        missing: lacking(session),
      })),
  }
}

/** Streams of which any would let something be checked; named too where the records are there but too few. */
function lacking(session: AuditedSession): string[] {
  const unmet = [...stays, complete('order')]
    .filter((need) => unmetNeeds(session, [need]).length > 0 || !anyOf(session, need.stream))
    .map(({ stream }) => stream)
  return unmet.length > 0 ? unmet : ['counter']
}

export const counterConflict: Detector = {
  id: 'counter-conflict',
  version: 6,
  status: 'experimental',
  family: 'counters',
  fraudTypes: ['inflated_counters', 'fake_likes', 'fake_viewers', 'brushed_order', 'refund_blind_gmv'],
  subjects: ['session', 'account'],
  name: { zh: '计数矛盾', en: 'counters in conflict' },
  needs: [{ stream: 'counter', granularity: 'counter' }],
  sees: {
    zh: '展示的数字与逐条记录在算术上不能同时成立：在线人数与进出、总数与行为、行为人与在场人、点赞与客户端上限、付款退款结算与包裹',
    en: 'figures that cannot both be true: people online against entries and exits, totals against acts, those who act against those present, likes against what a client can send, payments against refunds, settlements and parcels',
  },
  misses: {
    zh: '机器账号真实进入并留下记录的虚增：此时数字彼此一致；始终按同一倍数放大的在线数，它与热度无从区分；记录不完整的直播间',
    en: 'inflation by machine accounts that really enter and leave records: the figures then agree; an online figure multiplied by one factor all session long, which nothing tells from heat; rooms of which the ledger is incomplete',
  },
  benign,
  parameters,
  queries: [buyersQuery, countersQuery, likesQuery, moneyQuery, presenceQuery, roomsQuery, totalsQuery],
  detect,
}
