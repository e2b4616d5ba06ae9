import type { Account } from '../people/account.ts'
import type { Records } from '../write/records.ts'
import type { Row } from '../write/row.ts'
import { clocksOf } from './clocks.ts'
import { type Feed, feedOf } from './feed.ts'
import type { Act, ActKind, Stage, Visit } from './stage.ts'

/** Parts of one number by which everything is put in the order of time: which it is, and when. */
const places = 2 ** 25

/** Numbers of everything that happens: visits begin, then visits end, then acts; sorted by time, the number itself breaking ties. */
function inOrder({ visits, broadcast }: Stage, acts: readonly Act[]): Float64Array {
  const since = broadcast.started_at - 2 ** 27
  const keys = new Float64Array(2 * visits.length + acts.length)
  const key = (at: number, place: number) => {
    keys[place] = Math.max(0, at - since) * places + place
  }
  for (const [place, { entered_at, left_at }] of visits.entries()) {
    key(entered_at, place)
    key(left_at, visits.length + place)
  }
  for (const [place, { at }] of acts.entries()) key(at, 2 * visits.length + place)
  return keys.sort()
}

/** The signs of life of the apps that play the room. */
function beats({ visits, broadcast }: Stage, beatMs: number): Act[] {
  const acts: Act[] = []
  for (const { account, entered_at, left_at, nature, device_id, ip } of visits) {
    const means = { ...(device_id && { device_id }), ...(ip && { ip }) }
    const until = Math.min(left_at, broadcast.ended_at)
    for (let at = entered_at + beatMs; at < until; at += beatMs)
      acts.push({ at, account, kind: 'heartbeat', nature, ...means })
  }
  return acts
}

interface Told {
  readonly at: number
  readonly kind: ActKind | 'enter' | 'leave'
  readonly account: Account
  readonly of: Partial<Act> & Partial<Visit>
}

/** Makes rows of what a feed lets through; all of one shape, whatever they tell. */
function rowsOf(stage: Stage, feed: Feed): (told: Told, watched?: number) => Row | undefined {
  const { session_id } = stage.broadcast
  const clock = clocksOf(stage)
  const first = stage.world.idOf('message', session_id).slice(0, 9)
  let messages = 0
  return ({ at, kind, account, of }, watched) => {
    const { account_id } = account
    const { count } = of
    if (!feed.lets(kind, at, account_id, count ?? 1)) return undefined
    messages += 1
    const seen = feed.means
    return {
      at: feed.told(at),
      session_id,
      account_id,
      kind,
      count,
      total: of.total,
      text: of.text,
      product_id: of.product_id,
      watch_seconds: watched,
      device_id: seen ? (of.device_id ?? account.device_id) : undefined,
      ip: seen ? (of.ip ?? account.ip) : undefined,
      app: seen ? account.app : undefined,
      entry_source: seen ? of.source : undefined,
      message_id: first + String(messages).padStart(8, '0'),
      client_sent_at: seen && kind !== 'leave' ? (of.client_sent_at ?? clock(account_id, at)) : undefined,
    }
  }
}

/** Writes who came, went and did what, in the order of time, as far as the importer’s feed holds it. */
export function writeActivity(stage: Stage, records: Pick<Records, 'put'>): void {
  const feed = feedOf(stage)
  if (!feed) return
  const { visits } = stage
  const acts = feed.beatMs > 0 ? [...stage.acts, ...beats(stage, feed.beatMs)] : stage.acts
  const rowOf = rowsOf(stage, feed)
  const put = (row: Row | undefined) => {
    if (row) records.put('activity', row)
  }
  for (const key of inOrder(stage, acts)) {
    const place = key - Math.floor(key / places) * places
    const visit = visits[place < visits.length ? place : place - visits.length]
    const act = acts[place - 2 * visits.length]
    if (act) put(rowOf({ at: act.at, kind: act.kind, account: act.account, of: act }))
    else if (visit && place < visits.length)
      put(rowOf({ at: visit.entered_at, kind: 'enter', account: visit.account, of: visit }))
    else if (visit) {
      const { entered_at, left_at, account } = visit
      put(
        rowOf(
          {
            at: left_at,
            kind: 'leave',
            account,
            of: { device_id: visit.device_id ?? account.device_id, ip: visit.ip ?? account.ip },
          },
          Math.floor((left_at - entered_at) / 1000),
        ),
      )
    }
  }
}
