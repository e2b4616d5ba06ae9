import type { Happening, PlanPractice } from '../happening.ts'
import { payable } from '../orders/ordered.ts'
import type { Account, Traits } from '../people/account.ts'
import { newId, newIp } from '../people/cast.ts'
import { chance, type Random, weighted, whole } from '../random.ts'
import type { Stage } from '../session/stage.ts'
import type { WorldDraft } from '../world.ts'
import { brushedLife } from './brushed-life.ts'
import { confirmCast, drawnFor, guiltySessions, hands, hire, madeUp } from './hire.ts'
import { madeUpShare, placeOrder, placingWindow } from './place-orders.ts'
import { callFarmed } from './shared-means.ts'

const id = 'brushing'
const nature = 'brushed_order'

interface Task {
  readonly skill: number
  readonly orders: number
  readonly window: readonly [from: number, until: number]
}

/** A worker has several phones and accounts, one home and one purse; skilled rings give every account its own. */
function workersOf(world: WorldDraft, skill: number): Traits {
  const phones = Math.round(drawnFor(world, id, 'phones', [3, 14]))
  const accountsEach = Math.round(drawnFor(world, id, 'accountsEach', [1, 3]))
  const workers = world.random(`practice/${id}/workers`)
  return (index) => {
    const worker = workers.at(Math.floor(index / phones))
    const own = workers.at(1e6 + index)
    const home = { ip: newIp(worker), address_id: newId(worker), payer_id: newId(worker) }
    const device = { device_id: newId(workers.at(2e6 + Math.floor(index / accountsEach))) }
    return { ...(chance(own, skill) ? {} : device), ...(chance(own, skill) ? {} : home) }
  }
}

const quantities = [
  [70, 1],
  [20, 2],
  [10, 3],
] as const

/** One worker's orders of an evening. */
function works(stage: Stage, random: Random, account: Account, task: Task): void {
  const { ended_at } = stage.broadcast
  const { skill, orders, window } = task
  const [from, until] = window
  for (let order = Math.max(1, Math.round(orders * (0.5 + random.next()))); order > 0; order -= 1)
    placeOrder(random, stage, {
      account,
      nature,
      from,
      until,
      skill,
      quantity: weighted<number>(random, quantities),
      life: (purchase) => {
        const placed = { at: purchase.at, amount: payable(purchase) }
        return brushedLife(random, placed, { ended_at, skill, grams: whole(random, [40, 260]) })
      },
    })
}

/**
 * Crowd workers, each with several phones and accounts, who order by task in many shops – favourite, search for the like, compare,
 * order, send the screenshot – and get their money back after the stream. Skilled rings give every account a phone and a
 * home of its own, send small parcels and spread the refunds over ten days.
 */
export const brushing: PlanPractice = (world, dosed): Happening => {
  const { dose, skill } = dosed
  const ordersEach = drawnFor(world, id, 'ordersEach', [1, 2.5])
  const hired = hire(world, {
    id,
    sessions: guiltySessions(world, id, dosed),
    count: ({ expected_views, room }) =>
      Math.max(3, madeUp(expected_views * (room.habits.orders['buyShare'] ?? 0.02), dose) / ordersEach),
    uses: drawnFor(world, id, 'uses', [1, 4]),
    traits: workersOf(world, skill),
  })
  return {
    id,
    touches: new Set(hired.hires.keys()),
    inSession(stage) {
      const random = stage.random.fork(id)
      const task = { skill, orders: ordersEach, window: placingWindow(random, stage, skill) }
      for (const account of hands(hired, stage)) works(stage, random, account, task)
      stage.truths.practice(nature, madeUpShare(stage, nature), skill)
    },
    outside(outside) {
      confirmCast(hired, nature, outside, true)
      const workers = Array.from({ length: hired.cast.size }, (_, index) => hired.cast.member(index))
      callFarmed(workers, outside, 3)
    },
  }
}
