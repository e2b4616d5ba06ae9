import type { Engine } from '../../engine/engine.ts'
import { sqlFile } from '../../engine/statement.ts'
import { type AuditedSession, unmetNeeds } from '../../records/coverage.ts'
import type { DetectorQuery } from '../detector.ts'
import type { Finding } from '../finding.ts'
import { breachOf, consideredOf, type Identified, told } from './check.ts'
import { assumed } from './parameters.ts'

interface Likes {
  readonly session_id: string
  readonly account_id: string
  readonly minutes: number
  readonly most: number
  readonly beyond: number
  readonly from_at: number
  readonly until_at: number
}

interface Rooms {
  readonly account_id: string
  /** The room with which the most were reached. */
  readonly session_id: string
  readonly rooms_at_once: number
  readonly from_at: number
  readonly peak_at: number
  readonly until_at: number
}

export const likesQuery: DetectorQuery = {
  statement: sqlFile(import.meta.url, 'likes.sql'),
  row: {
    session_id: 'String',
    account_id: 'String',
    minutes: 'Int64',
    most: 'Int64',
    beyond: 'Int64',
    from_at: 'Int64',
    until_at: 'Int64',
  },
}
export const roomsQuery: DetectorQuery = {
  statement: sqlFile(import.meta.url, 'rooms.sql'),
  row: {
    account_id: 'String',
    session_id: 'String',
    rooms_at_once: 'Int64',
    from_at: 'Int64',
    peak_at: 'Int64',
    until_at: 'Int64',
  },
}

/** The limit itself is what a client may do; a twentieth of it more could be a clock or a batch. */
const beyondDb = (shown: number, limit: number): number =>
  breachOf({ shown, held: limit, roof: limit * (1 + assumed.ordinaryShare) }).weightDb

const likesFinding = ({ id, version }: Identified, row: Likes): Finding => ({
  finding_id: `${id}@${version}:account:${row.account_id}:${row.session_id}:likes`,
  detector: id,
  detector_version: version,
  subject_kind: 'account',
  subject_id: row.account_id,
  session_id: row.session_id,
  fraud_type: 'fake_likes',
  family: 'counters',
  weight_db: beyondDb(row.most, assumed.likesPerMinute),
  window: { from: row.from_at, until: row.until_at },
  facts: {
    identity: 'client_limits',
    minutes: row.minutes,
    most_in_a_minute: row.most,
    beyond_limit: row.beyond,
  },
  benign_considered: consideredOf({
    several_screens: {
      zh: `一分钟内至多 ${told(row.most)} 次，上限 ${told(assumed.likesPerMinute)} 次`,
      en: `up to ${told(row.most)} in a minute against a limit of ${told(assumed.likesPerMinute)}`,
    },
  }),
  needs_coverage: ['activity.like'],
  statement: {
    zh: `该账号有 ${told(row.minutes)} 分钟的点赞超出客户端所能发送的 ${told(assumed.likesPerMinute)} 次，最多 ${told(row.most)} 次。`,
    en: `In ${told(row.minutes)} minutes this account sent more than the ${told(assumed.likesPerMinute)} likes a client can send, at most ${told(row.most)}.`,
  },
})

const roomsFinding = ({ id, version }: Identified, row: Rooms): Finding => ({
  finding_id: `${id}@${version}:account:${row.account_id}:rooms`,
  detector: id,
  detector_version: version,
  subject_kind: 'account',
  subject_id: row.account_id,
  session_id: row.session_id,
  fraud_type: 'fake_viewers',
  family: 'counters',
  weight_db: beyondDb(row.rooms_at_once, assumed.roomsAtOnce),
  window: { from: row.from_at, until: row.until_at },
  facts: { identity: 'client_limits', rooms_at_once: row.rooms_at_once, peak_at: row.peak_at },
  benign_considered: consideredOf({
    several_screens: {
      zh: `扣除每次停留 ${told(assumed.keepAliveMs / 1000)} 秒保活后仍同时在 ${told(row.rooms_at_once)} 个直播间`,
      en: `in ${told(row.rooms_at_once)} rooms at once with ${told(assumed.keepAliveMs / 1000)} s of keep-alive taken off each stay`,
    },
  }),
  needs_coverage: ['activity.enter', 'activity.leave'],
  statement: {
    zh: `该账号同时在 ${told(row.rooms_at_once)} 个直播间，多于一户人家的 ${told(assumed.roomsAtOnce)} 块屏幕。`,
    en: `This account was in ${told(row.rooms_at_once)} rooms at once, more than the ${told(assumed.roomsAtOnce)} screens of a household.`,
  },
})

const covering = (sessions: readonly AuditedSession[], streams: readonly string[]): AuditedSession[] =>
  sessions.filter(
    (session) =>
      unmetNeeds(
        session,
        streams.map((stream) => ({ stream, granularity: 'event' }) as const),
      ).length === 0,
  )

const ids = (sessions: readonly AuditedSession[]): string[] => sessions.map(({ session_id }) => session_id)

/** Accounts that did what no client can do. They are findings on the accounts: a room does not choose its visitors' clients. */
export async function clientFindings(
  detector: Identified,
  engine: Engine,
  sessions: readonly AuditedSession[],
): Promise<Finding[]> {
  const liked = ids(covering(sessions, ['activity.like']))
  const entered = ids(covering(sessions, ['activity.enter', 'activity.leave']))
  const likes =
    liked.length === 0
      ? []
      : await engine.rows<Likes>(likesQuery.statement, { sessions: liked, limit: assumed.likesPerMinute })
  const rooms =
    entered.length <= assumed.roomsAtOnce
      ? []
      : await engine.rows<Rooms>(roomsQuery.statement, {
          sessions: entered,
          rooms: assumed.roomsAtOnce,
          keepAlive: assumed.keepAliveMs,
        })
  return [
    ...likes.map((row) => likesFinding(detector, row)),
    ...rooms.map((row) => roomsFinding(detector, row)),
  ]
}
