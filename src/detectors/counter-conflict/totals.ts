import type { Engine } from '../../engine/engine.ts'
import { sqlFile } from '../../engine/statement.ts'
import { type AuditedSession, coverageOf, unmetNeeds } from '../../records/coverage.ts'
import type { DetectorQuery } from '../detector.ts'
import { allowed, anyOf, breachOf, type Check, told } from './check.ts'
import { type Counters, type Displayed, lagOf, roundingOf } from './displayed.ts'
import { assumed } from './parameters.ts'

/** A displayed total, the acts that it adds up, and the stream that holds them. */
interface Total {
  readonly name: string
  readonly act: string
  readonly stream: string
  readonly says: { readonly zh: string; readonly en: string }
}

const totals: readonly Total[] = [
  { name: 'views', act: 'enter', stream: 'activity.enter', says: { zh: '观看人次', en: 'views' } },
  { name: 'likes', act: 'like', stream: 'activity.like', says: { zh: '点赞', en: 'likes' } },
  { name: 'comments', act: 'comment', stream: 'activity.comment', says: { zh: '评论', en: 'comments' } },
  { name: 'follows', act: 'follow', stream: 'activity.follow', says: { zh: '关注', en: 'follows' } },
  { name: 'shares', act: 'share', stream: 'activity.share', says: { zh: '分享', en: 'shares' } },
  { name: 'sold', act: 'order', stream: 'order', says: { zh: '件数', en: 'items sold' } },
]

interface Acts {
  readonly session_id: string
  readonly act: string
  readonly acts: number
}

export const totalsQuery: DetectorQuery = {
  statement: sqlFile(import.meta.url, 'totals.sql'),
  row: { session_id: 'String', act: 'String', acts: 'Int64' },
}

interface Asked {
  readonly session: AuditedSession
  readonly counter: Displayed
  readonly total: Total
}

function askedOf(session: AuditedSession, counters: Counters): Asked[] {
  return totals.flatMap((total) => {
    const counter = counters.get(total.name)
    const need = { stream: total.stream, granularity: 'event', share: assumed.leastShare } as const
    const known =
      counter &&
      counter.readings >= assumed.leastReadings &&
      anyOf(session, total.stream) &&
      unmetNeeds(session, [need]).length === 0
    return known ? [{ session, counter, total }] : []
  })
}

function checkOf({ session, counter, total }: Asked, acts: number): Check {
  const rounding = roundingOf(counter.first_value) + roundingOf(counter.last_value)
  const share = coverageOf(session, total.stream).share ?? 1
  const excess = {
    shown: counter.last_value - counter.first_value,
    held: acts,
    roof: allowed(acts, share) + rounding,
  }
  const [shown, held, roof] = [told(excess.shown), told(acts), told(excess.roof)]
  const lag = told(lagOf(counter) / 1000)
  const allowance = assumed.ordinaryShare * 100
  return {
    identity: 'displayed_totals',
    part: total.name,
    fraudType: 'inflated_counters',
    ...breachOf(excess),
    facts: { counter: total.name, shown_increase: excess.shown, ledger_acts: acts, allowed: excess.roof },
    window: { from: counter.first_at, until: counter.last_at },
    considered: {
      counter_lag: {
        zh: `账本多计入首个读数前 ${lag} 秒的行为，并容许取整 ${told(rounding)}`,
        en: `acts of the ${lag} s before the first reading were counted too, and ${told(rounding)} allowed for rounding`,
      },
      missing_coverage: {
        zh: `记录声明完整，另容许 ${allowance}%`,
        en: `the ledger is declared complete; ${allowance} % more were allowed for`,
      },
    },
    needs: [`counter.${total.name}`, total.stream],
    statement: {
      zh: `展示的${total.says.zh}增加了 ${shown}，逐条记录只有 ${held}，计入各项容许后至多 ${roof}。`,
      en: `The ${total.says.en} shown rise by ${shown}; the ledger holds ${held}, with every allowance at most ${roof}.`,
    },
  }
}

/** What each displayed total added, held against the acts of its ledger; by session. */
export async function totalChecks(
  engine: Engine,
  sessions: readonly AuditedSession[],
  counters: ReadonlyMap<string, Counters>,
): Promise<ReadonlyMap<string, readonly Check[]>> {
  const asked = sessions.flatMap((session) => askedOf(session, counters.get(session.session_id) ?? new Map()))
  if (asked.length === 0) return new Map()
  const rows = await engine.rows<Acts>(totalsQuery.statement, {
    sessions: asked.map(({ session }) => session.session_id),
    acts: asked.map(({ total }) => total.act),
    froms: asked.map(({ counter }) => counter.first_at - lagOf(counter)),
    untils: asked.map(({ counter }) => counter.last_at),
  })
  const held = new Map(rows.map(({ session_id, act, acts }) => [`${act} ${session_id}`, acts]))
  const checked = asked.map((each) => ({
    id: each.session.session_id,
    check: checkOf(each, held.get(`${each.total.act} ${each.session.session_id}`) ?? 0),
  }))
  return new Map(
    [...Map.groupBy(checked, ({ id }) => id)].map(([id, own]) => [id, own.map(({ check }) => check)]),
  )
}

const pairs = [
  { low: 'unique_viewers', high: 'views' },
  { low: 'online', high: 'views' },
  { low: 'online', high: 'unique_viewers' },
] as const

const named: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = {
  online: { zh: '在线人数', en: 'people online' },
  views: { zh: '观看人次', en: 'views' },
  unique_viewers: { zh: '观看人数', en: 'unique viewers' },
}

/** A crowd shown at once can be no larger than all who were shown to have come; what is displayed contradicts itself. */
export function peakChecks(counters: Counters): Check[] {
  return pairs.flatMap(({ low, high }) => {
    const [part, whole] = [counters.get(low), counters.get(high)]
    if (!(part && whole) || part.readings < assumed.leastReadings || whole.readings < assumed.leastReadings)
      return []
    if (whole.last_at < part.peak_at) return []
    const roof = allowed(whole.last_value, 1) + roundingOf(whole.last_value) + roundingOf(part.sustained)
    const excess = { shown: part.sustained, held: whole.last_value, roof }
    return [
      {
        identity: 'peak_order',
        part: `${low}_${high}`,
        fraudType: 'inflated_counters',
        ...breachOf(excess),
        facts: { [low]: part.sustained, [high]: whole.last_value, allowed: roof },
        considered: {
          counter_lag: {
            zh: `取一成读数达到的值，与全场最后读数比较，并容许 ${assumed.ordinaryShare * 100}%`,
            en: `the figure that a tenth of the readings reach was held against the last reading of all, with ${assumed.ordinaryShare * 100} % allowed for`,
          },
        },
        needs: [`counter.${low}`, `counter.${high}`],
        statement: {
          zh: `展示的${named[low]?.zh ?? ''}达到 ${told(part.sustained)}，高于全场展示的${named[high]?.zh ?? ''} ${told(whole.last_value)}。`,
          en: `The ${named[low]?.en ?? ''} shown reach ${told(part.sustained)}, beyond the ${named[high]?.en ?? ''} shown in all, ${told(whole.last_value)}.`,
        },
      } as const,
    ]
  })
}
