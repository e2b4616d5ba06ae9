import { type Ordered, reviewId } from '../orders/ordered.ts'
import type { TruthFiles } from '../write/truths.ts'
import type { Stage } from './stage.ts'

/** Whatever was put on a stage with a nature becomes a label: the order, and what the account did in this session. */
export function labelNatures(stage: Stage, ordered: readonly Ordered[], truths: TruthFiles): void {
  const { session_id } = stage.broadcast
  // To buy from the house one works for is no offence of the buyer: only the order is what it is.
  const purchases = stage.purchases.filter(({ nature }) => nature !== 'related_party_order')
  for (const doings of [stage.visits, stage.acts, purchases])
    for (const { account, nature } of doings) {
      if (nature === '') continue
      truths.label({
        subject_kind: 'account',
        subject_id: account.account_id,
        session_id,
        label: 'confirmed',
        fraud_type: nature,
      })
    }
  for (const order of ordered) labelOrder(stage, order, truths)
}

/** An order that was asked for, and the review that was sent along with it. */
function labelOrder({ world }: Stage, { order_id, purchase, review }: Ordered, truths: TruthFiles): void {
  if (purchase.nature === '') return
  const confirmed = { label: 'confirmed' } as const
  truths.label({ subject_kind: 'order', subject_id: order_id, ...confirmed, fraud_type: purchase.nature })
  if (review && purchase.nature !== 'related_party_order' && review.at <= world.exported_at)
    truths.label({
      subject_kind: 'review',
      subject_id: reviewId(world, order_id),
      ...confirmed,
      fraud_type: 'fake_review',
    })
}
