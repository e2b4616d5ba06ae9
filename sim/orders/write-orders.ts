import type { World } from '../world.ts'
import type { Records } from '../write/records.ts'
import { type Ordered, paidBy, reviewId } from './ordered.ts'

/** Writes orders and what the export knows of their lives; a tracking number is made where a parcel goes without one. */
export function writeOrders(world: World, ordered: readonly Ordered[], records: Pick<Records, 'put'>): void {
  for (const order of ordered) {
    const { order_id, session_id, shop_id, purchase } = order
    if (purchase.at > world.exported_at) continue
    const { account, product, quantity } = purchase
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
      paid_amount: paidBy(order, world.exported_at),
      shop_discount: purchase.shop_discount || undefined,
      currency: 'CNY',
      payer_id: purchase.payer_id ?? account.payer_id,
      receiver_phone: account.phone,
      address_id: purchase.address_id ?? account.address_id,
      device_id: purchase.device_id ?? account.device_id,
      ip: purchase.ip ?? account.ip,
    })
    writeLife(world, order, records)
    writeReview(world, order, records)
  }
}

function writeLife(world: World, { order_id, life }: Ordered, records: Pick<Records, 'put'>): void {
  let parcels = 0
  for (const { tracking_id, ...event } of life) {
    if (event.at > world.exported_at) continue
    const moves = event.kind === 'shipped' || event.kind === 'return_shipped'
    if (moves) parcels += 1
    const made = moves ? world.idOf('parcel', `${order_id}/${event.kind}/${parcels}`) : undefined
    records.put('order_event', { order_id, ...event, tracking_id: tracking_id || made })
  }
}

function writeReview(
  world: World,
  { order_id, purchase, review }: Ordered,
  records: Pick<Records, 'put'>,
): void {
  if (!review || review.at > world.exported_at) return
  records.put('review', {
    review_id: reviewId(world, order_id),
    at: review.at,
    account_id: purchase.account.account_id,
    product_id: purchase.product.product_id,
    order_id,
    rating: review.rating,
    text: review.text,
    image_count: review.image_count,
  })
}
