import type { OrderEvent, Purchase } from '../session/stage.ts'

/** A purchase with its number and everything that becomes of it, whether or not the records reach so far. */
export interface Ordered {
  readonly order_id: string
  /** '' for an order outside any session. */
  readonly session_id: string
  readonly shop_id: string
  readonly purchase: Purchase
  readonly life: readonly OrderEvent[]
}

export const payable = ({ product, quantity, shop_discount }: Purchase): number =>
  quantity * product.deal_price - shop_discount
