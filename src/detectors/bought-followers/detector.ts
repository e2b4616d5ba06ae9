import { sqlFile } from '../../engine/statement.ts'
import { type AuditedSession, type Need, unmetNeeds } from '../../records/coverage.ts'
import type { Detector, DetectorInput } from '../detector.ts'
import type { Detection, Finding } from '../finding.ts'
import { findingsOn } from './findings.ts'
import type { FollowRow } from './follows.ts'
import { assumed, parameters } from './parameters.ts'
import { sessionShare, usualBeside } from './session-share.ts'
import { cohortOf, type HourRow, registryOf } from './sign-ups.ts'
import { benign } from './words.ts'

const followsStatement = sqlFile(import.meta.url, 'follows.sql')
const signUps = sqlFile(import.meta.url, 'sign-ups.sql')

const needs: readonly Need[] = [
  { stream: 'activity.follow', granularity: 'event' },
  { stream: 'activity.enter', granularity: 'event', share: assumed.leastShare },
]

async function judge({ engine, sessions }: DetectorInput): Promise<Finding[]> {
  const follows = await engine.rows<FollowRow>(followsStatement, {
    sessions: sessions.map(({ session_id }) => session_id),
    shortMs: assumed.shortSeconds * 1000,
    slackMs: assumed.slackSeconds * 1000,
  })
  const registry = registryOf(await engine.rows<HourRow>(signUps), follows)
  const bySession = Map.groupBy(follows, ({ session_id }) => session_id)
  return sessions.flatMap((session) => {
    const own = bySession.get(session.session_id) ?? []
    if (own.length < assumed.leastEmpty) return []
    const usual = usualBeside(bySession, session.session_id)
    const judged = sessionShare(own, usual, cohortOf(registry, own))
    return findingsOn({ session, judged, usual, registered: registry.everybody.all > 0 }, boughtFollowers)
  })
}

async function detect({ engine, sessions }: DetectorInput): Promise<Detection> {
  const lacking = (session: AuditedSession) => unmetNeeds(session, needs).map(({ stream }) => stream)
  const fit = sessions.filter((session) => lacking(session).length === 0)
  return {
    findings: fit.length === 0 ? [] : await judge({ engine, sessions: fit }),
    insufficient: sessions
      .map((session) => ({
        detector: boughtFollowers.id,
        session_id: session.session_id,
        missing: lacking(session),
      }))
      .filter(({ missing }) => missing.length > 0),
  }
}

export const boughtFollowers: Detector = {
  id: 'bought-followers',
  version: 3,
  status: 'experimental',
  family: 'identity',
  fraudTypes: ['fake_follows'],
  subjects: ['session', 'account'],
  name: { zh: '关注之外什么也不做的账号', en: 'accounts that follow and do nothing else' },
  needs,
  sees: {
    zh: '成批的关注来自没有进入直播间、或只短暂进过一次、在别处从未出现过的账号，其注册时间往往扎堆',
    en: 'follows in numbers by accounts that never entered, or looked in only once and briefly, and are seen nowhere else, often registered close together',
  },
  misses: {
    zh: '每场不足五个的；平时装作普通观众的账号；注册不满七天、进过直播间且注册时间不扎堆的账号；只有一场直播可看时，进来过再关注的账号',
    en: 'fewer than five a session; accounts that pass for viewers elsewhere; accounts under seven days old that did enter and were not registered together; where there is one session only, those that enter before they follow',
  },
  benign,
  parameters,
  queries: [
    {
      statement: followsStatement,
      row: {
        session_id: 'String',
        account_id: 'String',
        followed_at: 'Int64',
        left_at: 'Int64',
        emptiness: 'Int64',
        source: 'String',
        others_there: 'Int64',
        hollow_there: 'Int64',
        viewers_there: 'Int64',
        hollow_viewers_there: 'Int64',
        actors_there: 'Int64',
        unseen_there: 'Int64',
        registered_at: 'Int64',
      },
    },
    { statement: signUps, row: { hour: 'Int64', accounts: 'Int64' } },
  ],
  detect,
}
