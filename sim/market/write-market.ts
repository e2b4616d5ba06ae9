import type { World } from '../world.ts'
import type { Records } from '../write/records.ts'
import { earlierActions } from './earlier-actions.ts'
import { advertCount, innocentAdvert } from './innocent.ts'
import { listingOf } from './listing.ts'

/** Writes what lies outside sessions and shops: adverts of ordinary trades, earlier actions of platforms. */
export function writeMarket(world: World, records: Pick<Records, 'put'>): void {
  const adverts = world.random('adverts')
  const count = advertCount(adverts)
  for (let index = 0; index < count; index += 1) {
    const random = adverts.at(index)
    records.put('listing', listingOf(world, random, `ordinary/${index}`, innocentAdvert(random)))
  }
  for (const action of earlierActions(world, world.random('earlier actions')))
    records.put('enforcement', action)
}
