import type { Engine } from '../../engine/engine.ts'
import { sqlFile } from '../../engine/statement.ts'
import { type AuditedSession, type Need, unmetNeeds } from '../../records/coverage.ts'
import type { Detector, DetectorInput } from '../detector.ts'
import type { Detection } from '../finding.ts'
import { briefLogOdds, type Excess, excessIn } from './mixture.ts'
import { assumed, parameters } from './parameters.ts'
import { ordinaryShares, quietOf, type Shape } from './shapes.ts'
import { type Judged, type Picked, sessionFinding, viewFinding, weightOf } from './view-finding.ts'
import { benign } from './words.ts'

const shapesSql = sqlFile(import.meta.url, 'shapes.sql')
const pickedSql = sqlFile(import.meta.url, 'picked.sql')

const complete = (stream: string): Need => ({ stream, granularity: 'event', share: assumed.leastShare })
const needs: readonly Need[] = [complete('activity.enter'), complete('activity.leave')]

/** Sessions with enough quiet stays to have a shape, each weighed against the others and against its own brief visitors. */
function judge(sessions: readonly AuditedSession[], shapes: readonly Shape[]): Judged[] {
  const bySession = Map.groupBy(shapes, ({ session_id }) => session_id)
  const shaped = sessions
    .map((session) => ({ session, quiet: quietOf(bySession.get(session.session_id) ?? []) }))
    .filter(({ quiet }) => quiet.staying >= assumed.leastViews)
  if (shaped.length < assumed.leastMatched) return []
  const ordinary = ordinaryShares(shaped.map(({ quiet }) => quiet))
  return shaped.map((one, index) => {
    const known = { ...one, ordinary: ordinary[index] ?? 1, matched: shaped.length - 1 }
    return { ...known, weightDb: weightOf(known) }
  })
}

function pickedIn(engine: Engine, sessions: readonly string[], excess: Excess): Promise<Picked[]> {
  const { odds, ratios, sources } = excess
  return engine.rows<Picked>(pickedSql, {
    sessions,
    judged: [...odds.keys()],
    odds: [...odds.values()],
    brief: assumed.briefSeconds,
    quiet: assumed.quietActs,
    shapes: ratios.shape.map((ratio, place) => ratio + (place < 18 ? briefLogOdds : 0)),
    ages: ratios.age,
    lives: ratios.life,
    ties: ratios.tie,
    companies: ratios.company,
    ways: [...sources.keys()],
    sources: [...sources.values()],
    least: Math.log(assumed.leastOdds),
  })
}

async function detect({ engine, sessions }: DetectorInput): Promise<Detection> {
  const able = sessions.filter((session) => unmetNeeds(session, needs).length === 0)
  const ids = able.map(({ session_id }) => session_id)
  const shapes =
    able.length < assumed.leastMatched
      ? []
      : await engine.rows<Shape>(shapesSql, {
          sessions: ids,
          brief: assumed.briefSeconds,
          quiet: assumed.quietActs,
        })
  const judged = judge(able, shapes)
  const suspect = judged.filter(({ weightDb }) => weightDb >= assumed.judgedDb)
  const excess = excessIn(shapes, new Set(suspect.map(({ session }) => session.session_id)))
  const picked = suspect.length === 0 ? [] : await pickedIn(engine, ids, excess)
  const bySession = Map.groupBy(picked, ({ session_id }) => session_id)
  const told = new Set(judged.map(({ session }) => session.session_id))
  const subject = sessionShape
  return {
    findings: judged.flatMap((one) => {
      const own = bySession.get(one.session.session_id) ?? []
      return [sessionFinding(subject, one, own.length), ...own.map((view) => viewFinding(subject, one, view))]
    }),
    insufficient: sessions
      .filter(({ session_id }) => !told.has(session_id))
      .map((session) => {
        const unmet = unmetNeeds(session, needs).map(({ stream }) => stream)
        return {
          detector: subject.id,
          session_id: session.session_id,
          missing: unmet.length > 0 ? unmet : [able.length < assumed.leastMatched ? 'session' : 'activity'],
        }
      }),
  }
}

export const sessionShape: Detector = {
  id: 'session-shape',
  version: 3,
  status: 'experimental',
  family: 'timing',
  fraudTypes: ['fake_viewers'],
  subjects: ['session', 'account'],
  name: { zh: '观看形态异常', en: 'views of an odd shape' },
  needs,
  sees: {
    zh: '进入时刻与停留时长的联合分布中，本场多出一批久留而安静、在别处没有任何活动的账号；并逐一指出属于多出部分的观看',
    en: 'in the joint shape of when viewers come and how long they stay, an excess of long quiet stays by accounts with no other life; and which views belong to it',
  },
  misses: {
    zh: '在别处也像常人一样短暂进出、关注、下单的机器账号；半数以上场次都如此的导入；只有少数场次或不足五分钟的停留',
    en: 'machines that look in elsewhere, follow and order as people do; imports in which more than half of the sessions are alike in this; few sessions; stays below five minutes',
  },
  benign,
  parameters,
  queries: [
    {
      statement: shapesSql,
      row: {
        session_id: 'String',
        source: 'String',
        shape: 'Int64',
        age: 'Int64',
        life: 'Int64',
        tie: 'Int64',
        company: 'Int64',
        views: 'Int64',
      },
    },
    {
      statement: pickedSql,
      row: {
        session_id: 'String',
        account_id: 'String',
        source: 'String',
        came: 'Int64',
        stay: 'Int64',
        acts: 'Int64',
        others: 'Int64',
        brief_others: 'Int64',
        ln_odds: 'Float64',
      },
    },
  ],
  detect,
}
