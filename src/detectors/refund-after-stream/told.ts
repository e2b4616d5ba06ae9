import { createHash } from 'node:crypto'
import type { AuditedSession } from '../../records/coverage.ts'
import { type AgainByBuyer, type Assessed, orderWeight } from './assess.ts'
import type { EarlyOrder } from './findings.ts'
import { assumed } from './parameters.ts'

/** An order of an excess with what is said of it. */
export interface Told {
  readonly order: EarlyOrder
  readonly company: Assessed
  readonly weightDb: number
}

/** Accounts of which orders that suffice by themselves were given back in the sessions of one room. */
export interface Group {
  readonly group_id: string
  readonly members: readonly string[]
  readonly told: readonly Told[]
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

const idOf = (members: readonly string[]): string =>
  `refunds-${createHash('sha256').update(members.join('\n')).digest('hex').slice(0, 12)}`

export function groupsOf(told: readonly Told[], sessions: readonly AuditedSession[]): Group[] {
  const rooms = new Map(sessions.map(({ session_id, room_id }) => [session_id, room_id]))
  const sure = told.filter(({ weightDb }) => weightDb >= assumed.tellDb)
  return [...Map.groupBy(sure, ({ order }) => rooms.get(order.session_id)).values()].flatMap((own) => {
    const members = [...new Set(own.map(({ order }) => order.account_id))].sort()
    return members.length < assumed.leastGroup ? [] : [{ group_id: idOf(members), members, told: own }]
  })
}
