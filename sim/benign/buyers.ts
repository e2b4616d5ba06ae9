import { day, hour, minute, second } from '../calendar.ts'
import { payable } from '../orders/ordered.ts'
import type { Account } from '../people/account.ts'
import { anyOf, newIp } from '../people/cast.ts'
import { chance, exponential, pick, type Random, uniform, whole } from '../random.ts'
import type { OrderEvent, Purchase, Stage } from '../session/stage.ts'
import { excuse, sessionCause, someTime } from './touched.ts'

type Means = Pick<Purchase, 'address_id' | 'payer_id' | 'ip' | 'device_id'>

/** An order somebody means, with a visit around it. */
function buys(
  stage: Stage,
  random: Random,
  account: Account,
  order: {
    readonly quantity: number
    readonly at: number
    readonly life?: (purchase: Purchase) => readonly OrderEvent[]
    readonly nature?: Purchase['nature']
  } & Means,
): void {
  const { started_at, ended_at, room } = stage.broadcast
  const { at, life, quantity, nature = '', ...means } = order
  const product = pick(random, room.products)
  const purchase: Purchase = { at, account, product, quantity, shop_discount: 0, nature, ...means }
  stage.purchases.push(life ? { ...purchase, life: life(purchase) } : purchase)
  const entered_at = Math.floor(Math.max(started_at, at - uniform(random, [10, 600]) * second))
  const left_at = Math.floor(Math.min(ended_at, at + uniform(random, [5, 400]) * second))
  const visitMeans = {
    ...(means.ip ? { ip: means.ip } : {}),
    ...(means.device_id ? { device_id: means.device_id } : {}),
  }
  stage.visits.push({
    account,
    source: pick(random, ['follow', 'search', 'recommend'] as const),
    entered_at,
    left_at,
    nature: '',
    ...visitMeans,
  })
  stage.acts.push({
    at: Math.max(entered_at + 300, at - whole(random, [4, 90]) * second),
    account,
    kind: 'product_click',
    product_id: product.product_id,
    nature: '',
    ...visitMeans,
  })
}

/** A company buys for its people: many of one thing to one address from one purse. */
export const bulkOrders = sessionCause('bulk-orders', (stage, random) => {
  const account = anyOf(random, stage.world.public)
  excuse(stage, 'bulk-orders', account)
  const at = someTime(stage, random)
  for (let order = whole(random, [1, 8]); order > 0; order -= 1)
    buys(stage, random, account, {
      quantity: whole(random, [5, 40]),
      at: at + Math.floor(exponential(random, 2 * minute)),
    })
})

/**
 * A few of the team buy with their own money, as happens everywhere. The orders are related to the house whatever it meant
 * by them and leave audited figures; neither the buyers nor the room did anything wrong.
 */
export const staffPurchases = sessionCause('staff-purchases', (stage, random) => {
  const { staff } = stage.broadcast.room
  for (const account of staff.slice(0, whole(random, [1, Math.min(3, staff.length)]))) {
    excuse(stage, 'staff-purchases', account)
    buys(stage, random, account, {
      quantity: whole(random, [1, 2]),
      at: someTime(stage, random),
      nature: 'related_party_order',
    })
  }
})

/** A village where all parcels go to one shop: one address, many buyers, often one network. */
export const villagePickUp = sessionCause('village-pick-up', (stage, random) => {
  const address_id = stage.world.idOf('village', whole(random, [0, 3]))
  const ip = newIp(random)
  for (let buyer = whole(random, [6, 40]); buyer > 0; buyer -= 1) {
    const account = anyOf(random, stage.world.public)
    excuse(stage, 'village-pick-up', account)
    buys(stage, random, account, {
      quantity: 1,
      at: someTime(stage, random),
      address_id,
      ...(chance(random, 0.4) ? { ip } : {}),
    })
  }
})

/** One purse or one telephone for a home: three or four accounts that pay and receive together. */
export const families = sessionCause('families', (stage, random) => {
  for (let family = whole(random, [2, 10]); family > 0; family -= 1) {
    const home = anyOf(random, stage.world.public)
    const { address_id, payer_id, device_id, ip } = home
    for (let person = whole(random, [2, 4]); person > 0; person -= 1) {
      const account = anyOf(random, stage.world.public)
      excuse(stage, 'families', account)
      const shared = {
        address_id,
        ...(chance(random, 0.6) ? { payer_id } : {}),
        ...(chance(random, 0.3) ? { device_id } : {}),
        ...(chance(random, 0.7) ? { ip } : {}),
      }
      buys(stage, random, account, { quantity: 1, at: someTime(stage, random), ...shared })
    }
  }
})

/** A deposit on the night, the balance days later – or not, and then the deposit is lost or given back. */
export const presale = sessionCause('presale', (stage, random) => {
  const due = stage.broadcast.ended_at + uniform(random, [2, 12]) * day
  const dropped = uniform(random, [0.05, 0.4])
  for (
    let buyer = Math.max(5, Math.round(stage.purchases.length * uniform(random, [0.1, 0.5])));
    buyer > 0;
    buyer -= 1
  ) {
    const account = anyOf(random, stage.world.public)
    excuse(stage, 'presale', account)
    buys(stage, random, account, {
      quantity: 1,
      at: someTime(stage, random),
      life: (purchase) => presaleLife(random, purchase, due, dropped),
    })
  }
})

function presaleLife(random: Random, purchase: Purchase, due: number, dropped: number): OrderEvent[] {
  const amount = payable(purchase)
  const deposit = Math.max(100, Math.floor(amount / 10))
  const first: OrderEvent = {
    kind: 'paid',
    at: purchase.at + whole(random, [3, 60]) * second,
    amount: deposit,
  }
  if (chance(random, dropped)) {
    const at = Math.floor(due + uniform(random, [0, 3]) * day)
    return [
      first,
      { kind: 'refund_requested', at, amount: deposit, reason: '尾款未付' },
      { kind: 'cancelled', at: at + minute },
      { kind: 'refunded', at: at + minute, amount: deposit },
    ]
  }
  const balance = Math.floor(due + exponential(random, 5 * hour))
  const shipped = Math.floor(balance + uniform(random, [6, 60]) * hour)
  const signed = Math.floor(shipped + uniform(random, [1.5, 5]) * day)
  const finished = Math.floor(signed + uniform(random, [2, 10]) * day)
  return [
    first,
    { kind: 'paid', at: balance, amount: amount - deposit },
    {
      kind: 'shipped',
      at: shipped,
      parcel_grams: Math.round(purchase.product.weight_grams * purchase.quantity * 1.06 + 50),
    },
    { kind: 'signed', at: signed },
    { kind: 'finished', at: finished },
    { kind: 'settled', at: finished + 20 * hour, amount },
  ]
}

/** Goods that do not please, or did not arrive as shown: a whole batch goes back. */
export const faultyBatch = sessionCause('faulty-batch', (stage, random) => {
  const faulty = pick(random, stage.broadcast.room.products).product_id
  const recalled = stage.broadcast.ended_at + uniform(random, [2, 60]) * hour
  for (const [index, purchase] of stage.purchases.entries()) {
    if (purchase.product.product_id !== faulty || purchase.nature !== '' || purchase.life) continue
    const amount = payable(purchase)
    const at = Math.floor(Math.max(purchase.at + 5 * minute, recalled + exponential(random, 3 * hour)))
    excuse(stage, 'faulty-batch', purchase.account)
    stage.purchases[index] = {
      ...purchase,
      life: [
        { kind: 'paid', at: purchase.at + 8 * second, amount },
        { kind: 'refund_requested', at, amount, reason: '缺货' },
        { kind: 'cancelled', at: at + minute },
        { kind: 'refunded', at: at + minute, amount },
      ],
    }
  }
})

/** Women's apparel, where most of what is sold comes back: nothing happens, it is only easily mistaken. */
export const highRefunds = sessionCause('high-refunds', (stage) => {
  for (const { account, nature } of stage.purchases) if (nature === '') excuse(stage, 'high-refunds', account)
})
