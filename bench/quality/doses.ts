import type { Share } from './intervals.ts'
import { claims } from './levels.ts'
import { type Judged, keyOf, type Positive, type Subjects } from './subjects.ts'
import type { WorldTruth } from './truth.ts'

/** How often a practice was found where it is, in one world. */
export interface FoundTally {
  readonly fraud_type: string
  /** Sessions that hold the practice, or the world as a whole where it happens outside sessions. */
  readonly places: number
  readonly found: number
  /** Mean of the shares that came out made up; null outside sessions, where none is told. */
  readonly came_out: number | null
  /** Of the sessions of which a tenth and more is made up, those that are claimed themselves. */
  readonly tenth: Share
}

/** From this share on a session counts under `tenth`. */
const tenth = 0.1

/** A place counts as found when it is claimed itself, or at least so much of what is made up in it. */
const foundFrom = 0.5

interface Place {
  readonly session_id: string
  readonly made: readonly Positive[]
}

function isFound(type: string, { session_id, made }: Place, claimed: ReadonlySet<string>): boolean {
  if (claimed.has(keyOf('session', session_id, null))) return true
  const own = made.filter(({ types, unit }) => types.has(type) && unit !== 'session' && unit !== 'group')
  // An account that is claimed over all sessions is claimed in this one.
  const seen = own.filter(
    ({ unit, id, session_id }) =>
      claimed.has(keyOf(unit, id, session_id)) || claimed.has(keyOf('account', id, null)),
  )
  return own.length > 0 && seen.length >= foundFrom * own.length
}

const claimedRightly = (type: string, judged: readonly Judged[]): ReadonlySet<string> =>
  new Set(
    judged
      .filter(({ verdict, types }) => types.has(type) && claims(verdict, type, 'suspected'))
      .map(({ unit, verdict }) => keyOf(unit, verdict.subject_id, verdict.session_id)),
  )

/**
 * In how many of the places that hold a practice it is found at `suspected`: by a verdict on the session, or on at least half
 * of the accounts or orders that are made up in it.
 */
export function tallyFound({ sessions }: WorldTruth, { positives, judged }: Subjects): FoundTally[] {
  const bySession = Map.groupBy(positives, ({ session_id }) => session_id)
  const types = new Set(positives.flatMap((positive) => [...positive.types]))
  return [...types].sort().map((fraud_type): FoundTally => {
    const claimed = claimedRightly(fraud_type, judged)
    const shares = new Map<string, number>()
    const doses: number[] = []
    for (const { session_id, practices } of sessions)
      for (const { dose } of practices.filter((practice) => practice.fraud_type === fraud_type)) {
        shares.set(session_id, (shares.get(session_id) ?? 0) + dose)
        doses.push(dose)
      }
    const places = shares.size > 0 ? [...shares.keys()] : ['']
    const found = places.filter((session_id) =>
      isFound(fraud_type, { session_id, made: bySession.get(session_id) ?? [] }, claimed),
    )
    const large = [...shares].flatMap(([session_id, share]) => (share >= tenth ? [session_id] : []))
    return {
      fraud_type,
      places: places.length,
      found: found.length,
      came_out: doses.length > 0 ? doses.reduce((sum, dose) => sum + dose, 0) / doses.length : null,
      tenth: {
        hits: large.filter((session_id) => claimed.has(keyOf('session', session_id, null))).length,
        of: large.length,
      },
    }
  })
}
