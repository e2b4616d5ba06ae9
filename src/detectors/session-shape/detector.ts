import type { Engine } from '../../engine/engine.ts'
import { sqlFile } from '../../engine/statement.ts'
import { type AuditedSession, type Need, unmetNeeds } from '../../records/coverage.ts'
import type { Detector, DetectorInput } from '../detector.ts'
import type { Detection } from '../finding.ts'
import { type Excess, excessIn } from './mixture.ts'
import { assumed, parameters } from './parameters.ts'
import { ordinaryShares, type Quiet, type Shape } from './shapes.ts'
import { type Judged, type Picked, sessionFinding, viewFinding, weightOf } from './view-finding.ts'
import { benign } from './words.ts'

const quietSql = sqlFile(import.meta.url, 'quiet.sql')
const shapesSql = sqlFile(import.meta.url, 'shapes.sql')
const pickedSql = sqlFile(import.meta.url, 'picked.sql')

const complete = (stream: string): Need => ({ stream, granularity: 'event', share: assumed.leastShare })
const needs: readonly Need[] = [complete('activity.enter'), complete('activity.leave')]

/** Sessions with enough quiet stays to have a shape, each weighed against the others and against its own brief visitors. */
function judge(sessions: readonly AuditedSession[], quiet: readonly Quiet[]): Judged[] {
  const bySession = new Map(quiet.map((one) => [one.session_id, one]))
  const shaped = sessions.flatMap((session) => {
    const own = bySession.get(session.session_id)
    return own && own.staying >= assumed.leastViews ? [{ session, quiet: own }] : []
  })
  if (shaped.length < assumed.leastMatched) return []
  const ordinary = ordinaryShares(shaped.map(({ quiet }) => quiet))
  return shaped.map((one, index) => {
    const known = { ...one, ordinary: ordinary[index] ?? 1, matched: shaped.length - 1 }
    return { ...known, weightDb: weightOf(known) }
  })
}

/** What is asked of the views of some sessions, and by which measures. */
const asked = (sessions: readonly string[]) => ({
  sessions,
  brief: assumed.briefSeconds,
  quiet: assumed.quietActs,
})

function pickedIn(engine: Engine, sessions: readonly string[], excess: Excess): Promise<Picked[]> {
  const { odds, ratios, sources } = excess
  return engine.rows<Picked>(pickedSql, {
    ...asked(sessions),
    judged: [...odds.keys()],
    odds: [...odds.values()],
    shapes: ratios.shape,
    ages: ratios.age,
    lives: ratios.life,
    ties: ratios.tie,
    companies: ratios.company,
    ways: [...sources.keys()],
    sources: [...sources.values()],
    least: Math.log(assumed.leastOdds),
  })
}

/** The views that make the excess of the suspect ones among some sessions. */
async function excessViews(
  engine: Engine,
  sessions: readonly string[],
  suspect: readonly string[],
): Promise<Picked[]> {
  if (suspect.length === 0) return []
  const shapes = await engine.rows<Shape>(shapesSql, { ...asked(sessions), judged: suspect })
  return pickedIn(engine, sessions, excessIn(shapes, suspect))
}

async function detect({ engine, sessions }: DetectorInput): Promise<Detection> {
  const able = sessions.filter((session) => unmetNeeds(session, needs).length === 0)
  const ids = able.map(({ session_id }) => session_id)
  const enough = able.length >= assumed.leastMatched
  const judged = judge(able, enough ? await engine.rows<Quiet>(quietSql, asked(ids)) : [])
  const suspect = judged.filter(({ weightDb }) => weightDb >= assumed.judgedDb)
  const picked = await excessViews(
    engine,
    ids,
    suspect.map(({ session }) => session.session_id),
  )
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
          missing: unmet.length > 0 ? unmet : [enough ? 'activity' : 'session'],
        }
      }),
  }
}

export const sessionShape: Detector = {
  id: 'session-shape',
  version: 4,
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
      statement: quietSql,
      row: {
        session_id: 'String',
        staying: 'Int64',
        staying_lifeless: 'Int64',
        brief: 'Int64',
        brief_lifeless: 'Int64',
      },
    },
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
