import type { OrderEvent, Purchase } from '../session/stage.ts'
import type { World } from '../world.ts'

export type Review = NonNullable<Purchase['review']>

/** A purchase with its number and everything that becomes of it, whether or not the records reach so far. */
export interface Ordered {
  readonly order_id: string
  /** '' for an order outside any session. */
  readonly session_id: string
  readonly shop_id: string
  readonly purchase: Purchase
  readonly life: readonly OrderEvent[]
  readonly review?: Review
}

export const payable = ({ product, quantity, shop_discount }: Purchase): number =>
  Math.max(0, quantity * product.deal_price - shop_discount)

/** What was paid of an order by an instant; undefined where nothing was. A presale is paid in two. */
export function paidBy({ life, purchase }: Ordered, until: number): number | undefined {
  const payments = life.filter(({ kind, at }) => kind === 'paid' && at <= until)
  if (payments.length === 0) return undefined
  return payments.reduce((sum, { amount }) => sum + (amount ?? payable(purchase)), 0)
}

/** The id of the review of an order. */
export const reviewId = ({ idOf }: Pick<World, 'idOf'>, order_id: string): string => idOf('review', order_id)
