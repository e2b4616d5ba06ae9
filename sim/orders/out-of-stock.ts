import { hour, minute } from '../calendar.ts'
import { chance, pick, type Random, uniform } from '../random.ts'
import type { OrderEvent } from '../session/stage.ts'
import type { Ordered } from './ordered.ts'
import { within } from './parcel.ts'
import type { Unit } from './unit.ts'

/**
 * Now and then a shop has sold what it does not have: hours later it gives the money back to all who have not got that item yet.
 * Answers the orders as they are then; the same list where nothing ran out.
 */
export function runOut(unit: Unit, random: Random, orders: readonly Ordered[]): readonly Ordered[] {
  const { outOfStockShare, workFrom, workUntil } = unit.house.habits
  const able = orders.filter(({ purchase }) => !purchase.life)
  if (able.length < 3 || !chance(random, outOfStockShare)) return orders
  const { product_id } = pick(random, able).purchase.product
  const last = able.reduce((latest, { purchase }) => Math.max(latest, purchase.at), 0)
  const told = within(random, last + uniform(random, [1, 30]) * hour, [workFrom, workUntil])
  const lasting = uniform(random, [2, 120]) * minute
  const touched = uniform(random, [0.4, 1])
  return orders.map((order) => {
    if (order.purchase.life || order.purchase.product.product_id !== product_id) return order
    if (!chance(random, touched)) return order
    const at = Math.floor(told + random.next() * lasting)
    return { ...order, life: notDelivered(order.life, at) }
  })
}

function notDelivered(life: readonly OrderEvent[], at: number): readonly OrderEvent[] {
  const before = life.filter((event) => event.at <= at)
  const paid = before.reduce((sum, { kind, amount }) => sum + (kind === 'paid' ? (amount ?? 0) : 0), 0)
  const over = before.some(
    ({ kind }) => kind === 'shipped' || kind === 'refunded' || kind === 'refund_requested',
  )
  if (paid === 0 || over) return life
  return [
    ...before,
    { kind: 'cancelled', at, reason: '商家缺货' },
    { kind: 'refunded', at, amount: paid, reason: '商家缺货' },
  ]
}
