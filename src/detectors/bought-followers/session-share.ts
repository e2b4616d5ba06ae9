import { lnMeanExp, median } from '../cohort.ts'
import { decibans } from '../weight.ts'
import { type FollowRow, isEmpty, type Way, wayOf } from './follows.ts'
import { allegedShares, assumed } from './parameters.ts'
import { type Cohort, clusterRatio } from './sign-ups.ts'

/** Shares of genuine followers that come in each way, as the room and the other sessions show it. */
export type Usual = Readonly<Record<'absent' | 'hollow', number>>

/** Of bought followers: those sent without an entry, those who look in, or some of each. */
const sentBy: readonly Readonly<Record<Way, number>>[] = [
  { absent: assumed.likely, hollow: (1 - assumed.likely) / 2, other: (1 - assumed.likely) / 2 },
  { absent: (1 - assumed.likely) / 2, hollow: assumed.likely, other: (1 - assumed.likely) / 2 },
  { absent: assumed.likely / 2, hollow: assumed.likely / 2, other: 1 - assumed.likely },
]

const dayMs = 86_400_000

/** Too young to have been seen elsewhere, or of unknown age: that nothing else is known of it says nothing. */
const fresh = ({ registered_at, followed_at }: FollowRow): boolean =>
  registered_at === 0 || followed_at - registered_at < assumed.freshDays * dayMs

/** How likely a genuine follower is to come in the way this one did: never rarer than in the cohort it is held against. */
export function usualFor(follow: FollowRow, usual: Usual): number {
  const way = wayOf(follow)
  if (way === 'other') return 1
  if (way === 'absent')
    return Math.max(
      assumed.lostShare,
      assumed.spread * usual.absent,
      (follow.unseen_there + 0.5) / (follow.actors_there + 1),
    )
  if (fresh(follow)) return assumed.likely
  const inSession = (follow.hollow_viewers_there + 0.5) / (follow.viewers_there + 1)
  const sameWay = (follow.hollow_there + 5 * inSession) / (follow.others_there + 5)
  return Math.max(assumed.emptyShare, assumed.spread * usual.hollow, inSession, sameWay)
}

export interface Weighed {
  readonly follow: FollowRow
  readonly weightDb: number
  readonly cluster: number
}

export interface SessionShare {
  readonly weightDb: number
  readonly follows: readonly Weighed[]
}

/**
 * How likely a follow is one of the bought ones, given how many came in its way and how many genuine ones would, and when
 * it was registered; from the limit on, the odds that a verdict starts from are taken off.
 */
function accountWeight(follow: FollowRow, cluster: number, beside: Beside): number {
  const way = wayOf(follow)
  const count = beside.ways.get(way) ?? 0
  if (way === 'other' || count < assumed.leastEmpty) return assumed.clearDb
  const genuine = (beside.others + 1) * usualFor(follow, beside.usual)
  const odds = (Math.max(0, count - genuine) / genuine) * cluster
  return odds > 0 ? Math.max(assumed.clearDb, decibans(Math.log(odds)) - assumed.priorDb) : assumed.clearDb
}

interface Beside {
  readonly ways: ReadonlyMap<Way, number>
  /** Followers that are not empty. */
  readonly others: number
  readonly usual: Usual
}

/**
 * How much likelier the session’s follows are if some share of them was bought than if none was, shares and ways of selling
 * averaged; and the weight on each of its followers.
 */
export function sessionShare(follows: readonly FollowRow[], usual: Usual, cohort: Cohort): SessionShare {
  const clusters = follows.map((follow) => (isEmpty(follow) ? clusterRatio(cohort, follow) : 1))
  const logs = sentBy.flatMap((sent) => {
    const ratios = follows.map(
      (follow, at) => (sent[wayOf(follow)] * (clusters[at] as number)) / usualFor(follow, usual),
    )
    return allegedShares.map((share) =>
      ratios.reduce((sum, ratio) => sum + Math.log(1 - share + share * ratio), 0),
    )
  })
  const ways = new Map([...Map.groupBy(follows, wayOf)].map(([way, own]) => [way, own.length]))
  const beside = { ways, usual, others: ways.get('other') ?? 0 }
  return {
    weightDb: decibans(lnMeanExp(logs)),
    follows: follows.map((follow, at) => {
      const cluster = clusters[at] as number
      return { follow, cluster, weightDb: accountWeight(follow, cluster, beside) }
    }),
  }
}

/** What the other sessions of the import show of their followers; the median, so that a few bought ones do not hide others. */
export function usualBeside(sessions: ReadonlyMap<string, readonly FollowRow[]>, session_id: string): Usual {
  const beside = [...sessions]
    .filter(([id, follows]) => id !== session_id && follows.length >= assumed.leastEmpty)
    .map(([, follows]) => follows)
  const share = (way: Way) =>
    median(beside.map((follows) => follows.filter((one) => wayOf(one) === way).length / follows.length))
  return { absent: share('absent'), hollow: share('hollow') }
}
