import { chance, pick, type Random, whole } from '../random.ts'
import type { World, WorldDraft } from '../world.ts'
import type { Row } from '../write/row.ts'

/** What an advert says and asks; innocent ones and those that sell made-up acts are written alike. */
export interface Advert {
  readonly title: string
  readonly description: string
  /** Minor units. */
  readonly price: number
}

const marketplaces = ['idle-goods', 'idle-goods', 'service-mall', 'forum', 'group', 'group', 'shop-mall']

/** A `listing` record; `key` must be one of its own in the world. */
export function listingOf(
  world: Pick<World | WorldDraft, 'idOf' | 'since' | 'exported_at'>,
  random: Random,
  key: string,
  advert: Advert,
): Row {
  const sold = Math.floor(random.next() ** 4 * 900)
  return {
    listing_id: world.idOf('listing', key),
    at: whole(random, [world.since, world.exported_at]),
    marketplace: pick(random, marketplaces),
    seller_id: world.idOf('seller', chance(random, 0.3) ? whole(random, [0, 30]) : key),
    ...advert,
    currency: 'CNY',
    sold_count: chance(random, 0.8) ? sold : undefined,
  }
}
