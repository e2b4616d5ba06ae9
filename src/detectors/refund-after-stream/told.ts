import type { AuditedSession } from '../../records/coverage.ts'
import { type Together, togetherOf } from '../together.ts'
import { type AgainByBuyer, type Assessed, orderWeight } from './assess.ts'
import type { EarlyOrder } from './findings.ts'
import { assumed } from './parameters.ts'

/** An order of an excess with what is said of it. */
export interface Told {
  readonly order: EarlyOrder
  readonly company: Assessed
  readonly weightDb: number
}

const key = (of: { readonly session_id: string; readonly shop_id: string }) =>
  `${of.session_id} ${of.shop_id}`

function againIn(orders: readonly EarlyOrder[]): AgainByBuyer {
  const again = orders.filter(({ outcome }) => outcome === 'again')
  return new Map([...Map.groupBy(again, ({ account_id }) => account_id)].map(([id, own]) => [id, own.length]))
}

/** The orders likelier in the excess of their session than among its ordinary refunds. */
export function toldOf(orders: readonly EarlyOrder[], suspect: readonly Assessed[]): Told[] {
  const own = Map.groupBy(orders, key)
  return suspect.flatMap((company) => {
    const there = (own.get(key(company.row)) ?? []).filter(
      ({ product_id }) => product_id !== company.calledOff,
    )
    const again = againIn(there)
    return there
      .map((order) => ({
        order,
        company,
        weightDb: orderWeight(company, order.outcome, again, order.account_id),
      }))
      .filter(({ weightDb }) => weightDb >= assumed.leastOrderDb)
  })
}

/** Accounts of which orders that suffice by themselves were given back, by the rooms they were placed in. */
export function groupsOf(told: readonly Told[], sessions: readonly AuditedSession[]): Together<Told>[] {
  const rooms = new Map(sessions.map(({ session_id, room_id }) => [session_id, room_id]))
  return togetherOf(
    told.filter(({ weightDb }) => weightDb >= assumed.tellDb),
    {
      prefix: 'refunds',
      accountOf: ({ order }) => order.account_id,
      placeOf: ({ order }) => rooms.get(order.session_id) ?? order.session_id,
      least: assumed.leastGroup,
    },
  )
}
