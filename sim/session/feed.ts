import { second } from '../calendar.ts'
import { holds, throttled } from './coverage.ts'
import type { ActKind, Stage } from './stage.ts'

/** What an importer gets of the acts of one session; asked in the order of time. */
export interface Feed {
  /** Between two signs of life of a viewer; 0 where the feed has none. */
  readonly beatMs: number
  /** Whether it sees by what means somebody acts: device, network, app, the way in, the client’s clock. */
  readonly means: boolean
  lets(kind: ActKind | 'enter' | 'leave', at: number, account_id: string, count: number): boolean
  /** When the importer is told of it. */
  told(at: number): number
}

/** As many as a rate allows, and no more at once than a second’s worth: what a platform does to a feed in a rush. */
function bucketOf(perSecond: number): (at: number) => boolean {
  const most = Math.max(1, perSecond)
  let [level, last] = [most, Number.NEGATIVE_INFINITY]
  return (at) => {
    level = Math.min(most, level + ((at - last) / second) * perSecond)
    last = at
    if (level < 1) return false
    level -= 1
    return true
  }
}

/** The value between two at which a share comes nearest to what is wanted; the share must rise with it. */
function fitted(
  share: (value: number) => number,
  wanted: number,
  [least, most]: readonly [number, number],
): number {
  let [low, high] = [Math.log(least), Math.log(most)]
  for (let step = 0; step < 24; step += 1) {
    const middle = (low + high) / 2
    if (share(Math.exp(middle)) < wanted) low = middle
    else high = middle
  }
  return Math.exp((low + high) / 2)
}

/** The rate at which a throttle lets through the share of this session’s entries that is declared. */
function enterRate(stage: Stage): number {
  const times = Float64Array.from(stage.visits, ({ entered_at }) => entered_at).sort()
  const share = (rate: number): number => {
    const lets = bucketOf(rate)
    let through = 0
    for (const at of times) if (lets(at)) through += 1
    return through / Math.max(1, times.length)
  }
  return fitted(share, throttled.enter, [1e-5, 1e3])
}

const limitOf = (account_id: string): number => 10 + (Number(account_id.slice(-6)) % 11)

/** How many likes of each account come through before the feed falls silent about it; `ease` widens every limit alike. */
function likeGate(ease: number): (account_id: string, count: number) => boolean {
  const sent = new Map<string, number>()
  return (account_id, count) => {
    const before = sent.get(account_id) ?? 0
    sent.set(account_id, before + count)
    return before < ease * limitOf(account_id)
  }
}

function likeEase(stage: Stage): number {
  const likes = stage.acts.filter(({ kind }) => kind === 'like').sort((left, right) => left.at - right.at)
  const share = (ease: number): number => {
    const lets = likeGate(ease)
    let [through, all] = [0, 0]
    for (const { account, count = 1 } of likes) {
      all += count
      if (lets(account.account_id, count)) through += count
    }
    return through / Math.max(1, all)
  }
  return fitted(share, throttled.like, [1e-3, 1e3])
}

function partialFeed(stage: Stage): Feed {
  const enters = bucketOf(enterRate(stage))
  const likes = likeGate(likeEase(stage))
  return {
    beatMs: 2 * Math.round(stage.world.constants['beatSeconds'] ?? 30) * second,
    means: true,
    lets: (kind, at, account_id, count) => {
      if (kind === 'enter') return enters(at)
      return kind === 'like' ? likes(account_id, count) : holds('partial', `activity.${kind}`)
    },
    told: (at) => at,
  }
}

/** An outsider sees entries as far as the throttle lets them pass, and all of what is said; now and then in batches. */
function observerFeed(stage: Stage): Feed {
  const { constants } = stage.world
  const enters = bucketOf(constants['observedEnters'] ?? 2)
  const batchMs = Math.round((constants['observedBatchSeconds'] ?? 0) * second)
  return {
    beatMs: 0,
    means: false,
    lets: (kind, at) => (kind === 'enter' ? enters(at) : holds('observer', `activity.${kind}`)),
    told: (at) => (batchMs < 200 ? at : Math.ceil(at / batchMs) * batchMs),
  }
}

/** What the importer of a world gets of a session; undefined where it gets no acts at all. */
export function feedOf(stage: Stage): Feed | undefined {
  const { coverage } = stage.world.scenario
  if (coverage === 'merchant') return undefined
  if (coverage === 'partial') return partialFeed(stage)
  if (coverage === 'observer') return observerFeed(stage)
  return { beatMs: 0, means: true, lets: (kind) => kind !== 'heartbeat', told: (at) => at }
}
