import { day } from '../calendar.ts'
import { moneyOf } from '../orders/money.ts'
import type { Ordered } from '../orders/ordered.ts'
import type { Act, Stage, Visit } from './stage.ts'

/** Refunds count against net GMV until so long after the end, as in the metric registry. */
const netDays = 15

const genuine = <Item extends { readonly nature: string }>(items: readonly Item[]): Item[] =>
  items.filter(({ nature }) => nature === '')

const actors = (acts: readonly Act[], kind: Act['kind']): Act[] => acts.filter((act) => act.kind === kind)

/** The most people at once, and their mean over the session. */
function presence(visits: readonly Visit[], from: number, until: number): { pcu: number; acu: number } {
  const steps = visits
    .flatMap(({ entered_at, left_at }) => [[entered_at, 1] as const, [Math.min(left_at, until), -1] as const])
    .sort((left, right) => left[0] - right[0] || left[1] - right[1])
  let online = 0
  let pcu = 0
  for (const [, change] of steps) {
    online += change
    pcu = Math.max(pcu, online)
  }
  const stayed = visits.reduce(
    (sum, { entered_at, left_at }) => sum + Math.min(left_at, until) - entered_at,
    0,
  )
  return { pcu, acu: Math.round(stayed / (until - from)) }
}

/** What each metric of the session would be without what is made up, as far as the export reaches. */
export function sessionFigures(stage: Stage, ordered: readonly Ordered[]): Record<string, number> {
  const { started_at, ended_at } = stage.broadcast
  const visits = genuine(stage.visits)
  const acts = genuine(stage.acts)
  const likes = actors(acts, 'like').reduce((sum, { count }) => sum + (count ?? 1), 0)
  const { exported_at } = stage.world
  const cutoff = ended_at + netDays * day
  return {
    views: visits.length,
    unique_viewers: new Set(visits.map(({ account }) => account.account_id)).size,
    ...presence(visits, started_at, ended_at),
    likes,
    comments: actors(acts, 'comment').length,
    follows: actors(acts, 'follow').length - actors(acts, 'unfollow').length,
    shares: actors(acts, 'share').length,
    ...moneyOf(
      ordered.filter(({ purchase }) => purchase.nature === ''),
      { cutoff, exported_at },
    ),
  }
}
