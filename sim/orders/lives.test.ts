import { describe, expect, it } from 'vitest'
import { evening } from '../../test/evening.ts'
import { hour, hourOfDay } from '../calendar.ts'
import type { OrderEventKind } from '../session/stage.ts'
import { orderLives } from './lives.ts'
import { moneyOf } from './money.ts'
import { type Ordered, paidBy, payable } from './ordered.ts'

const seeds = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']
const livesOf = (category?: string, purchases = 400): readonly Ordered[] =>
  seeds.flatMap((seed) => orderLives(evening({ seed, purchases, ...(category ? { category } : {}) })))

const when = ({ life }: Ordered, kind: OrderEventKind): number | undefined =>
  life.find((event) => event.kind === kind)?.at
const sum = ({ life }: Ordered, kind: OrderEventKind): number =>
  life.reduce((total, event) => total + (event.kind === kind ? (event.amount ?? 0) : 0), 0)
const shareOf = (orders: readonly Ordered[], has: (order: Ordered) => boolean): number =>
  orders.filter(has).length / orders.length

const lives = livesOf()
const paid = lives.filter((order) => when(order, 'paid') !== undefined)

describe('the life of an order', () => {
  it('is told in the order of time, after the order itself', () => {
    for (const { life, purchase } of lives) {
      const times = life.map(({ at }) => at)
      expect(times).toEqual([...times].sort((left, right) => left - right))
      expect(times[0]).toBeGreaterThan(purchase.at)
    }
  })

  it('gives back no more than was paid, and settles no more than is left', () => {
    for (const order of lives) {
      const back = sum(order, 'refunded')
      expect(sum(order, 'paid')).toBeLessThanOrEqual(payable(order.purchase))
      expect(back).toBeLessThanOrEqual(sum(order, 'paid'))
      expect(sum(order, 'settled')).toBeLessThanOrEqual(sum(order, 'paid') - back)
    }
  })

  it('has a parcel back only where one went out, and none for what was given back unsent', () => {
    for (const order of lives) {
      const [shipped, returned] = [when(order, 'shipped'), when(order, 'return_shipped')]
      if (returned !== undefined) expect(shipped).toBeLessThan(returned)
      if (when(order, 'signed') !== undefined) expect(shipped).toBeLessThan(when(order, 'signed') ?? 0)
      if (when(order, 'cancelled') !== undefined) expect(shipped).toBeUndefined()
    }
  })

  it('weighs at least what the parcel holds, all orders in it together', () => {
    const goods = new Map<string, { grams: number; weighed: number }>()
    for (const order of lives) {
      const parcels = order.life.filter(({ kind, reason }) => kind === 'shipped' && reason !== '换货')
      const weighed = parcels.reduce(
        (total, { parcel_grams = Number.POSITIVE_INFINITY }) => total + parcel_grams,
        0,
      )
      if (parcels.length === 0) continue
      const key = parcels[0]?.tracking_id ?? order.order_id
      const { grams = 0 } = goods.get(key) ?? {}
      const { product, quantity } = order.purchase
      goods.set(key, { grams: grams + product.weight_grams * quantity, weighed })
    }
    expect([...goods.values()].filter(({ grams, weighed }) => weighed < grams)).toEqual([])
  })

  it('knows everything that becomes of orders', () => {
    const kinds = new Set(lives.flatMap(({ life }) => life.map(({ kind }) => kind)))
    const expected: OrderEventKind[] = [
      'paid',
      'closed_unpaid',
      'cancelled',
      'shipped',
      'signed',
      'finished',
      'refund_requested',
      'refunded',
      'refund_rejected',
      'return_shipped',
      'return_signed',
      'settled',
    ]
    expect(kinds).toEqual(new Set(expected))
  })

  it('leaves the warehouse at working hours, and packs orders of one buyer together', () => {
    const hours = paid.flatMap((order) => when(order, 'shipped') ?? []).map(hourOfDay)
    expect(hours.filter((at) => at < 7)).toEqual([])
    const parcels = Map.groupBy(
      paid.flatMap(({ order_id, purchase, life }) =>
        life.flatMap(({ tracking_id }) =>
          tracking_id ? [{ order_id, tracking_id, buyer: purchase.account.account_id }] : [],
        ),
      ),
      ({ tracking_id }) => tracking_id,
    )
    const shared = [...parcels.values()]
    expect(shared.length).toBeGreaterThan(20)
    for (const orders of shared) {
      expect(new Set(orders.map(({ buyer }) => buyer)).size).toBe(1)
      expect(new Set(orders.map(({ order_id }) => order_id)).size).toBeGreaterThan(1)
    }
  })

  it('has second thoughts in several humps, and answers some of them with no', () => {
    const lags = paid
      .filter((order) => when(order, 'cancelled') !== undefined)
      .map(
        (order) =>
          ((when(order, 'refund_requested') ?? when(order, 'cancelled') ?? 0) - order.purchase.at) / hour,
      )
    const within = (from: number, until: number) => lags.filter((lag) => lag >= from && lag < until).length
    expect(Math.min(within(0, 2), within(5, 18), within(18, 90))).toBeGreaterThan(lags.length / 20)
  })

  it('depends on what is sold', () => {
    const sentBack = (category: string) =>
      shareOf(livesOf(category), (order) => when(order, 'refunded') !== undefined)
    expect(sentBack('womens_apparel')).toBeGreaterThan(0.5)
    expect(sentBack('food')).toBeLessThan(0.25)
  })

  it('differs from room to room by more than chance', () => {
    const shares = seeds.map((seed) =>
      shareOf(orderLives(evening({ seed })), (order) => when(order, 'cancelled') !== undefined),
    )
    expect(Math.max(...shares) / Math.min(...shares)).toBeGreaterThan(1.5)
  })

  it('is the same for the same seed', () => {
    expect(orderLives(evening({ seed: 'a' }))).toEqual(orderLives(evening({ seed: 'a' })))
  })
})

describe('a presale', () => {
  const presold = Array.from({ length: 40 }, (_, index) =>
    orderLives(evening({ seed: `p${index}`, purchases: 200 })),
  )
    .flat()
    .filter(({ life }) => life.some(({ reason }) => reason === '定金'))

  it('is paid in two, the balance days later', () => {
    expect(presold.length).toBeGreaterThan(50)
    const balanced = presold.filter(({ life }) => life.some(({ reason }) => reason === '尾款'))
    expect(balanced.length / presold.length).toBeGreaterThan(0.6)
    for (const order of balanced) {
      expect(sum(order, 'paid')).toBe(payable(order.purchase))
      const last = order.life.findLast(({ kind }) => kind === 'paid')
      expect((last?.at ?? 0) - order.purchase.at).toBeGreaterThan(10 * hour)
    }
  })

  it('counts in paid figures for what was paid by then', () => {
    for (const order of presold) {
      const deposit = order.life.find(({ kind }) => kind === 'paid')
      const at = deposit?.at ?? 0
      expect(paidBy(order, at)).toBe(deposit?.amount)
      expect(moneyOf([order], { cutoff: at, exported_at: at }).gmv_paid).toBe(deposit?.amount)
    }
  })
})

describe('what a shop cannot deliver', () => {
  it('is given back to those who have not got it, hours after the last order, and nobody reviews it', () => {
    const short = Array.from({ length: 60 }, (_, index) =>
      orderLives(evening({ seed: `o${index}`, purchases: 60 })),
    )
      .flat()
      .filter(({ life }) => life.some(({ reason }) => reason === '商家缺货'))
    expect(short.length).toBeGreaterThan(3)
    for (const order of short) {
      expect([when(order, 'shipped'), order.review]).toEqual([undefined, undefined])
      expect(sum(order, 'refunded')).toBe(sum(order, 'paid'))
    }
  })
})

describe('reviews', () => {
  const reviews = lives.flatMap(({ review }) => review ?? [])

  it('are rare, mostly full of praise, and many alike', () => {
    expect(reviews.length / lives.length).toBeGreaterThan(0.02)
    expect(reviews.length / lives.length).toBeLessThan(0.35)
    const five = reviews.filter(({ rating }) => rating === 5).length / reviews.length
    expect(five).toBeGreaterThan(0.6)
    expect(new Set(reviews.map(({ text }) => text)).size).toBeLessThan(reviews.length)
  })

  it('of a purchase that brings its own are left as they are', () => {
    const stage = evening({ purchases: 5 })
    const own = { at: stage.broadcast.ended_at, rating: 5, text: '自备', image_count: 1 }
    const ordered = orderLives({
      ...stage,
      purchases: stage.purchases.map((purchase) => ({ ...purchase, review: own })),
    })
    expect(ordered.map(({ review }) => review)).toEqual(ordered.map(() => own))
  })
})

describe('a life that a purchase brings', () => {
  it('is kept to the letter', () => {
    const stage = evening({ purchases: 3 })
    const life = [{ kind: 'paid', at: stage.broadcast.ended_at, amount: 1 }] as const
    const ordered = orderLives({
      ...stage,
      purchases: stage.purchases.map((purchase) => ({ ...purchase, life })),
    })
    for (const order of ordered) expect(order.life).toEqual(life)
  })
})
