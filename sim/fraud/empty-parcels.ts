import type { Happening, PlanPractice } from '../happening.ts'
import { payable } from '../orders/ordered.ts'
import { chance, whole } from '../random.ts'
import { boughtAccounts } from './bought-accounts.ts'
import { kept, sent } from './brushed-life.ts'
import { confirmCast, drawnFor, guiltySessions, hands, hire, madeUp } from './hire.ts'
import { madeUpShare, placeOrder, placingWindow } from './place-orders.ts'

const nature = 'brushed_order'

interface Form {
  readonly id: string
  /** Whether the money goes back by a payout that the records show. */
  readonly paysBack: boolean
}

const parcelOrders =
  ({ id, paysBack }: Form): PlanPractice =>
  (world, dosed): Happening => {
    const { dose, skill } = dosed
    const hired = hire(world, {
      id,
      sessions: guiltySessions(world, id, dosed),
      count: ({ expected_views, room }) =>
        Math.max(3, madeUp(expected_views * (room.habits.orders['buyShare'] ?? 0.02), dose)),
      uses: drawnFor(world, id, 'uses', [1, 3]),
      traits: boughtAccounts(world, id, Math.max(0.5, skill)),
    })
    const labels = Math.round(drawnFor(world, id, 'labels', [1, 12]))
    return {
      id,
      touches: new Set(hired.hires.keys()),
      inSession(stage) {
        const random = stage.random.fork(id)
        const [from, until] = placingWindow(random, stage, skill)
        for (const [index, account] of hands(hired, stage).entries()) {
          const shared = chance(random, skill)
            ? {}
            : {
                tracking_id: world.idOf(
                  'label',
                  `${stage.broadcast.session_id}/${Math.floor(index / labels)}`,
                ),
              }
          placeOrder(random, stage, {
            account,
            nature,
            from,
            until,
            skill,
            quantity: 1,
            life: (purchase) => {
              const full = purchase.product.weight_grams
              const grams = chance(random, skill * 0.6)
                ? Math.round(full * 1.06 + 60)
                : whole(random, [8, 120])
              const amount = payable(purchase)
              const parcel =
                paysBack && chance(random, skill)
                  ? { grams: Math.round(full * 1.06 + 60) }
                  : { grams, ...shared }
              return kept(
                random,
                sent(random, { at: purchase.at, amount }, parcel),
                amount,
                paysBack ? account.account_id : undefined,
              )
            },
          })
        }
        stage.truths.practice(nature, madeUpShare(stage, nature), skill)
      },
      outside: (outside) => confirmCast(hired, nature, outside, true),
    }
  }

/** Orders that are kept on paper: an empty or token parcel goes out, one label for several in crude hands, and is signed for. */
export const emptyParcels = parcelOrders({ id: 'empty-parcels', paysBack: false })

/** Orders that are kept, and paid back outside any refund. */
export const payBacks = parcelOrders({ id: 'pay-backs', paysBack: true })
