import { minute } from '../calendar.ts'
import type { Happening, PlanPractice } from '../happening.ts'
import { payable } from '../orders/ordered.ts'
import { pick, uniform } from '../random.ts'
import type { Stage } from '../session/stage.ts'
import { guiltySessions } from './hire.ts'

const rounded = (value: number): number => Math.max(100, Math.floor(value / 100_000) * 100_000)

interface Form {
  readonly id: string
  readonly fraud_type: string
  readonly metric: string
  readonly asserted: (stage: Stage) => number
}

const claimsOf =
  ({ id, fraud_type, metric, asserted }: Form): PlanPractice =>
  (world, dosed): Happening => {
    const sessions = guiltySessions(world, id, dosed)
    return {
      id,
      touches: new Set(sessions.map(({ session_id }) => session_id)),
      inSession(stage) {
        const random = stage.random.fork(id)
        const value = rounded(asserted(stage))
        const { ended_at } = stage.broadcast
        stage.claims.push({
          at: Math.floor(ended_at + uniform(random, [-5, 40]) * minute),
          by: pick(random, ['host', 'agency'] as const),
          metric,
          value,
          medium: pick(random, ['screen', 'poster', 'speech'] as const),
          text: `本场成交额 ${(value / 1_000_000).toFixed(1)} 万`,
        })
        stage.truths.practice(fraud_type, dosed.dose, dosed.skill)
      },
    }
  }

/** What is called sales is what the goods would have cost at list price. */
export const listPriceClaims = claimsOf({
  id: 'list-price-claims',
  fraud_type: 'list_price_gmv',
  metric: 'gmv_paid',
  asserted: ({ purchases }) =>
    purchases.reduce((sum, { quantity, product }) => sum + quantity * product.list_price, 0),
})

/** What is called net sales counts every order that was placed, as if none were unpaid and none went back. */
export const refundBlindClaims = claimsOf({
  id: 'refund-blind-claims',
  fraud_type: 'refund_blind_gmv',
  metric: 'gmv_net',
  asserted: ({ purchases }) => purchases.reduce((sum, purchase) => sum + payable(purchase), 0),
})
