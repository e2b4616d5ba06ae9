import type { Finding, FraudType, SubjectKind } from '../../detectors/finding.ts'
import type { AuditedSession } from '../../records/coverage.ts'
import type { Level, Verdict } from '../../verdicts/verdict.ts'
import type { AuditResult } from '../audit-result.ts'

/** What adverts sell that a made-up record of a session could have been bought as. */
const boughtWares = ['viewers', 'crowd', 'likes', 'followers', 'orders', 'reviews'] as const
export type BoughtWare = (typeof boughtWares)[number]

/** By whom it is counted: an order that is found is not bought a second time with the account that placed it. */
const wareOf: Partial<Readonly<Record<SubjectKind, Partial<Readonly<Record<FraudType, BoughtWare>>>>>> = {
  account: {
    fake_viewers: 'viewers',
    paid_crowd: 'crowd',
    fake_comments: 'crowd',
    fake_likes: 'likes',
    fake_follows: 'followers',
  },
  order: { brushed_order: 'orders' },
  review: { fake_review: 'reviews' },
}

export interface Estimate {
  readonly low: number
  readonly middle: number
  readonly high: number
}

/** What one kind of found fraud would have cost at the prices of the adverts on record; money in minor units. */
export interface CostPart {
  readonly ware: BoughtWare
  readonly found: number
  /** By how many adverts it is priced; 0 where none names a price for it. */
  readonly adverts: number
  readonly cost: Estimate | null
}

/**
 * What the found fraud of a session would have cost to buy: how plausible it is, never evidence. Null where nothing was
 * found that is bought; `total` null where no advert on record names a price for any of it.
 */
export interface FakingCost {
  readonly currency: 'CNY'
  readonly total: Estimate | null
  readonly parts: readonly CostPart[]
}

const found: ReadonlySet<Level> = new Set([
  'suspected',
  'highly_suspected',
  'confirmed',
  'penalised',
  'adjudicated',
])

interface Price {
  readonly minor: number
  readonly byHour: boolean
}

/** Prices of one piece by ware, out of the adverts that reached suspicion. */
function pricesOf({ verdicts, findings }: AuditResult): ReadonlyMap<string, readonly Price[]> {
  const adverts = new Set(
    verdicts
      .filter(({ subject_kind, level }) => subject_kind === 'listing' && found.has(level))
      .map(({ subject_id }) => subject_id),
  )
  const offers = findings.flatMap(({ subject_kind, subject_id, facts }) => {
    const { unit_price_minor: minor, ware, priced_by_hour } = facts
    const told = subject_kind === 'listing' && adverts.has(subject_id) && typeof minor === 'number'
    return told ? [{ ware: String(ware), minor, byHour: priced_by_hour === true }] : []
  })
  return Map.groupBy(offers, ({ ware }) => ware)
}

interface Amount {
  readonly all: number
  /** Each counted by its probability. */
  readonly expected: number
}

/** How many likes an account was told to have made up; one where no finding counts them. */
const likesOf = (findings: readonly Finding[]): number =>
  Math.max(
    1,
    ...findings
      .filter(({ fraud_type }) => fraud_type === 'fake_likes')
      .map(({ facts }) => Number(facts['rhythm_amount'] ?? 0) || 0),
  )

interface Read {
  readonly prices: ReadonlyMap<string, readonly Price[]>
  readonly findings: ReadonlyMap<string | null, readonly Finding[]>
  readonly verdicts: ReadonlyMap<string | null, readonly Verdict[]>
}

const read = new WeakMap<AuditResult, Read>()

/** A result by session; read once, for it is asked of every session. */
function readOf(result: AuditResult): Read {
  const known = read.get(result)
  if (known) return known
  const judged = result.verdicts.filter((each) => wareOf[each.subject_kind] && found.has(each.level))
  const here = {
    prices: pricesOf(result),
    findings: Map.groupBy(result.findings, ({ session_id }) => session_id),
    verdicts: Map.groupBy(judged, ({ session_id }) => session_id),
  }
  read.set(result, here)
  return here
}

function amountsOf({ findings, verdicts }: Read, session_id: string): ReadonlyMap<BoughtWare, Amount> {
  const own = new Map((findings.get(session_id) ?? []).map((each) => [each.finding_id, each]))
  const amounts = new Map<BoughtWare, Amount>()
  const add = (verdict: Verdict): void => {
    const [first] = verdict.fraud_types.toSorted((one, other) => other.probability - one.probability)
    const ware = first && wareOf[verdict.subject_kind]?.[first.type]
    if (!ware) return
    const told = verdict.findings.flatMap((id) => own.get(id) ?? [])
    const acts = ware === 'likes' ? likesOf(told) : 1
    const { all, expected } = amounts.get(ware) ?? { all: 0, expected: 0 }
    amounts.set(ware, { all: all + acts, expected: expected + acts * (verdict.probability ?? 1) })
  }
  for (const verdict of verdicts.get(session_id) ?? []) add(verdict)
  return amounts
}

const quantile = (sorted: readonly number[], share: number): number => {
  const at = share * (sorted.length - 1)
  const [low, high] = [sorted[Math.floor(at)] ?? 0, sorted[Math.ceil(at)] ?? 0]
  return low + (high - low) * (at - Math.floor(at))
}

/** From the lower to the upper quartile of the prices; of fewer than four adverts, from the least to the most. */
function costOf({ all, expected }: Amount, prices: readonly Price[], hours: number): Estimate {
  const forHours = (most: number): number[] =>
    prices.map(({ minor, byHour }) => (byHour ? minor * most : minor)).sort((one, other) => one - other)
  const edge = prices.length < 4 ? 0 : 0.25
  return {
    low: Math.round(expected * quantile(forHours(Math.min(1, hours)), edge)),
    middle: Math.round(expected * quantile(forHours(hours), 0.5)),
    high: Math.round(all * quantile(forHours(hours), 1 - edge)),
  }
}

export function fakingCost(result: AuditResult, session: AuditedSession): FakingCost | null {
  const { prices, ...judged } = readOf(result)
  const amounts = amountsOf({ prices, ...judged }, session.session_id)
  if (amounts.size === 0) return null
  const hours = Math.max(0, session.ended_at - session.started_at) / 3_600_000
  const parts = boughtWares.flatMap((ware): CostPart[] => {
    const amount = amounts.get(ware)
    if (!amount) return []
    // What is sold by the hour has no price where it is not known how long the session was.
    const own = (prices.get(ware) ?? []).filter(({ byHour }) => hours > 0 || !byHour)
    const cost = own.length === 0 ? null : costOf(amount, own, hours)
    return [{ ware, found: amount.all, adverts: own.length, cost }]
  })
  const costs = parts.flatMap(({ cost }) => cost ?? [])
  const sum = (key: keyof Estimate): number => costs.reduce((total, cost) => total + cost[key], 0)
  return {
    currency: 'CNY',
    total: costs.length === 0 ? null : { low: sum('low'), middle: sum('middle'), high: sum('high') },
    parts,
  }
}
