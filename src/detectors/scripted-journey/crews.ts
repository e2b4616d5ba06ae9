import { type Together, togetherOf } from '../together.ts'
import { limited } from '../weight.ts'
import { type Habits, pathDb } from './habits.ts'
import { assumed } from './parameters.ts'

/** An order that holds a marked step, as walks.sql returns it. */
export interface Walk {
  readonly session_id: string
  readonly order_id: string
  readonly account_id: string
  readonly placed_at: number
  readonly hollow: number
  readonly path: number
  readonly paid_minor: number
  readonly currency: string
  readonly lags: readonly number[]
  readonly buyer_orders: number
  readonly buyer_hollow: number
}

export interface Told {
  readonly walk: Walk
  readonly weightDb: number
}

export type Crew = Together<Told>

interface Weighed {
  readonly walk: Walk
  /** 10·log10 of the likelihood ratio of the steps before it. */
  readonly db: number
  readonly marked: boolean
}

/**
 * What the orders of one buyer that came back empty say together of this buyer: to walk the path of a task twice by chance is
 * rarer than once. 0 where there are fewer than two.
 */
function knownOf(own: readonly Weighed[]): number {
  const hollow = own.filter(({ walk, db, marked }) => marked && walk.hollow === 1 && db > 0)
  return hollow.length < 2 ? 0 : hollow.reduce((sum, { db }) => sum + db, 0)
}

/** An order by its own steps, or by those of the others of its buyer. */
function lent({ walk, db, marked }: Weighed, known: number): number {
  const { mostDb, knownDb, companyDb } = assumed
  if (marked) return walk.hollow === 1 && db > 0 ? Math.min(mostDb, Math.max(db, known)) : db
  return known >= knownDb ? Math.min(mostDb, known) - companyDb : 0
}

/** The orders likelier a task than not, with what the other orders of their buyers add. */
export function toldOf(walks: readonly Walk[], habits: Habits): Told[] {
  const weighed = walks.map((walk) => ({
    walk,
    db: pathDb(walk.path, walk.session_id, habits) + (walk.hollow === 1 ? 0 : habits.keptDb),
    marked: (walk.path & habits.marked) > 0,
  }))
  return [...Map.groupBy(weighed, ({ walk }) => walk.account_id).values()].flatMap((own) => {
    const known = knownOf(own)
    return own
      .map((one) => ({ walk: one.walk, weightDb: limited(lent(one, known)) }))
      .filter(({ weightDb }) => weightDb >= assumed.leastOrderDb)
  })
}

/** Accounts of which marked orders came back empty, by the rooms they were placed in. */
export const crewsOf = (told: readonly Told[], roomOf: (session_id: string) => string): Crew[] =>
  togetherOf(
    told.filter(({ walk, weightDb }) => walk.hollow === 1 && weightDb >= assumed.aloneDb),
    {
      prefix: 'journey',
      accountOf: ({ walk }) => walk.account_id,
      placeOf: ({ walk }) => roomOf(walk.session_id),
      least: assumed.leastGroup,
    },
  )
