import type { Engine } from '../../engine/engine.ts'
import { sqlFile } from '../../engine/statement.ts'
import type { Text } from '../../language.ts'
import { type AuditedSession, coverageOf } from '../../records/coverage.ts'
import type { DetectorQuery } from '../detector.ts'
import { allowed, breachDb, breachOf, type Check, told } from './check.ts'
import { accumulates, type Counters, type Displayed, lagOf } from './displayed.ts'
import { assumed } from './parameters.ts'

/** The ledger of one session's audience beside its displayed online counter. Times in UTC milliseconds. */
export interface Presence {
  readonly session_id: string
  readonly viewers: number
  readonly already: number
  readonly likers: number
  readonly commenters: number
  readonly followers: number
  readonly readings: number
  readonly shown_seconds: number
  readonly excess_seconds: number
  readonly excess_from: number
  readonly excess_until: number
  readonly shown_viewer_seconds: number
  readonly viewer_seconds: number
  readonly roof_viewer_seconds: number
  readonly explained: number
  /** Spread of the logarithm of the figure shown over the people present, weighed by them: 0 for a fixed multiple. */
  readonly unevenness: number
  readonly worst_shown: number
  readonly worst_online: number
  readonly worst_roof: number
  readonly worst_at: number
}

const whole = 'Int64'
export const presenceQuery: DetectorQuery = {
  statement: sqlFile(import.meta.url, 'presence.sql'),
  row: {
    session_id: 'String',
    viewers: whole,
    already: whole,
    likers: whole,
    commenters: whole,
    followers: whole,
    readings: whole,
    shown_seconds: whole,
    excess_seconds: whole,
    excess_from: whole,
    excess_until: whole,
    shown_viewer_seconds: whole,
    viewer_seconds: whole,
    roof_viewer_seconds: whole,
    explained: 'Float64',
    unevenness: 'Float64',
    worst_shown: whole,
    worst_online: whole,
    worst_roof: whole,
    worst_at: whole,
  },
}

/** The least declared share of the streams that say who is in a room. */
const shareOf = (session: AuditedSession): number =>
  Math.min(
    1,
    coverageOf(session, 'activity.enter').share ?? 1,
    coverageOf(session, 'activity.leave').share ?? 1,
  )

export async function presenceIn(
  engine: Engine,
  sessions: readonly AuditedSession[],
  counters: ReadonlyMap<string, Counters>,
): Promise<ReadonlyMap<string, Presence>> {
  if (sessions.length === 0) return new Map()
  const online = ({ session_id }: AuditedSession) => counters.get(session_id)?.get('online')
  const rows = await engine.rows<Presence>(presenceQuery.statement, {
    sessions: sessions.map(({ session_id }) => session_id),
    lags: sessions.map((session) => lagOf(online(session))),
    shares: sessions.map((session) => Math.max(assumed.leastShare, shareOf(session))),
    accumulated: sessions.map((session) => {
      const counter = online(session)
      return counter && accumulates(counter) ? 1 : 0
    }),
    untils: sessions.map(({ ended_at }) => ended_at),
    ordinary: assumed.ordinaryShare,
    slice: assumed.sliceSeconds,
  })
  return new Map(rows.map((row) => [row.session_id, row]))
}

const needs = ['activity.enter', 'activity.leave', 'counter.online']

/** A figure that stays one multiple of the people present may be made of them: heat, where people were understood. */
const mayBeHeat = ({ unevenness }: Presence): boolean => unevenness <= assumed.heatUnevenness

const notHeat = ({ unevenness }: Presence): Text => ({
  zh: `展示值与在场人数之比前后相差约 ${told(unevenness * 100)}%，不是随人数成比例的热度`,
  en: `the figure shown is no fixed multiple of the people present: their ratio varies by about ${told(unevenness * 100)} %`,
})

const weighed = (presence: Presence, weightDb: number): number =>
  mayBeHeat(presence) ? Math.min(assumed.heatDb, weightDb) : weightDb

function considered(presence: Presence, counter: Displayed): Check['considered'] {
  const lag = told(lagOf(counter) / 1000)
  const allowance = assumed.ordinaryShare * 100
  return {
    counter_lag: {
      zh: `已与之前 ${lag} 秒内账本的最高值比较；超出持续 ${told(presence.excess_seconds)} 秒，共展示 ${told(presence.shown_seconds)} 秒`,
      en: `held against the ledger's highest of the ${lag} s before; beyond it for ${told(presence.excess_seconds)} of ${told(presence.shown_seconds)} s shown`,
    },
    heat_for_people: mayBeHeat(presence) ? null : notHeat(presence),
    accumulated_views: accumulates(counter)
      ? {
          zh: '计数从不下降，已只与累计进入比较',
          en: 'the counter never falls and was held against accumulated entries',
        }
      : {
          zh: `计数下降 ${told(counter.falls)} 次，不是累计值`,
          en: `the counter falls ${told(counter.falls)} times: it does not accumulate`,
        },
    missing_coverage: {
      zh: `进入与离开记录声明完整，另容许 ${allowance}%`,
      en: `entries and exits are declared complete; ${allowance} % more were allowed for`,
    },
    already_in_room: {
      zh: `无进入记录而在场的 ${told(presence.already)} 个账号已全程计入`,
      en: `${told(presence.already)} accounts present without an entry were counted throughout`,
    },
  }
}

function flowBalance(presence: Presence, counter: Displayed): Check {
  const broken =
    presence.excess_seconds > 0 && presence.excess_seconds >= assumed.persistence * presence.shown_seconds
  const { worst_shown, worst_roof, worst_online, excess_seconds, shown_seconds } = presence
  return {
    identity: 'flow_balance',
    part: 'online',
    fraudType: 'inflated_counters',
    broken,
    weightDb: broken ? weighed(presence, breachDb(presence.explained)) : 0,
    facts: {
      excess_seconds,
      shown_seconds,
      worst_at: presence.worst_at,
      worst_shown,
      worst_ledger: worst_online,
      worst_allowed: worst_roof,
    },
    ...(broken ? { window: { from: presence.excess_from, until: presence.excess_until } } : {}),
    considered: considered(presence, counter),
    needs,
    statement: {
      zh: `展示的在线人数在 ${told(shown_seconds)} 秒中有 ${told(excess_seconds)} 秒高于进出记录所能支持的人数；最多时展示 ${told(worst_shown)} 人，进出记录为 ${told(worst_online)} 人，计入各项容许后至多 ${told(worst_roof)} 人。`,
      en: `For ${told(excess_seconds)} of ${told(shown_seconds)} s the online figure shown is higher than entries and exits can support; at its worst it shows ${told(worst_shown)}, the ledger ${told(worst_online)}, with every allowance at most ${told(worst_roof)}.`,
    },
  }
}

function littlesLaw(presence: Presence, counter: Displayed): Check {
  const excess = {
    shown: presence.shown_viewer_seconds,
    held: presence.viewer_seconds,
    roof: presence.roof_viewer_seconds,
  }
  const { broken, weightDb } = breachOf(excess)
  const seconds = Math.max(1, presence.shown_seconds)
  const [shown, held, roof] = [excess.shown, excess.held, excess.roof].map((sum) => told(sum / seconds))
  return {
    identity: 'littles_law',
    part: 'online',
    fraudType: 'inflated_counters',
    broken,
    weightDb: weighed(presence, weightDb),
    facts: {
      shown_viewer_seconds: excess.shown,
      ledger_viewer_seconds: excess.held,
      allowed_viewer_seconds: excess.roof,
      shown_seconds: presence.shown_seconds,
    },
    considered: considered(presence, counter),
    needs,
    statement: {
      zh: `按展示的在线人数，全场平均在线 ${shown} 人；按停留时长计算为 ${held} 人，计入各项容许后至多 ${roof} 人。`,
      en: `By the online figure shown, ${shown} people were present on average; by how long accounts stayed, ${held}, with every allowance at most ${roof}.`,
    },
  }
}

/** What the online counter shows, held against who came and went. */
export function presenceChecks(presence: Presence, counter: Displayed): Check[] {
  if (presence.readings < assumed.leastReadings) return []
  const flow = flowBalance(presence, counter)
  return accumulates(counter) ? [flow] : [flow, littlesLaw(presence, counter)]
}

const actors = {
  likers: { zh: '点赞', en: 'liked' },
  commenters: { zh: '评论', en: 'commented' },
  followers: { zh: '关注', en: 'followed' },
  buyers: { zh: '下单', en: 'ordered' },
} as const
const streams = {
  likers: 'activity.like',
  commenters: 'activity.comment',
  followers: 'activity.follow',
  buyers: 'order',
} as const

/** Nobody acts in a room without being there. */
export function actorChecks(presence: Presence, session: AuditedSession, buyers: number): Check[] {
  const present = presence.viewers + presence.already
  const roof = allowed(present, shareOf(session)) + 1
  const counts = { ...presence, buyers }
  return (Object.keys(actors) as (keyof typeof actors)[]).flatMap((who) => {
    const excess = { shown: counts[who], held: present, roof }
    if (excess.shown === 0) return []
    return [
      {
        identity: 'actors_in_room',
        part: who,
        fraudType: 'inflated_counters',
        ...breachOf(excess),
        facts: { acted: excess.shown, present, allowed: roof },
        considered: {
          already_in_room: {
            zh: `无进入记录而在场的 ${told(presence.already)} 个账号已计入`,
            en: `${told(presence.already)} accounts present without an entry were counted`,
          },
        },
        needs: ['activity.enter', streams[who]],
        statement: {
          zh: `${actors[who].zh}的账号有 ${told(excess.shown)} 个，而进入过直播间的只有 ${told(present)} 个，计入各项容许后至多 ${told(roof)} 个。`,
          en: `${told(excess.shown)} accounts ${actors[who].en}, while ${told(present)} were in the room, with every allowance at most ${told(roof)}.`,
        },
      },
    ]
  })
}
