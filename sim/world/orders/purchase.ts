import { chance, pick, type Random, weighted, whole } from '../../random.ts'
import type { Act } from '../audience/acts.ts'
import type { Visit } from '../audience/visits.ts'
import type { Product } from '../broadcast.ts'
import { second } from '../clock.ts'
import type { Person } from '../people.ts'
import { newId, type World } from '../world.ts'

/** What an order is in truth; the records do not say. */
export type Nature = 'genuine' | 'related_party' | 'fictitious'

/** One order of one line. */
export interface Purchase {
  readonly order_id: string
  readonly at: number
  /** '' for an order outside any broadcast. */
  readonly session_id: string
  readonly person: Person
  readonly product: Product
  readonly quantity: number
  readonly shop_discount: number
  readonly nature: Nature
}

export const payable = ({ product, quantity, shop_discount }: Purchase): number =>
  quantity * product.deal_price - shop_discount

export type Choice = Pick<Purchase, 'at' | 'person' | 'product' | 'quantity' | 'nature' | 'session_id'>

/** An order id is as long as any other and says nothing of when or why. */
export const purchaseOf = (world: World, random: Random, choice: Choice, shop_discount = 0): Purchase => ({
  order_id: newId(world, random, 18),
  ...choice,
  shop_discount,
})

export const favourite = (random: Random, products: readonly Product[]): Product =>
  weighted(
    random,
    products.map((product) => [product.pull, product] as const),
  )

const quantities = [
  [82, 1],
  [14, 2],
  [3, 3],
  [1, 4],
] as const

export interface Sale {
  readonly session_id: string
  readonly products: readonly Product[]
  readonly orders: number
  /** Money off a whole order, in minor units, and the share of orders that use it. */
  readonly coupon: { readonly amount: number; readonly share: number }
}

/** A buyer looks before buying: a click, the page, sometimes the cart, then the order, all inside the stay. */
function journey(random: Random, visit: Visit, at: number, product_id: string): Act[] {
  const { person } = visit
  const click = Math.max(visit.entered_at + 400, at - whole(random, [9, 150]) * second)
  const view = Math.min(at - 300, click + whole(random, [500, 3000]))
  const acts: Act[] = [
    { at: click, person, kind: 'product_click', product_id },
    { at: view, person, kind: 'product_view', product_id },
  ]
  if (chance(random, 0.3))
    acts.push({ at: Math.floor((view + at) / 2), person, kind: 'cart_add', product_id })
  return acts
}

/** Orders of people in the room; those who stay longer buy more readily, and hardly anyone buys twice. */
export function roomPurchases(
  world: World,
  random: Random,
  visits: readonly Visit[],
  sale: Sale,
): { readonly purchases: Purchase[]; readonly acts: Act[] } {
  const able = visits.filter(({ entered_at, left_at }) => left_at - entered_at > 45 * second)
  const purchases: Purchase[] = []
  const acts: Act[] = []
  const bought = new Set<string>()
  for (let tries = 0; purchases.length < sale.orders && tries < sale.orders * 40; tries += 1) {
    const visit = pick(random, able)
    const { person, entered_at, left_at } = visit
    if (bought.has(person.account_id) && chance(random, 0.9)) continue
    const patience = 1 - Math.exp(-(left_at - entered_at) / (400 * second))
    if (!chance(random, patience)) continue
    const product = favourite(random, sale.products)
    const at = whole(random, [entered_at + 25 * second, left_at - 500])
    const discount = chance(random, sale.coupon.share) ? sale.coupon.amount : 0
    const chosen = {
      at,
      person,
      product,
      quantity: weighted(random, quantities),
      session_id: sale.session_id,
    }
    purchases.push(purchaseOf(world, random, { ...chosen, nature: 'genuine' }, discount))
    acts.push(...journey(random, visit, at, product.product_id))
    bought.add(person.account_id)
  }
  return { purchases, acts }
}

/** Where in a day people order: little at night, most in the evening. */
const hours = [1, 0.5, 0.3, 0.2, 0.2, 0.4, 1, 2, 3, 4, 5, 5, 5, 4, 4, 4, 4, 5, 6, 8, 10, 10, 8, 4]
const weightedHours = hours.map((weight, hour) => [weight, hour] as const)

export interface Season {
  readonly days: readonly number[]
  readonly newcomer: () => Person
}

/** The shop's orders outside any broadcast: search, shelf, regulars. */
export function shelfPurchases(world: World, random: Random, season: Season, sale: Sale): Purchase[] {
  return Array.from({ length: sale.orders }, () => {
    const hourMs = 3_600_000
    const at = Math.floor(
      pick(random, season.days) + weighted(random, weightedHours) * hourMs + random.next() * hourMs,
    )
    const product = favourite(random, sale.products)
    const quantity = weighted(random, quantities)
    const chosen = { at, person: season.newcomer(), product, quantity, session_id: sale.session_id }
    const discount = chance(random, sale.coupon.share) ? sale.coupon.amount : 0
    return purchaseOf(world, random, { ...chosen, nature: 'genuine' }, discount)
  })
}
