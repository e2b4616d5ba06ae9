import type { World } from '../world.ts'
import type { Records } from '../write/records.ts'
import { type Ordered, payable } from './ordered.ts'

/** Writes orders and what the export knows of their lives; a tracking number is made where a parcel goes without one. */
export function writeOrders(world: World, ordered: readonly Ordered[], records: Records): void {
  for (const order of ordered) {
    const { order_id, session_id, shop_id, purchase } = order
    const { account, product, quantity } = purchase
    const paid = order.life.some(({ kind }) => kind === 'paid')
    records.put('order', {
      order_id,
      created_at: purchase.at,
      account_id: account.account_id,
      shop_id,
      product_id: product.product_id,
      session_id,
      quantity,
      list_price: product.list_price,
      deal_price: product.deal_price,
      paid_amount: paid ? payable(purchase) : undefined,
      shop_discount: purchase.shop_discount || undefined,
      currency: 'CNY',
      payer_id: purchase.payer_id ?? account.payer_id,
      receiver_phone: account.phone,
      address_id: purchase.address_id ?? account.address_id,
      device_id: purchase.device_id ?? account.device_id,
      ip: purchase.ip ?? account.ip,
    })
    writeLife(world, order, records)
  }
}

function writeLife(world: World, { order_id, life }: Ordered, records: Records): void {
  for (const { tracking_id, ...event } of life) {
    if (event.at > world.exported_at) continue
    const moves = event.kind === 'shipped' || event.kind === 'return_shipped'
    const tracking = tracking_id ?? (moves ? world.idOf('parcel', `${order_id}/${event.kind}`) : undefined)
    records.put('order_event', { order_id, ...event, tracking_id: tracking })
  }
}
