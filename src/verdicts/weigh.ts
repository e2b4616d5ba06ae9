import type { Family, Finding, FraudType } from '../detectors/finding.ts'
import { familyLimitDb, sourceDb } from './level-table.ts'

export type Evidence = Pick<Finding, 'fraud_type' | 'family' | 'weight_db'>

/** What the findings on one subject come to. */
export interface Weighed {
  readonly weightDb: number
  /** Families that are a source of their own for it. */
  readonly families: number
  /** By fraud type, the heaviest first. */
  readonly types: readonly { readonly type: FraudType; readonly weightDb: number }[]
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)

/** One family on one claim: its strongest finding for, against its strongest against; more of the same adds nothing. */
function familyWeight(findings: readonly Evidence[]): number {
  const weights = findings.map(({ weight_db }) => weight_db)
  const net = Math.max(0, ...weights) + Math.min(0, ...weights)
  return Math.max(-familyLimitDb, Math.min(familyLimitDb, net))
}

interface Claim {
  readonly type: FraudType
  readonly weightDb: number
  /** What each family that speaks for it has left, once what speaks against the same claim is taken off. */
  readonly left: ReadonlyMap<Family, number>
}

function claimOf(type: FraudType, findings: readonly Evidence[]): Claim {
  const families = [...Map.groupBy(findings, ({ family }) => family)]
    .map(([family, own]) => [family, familyWeight(own)] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1))
  const spoken = families.filter(([, weight]) => weight > 0)
  const weightDb = sum(families.map(([, weight]) => weight))
  const share = weightDb > 0 ? weightDb / sum(spoken.map(([, weight]) => weight)) : 0
  return { type, weightDb, left: new Map(spoken.map(([family, weight]) => [family, weight * share])) }
}

const byWeight = (a: Claim, b: Claim): number => b.weightDb - a.weightDb || (a.type < b.type ? -1 : 1)

/**
 * Evidence against a claim is set against evidence for the same claim only: that a room's comments are its own says
 * nothing about its orders. Of what is left, each family counts once, under the claim where it weighs most, and families
 * add: practices come together, and sources that err for different reasons corroborate one another.
 */
export function weigh(findings: readonly Evidence[]): Weighed {
  const claims = [...Map.groupBy(findings, ({ fraud_type }) => fraud_type)]
    .map(([type, own]) => claimOf(type, own))
    .sort(byWeight)
  const types = claims.map(({ type, weightDb }) => ({ type, weightDb }))
  const strongest = new Map<Family, number>()
  for (const [family, weight] of claims.flatMap(({ left }) => [...left]))
    strongest.set(family, Math.max(weight, strongest.get(family) ?? 0))
  const weights = [...strongest.values()].sort((a, b) => a - b)
  const families = weights.filter((weight) => weight >= sourceDb).length
  const spoken = sum(weights)
  return { weightDb: spoken > 0 ? spoken : (claims[0]?.weightDb ?? 0), families, types }
}
