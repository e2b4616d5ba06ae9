import { hour } from '../calendar.ts'
import type { Happening, PlanPractice } from '../happening.ts'
import { payable } from '../orders/ordered.ts'
import { exponential } from '../random.ts'
import { takenBack } from './brushed-life.ts'
import { confirmCast, drawnFor, guiltySessions, hands, hire, madeUp } from './hire.ts'
import { genuineSales, madeUpShare, placeOrder, placingWindow } from './place-orders.ts'

const id = 'few-accounts'
const nature = 'brushed_order'

/** Two or three accounts that place a hundred orders and return them the same night. */
export const fewAccounts: PlanPractice = (world, dosed): Happening => {
  const hired = hire(world, {
    id,
    sessions: guiltySessions(world, id, dosed),
    count: () => Math.round(drawnFor(world, id, 'accounts', [2, 4])),
    uses: 1e9,
    traits: () => ({}),
  })
  return {
    id,
    touches: new Set(hired.hires.keys()),
    inSession(stage) {
      const random = stage.random.fork(id)
      const accounts = hands(hired, stage)
      const wanted = Math.max(10, madeUp(genuineSales(stage).orders, dosed.dose))
      const [from, until] = placingWindow(random, stage, dosed.skill)
      for (let order = 0; order < wanted; order += 1) {
        const account = accounts[order % accounts.length]
        if (!account) continue
        placeOrder(random, stage, {
          account,
          nature,
          from,
          until,
          skill: 1,
          quantity: 1,
          life: (purchase) =>
            takenBack(
              random,
              { at: purchase.at, amount: payable(purchase) },
              stage.broadcast.ended_at + exponential(random, hour),
            ),
        })
      }
      stage.truths.practice(nature, madeUpShare(stage, nature), dosed.skill)
    },
    outside: (outside) => confirmCast(hired, nature, outside, true),
  }
}
