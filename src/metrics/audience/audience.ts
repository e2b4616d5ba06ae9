import type { Engine } from '../../engine/engine.ts'
import { sqlFile } from '../../engine/statement.ts'
import type { AuditedSession } from '../../records/coverage.ts'

export interface Acts {
  readonly session_id: string
  readonly views: number
  readonly unique_viewers: number
  readonly likes: number
  readonly comments: number
  readonly follows: number
  readonly shares: number
  readonly actors: number
  readonly likers: number
  readonly commenters: number
  readonly followers: number
}

/** From entries and exits; times in seconds, `viewer_ms` the area under the online curve. */
export interface Presence {
  readonly session_id: string
  readonly pcu: number
  readonly viewer_ms: number
  /** The first instant at which most were online. */
  readonly peak_at: number
  /** Online at the instant asked for. */
  readonly online_then: number
  readonly dwell_mean: number | null
  readonly dwell_median: number | null
  readonly dwell_p25: number | null
  readonly dwell_p75: number | null
  readonly dwell_under_10s: number | null
  readonly dwell_over_30min: number | null
}

/** Viewers online at one instant: that of the highest counter, or of the ledger's own peak where no counter was seen. */
export interface OnlineAt {
  readonly session_id: string
  readonly at: number
  readonly displayed: number | null
  /** By the ledger at that instant. */
  readonly online: number
}

export interface Displayed {
  readonly session_id: string
  readonly name: string
  readonly last: number
  readonly peak: number
  /** The first instant at which the peak was shown. */
  readonly peak_at: number
  /** Weighted by how long each value was shown; null for a single reading. */
  readonly average: number | null
}

export interface Audience {
  readonly acts: readonly Acts[]
  readonly presence: readonly Presence[]
  readonly online: readonly OnlineAt[]
  readonly displayed: readonly Displayed[]
}

const activity = sqlFile(import.meta.url, 'activity.sql')
const presence = sqlFile(import.meta.url, 'presence.sql')
const displayed = sqlFile(import.meta.url, 'displayed.sql')

/** The instant of the highest counter, or of the ledger's own peak where no counter was seen. */
function onlineAt(
  session_id: string,
  counter: Displayed | undefined,
  ledger: Presence | undefined,
): OnlineAt | undefined {
  if (counter)
    return { session_id, at: counter.peak_at, displayed: counter.peak, online: ledger?.online_then ?? 0 }
  return ledger && { session_id, at: ledger.peak_at, displayed: null, online: ledger.pcu }
}

export async function audience(engine: Engine, sessions: readonly AuditedSession[]): Promise<Audience> {
  const ids = sessions.map(({ session_id }) => session_id)
  const shown = await engine.rows<Displayed>(displayed, { sessions: ids })
  const online = shown.filter(({ name }) => name === 'online')
  const counters = new Map(online.map((counter) => [counter.session_id, counter]))
  const stays = await engine.rows<Presence>(presence, {
    sessions: ids,
    ends: sessions.map(({ ended_at }) => ended_at),
    instants: ids.map((id) => counters.get(id)?.peak_at ?? 0),
  })
  const ledgers = new Map(stays.map((row) => [row.session_id, row]))
  return {
    acts: await engine.rows<Acts>(activity, { sessions: ids }),
    presence: stays,
    online: ids.flatMap((id) => onlineAt(id, counters.get(id), ledgers.get(id)) ?? []),
    displayed: shown,
  }
}
