import type { Random } from '../random.ts'
import { newId, put, type World } from './world.ts'

/** One broadcast, as its record names it. */
export interface Broadcast {
  readonly session_id: string
  readonly room_id: string
  readonly host_id: string
  readonly agency_id: string
  readonly shop_id: string
  readonly title: string
  readonly category: string
  readonly started_at: number
  readonly ended_at: number
}

export interface Product {
  readonly product_id: string
  readonly shop_id: string
  readonly title: string
  readonly category: string
  readonly list_price: number
  readonly deal_price: number
  readonly weight_grams: number
  /** How much more often it is bought than others. */
  readonly pull: number
}

export type PromotionKind =
  | 'paid_traffic'
  | 'push'
  | 'raid'
  | 'guest'
  | 'lottery'
  | 'call_to_action'
  | 'red_packet'
  | 'outage'

export interface Promotion {
  readonly at: number
  readonly until: number
  readonly kind: PromotionKind
  readonly amount?: number
  readonly note: string
}

/** A shelf as it is written down: title, list price, deal price, grams, pull. */
export type Goods = readonly (readonly [
  title: string,
  list_price: number,
  deal_price: number,
  weight_grams: number,
  pull: number,
])[]

export const productsOf = (
  world: World,
  random: Random,
  shop: Pick<Product, 'shop_id' | 'category'>,
  goods: Goods,
): Product[] =>
  goods.map(([title, list_price, deal_price, weight_grams, pull]) => ({
    product_id: newId(world, random, 13),
    ...shop,
    title,
    list_price,
    deal_price,
    weight_grams,
    pull,
  }))

/** A broadcast with ids of its own. */
export function newBroadcast(
  world: World,
  random: Random,
  named: Pick<Broadcast, 'title' | 'category' | 'started_at' | 'ended_at'>,
): Broadcast {
  return {
    session_id: newId(world, random, 12),
    room_id: newId(world, random, 11),
    host_id: newId(world, random, 11),
    agency_id: newId(world, random, 8),
    shop_id: newId(world, random, 8),
    ...named,
  }
}

export const putBroadcast = (world: World, broadcast: Broadcast, platform: string): void =>
  put(world, 'session', { ...broadcast, platform })

export function putProducts(world: World, products: readonly Product[]): void {
  for (const { deal_price: _deal, pull: _pull, ...product } of products) put(world, 'product', product)
}

export function putPromotions(world: World, session_id: string, promotions: readonly Promotion[]): void {
  for (const promotion of promotions) put(world, 'promotion', { session_id, ...promotion })
}
