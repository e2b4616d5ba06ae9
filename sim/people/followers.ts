import { hourOfDay } from '../calendar.ts'
import { logNormal, type Random } from '../random.ts'
import type { Broadcast, Room } from '../rooms/room.ts'
import type { World } from '../world.ts'

/** Everybody’s number, in an order of its own, by how much they watch: the keenest first. */
export interface Keenness {
  /** Somebody’s number; the keen are drawn far oftener than the others. */
  pick(random: Random): number
}

const divides = (one: number, other: number): number => (other === 0 ? one : divides(other, one % other))

/** Who is keen is drawn anew for each world; neighbours in the cast have nothing to do with it. */
export function keennessOf(world: World): Keenness {
  const { size } = world.public
  const random = world.random('keenness')
  let factor = Math.max(1, Math.floor(size * (0.4 + 0.2 * random.next()))) | 1
  while (divides(size, factor) !== 1) factor += 1
  const shift = Math.floor(random.next() * size)
  const slope = world.constants['keenness'] ?? 1
  return { pick: (draws) => (Math.floor(size * draws.next() ** slope) * factor + shift) % size }
}

/** A follower, and how likely they are to come to a session of the room. */
interface Follower {
  readonly index: number
  readonly reliability: number
}

const viewsOf = (world: World, room: Room): number => {
  let [views, sessions] = [0, 0]
  for (const broadcast of world.broadcasts) {
    if (broadcast.room !== room) continue
    views += broadcast.expected_views
    sessions += 1
  }
  return views / Math.max(1, sessions)
}

/** Most of those who follow a room come rarely; some never miss an evening. */
const reliabilityOf = (random: Random, { habits }: Room): number =>
  random.next() ** (habits.audience['fickle'] ?? 2)

/** How many followed a room before its first session of this world; the better known the room, the more. */
function sizeOf(world: World, room: Room): number {
  const { followerShare = 0.2, returnShare = 0.1, fickle = 2 } = room.habits.audience
  const wanted = followerShare * (1 - returnShare) * viewsOf(world, room) * (1 + fickle)
  return Math.round(Math.min(wanted, world.public.size * 0.6))
}

function follower(random: Random, room: Room, keenness: Keenness): Follower {
  return { index: keenness.pick(random), reliability: reliabilityOf(random, room) }
}

/** Numbers of the people who begin to follow the room in this session; they come again to later ones. */
export function joiners(world: World, broadcast: Broadcast, keenness: Keenness): readonly Follower[] {
  const { room, session_id, expected_views } = broadcast
  const random = world.random(`joiners/${session_id}`)
  const share = room.habits.talk['newFollowShare'] ?? 0.02
  const count = Math.round(share * expected_views * logNormal(random, 1, 0.25) + random.next() - 0.5)
  return Array.from({ length: count }, () => follower(random, room, keenness))
}

/** Whether somebody’s usual hour leaves them free at an instant: 1 at that hour, less the further from it. */
export function suits(hour: number, at: number): number {
  const apart = Math.abs(hourOfDay(at) - hour)
  const hours = Math.min(apart, 24 - apart)
  return 0.12 + 0.88 * Math.exp(-(hours * hours) / 18)
}

/**
 * Numbers of the followers who come to this session by themselves: the same people come again and again, each as reliably as
 * they are, and those who followed in an earlier session are among them.
 */
export function attending(world: World, broadcast: Broadcast, keenness: Keenness): Set<number> {
  const { room } = broadcast
  const coming = new Set<number>()
  const known = world.random(`followers/${room.index}`)
  const tonight = world.random(`attending/${broadcast.session_id}`)
  const size = sizeOf(world, room)
  for (let place = 0; place < size; place += 1) {
    const { index, reliability } = follower(known.at(place), room, keenness)
    if (tonight.next() < reliability) coming.add(index)
  }
  for (const earlier of world.broadcasts) {
    if (earlier.room !== room || earlier.started_at >= broadcast.started_at) continue
    for (const { index, reliability } of joiners(world, earlier, keenness))
      if (tonight.next() < reliability) coming.add(index)
  }
  return coming
}
