import type { Shown } from '../display/shown.ts'
import type { Ordered } from '../orders/ordered.ts'
import { writeOrders } from '../orders/write-orders.ts'
import type { Records } from '../write/records.ts'
import type { Row } from '../write/row.ts'
import type { Act, Stage, Visit } from './stage.ts'

interface Timed {
  readonly at: number
  readonly row: Row
}

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
  for (const { row } of activity(stage)) records.put('activity', row)
  for (const reading of shown.counters) records.put('counter', { ...reading, session_id })
  writeBanners(stage, records)
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

function activity(stage: Stage): Timed[] {
  const rows: Timed[] = []
  for (const visit of stage.visits) rows.push(...stay(stage, visit))
  for (const act of stage.acts) rows.push(done(stage, act))
  return rows.sort((left, right) => left.at - right.at)
}

function stay({ broadcast: { session_id } }: Stage, visit: Visit): [Timed, Timed] {
  const { account, entered_at, left_at } = visit
  const who = {
    session_id,
    account_id: account.account_id,
    device_id: visit.device_id ?? account.device_id,
    ip: visit.ip ?? account.ip,
    app: account.app,
  }
  const watch_seconds = Math.floor((left_at - entered_at) / 1000)
  return [
    { at: entered_at, row: { at: entered_at, ...who, kind: 'enter', entry_source: visit.source } },
    { at: left_at, row: { at: left_at, ...who, kind: 'leave', watch_seconds } },
  ]
}

function done(
  { broadcast: { session_id } }: Stage,
  { account, nature: _, device_id, ip, ...act }: Act,
): Timed {
  const row = {
    ...act,
    session_id,
    account_id: account.account_id,
    device_id: device_id ?? account.device_id,
    ip: ip ?? account.ip,
    app: account.app,
  }
  return { at: act.at, row }
}

function writeBanners({ broadcast: { session_id }, banners }: Stage, records: Records): void {
  for (const { at, kind, account, label, product_id } of [...banners].sort(
    (left, right) => left.at - right.at,
  ))
    records.put('banner', {
      at,
      session_id,
      kind,
      account_id: account && label === undefined ? account.account_id : undefined,
      account_label: label,
      product_id,
    })
}
