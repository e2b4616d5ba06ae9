import { chance, exponential, logNormal, poisson, type Random, weighted } from '../../random.ts'
import type { Broadcast } from '../broadcast.ts'
import { minute, second } from '../clock.ts'
import type { Person } from '../people.ts'

export type EntrySource =
  | 'recommend'
  | 'follow'
  | 'search'
  | 'ad'
  | 'share'
  | 'push'
  | 'raid'
  | 'shop'
  | 'other'

/** One stay of one account in the room: an entry and an exit. */
export interface Visit {
  readonly person: Person
  readonly source: EntrySource
  readonly entered_at: number
  readonly left_at: number
}

/** How long people stay: a mixture of a glance, a look and a stay with a heavy tail. */
export interface DwellHabits {
  readonly glanceShare: number
  readonly glanceSeconds: number
  readonly lookSeconds: number
  readonly stayShare: number
  readonly staySeconds: number
}

export interface AudienceHabits extends DwellHabits {
  readonly viewsPerMinute: number
  readonly returnShare: number
  readonly followerShare: number
}

/** A cause that brings people at once: paid traffic, a push, a raid, a lottery. */
export interface Burst {
  readonly at: number
  readonly people: number
  readonly source: EntrySource
  readonly riseMs: number
  readonly decayMs: number
  /** Where most of them go together: the draw of a lottery. */
  readonly exit?: { readonly at: number; readonly share: number; readonly spreadMs: number }
}

export function dwellMs(random: Random, habits: DwellHabits): number {
  const draw = random.next()
  if (draw < habits.glanceShare) return 900 + exponential(random, habits.glanceSeconds * second)
  if (draw < 1 - habits.stayShare) return 2000 + logNormal(random, habits.lookSeconds * second, 0.95)
  return logNormal(random, habits.staySeconds * second, 1.15)
}

const sources = [
  [58, 'recommend'],
  [16, 'follow'],
  [6, 'search'],
  [9, 'shop'],
  [6, 'share'],
  [5, 'other'],
] as const

/** The evening's curve: people gather in the first half hour and thin out towards the end. */
const pull = (share: number): number =>
  Math.min(1, 0.35 + share * 5) * (1 - 0.45 * Math.max(0, share - 0.55)) * (1 + 0.18 * Math.sin(9.1 * share))

/** A stay cut off by the end of the broadcast, at which everyone still there is put out within a moment. */
function stay(random: Random, broadcast: Broadcast, entered: number, length: number): [number, number] {
  const enteredAt = Math.floor(Math.min(entered, broadcast.ended_at - 4 * second))
  const last = broadcast.ended_at - Math.floor(random.next() * 1500)
  return [enteredAt, Math.max(enteredAt + 500, Math.min(Math.floor(enteredAt + length), last))]
}

export interface Gate {
  readonly broadcast: Broadcast
  readonly habits: AudienceHabits
  readonly newcomer: () => Person
}

interface Arrival {
  readonly person: Person
  readonly entered: number
  readonly source: EntrySource
}

function visitOf(random: Random, gate: Gate, { person, entered, source }: Arrival): Visit {
  const loyal = source === 'follow' && chance(random, 0.7)
  const habits = loyal ? { ...gate.habits, glanceShare: 0.12, stayShare: 0.5 } : gate.habits
  const [entered_at, left_at] = stay(random, gate.broadcast, entered, dwellMs(random, habits))
  return { person, source, entered_at, left_at }
}

/** People who come by themselves, minute by minute; some come back later. */
export function ordinaryVisits(random: Random, gate: Gate): Visit[] {
  const { started_at, ended_at } = gate.broadcast
  const visits: Visit[] = []
  for (let at = started_at; at < ended_at; at += minute) {
    const share = (at - started_at) / (ended_at - started_at)
    const arrivals = poisson(random, gate.habits.viewsPerMinute * pull(share))
    for (let arrival = 0; arrival < arrivals; arrival += 1) {
      const source = weighted(random, sources)
      visits.push(
        visitOf(random, gate, { person: gate.newcomer(), entered: at + random.next() * minute, source }),
      )
    }
  }
  return [...visits, ...returns(random, gate, visits)]
}

function returns(random: Random, gate: Gate, visits: readonly Visit[]): Visit[] {
  const { habits, broadcast } = gate
  return visits.flatMap((first) => {
    if (!chance(random, habits.returnShare)) return []
    const back = first.left_at + 20 * second + exponential(random, 22 * minute)
    return back < broadcast.ended_at - minute
      ? [visitOf(random, gate, { person: first.person, entered: back, source: 'follow' })]
      : []
  })
}

/** People who come together for a reason; those whom the reason holds leave together when it ends. */
export function burstVisits(random: Random, gate: Gate, burst: Burst): Visit[] {
  const visits: Visit[] = []
  for (let arrival = 0; arrival < burst.people; arrival += 1) {
    const entered = burst.at + random.next() * burst.riseMs + exponential(random, burst.decayMs)
    if (entered > gate.broadcast.ended_at - 10 * second) continue
    const visit = visitOf(random, gate, { person: gate.newcomer(), entered, source: burst.source })
    const { exit } = burst
    const held = exit && visit.entered_at < exit.at && chance(random, exit.share)
    visits.push(
      held ? { ...visit, left_at: Math.floor(exit.at + exponential(random, exit.spreadMs)) } : visit,
    )
  }
  return visits
}
