import type { Text } from '../../language.ts'
import type { AuditedSession } from '../../records/coverage.ts'
import type { BenignConsidered, Finding } from '../finding.ts'
import { limited } from '../weight.ts'
import { type Way, wayOf } from './follows.ts'
import { assumed } from './parameters.ts'
import type { SessionShare, Usual, Weighed } from './session-share.ts'
import { benign } from './words.ts'

/** What the findings on one session are made from. */
export interface Told {
  readonly session: AuditedSession
  readonly judged: SessionShare
  readonly usual: Usual
  /** Whether it is known when accounts were registered. */
  readonly registered: boolean
}

interface Detecting {
  readonly id: string
  readonly version: number
}

const pickedOut = ({ judged }: Told): Weighed[] =>
  judged.weightDb < assumed.accuseDb
    ? []
    : judged.follows.filter(({ weightDb }) => weightDb >= assumed.suspectedDb)

/** A session that stands out, but in which nobody could be picked out, is no more than a reason to look. */
const sessionWeight = (told: Told): number => {
  const most = pickedOut(told).length >= assumed.leastEmpty ? Number.POSITIVE_INFINITY : assumed.watchDb
  return limited(Math.max(assumed.clearDb, Math.min(told.judged.weightDb, most)))
}

const percent = (share: number): number => Math.round(share * 1000) / 10

/** The largest number of these follows within any half hour. */
function busiestHalfHour(follows: readonly Weighed[]): number {
  const times = follows.map(({ follow }) => follow.followed_at).sort((one, other) => one - other)
  let [first, most] = [0, 0]
  for (const [last, at] of times.entries()) {
    while (at - (times[first] as number) > 1_800_000) first += 1
    most = Math.max(most, last - first + 1)
  }
  return most
}

interface Counts {
  readonly all: number
  readonly absent: number
  readonly hollow: number
  readonly clustered: number
}

const countsOf = ({ judged: { follows } }: Told): Counts => {
  const count = (way: Way) => follows.filter(({ follow }) => wayOf(follow) === way).length
  return {
    all: follows.length,
    absent: count('absent'),
    hollow: count('hollow'),
    clustered: follows.filter(({ cluster }) => cluster > 2).length,
  }
}

function considered(told: Told, { absent, hollow, clustered }: Counts): BenignConsidered[] {
  const one = told.judged.follows[0]?.follow
  const [unseen, actors] = [one?.unseen_there ?? 0, one?.actors_there ?? 0]
  const [brief, viewers] = [one?.hollow_viewers_there ?? 0, one?.viewers_there ?? 0]
  const numbers: Readonly<Record<string, Text | null>> = {
    sign_up_campaign: told.registered
      ? {
          zh: `${clustered} 个账号的注册时间比全体注册速度所能解释的更集中`,
          en: `${clustered} of the accounts were registered closer together than the sign-ups of all explain`,
        }
      : null,
    guest_or_raid: {
      zh: `只计 ${absent + hollow} 个没有其他任何行为的账号，不计关注的时间`,
      en: `only the ${absent + hollow} accounts that did nothing else count, not when they followed`,
    },
    followed_from_profile: {
      zh: `其他场次中，从未出现过的关注者占中位数 ${percent(told.usual.absent)}%`,
      en: `in the middle one of the other sessions ${percent(told.usual.absent)}% of the followers are seen nowhere`,
    },
    one_time_visitors: {
      zh: `同场 ${viewers} 个未关注者中，这样只看一次的有 ${brief} 个`,
      en: `of ${viewers} beside them who did not follow ${brief} looked in as briefly, only once`,
    },
    coverage_gap: {
      zh: `进入记录声明完整；其他行为者 ${actors} 个中没有进入记录的 ${unseen} 个`,
      en: `entries are declared complete; of ${actors} others who did anything ${unseen} have no entry`,
    },
  }
  return benign.map(({ id }) => ({ cause: id, ruled_out_by: numbers[id] ?? null }))
}

const base = (told: Told, { id, version }: Detecting) =>
  ({
    detector: id,
    detector_version: version,
    session_id: told.session.session_id,
    fraud_type: 'fake_follows',
    family: 'identity',
    benign_considered: considered(told, countsOf(told)),
    needs_coverage: ['activity.follow', 'activity.enter', 'account'],
  }) as const

function sessionFinding(told: Told, detecting: Detecting): Finding {
  const { session } = told
  const counts = countsOf(told)
  const picked = pickedOut(told)
  const busiest = busiestHalfHour(picked)
  return {
    ...base(told, detecting),
    finding_id: `${detecting.id}@${detecting.version}:session:${session.session_id}`,
    subject_kind: 'session',
    subject_id: session.session_id,
    weight_db: sessionWeight(told),
    window: { from: session.started_at, until: session.ended_at },
    facts: {
      follows: counts.all,
      without_entry: counts.absent,
      looked_in_only: counts.hollow,
      registered_together: counts.clustered,
      picked_out: picked.length,
      busiest_half_hour: busiest,
    },
    statement: {
      zh: `本场 ${counts.all} 个新增关注中，${counts.absent} 个账号没有进入记录、在别处也没有出现过，${counts.hollow} 个只短暂进过这一次；其中 ${counts.clustered} 个注册时间扎堆。`,
      en: `Of ${counts.all} follows of this session ${counts.absent} are by accounts that never entered and are seen nowhere else, ${counts.hollow} by accounts that only looked in this once; ${counts.clustered} were registered close together.`,
    },
  }
}

const did: Readonly<Record<'absent' | 'hollow', Text>> = {
  absent: { zh: '没有进入直播间', en: 'without having entered' },
  hollow: { zh: '只短暂进过这一次', en: 'having looked in only this once' },
}

function accountFinding(told: Told, { follow, weightDb, cluster }: Weighed, detecting: Detecting): Finding {
  const { all, absent, hollow } = countsOf(told)
  const way = wayOf(follow) === 'absent' ? 'absent' : 'hollow'
  const alike = way === 'absent' ? absent : hollow
  const ratio = Math.round(cluster * 10) / 10
  return {
    ...base(told, detecting),
    finding_id: `${detecting.id}@${detecting.version}:account:${follow.account_id}:${follow.session_id}`,
    subject_kind: 'account',
    subject_id: follow.account_id,
    weight_db: limited(weightDb),
    window: { from: follow.followed_at, until: Math.max(follow.followed_at, follow.left_at) },
    facts: {
      followed_at: follow.followed_at,
      entries: way === 'hollow' ? 1 : 0,
      alike,
      follows: all,
      registered_at: follow.registered_at || null,
      registration_ratio: ratio,
    },
    statement: {
      zh: `该账号关注了主播，${did[way].zh}，此外再无任何行为；本场 ${all} 个新增关注中这样的有 ${alike} 个；它与这些账号注册时间的接近程度为通常的 ${ratio} 倍。`,
      en: `The account followed ${did[way].en}, and did nothing else; of ${all} follows of this session ${alike} are alike; its registration lies ${ratio} times as close to theirs as usual.`,
    },
  }
}

/** The session first, then the followers picked out of it. */
export const findingsOn = (told: Told, detecting: Detecting): Finding[] => [
  sessionFinding(told, detecting),
  ...pickedOut(told).map((weighed) => accountFinding(told, weighed, detecting)),
]
