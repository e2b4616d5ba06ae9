import { newId, put, type Row, type World } from '../world.ts'
import type { LifeEvent } from './life.ts'
import { type Purchase, payable } from './purchase.ts'

/** An order together with what becomes of it. */
export interface Ordered {
  readonly purchase: Purchase
  readonly life: readonly LifeEvent[]
}

function orderRow({ purchase }: Ordered): Row {
  const { product, person } = purchase
  return {
    order_id: purchase.order_id,
    created_at: purchase.at,
    account_id: person.account_id,
    shop_id: product.shop_id,
    product_id: product.product_id,
    session_id: purchase.session_id,
    quantity: purchase.quantity,
    list_price: product.list_price,
    deal_price: product.deal_price,
    paid_amount: payable(purchase),
    shop_discount: purchase.shop_discount,
    currency: 'CNY',
    payer_id: person.payer_id,
    receiver_phone: person.phone,
    address_id: person.address_id,
    device_id: person.device_id,
    ip: person.ip,
  }
}

/** Writes orders and their events by time; what an order is in truth is not written. Nothing after `until` has happened yet. */
export function putOrders(world: World, ordered: readonly Ordered[], until: number): void {
  const random = world.random.fork('tracking')
  const byTime = [...ordered].sort((left, right) => left.purchase.at - right.purchase.at)
  for (const order of byTime) put(world, 'order', orderRow(order))
  const events = byTime.flatMap(({ purchase, life }) =>
    life.map(({ tracking, ...event }) => ({ order_id: purchase.order_id, ...event, tracking })),
  )
  events.sort((left, right) => left.at - right.at)
  for (const { tracking, ...event } of events.filter(({ at }) => at <= until))
    put(world, 'order_event', {
      ...event,
      ...(tracking ? { tracking_id: `TN${newId(world, random, 12)}` } : {}),
    })
}
