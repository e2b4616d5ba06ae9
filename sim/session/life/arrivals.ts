import { minute, second } from '../../calendar.ts'
import type { Account } from '../../people/account.ts'
import { attending, joiners, type Keenness, suits } from '../../people/followers.ts'
import { chance, exponential, pareto, poisson, type Random, weighted } from '../../random.ts'
import type { Broadcast } from '../../rooms/room.ts'
import type { World } from '../../world.ts'
import type { EntrySource } from '../stage.ts'
import { type Curve, drawBetween } from './curve.ts'

/** Somebody of the public at the door. */
export interface Arrival {
  readonly at: number
  readonly source: EntrySource
  /** Number among the public; -1 for anybody whom the hour suits. */
  readonly index: number
  readonly follows: boolean
  /** Follows the room in this session, for the first time. */
  readonly joins: boolean
}

/** Who might come. */
export interface Door {
  readonly world: World
  readonly broadcast: Broadcast
  readonly keenness: Keenness
  readonly curve: Curve
}

type Mixture = readonly (readonly [weight: number, source: EntrySource])[]

function sourcesOf({ room }: Broadcast): Mixture {
  const { searchShare = 0, adShare = 0, shopShare = 0, shareShare = 0, otherShare = 0 } = room.habits.audience
  const { followerShare = 0 } = room.habits.audience
  const named = searchShare + adShare + shopShare + shareShare + otherShare
  return [
    [Math.max(0.1, 1 - followerShare - named), 'recommend'],
    [searchShare, 'search'],
    [adShare, 'ad'],
    [shopShare, 'shop'],
    [shareShare, 'share'],
    [otherShare, 'other'],
  ]
}

/** Instants at which strangers come: alone, in pulses of recommendation, or drawn in by others. */
function instants(random: Random, { broadcast, curve }: Door, wanted: number): number[] {
  const { started_at, ended_at, room } = broadcast
  const {
    pulseShare = 0.1,
    pulseTail = 1.5,
    pulseSeconds = 30,
    pulseMost = 0.03,
    branching = 0.2,
    branchSeconds = 60,
  } = room.habits.audience
  const most = Math.max(1, wanted * pulseMost)
  const times: number[] = []
  while (times.length < wanted) {
    const first = drawBetween(random, curve, [started_at, ended_at])
    const size = chance(random, pulseShare) ? Math.min(most, pareto(random, 2, pulseTail)) : 1
    const fade = pulseSeconds * second * (0.3 + 1.4 * random.next())
    for (let place = 0; place < size; place += 1) {
      let at = place === 0 ? first : first + exponential(random, fade)
      times.push(at)
      while (chance(random, branching)) {
        at += exponential(random, branchSeconds * second)
        times.push(at)
      }
    }
  }
  return times.filter((at) => at < ended_at - 2 * second)
}

/** Some followers come with the notice that the room is open, the others when they find time. */
function followerArrivals(
  random: Random,
  { broadcast, curve }: Door,
  coming: ReadonlySet<number>,
): Arrival[] {
  const { promptShare = 0.3, promptMinutes = 5 } = broadcast.room.habits.audience
  const { started_at, ended_at } = broadcast
  const arrivals: Arrival[] = []
  for (const index of coming) {
    const prompt = started_at + exponential(random, promptMinutes * minute)
    const at =
      chance(random, promptShare) && prompt < ended_at - minute
        ? prompt
        : drawBetween(random, curve, [started_at, ended_at - 2 * second])
    arrivals.push({
      at,
      source: chance(random, 0.85) ? 'follow' : 'recommend',
      index,
      follows: true,
      joins: false,
    })
  }
  return arrivals
}

/** Everybody who comes to a session for the first time that evening, in the order of time. */
export function arrivalsOf(random: Random, door: Door): Arrival[] {
  const { world, broadcast, keenness } = door
  const coming = attending(world, broadcast, keenness)
  const arrivals = followerArrivals(random, door, coming)
  const sources = sourcesOf(broadcast)
  const first = broadcast.expected_views * (1 - (broadcast.room.habits.audience['returnShare'] ?? 0))
  const strangers = instants(random, door, poisson(random, Math.max(0, first - arrivals.length)))
  const joining = joiners(world, broadcast, keenness).filter(({ index }) => !coming.has(index))
  for (const [place, at] of strangers.entries()) {
    const joiner = joining[place]
    arrivals.push({
      at,
      source: weighted(random, sources),
      index: joiner?.index ?? -1,
      follows: false,
      joins: joiner !== undefined,
    })
  }
  return arrivals.sort((left, right) => left.at - right.at)
}

/** Somebody of the public, by number, whom the hour suits. */
export function anybody(random: Random, door: Door, at: number): readonly [index: number, account: Account] {
  const { world, keenness } = door
  for (let tries = 0; ; tries += 1) {
    const index = keenness.pick(random)
    const account = world.public.member(index)
    if (tries === 3 || chance(random, suits(account.habits.hour, at))) return [index, account]
  }
}
