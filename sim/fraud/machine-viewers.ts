import { minute, second } from '../calendar.ts'
import type { Happening, PlanPractice } from '../happening.ts'
import type { Account } from '../people/account.ts'
import { chance, exponential, logNormal, pick, type Random, uniform } from '../random.ts'
import type { Stage } from '../session/stage.ts'
import { boughtAccounts, boughtStay, soldTimes } from './bought-accounts.ts'
import { confirmCast, drawnFor, guiltySessions, hands, hire, madeUp } from './hire.ts'

const id = 'machine-viewers'

interface Order {
  readonly at: number
  readonly stay: number
  readonly leaveSpread: number
  readonly influx: number
  readonly skill: number
}

/** When one machine comes: within seconds of the others in crude hands, along with the room's own people in skilled ones. */
function entered(random: Random, stage: Stage, { at, influx, skill }: Order): number {
  const { started_at, ended_at } = stage.broadcast
  if (chance(random, skill) && stage.visits.length > 0)
    return pick(random, stage.visits).entered_at + Math.floor(uniform(random, [-40, 40]) * second)
  return Math.min(ended_at - minute, Math.max(started_at, at + random.next() * influx))
}

function act(random: Random, stage: Stage, visit: Stage['visits'][number], skill: number): void {
  const { account } = visit
  const nature = 'fake_viewers'
  if (!chance(random, skill * 0.25)) return
  const at = Math.floor(uniform(random, [visit.entered_at, visit.left_at]))
  if (chance(random, 0.6))
    stage.acts.push({ at, account, kind: 'like', count: 1 + Math.floor(exponential(random, 6)), nature })
  const product_id = pick(random, stage.broadcast.room.products).product_id
  if (chance(random, 0.3)) stage.acts.push({ at, account, kind: 'product_click', product_id, nature })
}

/** One machine's stay, and for skilled ones now and then a second. */
function stays(random: Random, stage: Stage, account: Account, order: Order): void {
  const { ended_at } = stage.broadcast
  const entered_at = Math.floor(entered(random, stage, order))
  const length = boughtStay(random, order.skill, order.stay) + exponential(random, order.leaveSpread)
  const left_at = Math.floor(
    Math.max(entered_at + second, Math.min(ended_at - Math.floor(random.next() * 1500), entered_at + length)),
  )
  const source = pick(random, ['recommend', 'other', 'share'] as const)
  const visit = { account, source, entered_at, left_at, nature: 'fake_viewers' as const }
  stage.visits.push(visit)
  act(random, stage, visit, order.skill)
  const back = Math.floor(left_at + logNormal(random, 3 * minute, 0.7))
  if (chance(random, 0.05 * order.skill) && back < ended_at - minute)
    stage.visits.push({
      ...visit,
      entered_at: back,
      left_at: Math.floor(Math.min(ended_at, back + order.stay / 3)),
    })
}

/**
 * Bought online viewers: machines that enter and stay and do nothing. Crude ones come within seconds, stay for the time that was
 * paid for and leave together; skilled ones come with the crowd, stay for times of their own and now and then like something.
 */
export const machineViewers: PlanPractice = (world, dosed): Happening => {
  const { dose, skill } = dosed
  const hired = hire(world, {
    id,
    sessions: guiltySessions(world, id, dosed),
    count: ({ expected_views }) => madeUp(expected_views, dose),
    uses: drawnFor(world, id, 'uses', [1, 5]),
    traits: boughtAccounts(world, id, skill),
  })
  const influx = drawnFor(world, id, 'influx', [8, 240]) * second
  return {
    id,
    touches: new Set(hired.hires.keys()),
    inSession(stage) {
      const random = stage.random.fork(id)
      const { started_at, ended_at } = stage.broadcast
      const order: Order = {
        at: started_at + uniform(random, [0.01, 0.35]) * (ended_at - started_at),
        stay: pick(random, soldTimes),
        leaveSpread: second * uniform(random, [1, 20]) * (1 + 60 * skill),
        influx,
        skill,
      }
      const genuine = stage.visits.length
      for (const account of hands(hired, stage)) stays(random, stage, account, order)
      stage.truths.practice('fake_viewers', 1 - genuine / stage.visits.length, skill)
    },
    outside: (outside) => confirmCast(hired, 'fake_viewers', outside),
  }
}
