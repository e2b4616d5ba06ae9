import type { Shown } from '../display/shown.ts'
import type { Ordered } from '../orders/ordered.ts'
import { writeOrders } from '../orders/write-orders.ts'
import type { Records } from '../write/records.ts'
import type { Banner, Stage } from './stage.ts'
import { writeActivity } from './write-activity.ts'

/** Writes one session: everything that happened in it in the order of time, as far as the importer's feed holds it. */
export function writeStage(stage: Stage, ordered: readonly Ordered[], shown: Shown, records: Records): void {
  const { broadcast, world } = stage
  const { session_id, room } = broadcast
  records.put('session', {
    session_id,
    room_id: room.room_id,
    host_id: room.host_id,
    agency_id: room.agency_id,
    shop_id: room.shop_id,
    platform: 'simulated',
    title: broadcast.title,
    category: room.category,
    started_at: broadcast.started_at,
    ended_at: broadcast.ended_at,
  })
  writeActivity(stage, records)
  for (const { at, name, value } of shown.counters) records.put('counter', { at, session_id, name, value })
  writeBanners(stage, shown.banners, records)
  writeReleases(stage, records)
  writeOrders(world, ordered, records)
  for (const promotion of stage.promotions) records.put('promotion', { session_id, ...promotion })
  for (const [index, claim] of stage.claims.entries())
    records.put('claim', {
      claim_id: world.idOf('claim', `${session_id}/${index}`),
      session_id,
      ...claim,
      currency: claim.metric.startsWith('gmv') ? 'CNY' : undefined,
    })
}

/** Prices that were released while a product was explained. */
function writeReleases({ program }: Stage, records: Pick<Records, 'put'>): void {
  for (const { product, drops } of program)
    for (const at of drops)
      records.put('price', {
        product_id: product.product_id,
        at,
        kind: 'flash',
        value: product.deal_price,
        currency: 'CNY',
      })
}

function writeBanners(
  { broadcast: { session_id } }: Stage,
  banners: readonly Banner[],
  records: Pick<Records, 'put'>,
): void {
  for (const { at, kind, account, label, product_id } of banners)
    records.put('banner', {
      at,
      session_id,
      kind,
      account_id: account && label === undefined ? account.account_id : undefined,
      account_label: label ?? account?.nickname,
      product_id,
    })
}
