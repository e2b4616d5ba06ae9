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
  const kept = orders.map((order) => {
    if (order.purchase.life || order.purchase.product.product_id !== product_id) return order
    return chance(random, touched) ? notDelivered(order, Math.floor(told + random.next() * lasting)) : order
  })
  return kept.some((order, index) => order !== orders[index]) ? kept : orders
}

const answered: ReadonlySet<OrderEvent['kind']> = new Set(['shipped', 'refunded', 'refund_requested'])

function notDelivered(order: Ordered, at: number): Ordered {
  const { review: _, life, ...rest } = order
  const before = life.filter((event) => event.at <= at)
  const paid = before.reduce((sum, { kind, amount }) => sum + (kind === 'paid' ? (amount ?? 0) : 0), 0)
  const over = before.some(({ kind }) => answered.has(kind))
  // What is packed with another order has been set aside.
  const packed = life.some(({ tracking_id }) => tracking_id !== undefined)
  if (paid === 0 || over || packed) return order
  const refund: OrderEvent[] = [
    { kind: 'cancelled', at, reason: '商家缺货' },
    { kind: 'refunded', at, amount: paid, reason: '商家缺货' },
  ]
  return { ...rest, life: [...before, ...refund] }
}
