import type { Outside } from '../happening.ts'
import type { Account, Cast, Traits } from '../people/account.ts'
import { newCast } from '../people/cast.ts'
import { shuffled, uniform } from '../random.ts'
import type { Broadcast } from '../rooms/room.ts'
import type { Dosed } from '../scenario.ts'
import type { Stage } from '../session/stage.ts'
import type { WorldDraft } from '../world.ts'
import { callFarmed, callMadeInBatches } from './shared-means.ts'

/** The accounts that work in one session: `count` members of a cast, from `first` on and round again. */
export interface Hire {
  readonly broadcast: Broadcast
  readonly first: number
  readonly count: number
}

/** Made-up things for so many genuine ones, by the share that is made up. */
export const madeUp = (genuine: number, dose: number): number =>
  dose >= 1 ? genuine * 20 : Math.round((genuine * dose) / (1 - dose))

/** The rooms that do it: a share of all, at least one; which, differs by practice and seed. */
function guiltyRooms(world: WorldDraft, id: string, share: number): ReadonlySet<number> {
  const rooms = shuffled(
    world.random(`rooms/${id}`),
    world.rooms.map(({ index }) => index),
  )
  return new Set(share <= 0 ? [] : rooms.slice(0, Math.max(1, Math.round(rooms.length * share))))
}

/** Every session of the rooms that do it. */
export function guiltySessions(world: WorldDraft, id: string, { rooms }: Dosed): Broadcast[] {
  const guilty = guiltyRooms(world, id, rooms)
  return world.broadcasts.filter(({ room }) => guilty.has(room.index))
}

export interface Hiring {
  readonly id: string
  readonly sessions: readonly Broadcast[]
  /** Accounts a session takes. */
  readonly count: (broadcast: Broadcast) => number
  /** Over how many sessions one account is used, on average. */
  readonly uses: number
  readonly traits: Traits
}

export interface Hired {
  readonly cast: Cast
  readonly hires: ReadonlyMap<string, Hire>
}

/** Makes the cast that works in these sessions and shares it out, so that every member works at least once. */
export function hire(world: WorldDraft, { id, sessions, count, uses, traits }: Hiring): Hired {
  const counts = sessions.map((broadcast) => Math.max(1, Math.round(count(broadcast))))
  const total = counts.reduce((sum, each) => sum + each, 0)
  const size = Math.max(1, ...counts, Math.round(total / Math.max(1, uses)))
  const before = world.casts.filter(({ name }) => name === id || name.startsWith(`${id}-others-`)).length
  const name = before === 0 ? id : `${id}-others-${before}`
  const cast = newCast(world, name, Math.min(size, Math.max(1, total)), traits)
  world.casts.push(cast)
  let first = 0
  const hires = sessions.map((broadcast, index): readonly [string, Hire] => {
    const hired = { broadcast, first: first % cast.size, count: Math.min(counts[index] ?? 1, cast.size) }
    first += hired.count
    return [broadcast.session_id, hired]
  })
  return { cast, hires: new Map(hires) }
}

/** The accounts of a hire. */
export const hands = ({ cast, hires }: Hired, { broadcast }: Stage): Account[] => {
  const hired = hires.get(broadcast.session_id)
  if (!hired) return []
  return Array.from({ length: hired.count }, (_, index) => cast.member((hired.first + index) % cast.size))
}

/** A constant of a practice, drawn for each world. */
export const drawnFor = (
  world: WorldDraft,
  id: string,
  name: string,
  range: readonly [number, number],
): number => uniform(world.random(`practice/${id}/${name}`), range)

/**
 * Every member of a cast is confirmed; with `grouped` they are also one group that acts together. What they are beside this –
 * several to a telephone, made in one batch – is true of them as well.
 */
export function confirmCast(
  { cast, hires }: Hired,
  fraud_type: string,
  outside: Outside,
  grouped = false,
): void {
  const accounts = Array.from({ length: cast.size }, (_, index) => cast.member(index))
  const members = accounts.map(({ account_id }) => account_id)
  for (const subject_id of members)
    outside.truths.label({ subject_kind: 'account', subject_id, label: 'confirmed', fraud_type })
  callFarmed(accounts, outside)
  callMadeInBatches(accounts, cast.name, outside)
  if (!grouped || members.length < 2) return
  outside.truths.group({ group_id: `group-${cast.name}`, fraud_type, members, sessions: [...hires.keys()] })
}
