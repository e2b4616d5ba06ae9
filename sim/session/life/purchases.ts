import { second } from '../../calendar.ts'
import { anyOf } from '../../people/cast.ts'
import { chance, logNormal, pareto, poisson, type Random, uniform } from '../../random.ts'
import type { Product } from '../../rooms/room.ts'
import type { Act, Purchase } from '../stage.ts'
import { between, drawBetween, meanOf } from './curve.ts'
import { type Life, lookedAt } from './deeds.ts'
import type { Stay } from './stays.ts'

/** How ready somebody is to buy, beside the others of the session. */
function readiness({ evening, stage }: Life, { visit, follows }: Stay): number {
  const { entered_at, left_at, account } = visit
  const seconds = (Math.min(left_at, stage.broadcast.ended_at) - entered_at) / second
  if (seconds < 12) return 0
  const warm =
    between(evening.sale, entered_at, left_at) / (meanOf(evening.sale) / evening.sale.stepMs) / second
  return account.habits.buy * (1 - Math.exp(-warm / 300)) * (follows ? 1.8 : 1)
}

type Bought = Pick<Purchase, 'product' | 'quantity' | 'shop_discount'> & Partial<Purchase>

/** What is put into the order, and whose purse and door it uses. */
function basket(random: Random, { stage }: Life, product: Product, index: number): Bought {
  const { world, broadcast } = stage
  const {
    couponShare = 0.2,
    couponYuan = 10,
    familyShare = 0.03,
    elsewhereShare = 0.03,
    quantityTail = 2.5,
  } = broadcast.room.habits.orders
  const quantity = Math.min(24, Math.floor(pareto(random, 1, quantityTail)))
  const coupon = Math.max(1, Math.round(couponYuan)) * 100
  const discounted = chance(random, couponShare) && quantity * product.deal_price > 3 * coupon
  const bought = { product, quantity, shop_discount: discounted ? coupon : 0 }
  if (index < 0) return bought
  if (chance(random, familyShare)) {
    const relative = world.public.member(Math.min(world.public.size - 1, index ^ 1))
    return chance(random, 0.5)
      ? { ...bought, payer_id: relative.payer_id }
      : { ...bought, address_id: relative.address_id }
  }
  if (!chance(random, elsewhereShare)) return bought
  return { ...bought, address_id: world.idOf('elsewhere', Math.floor(random.next() * 1e9)) }
}

/** A buyer looks before buying, each in their own time; some know what they want and look at nothing. */
function journey(
  random: Random,
  { stage }: Life,
  { visit }: Stay,
  bought: Pick<Purchase, 'at' | 'product'>,
): void {
  const { talk, orders } = stage.broadcast.room.habits
  if (chance(random, orders['unclickedShare'] ?? 0.05)) return
  const { product_id } = bought.product
  const act = (at: number, kind: Act['kind']): void => {
    stage.acts.push({ at: Math.floor(at), account: visit.account, kind, product_id, nature: '' })
  }
  const click = Math.max(visit.entered_at + 200, bought.at - 1500 - logNormal(random, 22 * second, 1))
  if (click >= bought.at - 700) return
  act(click, 'product_click')
  const viewed = click + logNormal(random, 800, 0.4)
  if (viewed < bought.at - 300) act(viewed, 'product_view')
  const chosen = viewed + (bought.at - viewed) * uniform(random, [0.15, 0.9])
  if (chosen < bought.at && chance(random, talk['cartShare'] ?? 0.1)) act(chosen, 'cart_add')
}

function buys(random: Random, life: Life, stay: Stay): void {
  const { stage, evening } = life
  const { entered_at, left_at, account } = stay.visit
  const again = stage.broadcast.room.habits.orders['againShare'] ?? 0.05
  let from = entered_at + 6 * second
  const gone = Math.min(left_at, stage.broadcast.ended_at) - 300
  do {
    const at = Math.floor(drawBetween(random, evening.sale, [from, gone]))
    const bought = {
      at,
      account,
      ...basket(random, life, lookedAt(random, life, at), stay.index),
      nature: '',
    } as const
    stage.purchases.push(bought)
    journey(random, life, stay, bought)
    from = at + logNormal(random, 30 * second, 0.8)
  } while (from < gone && chance(random, again))
}

/** Orders of people in the room, and of some whom a link brought straight to the goods. */
export function purchases(random: Random, life: Life, stays: readonly Stay[]): void {
  const { world, broadcast } = life.stage
  const { buyShare = 0.02, outsideShare = 0, againShare = 0.05 } = broadcast.room.habits.orders
  const wanted = buyShare * broadcast.expected_views
  const ready = stays.map((stay) => readiness(life, stay))
  const sum = ready.reduce((total, each) => total + each, 0)
  const factor = sum > 0 ? ((1 - outsideShare) * (1 - againShare) * wanted) / sum : 0
  for (const [place, stay] of stays.entries())
    if (chance(random, 1 - Math.exp(-factor * (ready[place] ?? 0)))) buys(random, life, stay)
  for (let order = poisson(random, outsideShare * wanted); order > 0; order -= 1) {
    const at = Math.floor(drawBetween(random, life.evening.sale, [broadcast.started_at, broadcast.ended_at]))
    const account = anyOf(random, world.public)
    life.stage.purchases.push({
      at,
      account,
      ...basket(random, life, lookedAt(random, life, at), -1),
      nature: '',
    })
  }
}
