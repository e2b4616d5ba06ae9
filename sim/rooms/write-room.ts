import { day } from '../calendar.ts'
import type { World } from '../world.ts'
import type { Records } from '../write/records.ts'
import type { Room } from './room.ts'

/** Writes what a room is known by: its goods, their prices, its team. */
export function writeRoom(world: World, room: Room, records: Records): void {
  for (const { pull: _, deal_price, ...product } of room.products) {
    const { product_id } = product
    records.put('product', { ...product, shop_id: room.shop_id })
    const price = { product_id, currency: 'CNY' }
    records.put('price', { ...price, at: world.since, kind: 'list', value: product.list_price })
    records.put('price', { ...price, at: world.from, kind: 'flash', value: deal_price })
  }
  for (const { account_id, device_id, address_id, payer_id } of room.staff)
    records.put('team', {
      owner_id: room.host_id,
      account_id,
      device_id,
      address_id,
      payer_id,
      relation: 'staff',
      since: world.since - 60 * day,
    })
}
