import type { OrderEvent, Purchase, Stage } from '../session/stage.ts'
import { type Ordered, payable } from './ordered.ts'

/** Numbers the purchases of a stage in the order in which they were made, and draws what becomes of each. */
export function orderLives({ world, broadcast, purchases }: Stage): Ordered[] {
  const { session_id, room } = broadcast
  const inOrder = [...purchases].sort((left, right) => left.at - right.at)
  return inOrder.map((purchase, index) => ({
    order_id: world.idOf('order', `${session_id}/${index}`),
    session_id,
    shop_id: room.shop_id,
    purchase,
    life: purchase.life ?? ordinaryLife(purchase),
  }))
}

const ordinaryLife = (purchase: Purchase): OrderEvent[] => [
  { kind: 'paid', at: purchase.at + 5000, amount: payable(purchase) },
]
