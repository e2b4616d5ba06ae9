import type { Happening, Outside, PlanCause } from '../happening.ts'
import type { Account, Cast } from '../people/account.ts'
import { anyOf } from '../people/cast.ts'
import { chance, exponential, logNormal, type Random } from '../random.ts'
import type { EntrySource, Promotion, Stage, Visit } from '../session/stage.ts'

/** A cause that falls on sessions by chance: notes itself in each, and does what it does. */
export const sessionCause =
  (id: string, act: (stage: Stage, random: Random) => void): PlanCause =>
  (world, { share }): Happening => {
    const random = world.random(`cause/${id}`)
    const touched = world.broadcasts.filter(({ index }) => chance(random.at(index), share))
    return {
      id,
      touches: new Set(touched.map(({ session_id }) => session_id)),
      inSession(stage) {
        stage.truths.cause(id)
        act(stage, stage.random.fork(id))
      },
    }
  }

/** Somebody genuine who is easily mistaken, in this session or altogether. */
export const excuse = (stage: Stage, cause: string, account: Account): void =>
  stage.truths.label({
    subject_kind: 'account',
    subject_id: account.account_id,
    session_id: stage.broadcast.session_id,
    label: 'genuine',
    cause,
  })

export function excuseCast({ truths }: Outside, cause: string, cast: Cast): void {
  for (let index = 0; index < cast.size; index += 1)
    truths.label({
      subject_kind: 'account',
      subject_id: cast.member(index).account_id,
      label: 'genuine',
      cause,
    })
}

export interface Influx {
  readonly cause: string
  readonly people: number
  readonly source: EntrySource
  readonly from: number
  /** When each of them comes. */
  readonly arrives: () => number
  /** Median of their stays. */
  readonly stayMs: number
}

/** People of the public who come for a reason, at once or over a while. */
export function influx(
  stage: Stage,
  random: Random,
  { cause, people, source, arrives, stayMs }: Influx,
): Visit[] {
  const { started_at, ended_at } = stage.broadcast
  const come: Visit[] = []
  for (let person = 0; person < people; person += 1) {
    const entered_at = Math.floor(Math.max(started_at, arrives()))
    if (entered_at > ended_at - 5000) continue
    const account = anyOf(random, stage.world.public)
    const stay = chance(random, 0.35)
      ? 1000 + exponential(random, 9000)
      : logNormal(random, stayMs * account.habits.patience, 1)
    const left_at = Math.floor(Math.min(ended_at - random.next() * 1500, entered_at + Math.max(700, stay)))
    come.push({ account, source, entered_at, left_at, nature: '' })
    excuse(stage, cause, account)
  }
  stage.visits.push(...come)
  return come
}

/** A moment of the session, neither its first minutes nor its last. */
export const someTime = ({ broadcast: { started_at, ended_at } }: Stage, random: Random): number =>
  Math.floor(started_at + (0.12 + 0.7 * random.next()) * (ended_at - started_at))

/** What a cause announces is in the records only where somebody wrote it down. */
export function announce(stage: Stage, random: Random, promotion: Promotion): void {
  if (chance(random, 0.85)) stage.promotions.push(promotion)
}

/** How many of the session's genuine entries a share of them is. */
export const ofViews = ({ broadcast }: Stage, share: number): number =>
  Math.max(5, Math.round(broadcast.expected_views * share))
