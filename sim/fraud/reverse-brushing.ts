import { hour } from '../calendar.ts'
import type { Happening, PlanPractice } from '../happening.ts'
import { payable } from '../orders/ordered.ts'
import { chance, exponential, uniform } from '../random.ts'
import { boughtAccounts } from './bought-accounts.ts'
import { refundedLater, sent, takenBack } from './brushed-life.ts'
import { confirmCast, drawnFor, guiltySessions, hands, hire, madeUp } from './hire.ts'
import { genuineSales, placeOrder, placingWindow } from './place-orders.ts'

const id = 'reverse-brushing'
const nature = 'reverse_brushing'

/** A rival has a wave of orders placed and given back, so that the room is punished for it: the room is the victim. */
export const reverseBrushing: PlanPractice = (world, dosed): Happening => {
  const { dose, skill } = dosed
  const ordersEach = drawnFor(world, id, 'ordersEach', [1, 3])
  const hired = hire(world, {
    id,
    sessions: guiltySessions(world, id, dosed),
    count: ({ expected_views, room }) =>
      Math.max(3, madeUp(expected_views * (room.habits.orders['buyShare'] ?? 0.02), dose) / ordersEach),
    uses: 2,
    traits: boughtAccounts(world, id, skill),
  })
  return {
    id,
    touches: new Set(hired.hires.keys()),
    inSession(stage) {
      const random = stage.random.fork(id)
      const [from, until] = placingWindow(random, stage, skill)
      const orders = Math.max(3, madeUp(genuineSales(stage).orders, dose))
      const attackers = hands(hired, stage)
      for (let order = 0; order < orders; order += 1) {
        const account = attackers[order % attackers.length]
        if (!account) continue
        placeOrder(random, stage, {
          account,
          nature,
          from,
          until,
          skill: 1,
          quantity: 1,
          life: (purchase) => {
            const placed = { at: purchase.at, amount: payable(purchase) }
            if (!chance(random, skill))
              return takenBack(random, placed, placed.at + exponential(random, 6 * hour) + hour)
            const grams = Math.round(purchase.product.weight_grams * uniform(random, [1.03, 1.1]) + 60)
            return refundedLater(random, sent(random, placed, { grams }), placed.amount, [0.1, 5])
          },
        })
      }
      stage.truths.cause('rival-attack')
    },
    outside: (outside) => confirmCast(hired, nature, outside, true),
  }
}
