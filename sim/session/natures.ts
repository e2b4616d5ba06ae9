import type { Ordered } from '../orders/ordered.ts'
import type { TruthFiles } from '../write/truths.ts'
import type { Stage } from './stage.ts'

/** Whatever was put on a stage with a nature becomes a label: the order, and what the account did in this session. */
export function labelNatures(stage: Stage, ordered: readonly Ordered[], truths: TruthFiles): void {
  const { session_id } = stage.broadcast
  for (const { account, nature } of [...stage.visits, ...stage.acts, ...stage.purchases]) {
    if (nature === '') continue
    truths.label({
      subject_kind: 'account',
      subject_id: account.account_id,
      session_id,
      label: 'confirmed',
      fraud_type: nature,
    })
  }
  for (const { order_id, purchase } of ordered)
    if (purchase.nature !== '')
      truths.label({
        subject_kind: 'order',
        subject_id: order_id,
        label: 'confirmed',
        fraud_type: purchase.nature,
      })
}
