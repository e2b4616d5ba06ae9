import { day, hour, isWeekend } from '../calendar.ts'
import type { Account, Cast } from '../people/account.ts'
import { anyOf } from '../people/cast.ts'
import { chance, logNormal, normal, pareto, poisson, type Random, weighted } from '../random.ts'
import type { Product, Room } from '../rooms/room.ts'
import type { Output } from '../session/make.ts'
import type { Purchase } from '../session/stage.ts'
import type { World } from '../world.ts'
import { houseOf, type OrderHabits } from './house.ts'
import { lived } from './lives.ts'
import type { Ordered } from './ordered.ts'
import { runOut } from './out-of-stock.ts'
import { saleOn } from './sale-days.ts'
import { newUnit } from './unit.ts'
import { writeOrders } from './write-orders.ts'

/** A shop's orders outside any session, day by day over all the weeks of the world: search, shelf, regulars. */
export function makeShelfOrders(world: World, room: Room, { records }: Output): void {
  const random = world.random(`shelf/${room.index}`)
  const perDay = shelfOrdersPerDay(world, room)
  for (let at = world.since, number = 0; at < world.exported_at; at += day, number += 1)
    writeOrders(world, shelfDay(world, room, { random: random.at(number), at, number, perDay }), records)
}

/** Orders off the shelf on an ordinary day. */
export function shelfOrdersPerDay(world: World, room: Room): number {
  const { habits } = houseOf(world, room)
  const own = world.broadcasts.filter((broadcast) => broadcast.room === room)
  const views = own.reduce((sum, { expected_views }) => sum + expected_views, 0) / Math.max(1, own.length)
  return habits.shelfShare * habits.buyShare * views
}

interface ShelfDay {
  readonly random: Random
  readonly at: number
  readonly number: number
  readonly perDay: number
}

function shelfDay(world: World, room: Room, { random, at, number, perDay }: ShelfDay): readonly Ordered[] {
  const { habits } = houseOf(world, room)
  const lift = (isWeekend(at) ? habits.weekendLift : 1) * (1 + (habits.saleLift - 1) * saleOn(at))
  const count = poisson(random, perDay * lift * logNormal(random, 1, habits.dayDrift))
  const { shelfRegret: regret, shelfReturn: returns, shelfUnpaid: unpaid } = habits
  const unit = newUnit(world, room, random, { regret, returns, unpaid })
  const buyers = regularsOf(world, room, habits)
  const choices = room.products.map((product) => [product.pull, product] as const)
  const purchases = Array.from({ length: count }, (): Purchase => {
    const account = buyers(random)
    return bought(room, random, { account, at: at + hourOf(habits, random) * hour, choices })
  }).filter((purchase) => purchase.at < world.exported_at)
  const ordered = purchases
    .sort((left, right) => left.at - right.at)
    .map((purchase, index): Ordered => {
      const order_id = world.idOf('order', `shelf/${room.index}/${number}/${index}`)
      return {
        session_id: '',
        shop_id: room.shop_id,
        ...lived(unit, random.at(index), { order_id, purchase }),
      }
    })
  return runOut(unit, random, ordered)
}

/** Who buys off the shelf: anybody, the livelier the likelier; or one of the shop's regulars, of whom few buy most. */
function regularsOf(world: World, room: Room, habits: OrderHabits): (random: Random) => Account {
  const everybody: Cast = world.public
  const regulars = world.random(`regulars/${room.index}`)
  const most = Math.max(5, Math.floor(everybody.size / 40))
  return (random) => {
    if (chance(random, habits.regularShare)) {
      const rank = Math.floor(pareto(random, most / 6, habits.regularZipf) - most / 6)
      if (rank < most) return anyOf(regulars.at(rank), everybody)
    }
    for (let tries = 0; tries < 6; tries += 1) {
      const account = anyOf(random, everybody)
      if (chance(random, account.habits.buy / 4)) return account
    }
    return anyOf(random, everybody)
  }
}

/** The morning, the lunch break, the evening; and a little at any hour. */
function hourOf({ morning, noon, evening }: OrderHabits, random: Random): number {
  const drawn = weighted(random, [
    [morning, () => normal(random, 10, 1.8)],
    [noon, () => normal(random, 13, 1)],
    [evening, () => normal(random, 20.8, 1.7)],
    [0.12, () => random.next() * 24],
  ])()
  return ((drawn % 24) + 24) % 24
}

const quantities = [
  [84, 1],
  [12, 2],
  [3, 3],
  [1, 5],
] as const

type Choices = readonly (readonly [pull: number, product: Product])[]

function bought(
  { habits }: Room,
  random: Random,
  { account, at, choices }: { readonly account: Account; readonly at: number; readonly choices: Choices },
): Purchase {
  const product = weighted(random, choices)
  const coupon = chance(random, (habits.orders['couponShare'] ?? 0) / 2)
  return {
    at: Math.floor(at),
    account,
    product,
    quantity: weighted(random, quantities),
    shop_discount: coupon ? Math.floor(product.deal_price / 1000) * 100 : 0,
    nature: '',
  }
}
