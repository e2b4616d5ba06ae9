import { shanghai } from '../world/clock.ts'
import { jsonFile, recordFiles } from '../world/files.ts'
import { putOrders } from '../world/orders/record.ts'
import { putLabel } from '../world/papers.ts'
import { type Truth, truthOf } from '../world/truth.ts'
import { newWorld } from '../world/world.ts'
import { tellApparel } from './apparel.ts'
import { tellHomeTextile } from './home-textile.ts'
import { tellListPrice } from './list-price.ts'
import { tellSlotFee } from './slot-fee.ts'

/** What has happened after this is not in the records yet. */
const exportedAt = shanghai('2026-12-16 10:00')

const event = { granularity: 'event', share: 1 }
const reading = { granularity: 'counter', share: 1 }
const none = { granularity: 'none' }

/** What the demonstration records hold of each stream. */
const coverage = {
  session: event,
  'activity.enter': event,
  'activity.leave': event,
  'activity.like': { granularity: 'burst', share: 1 },
  'activity.comment': event,
  'activity.follow': event,
  'activity.share': event,
  'activity.favorite': event,
  'activity.product_click': event,
  'activity.product_view': event,
  'activity.cart_add': event,
  'activity.heartbeat': none,
  'activity.gift': none,
  'activity.search': none,
  'counter.online': reading,
  'counter.views': reading,
  'counter.unique_viewers': reading,
  'counter.likes': reading,
  'counter.comments': reading,
  'counter.follows': reading,
  'counter.shares': reading,
  'counter.sold': reading,
  banner: event,
  order: event,
  order_event: event,
  product: event,
  account: event,
  claim: event,
  contract: event,
  promotion: event,
  team: event,
}

const manifest = {
  platform: 'douyin',
  source: 'simulated',
  exported_at: new Date(exportedAt).toISOString(),
  timezone: 'Asia/Shanghai',
  coverage,
}

export interface Demonstration {
  readonly files: ReadonlyMap<string, Uint8Array>
  readonly truths: readonly Truth[]
}

/** The rooms of one fictional Double 11 as an import folder, with what was true beside it. */
export function doubleEleven(seed = 'double-eleven 2026'): Demonstration {
  const world = newWorld(seed)
  const told = [tellListPrice(world), tellHomeTextile(world), tellSlotFee(world), tellApparel(world)]
  putOrders(
    world,
    told.flatMap(({ ordered }) => ordered),
    exportedAt,
  )
  const truths = told.map(({ broadcast, ordered }) => truthOf(broadcast, ordered))
  for (const { session_id, gmv_paid, related_party, fictitious } of truths) {
    const label =
      fictitious.orders > 0 ? 'fictitious' : related_party.paid > gmv_paid / 10 ? 'related_party' : 'genuine'
    putLabel(world, { subject_kind: 'session', subject_id: session_id, label })
  }
  world.tables
    .get('account')
    ?.sort((left, right) => Number(left['registered_at']) - Number(right['registered_at']))
  const files = recordFiles(world)
  files.set('manifest.json', jsonFile(manifest))
  files.set('truth.json', jsonFile(truths))
  return { files, truths }
}
