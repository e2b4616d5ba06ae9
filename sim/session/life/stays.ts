import { minute, second } from '../../calendar.ts'
import type { Account } from '../../people/account.ts'
import { chance, exponential, logNormal, type Random } from '../../random.ts'
import type { EntrySource, Visit } from '../stage.ts'
import { type Arrival, anybody, arrivalsOf, type Door } from './arrivals.ts'
import { between, type Curve, meanOf } from './curve.ts'

/** A visit, with what the life of the session needs to know of it. */
export interface Stay {
  readonly visit: Visit
  readonly index: number
  readonly follows: boolean
  readonly joins: boolean
}

const seekers: ReadonlySet<EntrySource> = new Set(['search', 'shop', 'share'])

/** A glance, a look or a stay with a heavy tail; longer for followers, for those who came looking, for the patient. */
function lasting(random: Random, { room }: Door['broadcast'], { source, follows, joins }: Arrival): number {
  const {
    glanceShare = 0.4,
    glanceSeconds = 6,
    lookSeconds = 40,
    lookSigma = 1,
    stayShare = 0.1,
    staySeconds = 400,
    staySigma = 1.1,
    loyalty = 3,
    seekerPatience = 1.5,
    adPatience = 0.8,
  } = room.habits.audience
  const glances = follows ? glanceShare * 0.4 : joins ? 0 : glanceShare
  const stays = follows || joins ? Math.min(0.6, stayShare * 2) : stayShare
  const draw = random.next()
  if (draw < glances) return 700 + exponential(random, glanceSeconds * second)
  const sought = seekers.has(source) ? seekerPatience : source === 'ad' ? adPatience : 1
  const longer = sought * (follows ? loyalty : 1)
  if (draw < 1 - stays) return 2 * second + logNormal(random, lookSeconds * longer * second, lookSigma)
  return 5 * second + logNormal(random, staySeconds * longer * second, staySigma)
}

interface Ending {
  readonly beatMs: number
  readonly unreportedShare: number
}

/** When the platform takes somebody to have left who would have left at an instant. */
function leaving(
  random: Random,
  door: Door,
  [entered, wished]: readonly [number, number],
  ending: Ending,
): number {
  const { broadcast } = door
  const { exitSeconds = 8, lateExitShare = 0.05 } = broadcast.room.habits.audience
  if (wished >= broadcast.ended_at) {
    const late = chance(random, lateExitShare) ? exponential(random, 4 * minute) : 0
    return broadcast.ended_at + 300 + exponential(random, exitSeconds * second) + late
  }
  if (!chance(random, ending.unreportedShare)) return wished
  return (
    entered + Math.ceil((wished - entered) / ending.beatMs) * ending.beatMs + Math.floor(40 * random.next())
  )
}

/** All stays of a session: first visits in the order of time, and the visits of those who come again. */
export function staysOf(random: Random, door: Door, hold: Curve): Stay[] {
  const { broadcast, world } = door
  const {
    returnShare = 0.1,
    blinkShare = 0.3,
    blinkSeconds = 20,
    awayMinutes = 15,
  } = broadcast.room.habits.audience
  const { keepAliveShare = 0.005 } = broadcast.room.habits.audience
  const ending = {
    beatMs: Math.round(world.constants['beatSeconds'] ?? 30) * second,
    unreportedShare: world.constants['unreportedShare'] ?? 0.05,
  }
  const usual = meanOf(hold) / hold.stepMs
  const left = new Map<number, number>()
  const stays: Stay[] = []
  const stay = (account: Account, arrival: Arrival): number => {
    const { at, source, index, follows, joins } = arrival
    const entered_at = Math.floor(at)
    const mood = between(hold, at, at + 30 * second) / (usual * 30 * second) || 1
    const wished = chance(random, keepAliveShare)
      ? broadcast.ended_at
      : at + lasting(random, broadcast, arrival) * mood * account.habits.patience
    const left_at = Math.max(entered_at + 300, Math.floor(leaving(random, door, [at, wished], ending)))
    stays.push({ visit: { account, source, entered_at, left_at, nature: '' }, index, follows, joins })
    return left_at
  }
  for (const arrival of arrivalsOf(random, door)) {
    const [index, account] =
      arrival.index < 0
        ? anybody(random, door, arrival.at)
        : [arrival.index, world.public.member(arrival.index)]
    if ((left.get(index) ?? 0) > arrival.at) continue
    let gone = stay(account, { ...arrival, index })
    while (chance(random, returnShare)) {
      const away = chance(random, blinkShare)
        ? logNormal(random, blinkSeconds * second, 0.8)
        : exponential(random, awayMinutes * minute)
      const at = gone + 500 + away
      if (at > broadcast.ended_at - 5 * second) break
      gone = stay(account, { ...arrival, at, index, joins: false })
    }
    left.set(index, gone)
  }
  return stays
}
