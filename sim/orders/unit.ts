import { logNormal, type Random } from '../random.ts'
import type { Room } from '../rooms/room.ts'
import type { OrderEvent } from '../session/stage.ts'
import type { World } from '../world.ts'
import { type House, houseOf } from './house.ts'

/** An order event while later orders may still change it (two orders packed together). */
export type Draft = { -readonly [Name in keyof OrderEvent]: OrderEvent[Name] }

export interface SentParcel {
  readonly order_id: string
  readonly shippedAt: number
  readonly signedAt: number
  grams: number | undefined
  readonly shipments: Draft[]
}

/** Orders that are made and sent together – of a session, of a day of the shelf – and how their buyers are minded. */
export interface Unit {
  readonly house: House
  /** Multiply the shop's shares: no two evenings are alike. */
  readonly regret: number
  readonly returns: number
  readonly unpaid: number
  /** Parcels of this unit by buyer, address and wave. */
  readonly parcels: Map<string, SentParcel>
  readonly trackingOf: (order_id: string) => string
}

/** How much more or less a kind of unit regrets, returns and leaves unpaid than a session does. */
export interface Leaning {
  readonly regret: number
  readonly returns: number
  readonly unpaid: number
}

const inSession: Leaning = { regret: 1, returns: 1, unpaid: 1 }

/** A new unit of a room's shop, with a mood of its own. */
export function newUnit(world: World, room: Room, random: Random, leaning = inSession): Unit {
  const house = houseOf(world, room)
  const { regretDrift, returnDrift } = house.habits
  return {
    house,
    regret: leaning.regret * logNormal(random, 1, regretDrift),
    returns: leaning.returns * logNormal(random, 1, returnDrift),
    unpaid: leaning.unpaid,
    parcels: new Map(),
    trackingOf: (order_id) => world.idOf('parcel', `${order_id}/shipped/1`),
  }
}
