import { day } from '../calendar.ts'
import { moneyOf } from '../orders/money.ts'
import type { Ordered } from '../orders/ordered.ts'
import type { Act, Stage, Visit } from './stage.ts'

/** Refunds count against net GMV until so long after the end, as in the metric registry. */
const netDays = 15

/** The most people at once, and their mean over the session; who leaves as another comes makes room for them. */
function presence(visits: readonly Visit[], from: number, until: number): { pcu: number; acu: number } {
  const came = Float64Array.from(visits, ({ entered_at }) => entered_at).sort()
  const went = Float64Array.from(visits, ({ left_at }) => Math.min(left_at, until)).sort()
  let [gone, pcu, stayed] = [0, 0, 0]
  for (let place = 0; place < came.length; place += 1) {
    const at = came[place] as number
    while (gone < went.length && (went[gone] as number) <= at) gone += 1
    pcu = Math.max(pcu, place + 1 - gone)
    stayed += (went[place] as number) - at
  }
  return { pcu, acu: Math.round(stayed / (until - from)) }
}

/** How often each thing was genuinely done; likes by the tap. */
function done(acts: readonly Act[]): ReadonlyMap<Act['kind'], number> {
  const counts = new Map<Act['kind'], number>()
  for (const { kind, nature, count } of acts)
    if (nature === '') counts.set(kind, (counts.get(kind) ?? 0) + (kind === 'like' ? (count ?? 1) : 1))
  return counts
}

/** What each metric of the session would be without what is made up, as far as the export reaches. */
export function sessionFigures(stage: Stage, ordered: readonly Ordered[]): Record<string, number> {
  const { started_at, ended_at } = stage.broadcast
  const visits = stage.visits.filter(({ nature }) => nature === '')
  const counts = done(stage.acts)
  const of = (kind: Act['kind']): number => counts.get(kind) ?? 0
  const { exported_at } = stage.world
  const cutoff = ended_at + netDays * day
  return {
    views: visits.length,
    unique_viewers: new Set(visits.map(({ account }) => account.account_id)).size,
    ...presence(visits, started_at, ended_at),
    likes: of('like'),
    comments: of('comment'),
    follows: of('follow') - of('unfollow'),
    shares: of('share'),
    ...moneyOf(
      ordered.filter(({ purchase }) => purchase.nature === ''),
      { cutoff, exported_at },
    ),
  }
}
