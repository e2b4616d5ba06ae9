import { day, hour, midnight } from '../calendar.ts'
import type { Happening, Outside, PlanPractice } from '../happening.ts'
import { newId, newIp } from '../people/cast.ts'
import { regions } from '../people/names.ts'
import { chance, pick, uniform } from '../random.ts'
import type { Stage } from '../session/stage.ts'
import type { WorldDraft } from '../world.ts'
import { confirmCast, drawnFor, guiltySessions, type Hired, hire, madeUp } from './hire.ts'
import { callMadeUpViewers } from './made-up-viewers.ts'
import { callFarmed } from './shared-means.ts'

const id = 'sold-accounts'
const nature = 'handed_over_account'

/** The other hand: its telephone, network, place and hours. */
interface Hand {
  readonly from: number
  readonly device_id: string
  readonly ip: string
  readonly region: string
  readonly hour: number
}

/** Accounts sold together change hands together; a skilled buyer lets them change one by one and keeps one telephone for each. */
function handOf(world: WorldDraft, index: number, batch: number, skill: number): Hand {
  const hands = world.random(`practice/${id}/hands`)
  const buyer = hands.at(Math.floor(index / batch))
  const own = hands.at(1e6 + index)
  const at = uniform(buyer, [world.from - 5 * day, world.from + (world.until - world.from) * 0.4])
  const home = { ip: newIp(buyer), region: pick(buyer, regions), hour: uniform(buyer, [0, 24]) }
  const phone = Math.floor(((index % batch) / batch) * Math.max(1, batch * (0.1 + 0.9 * skill)))
  return {
    ...home,
    from: Math.floor(
      at + own.next() * (0.5 + 6 * skill) * hour + (chance(own, skill) ? own.next() * 5 * day : 0),
    ),
    device_id: newId(hands.at(2e6 + Math.floor(index / batch) * 1000 + phone)),
  }
}

function laterLogins(world: WorldDraft, { put }: Outside, account_id: string, hand: Hand): void {
  const random = world.random(`practice/${id}/logins`).fork(account_id)
  for (let at = midnight(hand.from); at < world.exported_at; at += day) {
    const login = Math.floor(at + ((hand.hour + uniform(random, [0, 2])) % 24) * hour)
    if (login < hand.from || chance(random, 0.25)) continue
    put('login', {
      account_id,
      at: login,
      device_id: hand.device_id,
      ip: hand.ip,
      region: hand.region,
      app: '31.0.0',
    })
  }
  put('login', {
    account_id,
    at: hand.from,
    device_id: hand.device_id,
    ip: hand.ip,
    region: hand.region,
    app: '31.0.0',
  })
}

function sits(stage: Stage, hired: Hired, index: number, hand: Hand): void {
  const { started_at, ended_at } = stage.broadcast
  if (hand.from > started_at) return
  const random = stage.random.fork(id).at(index)
  const entered_at = Math.floor(uniform(random, [started_at, ended_at - 0.2 * (ended_at - started_at)]))
  const left_at = Math.floor(uniform(random, [entered_at + 60_000, ended_at]))
  stage.visits.push({
    account: hired.cast.member(index),
    source: 'recommend',
    entered_at,
    left_at,
    nature,
    device_id: hand.device_id,
    ip: hand.ip,
  })
}

/** Real accounts with a past, sold or rented: from one instant on another hand holds them, often many at once. */
export const soldAccounts: PlanPractice = (world, dosed): Happening => {
  const { dose, skill } = dosed
  const batch = Math.round(drawnFor(world, id, 'batch', skill > 0.9 ? [1, 3] : [10, 60]))
  const hired = hire(world, {
    id,
    sessions: guiltySessions(world, id, dosed),
    count: () => Math.max(batch, madeUp(world.public.size * 0.02, dose)),
    uses: 1e9,
    traits: () => ({}),
  })
  const hand = (index: number) => handOf(world, index, batch, skill)
  const cast = { ...hired.cast, ordinaryUntil: (index: number) => hand(index).from }
  world.casts.splice(world.casts.indexOf(hired.cast), 1, cast)
  return {
    id,
    touches: new Set(hired.hires.keys()),
    inSession(stage) {
      const first = stage.visits.length
      for (let index = 0; index < cast.size; index += 1) sits(stage, hired, index, hand(index))
      callMadeUpViewers(stage, first, skill)
    },
    outside(outside) {
      for (let index = 0; index < cast.size; index += 1)
        laterLogins(world, outside, cast.member(index).account_id, hand(index))
      confirmCast(hired, nature, outside)
      const held = Array.from({ length: cast.size }, (_, index) => ({
        ...cast.member(index),
        device_id: hand(index).device_id,
      }))
      callFarmed(held, outside)
      for (let first = 0; first < cast.size && batch > 1; first += batch) {
        const members = Array.from(
          { length: Math.min(batch, cast.size - first) },
          (_, place) => cast.member(first + place).account_id,
        )
        outside.truths.group({
          group_id: `group-${id}-${first / batch}`,
          fraud_type: nature,
          members,
          sessions: [],
        })
      }
    },
  }
}
