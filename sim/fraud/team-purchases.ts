import type { Happening, PlanPractice } from '../happening.ts'
import { payable } from '../orders/ordered.ts'
import type { Account } from '../people/account.ts'
import { chance, pick, uniform, weighted, whole } from '../random.ts'
import type { Purchase, Stage } from '../session/stage.ts'
import { kept, sent, takenBack } from './brushed-life.ts'
import { confirmCast, drawnFor, guiltySessions, hands, hire, madeUp } from './hire.ts'
import { genuineSales, madeUpShare, placeOrder, placingWindow } from './place-orders.ts'

const id = 'team-purchases'
const nature = 'related_party_order'

/** Relatives and friends of the team use accounts of their own; the crude ones the team's own telephones, purse or address. */
function meansOf(
  stage: Stage,
  random: Stage['random'],
  skill: number,
): Pick<Purchase, 'device_id' | 'address_id' | 'payer_id'> {
  const member = pick(random, stage.broadcast.room.staff)
  return {
    ...(chance(random, skill) ? {} : { address_id: member.address_id }),
    ...(chance(random, 0.3 + skill * 0.6) ? {} : { payer_id: member.payer_id }),
    ...(chance(random, 0.5 + skill * 0.5) ? {} : { device_id: member.device_id }),
  }
}

/** The house buys from itself: staff on the list, and people close to them whom no list names. */
export const teamPurchases: PlanPractice = (world, dosed): Happening => {
  const { dose, skill } = dosed
  const hired = hire(world, {
    id,
    sessions: guiltySessions(world, id, dosed),
    count: () => Math.round(drawnFor(world, id, 'people', [4, 16])),
    uses: 1e9,
    traits: () => ({}),
  })
  const back = drawnFor(world, id, 'back', [0.1, 0.9])
  return {
    id,
    touches: new Set(hired.hires.keys()),
    inSession(stage) {
      const random = stage.random.fork(id)
      const friends = hands(hired, stage)
      const { staff } = stage.broadcast.room
      const wanted = Math.max(3, madeUp(genuineSales(stage).orders, dose))
      const [from, until] = placingWindow(random, stage, skill)
      for (let order = 0; order < wanted; order += 1) {
        const inside: boolean = chance(random, 0.5 * (1 - skill))
        const account: Account = pick(random, inside ? staff : friends)
        placeOrder(random, stage, {
          account,
          nature,
          from,
          until,
          skill: 1,
          quantity: weighted(random, [
            [50, 1],
            [25, 2],
            [15, 4],
            [10, whole(random, [5, 12])],
          ]),
          means: inside ? {} : meansOf(stage, random, skill),
          life: (purchase) => {
            const placed = { at: purchase.at, amount: payable(purchase) }
            if (chance(random, back))
              return takenBack(random, placed, placed.at + uniform(random, [0.5, 70]) * 3_600_000)
            const grams = Math.round(purchase.product.weight_grams * purchase.quantity * 1.05 + 50)
            return kept(random, sent(random, placed, { grams }), placed.amount)
          },
        })
      }
      stage.truths.practice(nature, madeUpShare(stage, nature), skill)
    },
    outside: (outside) => confirmCast(hired, nature, outside, true),
  }
}
