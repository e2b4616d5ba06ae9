import { sqlFile } from '../../engine/statement.ts'
import { type AuditedSession, type Need, unmetNeeds } from '../../records/coverage.ts'
import type { BenignCause, Detector, DetectorInput } from '../detector.ts'
import type { Detection, Finding } from '../finding.ts'
import { assumed, parameters } from './parameters.ts'
import { ordinaryShares, type Stays, weightOf } from './silence.ts'

const staysSql = sqlFile(import.meta.url, 'stays.sql')
const complete = (stream: string): Need => ({ stream, granularity: 'burst', share: assumed.leastShare })
const needs = ['enter', 'leave', 'like', 'comment', 'product_click'].map((act) => complete(`activity.${act}`))
const percent = (share: number): number => Math.round(share * 1000) / 10

const benign: readonly BenignCause[] = [
  {
    id: 'background_listening',
    cause: { zh: '深夜、后台收听、挂机', en: 'small hours, listening in the background, apps kept open' },
    ruledOutBy: {
      zh: '以本场自己的关注者为准：同样的时段与内容，他们也会安静',
      en: 'the session’s own followers are the measure: at the same hour and show they are silent, too',
    },
  },
  {
    id: 'quiet_category',
    cause: { zh: '这类直播间本来就少互动', en: 'rooms of this kind see little interaction' },
    ruledOutBy: {
      zh: '与其他场次的中位水平比较，取两者中较高的，再容许 2.5 倍几率',
      en: 'held against the middle session as well, the higher of the two, and 2.5 times the odds are allowed for',
    },
  },
  {
    id: 'throttled_acts',
    cause: { zh: '动作记录被限流', en: 'records of acts are throttled' },
    ruledOutBy: {
      zh: '进出、点赞、评论、点击都声明完整时才判断',
      en: 'judged only where entries, exits, likes, comments and clicks are declared complete',
    },
  },
]

interface Known {
  readonly session: AuditedSession
  readonly stays: Stays
  readonly ordinary: number
  readonly matched: number
}

function findingOn({ session, stays, ordinary, matched }: Known): Finding {
  const { id, version } = silentCrowd
  const { session_id, followers, silent_followers, others, silent_others } = stays
  const numbers = {
    background_listening: {
      zh: `关注者久留 ${followers} 次，其中安静 ${silent_followers} 次`,
      en: `of ${followers} stays of followers ${silent_followers} were silent`,
    },
    quiet_category: {
      zh: `与另外 ${matched} 场比较，至多 ${percent(ordinary)}%`,
      en: `beside ${matched} other sessions, at most ${percent(ordinary)}%`,
    },
    throttled_acts: { zh: '5 类记录均声明完整', en: '5 kinds of records are declared complete' },
  } as const
  return {
    finding_id: `${id}@${version}:session:${session_id}`,
    detector: id,
    detector_version: version,
    subject_kind: 'session',
    subject_id: session_id,
    session_id,
    fraud_type: 'fake_viewers',
    family: 'journey',
    weight_db: weightOf(stays, ordinary),
    window: { from: session.started_at, until: session.ended_at },
    facts: {
      stays: others,
      silent_stays: silent_others,
      follower_stays: followers,
      silent_follower_stays: silent_followers,
      ordinary_share: Math.round(ordinary * 10_000) / 10_000,
    },
    benign_considered: benign.map(({ id: cause }) => ({
      cause,
      ruled_out_by: numbers[cause as keyof typeof numbers],
    })),
    needs_coverage: needs.map(({ stream }) => stream),
    statement: {
      zh: `非关注者停留 5 分钟以上的 ${others} 次观看中，${silent_others} 次没有点赞、评论、点击、下单等任何动作；平常至多占 ${percent(ordinary)}%。`,
      en: `Of ${others} views longer than 5 minutes by others than followers, ${silent_others} show no like, comment, click, order or other act; ordinarily at most ${percent(ordinary)}%.`,
    },
  }
}

async function detect({ engine, sessions }: DetectorInput): Promise<Detection> {
  const able = sessions.filter((session) => unmetNeeds(session, needs).length === 0)
  const rows = await engine.rows<Stays>(staysSql, {
    sessions: able.map(({ session_id }) => session_id),
    least: assumed.leastSeconds * 1000,
  })
  const enough = rows.filter(({ others }) => others >= assumed.leastStays)
  const judged = enough.length < assumed.leastMatched ? [] : enough
  const ordinary = ordinaryShares(judged)
  const known = new Map(
    judged.map((stays, index) => [stays.session_id, { stays, share: ordinary[index] ?? 1 }]),
  )
  return {
    findings: able.flatMap((session) => {
      const own = known.get(session.session_id)
      if (!own) return []
      return [findingOn({ session, stays: own.stays, ordinary: own.share, matched: judged.length - 1 })]
    }),
    insufficient: sessions
      .filter(({ session_id }) => !known.has(session_id))
      .map((session) => {
        const unmet = unmetNeeds(session, needs).map(({ stream }) => stream)
        return {
          detector: silentCrowd.id,
          session_id: session.session_id,
          missing: unmet.length > 0 ? unmet : ['activity'],
        }
      }),
  }
}

export const silentCrowd: Detector = {
  id: 'silent-crowd',
  version: 3,
  status: 'experimental',
  family: 'journey',
  fraudTypes: ['fake_viewers'],
  subjects: ['session'],
  name: { zh: '沉默的观众', en: 'a silent crowd' },
  needs,
  sees: {
    zh: '非关注者中久留却没有任何点赞、评论、点击、下单的占比，远高于本场关注者与其他场次所示的平常水平',
    en: 'among others than followers, a share of long stays without any like, comment, click or order far above what the session’s own followers and the other sessions show',
  },
  misses: {
    zh: '偶尔点赞、点击的机器账号；半数以上场次都如此的导入；少量混入的',
    en: 'machines that tap or click now and then; imports in which more than half of the sessions are alike; small additions',
  },
  benign,
  parameters,
  queries: [
    {
      statement: staysSql,
      row: {
        session_id: 'String',
        followers: 'Int64',
        silent_followers: 'Int64',
        others: 'Int64',
        silent_others: 'Int64',
      },
    },
  ],
  detect,
}
