import type { Records } from '../write/records.ts'
import type { Row } from '../write/row.ts'
import { sentAt } from './clocks.ts'
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

/** What the row of an act, of a coming or of a going is made of. */
interface Told {
  readonly at: number
  readonly kind: ActKind | 'enter' | 'leave'
  readonly of: Act | Visit
  readonly act?: Act
  readonly source?: Visit['source']
  readonly watched?: number
}

const comes = (visit: Visit): Told => ({
  at: visit.entered_at,
  kind: 'enter',
  of: visit,
  source: visit.source,
})

const goes = (visit: Visit): Told => ({
  at: visit.left_at,
  kind: 'leave',
  of: visit,
  watched: Math.floor((visit.left_at - visit.entered_at) / 1000),
})

/** Makes rows of what a feed lets through; all of one shape, whatever they tell. */
function rowsOf(stage: Stage, feed: Feed): (told: Told) => Row | undefined {
  const { session_id } = stage.broadcast
  const first = stage.world.idOf('message', session_id).slice(0, 9)
  let messages = 10_000_000
  return ({ at, kind, of, act, source, watched }) => {
    const { account } = of
    const { account_id } = account
    const count = act?.count
    if (!feed.lets(kind, at, account_id, count ?? 1)) return undefined
    messages += 1
    const seen = feed.means
    return {
      at: feed.told(at),
      session_id,
      account_id,
      kind,
      count,
      total: act?.total,
      text: act?.text,
      product_id: act?.product_id,
      watch_seconds: watched,
      device_id: seen ? (of.device_id ?? account.device_id) : undefined,
      ip: seen ? (of.ip ?? account.ip) : undefined,
      app: seen ? account.app : undefined,
      entry_source: seen ? source : undefined,
      message_id: `${first}${messages}`,
      client_sent_at: seen && kind !== 'leave' ? (act?.client_sent_at ?? sentAt(account, at)) : undefined,
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
  const toldOf = (place: number): Told => {
    if (place < visits.length) return comes(visits[place] as Visit)
    if (place < 2 * visits.length) return goes(visits[place - visits.length] as Visit)
    const act = acts[place - 2 * visits.length] as Act
    return { at: act.at, kind: act.kind, of: act, act }
  }
  const keys = inOrder(stage, acts)
  for (let next = 0; next < keys.length; next += 1) {
    const key = keys[next] as number
    const row = rowOf(toldOf(key - Math.floor(key / places) * places))
    if (row) records.put('activity', row)
  }
}
