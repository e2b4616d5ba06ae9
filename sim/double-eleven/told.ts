import type { Broadcast } from '../world/broadcast.ts'
import type { Ordered } from '../world/orders/record.ts'
import { putMember } from '../world/papers.ts'
import { type Person, register } from '../world/people.ts'
import type { World } from '../world/world.ts'

/** A room once its evening is over and written down, its orders excepted. */
export interface Told {
  readonly broadcast: Broadcast
  readonly ordered: readonly Ordered[]
}

/** The people whom a room declares as its own. */
export function putTeam(world: World, broadcast: Broadcast, staff: number): Person[] {
  const random = world.random.fork(`team ${broadcast.session_id}`)
  const { shop_id, host_id, agency_id, started_at } = broadcast
  const member = (owner_id: string, relation: 'host' | 'staff' | 'family' | 'agency'): Person => {
    const person = register(world, random, started_at)
    putMember(world, { owner_id, person, relation })
    return person
  }
  return [
    member(host_id, 'host'),
    member(host_id, 'family'),
    ...Array.from({ length: staff }, () => member(shop_id, 'staff')),
    member(agency_id, 'agency'),
  ]
}

/** 4,823,000 minor units are "4.8 万". */
export const inTenThousands = (minor: number): string => (minor / 1_000_000).toFixed(1)
