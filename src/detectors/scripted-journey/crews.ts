import { type Together, togetherOf } from '../together.ts'
import { limited } from '../weight.ts'
import { type Habits, held, pathDb } from './habits.ts'
import { assumed } from './parameters.ts'

/** An order that holds a marked step, or a hollow one without of a buyer of several with, as walks.sql returns it. */
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

/** What the orders of one buyer that came back empty say together of this buyer; 0 where there are fewer than two. */
interface Known {
  /** For those that hold a marked step themselves. */
  readonly walked: number
  /** For those that hold none. */
  readonly besides: number
}

/**
 * Habits go with persons: who searches before every order does so before the next, so that the orders of one buyer do not add up. To
 * walk the path of a task twice is a little rarer than once; a single step suffices no more often than it does alone.
 */
function knownOf(own: readonly Weighed[], marked: number): Known {
  const { againDb, oneStepDb, knownDb, mostDb, companyDb } = assumed
  const hollow = own.filter((one) => one.marked && one.walk.hollow === 1 && one.db > 0)
  const [first, second] = hollow.map(({ db }) => db).sort((a, b) => b - a)
  if (first === undefined || second === undefined) return { walked: 0, besides: 0 }
  const most = hollow.some(({ walk }) => held(walk.path, marked) > 1) ? mostDb : oneStepDb
  return {
    walked: Math.min(most, first + againDb),
    besides: second >= knownDb ? Math.min(most, second) - companyDb : 0,
  }
}

/** An order by its own steps, or by those of the others of its buyer. */
function lent({ walk, db, marked }: Weighed, { walked, besides }: Known): number {
  if (marked) return walk.hollow === 1 && db > 0 ? Math.max(db, walked) : db
  return besides
}

/** The orders likelier a task than not, with what the other orders of their buyers add. */
export function toldOf(walks: readonly Walk[], habits: Habits): Told[] {
  const weighed = walks.map((walk) => ({
    walk,
    db: pathDb(walk.path, walk.session_id, habits) + (walk.hollow === 1 ? 0 : habits.keptDb),
    marked: (walk.path & habits.marked) > 0,
  }))
  return [...Map.groupBy(weighed, ({ walk }) => walk.account_id).values()].flatMap((own) => {
    const known = knownOf(own, habits.marked)
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
