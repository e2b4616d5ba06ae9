import { minute, second } from '../calendar.ts'
import { payable } from '../orders/ordered.ts'
import type { Account } from '../people/account.ts'
import { chance, pick, type Random, uniform, weighted } from '../random.ts'
import type { Product } from '../rooms/room.ts'
import type { Act, Nature, OrderEvent, Purchase, Stage } from '../session/stage.ts'

export interface Placing {
  readonly account: Account
  readonly nature: Nature
  /** Earliest and latest moment. */
  readonly from: number
  readonly until: number
  readonly quantity: number
  readonly skill: number
  readonly life: (purchase: Purchase) => readonly OrderEvent[]
  readonly means?: Pick<Purchase, 'device_id' | 'ip' | 'address_id' | 'payer_id'>
}

const favourite = (random: Random, products: readonly Product[]): Product =>
  weighted(
    random,
    products.map((product) => [product.pull, product] as const),
  )

/** The way a task tells one to go: favourite, search for the like, compare, look, order – at the pace of the task in crude hands. */
function taskPath(random: Random, purchase: Purchase, skill: number, products: readonly Product[]): Act[] {
  const { account, nature, product, at } = purchase
  const pace = (seconds: number) => seconds * second * (1 + (skill * 2 + 0.08) * (random.next() - 0.5))
  const [other, third] = [pick(random, products), pick(random, products)]
  const { product_id } = product
  const steps: readonly (readonly [number, Act['kind'], string])[] = [
    [150, 'favorite', product_id],
    [120, 'search', ''],
    [95, 'product_view', other.product_id],
    [70, 'product_view', third.product_id],
    [45, 'product_click', product_id],
    [40, 'product_view', product_id],
  ]
  const kept = steps.filter(() => !chance(random, skill * 0.45))
  return kept.map(([seconds, kind, id]) => ({
    at: Math.floor(at - pace(seconds)),
    account,
    kind,
    nature,
    ...(id === '' ? { text: product.title.split(' ').at(-1) ?? '' } : { product_id: id }),
  }))
}

/** Somebody comes into the room to place one order that was asked for; returns it. */
export function placeOrder(random: Random, stage: Stage, placing: Placing): Purchase {
  const { room, ended_at, started_at } = stage.broadcast
  const { account, nature, means } = placing
  const product = favourite(random, room.products)
  const at = Math.floor(uniform(random, [placing.from, placing.until]))
  const draft: Purchase = {
    at,
    account,
    product,
    quantity: placing.quantity,
    shop_discount: 0,
    nature,
    ...means,
  }
  const purchase = { ...draft, life: placing.life(draft) }
  stage.purchases.push(purchase)
  const path = taskPath(random, purchase, placing.skill, room.products)
  const first = Math.min(at, ...path.map((act) => act.at))
  const entered_at = Math.floor(Math.max(started_at, first - uniform(random, [2, 60]) * second))
  const left_at = Math.floor(Math.min(ended_at, at + uniform(random, [3, 240]) * second))
  stage.visits.push({
    account,
    source: pick(random, ['search', 'share'] as const),
    entered_at,
    left_at,
    nature,
    ...pickMeans(means),
  })
  stage.acts.push(
    ...path.map((act) => ({ ...act, at: Math.max(entered_at + 300, act.at), ...pickMeans(means) })),
  )
  return purchase
}

const pickMeans = (means: Placing['means']) => ({
  ...(means?.device_id === undefined ? {} : { device_id: means.device_id }),
  ...(means?.ip === undefined ? {} : { ip: means.ip }),
})

/** What genuine orders of a stage come to, and how many there are. */
export function genuineSales({ purchases }: Stage): { readonly orders: number; readonly amount: number } {
  const genuine = purchases.filter(({ nature }) => nature === '')
  return { orders: genuine.length, amount: genuine.reduce((sum, purchase) => sum + payable(purchase), 0) }
}

/** The share of a stage's orders that a practice made. */
export const madeUpShare = ({ purchases }: Stage, nature: Nature): number =>
  purchases.filter((purchase) => purchase.nature === nature).length / Math.max(1, purchases.length)

/** When orders are placed that were asked for: crude ones in one go, skilled ones all through the session. */
export function placingWindow(
  random: Random,
  { broadcast }: Stage,
  skill: number,
): readonly [number, number] {
  const { started_at, ended_at } = broadcast
  if (chance(random, skill)) return [started_at + 4 * minute, ended_at - minute]
  const from = uniform(random, [started_at + 4 * minute, ended_at - 12 * minute])
  return [from, Math.min(ended_at - minute, from + uniform(random, [8, 40]) * minute)]
}
