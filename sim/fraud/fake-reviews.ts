import { minute } from '../calendar.ts'
import type { Happening, PlanPractice } from '../happening.ts'
import { payable } from '../orders/ordered.ts'
import { pick, uniform, whole } from '../random.ts'
import { boughtAccounts } from './bought-accounts.ts'
import { kept, sent } from './brushed-life.ts'
import { confirmCast, drawnFor, guiltySessions, hands, hire, madeUp } from './hire.ts'
import { madeUpShare, placeOrder, placingWindow } from './place-orders.ts'
import { paraphrased, scriptOf } from './scripts.ts'

const id = 'fake-reviews'
const nature = 'brushed_order'

/** Orders placed for the review: a parcel, signed, and minutes later the praise that was sent along, with pictures. */
export const fakeReviews: PlanPractice = (world, dosed): Happening => {
  const { dose, skill } = dosed
  const script = Math.round(drawnFor(world, id, 'script', [5, 40]))
  const hired = hire(world, {
    id,
    sessions: guiltySessions(world, id, dosed),
    count: ({ expected_views, room }) => {
      const { buyShare = 0.02, reviewShare = 0.1 } = room.habits.orders
      return Math.max(4, madeUp(expected_views * buyShare * reviewShare, dose))
    },
    uses: drawnFor(world, id, 'uses', [1, 3]),
    traits: boughtAccounts(world, id, Math.max(0.4, skill)),
  })
  return {
    id,
    touches: new Set(hired.hires.keys()),
    inSession(stage) {
      const random = stage.random.fork(id)
      const [from, until] = placingWindow(random, stage, skill)
      const lines = scriptOf(world.random(`practice/${id}/script`), stage.broadcast.room, script)
      for (const account of hands(hired, stage)) {
        const text = paraphrased(random, pick(random, lines), skill)
        const wait = uniform(random, [1, 30]) * minute * (1 + 200 * skill * random.next())
        const purchase = placeOrder(random, stage, {
          account,
          nature,
          from,
          until,
          skill,
          quantity: 1,
          life: (order) =>
            kept(
              random,
              sent(random, { at: order.at, amount: payable(order) }, { grams: whole(random, [20, 400]) }),
              payable(order),
            ),
        })
        const signed = purchase.life?.find(({ kind }) => kind === 'signed')
        if (!signed) continue
        const review = {
          at: Math.floor(signed.at + wait),
          rating: 5,
          text,
          image_count: whole(random, [1, 4]),
        }
        stage.purchases.splice(stage.purchases.indexOf(purchase), 1, { ...purchase, review })
      }
      stage.truths.practice(nature, madeUpShare(stage, nature), skill)
      stage.truths.practice('fake_review', dose, skill)
    },
    outside: (outside) => confirmCast(hired, nature, outside, true),
  }
}
