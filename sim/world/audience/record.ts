import type { Broadcast } from '../broadcast.ts'
import { put, type Row, type World } from '../world.ts'
import type { Act } from './acts.ts'
import type { Visit } from './visits.ts'

const visitRows = ({ person, source, entered_at, left_at }: Visit): Row[] => [
  {
    at: entered_at,
    kind: 'enter',
    account_id: person.account_id,
    device_id: person.device_id,
    ip: person.ip,
    app: person.app,
    entry_source: source,
  },
  {
    at: left_at,
    kind: 'leave',
    account_id: person.account_id,
    watch_seconds: Math.floor((left_at - entered_at) / 1000),
  },
]

const actRow = ({ person, ...act }: Act): Row => ({ ...act, account_id: person.account_id })

/** Writes down who came, left and did what, in the order in which it happened. */
export function putActivity(
  world: World,
  { session_id }: Broadcast,
  visits: readonly Visit[],
  acts: readonly Act[],
): void {
  const rows = [...visits.flatMap(visitRows), ...acts.map(actRow)]
  rows.sort((left, right) => Number(left['at']) - Number(right['at']))
  for (const { at, kind, ...rest } of rows)
    put(world, 'activity', { at: at ?? '', session_id, kind: kind ?? '', ...rest })
}
