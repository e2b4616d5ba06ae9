import type { Engine } from '../../engine/engine.ts'
import { sqlFile } from '../../engine/statement.ts'
import { type AuditedSession, unmetNeeds } from '../../records/coverage.ts'
import type { Detector, DetectorInput } from '../detector.ts'
import type { Detection, Finding } from '../finding.ts'
import { type Heard, hear, type Part } from './circle.ts'
import { clearFinding, findingsOf, type Told } from './findings.ts'
import { groupsOf } from './groups.ts'
import { linesIn, linesQuery, phrasesQuery } from './lines.ts'
import { assumed, parameters } from './parameters.ts'
import { chanceIn } from './weights.ts'
import { benign } from './words.ts'

const talk = sqlFile(import.meta.url, 'talk.sql')

interface Talk {
  readonly session_id: string
  readonly comments: number
  readonly commenters: number
}

/** Sessions in batches that hold a bounded number of comments; a session is never split. */
function batches(talks: readonly Talk[]): string[][] {
  const batched: string[][] = []
  let held = Number.POSITIVE_INFINITY
  for (const { session_id, comments } of talks) {
    if (held + comments > assumed.batchComments) {
      batched.push([])
      held = 0
    }
    batched.at(-1)?.push(session_id)
    held += comments
  }
  return batched
}

async function hearAll(engine: Engine, talks: readonly Talk[]): Promise<Heard[]> {
  const heard: Heard[] = []
  for (const sessions of batches(talks)) heard.push(hear(sessions, await linesIn(engine, sessions)))
  return heard
}

interface Room {
  readonly session: AuditedSession
  readonly comments: number
}

type Rooms = ReadonlyMap<string, Room>

/** A circle in each session where its members speak. */
function toldOf(
  heard: Heard,
  { group_id, part }: { group_id: string; part: Part },
  chance: number,
  rooms: Rooms,
): Told[] {
  const bySession = Map.groupBy(part.lines, ({ session_id }) => session_id)
  const beside = new Set([...bySession.keys()].flatMap((session) => [...(heard.judged.get(session) ?? [])]))
  const { accounts: ordinary } = heard.ordinary
  const looked = {
    chance,
    judged: Math.max(beside.size, part.members.length),
    ordinary,
    sessions: rooms.size,
  }
  return [...bySession].flatMap(([session_id, lines]): Told[] => {
    const room = rooms.get(session_id)
    if (!room) return []
    const speakers = [...new Set(lines.map(({ account_id }) => account_id))].sort()
    const truncated = heard.truncated.has(session_id)
    return [{ detector: scriptedComments, group_id, part, looked, lines, speakers, truncated, ...room }]
  })
}

function toldAll(heard: readonly Heard[], rooms: Rooms): Told[] {
  const heardOf = new Map(heard.flatMap((each) => each.parts.map((part) => [part, each])))
  return groupsOf(heard.flatMap(({ parts }) => parts)).flatMap(({ group_id, parts }) =>
    parts.flatMap((part) => {
      const own = heardOf.get(part)
      return own ? toldOf(own, { group_id, part }, chanceIn(heard, part.members.length), rooms) : []
    }),
  )
}

/** One session answers for its largest circle; a session without any, where enough was said, is spoken for. */
function findings(heard: readonly Heard[], rooms: Rooms): Finding[] {
  const bySession = Map.groupBy(toldAll(heard, rooms), ({ session }) => session.session_id)
  return [...rooms].flatMap(([session_id, { session }]) => {
    const own = (bySession.get(session_id) ?? []).toSorted((a, b) => b.lines.length - a.lines.length)
    if (own.length > 0) return own.flatMap((circle, place) => findingsOf(circle, place === 0))
    const judged = heard.reduce((sum, each) => sum + (each.judged.get(session_id)?.size ?? 0), 0)
    return judged >= assumed.leastJudged ? [clearFinding(scriptedComments, session, judged)] : []
  })
}

async function detect({ engine, sessions }: DetectorInput): Promise<Detection> {
  const lacking = sessions.map((session) => ({ session, unmet: unmetNeeds(session, scriptedComments.needs) }))
  const judged = lacking.flatMap(({ session, unmet }) => (unmet.length === 0 ? [session] : []))
  const talks = await engine.rows<Talk>(talk, { sessions: judged.map(({ session_id }) => session_id) })
  const comments = new Map(talks.map((each) => [each.session_id, each.comments]))
  const rooms: Rooms = new Map(
    judged.map((session) => [
      session.session_id,
      { session, comments: comments.get(session.session_id) ?? 0 },
    ]),
  )
  return {
    findings: findings(await hearAll(engine, talks), rooms),
    insufficient: lacking
      .filter(({ unmet }) => unmet.length > 0)
      .map(({ session, unmet }) => ({
        detector: scriptedComments.id,
        session_id: session.session_id,
        missing: unmet.map(({ stream }) => stream),
      })),
  }
}

export const scriptedComments: Detector = {
  id: 'scripted-comments',
  version: 3,
  status: 'experimental',
  family: 'content',
  fraudTypes: ['fake_comments'],
  subjects: ['group', 'account', 'session'],
  name: { zh: '照本宣科的评论', en: 'comments by a script' },
  needs: [{ stream: 'activity.comment', granularity: 'event' }],
  sees: {
    zh: '同一批账号一起重复多种不同的长句（或其改写），而这些话在同一直播间里几乎没有别人说',
    en: 'one set of accounts that together repeat many different long lines, or rewordings of them, which hardly anybody else in the room says',
  },
  misses: {
    zh: '每人只说一句的账号；只刷短句、表情的账号；没有共同措辞、每句都重新撰写的评论；少于五个账号的小圈子',
    en: 'accounts that say one long line each; short cries and emoji; comments that are written anew and share no wording; circles of fewer than five accounts',
  },
  benign,
  parameters,
  queries: [
    linesQuery,
    phrasesQuery,
    { statement: talk, row: { session_id: 'String', comments: 'Int64', commenters: 'Int64' } },
  ],
  detect,
}
