import type { Account } from '../people/account.ts'

export interface Product {
  readonly product_id: string
  readonly title: string
  readonly category: string
  /** Minor units. */
  readonly list_price: number
  readonly deal_price: number
  readonly weight_grams: number
  /** How much it draws buyers, beside the others of its room. */
  readonly pull: number
}

/** A constant drawn for a room; what it means stands with the range in `constants.ts`. */
export type Constants = Readonly<Record<string, number>>

/** Where sessions are broadcast from: one host, one shop, its goods, its people, and habits of its own. */
export interface Room {
  readonly index: number
  readonly room_id: string
  readonly host_id: string
  readonly agency_id: string
  readonly shop_id: string
  readonly name: string
  readonly category: string
  /** Multiplies the views of its sessions; rooms differ by an order of magnitude. */
  readonly popularity: number
  readonly products: readonly Product[]
  /** People on the payroll, as the team list knows them. */
  readonly staff: readonly Account[]
  readonly habits: RoomHabits
}

/** Behaviour of a room's public, drawn anew for every room of every seed from the ranges in `constants.ts`. */
export interface RoomHabits {
  readonly audience: Constants
  readonly talk: Constants
  readonly orders: Constants
  readonly display: Constants
}

/** One planned session of a room. */
export interface Broadcast {
  readonly index: number
  readonly session_id: string
  readonly room: Room
  readonly title: string
  readonly started_at: number
  readonly ended_at: number
  /** Room entries by genuine people that it would have without any cause that brings more. */
  readonly expected_views: number
}
