import { exponential, logNormal, pick, type Random, type Range, shuffled, whole } from '../../random.ts'
import type { Act } from '../audience/acts.ts'
import type { Visit } from '../audience/visits.ts'
import type { Broadcast, Product } from '../broadcast.ts'
import { day, minute, second } from '../clock.ts'
import { newIp, type Person, register } from '../people.ts'
import { newId, type World } from '../world.ts'
import type { LifeEvent } from './life.ts'
import { favourite, type Purchase, payable, purchaseOf } from './purchase.ts'
import type { Ordered } from './record.ts'

/** A crew that is paid to order: cells of accounts, each cell with a few devices, payers and addresses between them. */
export interface CrewPlan {
  readonly cells: number
  readonly accountsPerCell: Range
  readonly ordersPerAccount: Range
  readonly quantity: Range
  /** The crew never pays more than this. */
  readonly paid: number
  /** Minutes after the end at which cells begin to cancel. */
  readonly cancelMinutes: Range
}

export interface Brushing {
  readonly ordered: readonly Ordered[]
  readonly visits: readonly Visit[]
  readonly acts: readonly Act[]
  readonly accounts: readonly Person[]
}

interface Cell {
  readonly members: readonly Person[]
  /** When a cell is told to order. */
  readonly ordersAt: number
  readonly cancelsAt: number
}

const several = <Item>(count: number, make: () => Item): Item[] => Array.from({ length: count }, make)

function cellOf(world: World, random: Random, broadcast: Broadcast, plan: CrewPlan): Cell {
  const devices = several(whole(random, [3, 5]), () => newId(world, random, 11))
  const payers = several(whole(random, [2, 4]), () => newId(world, random, 10))
  const addresses = several(whole(random, [2, 5]), () => newId(world, random, 10))
  const networks = several(whole(random, [1, 3]), () => newIp(random))
  const born = broadcast.started_at - whole(random, [12, 160]) * day
  const members = several(whole(random, plan.accountsPerCell), () =>
    register(world, random, broadcast.started_at, {
      device_id: pick(random, devices),
      payer_id: pick(random, payers),
      address_id: pick(random, addresses),
      ip: pick(random, networks),
      registered_at: Math.floor(born + exponential(random, 9 * 60 * minute)),
    }),
  )
  const length = broadcast.ended_at - broadcast.started_at
  return {
    members,
    ordersAt: Math.floor(broadcast.started_at + length * (0.08 + 0.72 * random.next())),
    cancelsAt: broadcast.ended_at + whole(random, plan.cancelMinutes) * minute,
  }
}

/** They come, order within a moment of each other, and go; most click straight through to the order. */
function visitFor(random: Random, broadcast: Broadcast, person: Person, from: number): Visit {
  const entered_at = Math.floor(from + exponential(random, 4 * minute))
  const left_at = Math.floor(entered_at + 3 * minute + logNormal(random, 5 * minute, 0.4))
  const last = broadcast.ended_at - 2 * second
  return {
    person,
    source: 'search',
    entered_at: Math.min(entered_at, last - 4 * minute),
    left_at: Math.min(left_at, last),
  }
}

function ordersIn(
  world: World,
  random: Random,
  visit: Visit,
  sale: { readonly session_id: string; readonly products: readonly Product[]; readonly plan: CrewPlan },
): Purchase[] {
  const { entered_at, left_at, person } = visit
  return several(whole(random, sale.plan.ordersPerAccount), () =>
    purchaseOf(world, random, {
      at: whole(random, [entered_at + 8 * second, Math.max(entered_at + 9 * second, left_at - second)]),
      person,
      product: favourite(random, sale.products),
      quantity: whole(random, sale.plan.quantity),
      session_id: sale.session_id,
      nature: 'fictitious',
    }),
  )
}

/** Paid at once, cancelled in the cell's turn one after another, before anything is shipped. */
function brushedLife(random: Random, purchase: Purchase, cancelsAt: number): LifeEvent[] {
  const amount = payable(purchase)
  const asked = Math.floor(cancelsAt)
  const done = asked + whole(random, [4, 90]) * second
  return [
    { kind: 'paid', at: purchase.at + whole(random, [4000, 26_000]), amount },
    {
      kind: 'refund_requested',
      at: asked,
      amount,
      reason: pick(random, ['不想要了', '不想要了', '拍错了/多拍了']),
    },
    { kind: 'cancelled', at: done },
    { kind: 'refunded', at: done, amount },
  ]
}

function lives(random: Random, cell: Cell, purchases: readonly Purchase[]): Ordered[] {
  let turn = cell.cancelsAt
  return shuffled(random, purchases).map((purchase) => {
    turn += whole(random, [14, 55]) * second
    return { purchase, life: brushedLife(random, purchase, turn) }
  })
}

/** Lets a crew order until the agreed sum is paid, and cancel after the end. */
export function brushing(
  world: World,
  broadcast: Broadcast,
  products: readonly Product[],
  plan: CrewPlan,
): Brushing {
  const random = world.random.fork(`crew ${broadcast.session_id}`)
  const cells = several(plan.cells, () => cellOf(world, random, broadcast, plan))
  const sale = { session_id: broadcast.session_id, products, plan }
  const ordered: Ordered[] = []
  const visits: Visit[] = []
  let left = plan.paid
  for (const cell of cells) {
    const own = cell.members.map((person) => visitFor(random, broadcast, person, cell.ordersAt))
    const purchases = own.flatMap((visit) => ordersIn(world, random, visit, sale))
    const wanted = purchases.filter((purchase) => {
      const amount = payable(purchase)
      if (amount > left) return false
      left -= amount
      return true
    })
    visits.push(...own)
    ordered.push(...lives(random, cell, wanted))
  }
  const acts = ordered
    .filter(() => random.next() < 0.55)
    .map(({ purchase: { at, person, product } }): Act => {
      const clicked = at - whole(random, [1500, 6000])
      return { at: clicked, person, kind: 'product_click', product_id: product.product_id }
    })
  return { ordered, visits, acts, accounts: cells.flatMap(({ members }) => members) }
}
