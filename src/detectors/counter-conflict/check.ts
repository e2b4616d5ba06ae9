import type { Language, Text } from '../../language.ts'
import { type AuditedSession, coverageOf } from '../../records/coverage.ts'
import type { BenignConsidered, Fact, Finding, FraudType } from '../finding.ts'
import { limited, weightLimitDb } from '../weight.ts'
import { assumed } from './parameters.ts'
import { benign, identityNames } from './words.ts'

/** The counting identities of the metric registry that this detector holds records against, one check each. */
export type Identity =
  | 'littles_law'
  | 'flow_balance'
  | 'peak_order'
  | 'actors_in_room'
  | 'displayed_totals'
  | 'money_order'
  | 'parcels'
  | 'no_parcel_back'

/** One identity held against the records of one session. */
export interface Check {
  readonly identity: Identity
  /** Tells checks of one identity apart, e.g. the counter. */
  readonly part: string
  readonly fraudType: FraudType
  readonly broken: boolean
  readonly weightDb: number
  readonly facts: Readonly<Record<string, Fact>>
  readonly window?: { readonly from: number; readonly until: number }
  /** What ruled a benign cause out, with its numbers; null where nothing did. Causes not named do not bear on the identity. */
  readonly considered: Readonly<Record<string, Text | null>>
  readonly needs: readonly string[]
  readonly statement: Text
}

/**
 * A hard identity broken beyond what its allowance could account for weighs as much as one finding may; the share of the
 * gap, 0–1, that the allowance could account for is taken off: a figure a hair beyond it weighs next to nothing.
 */
export const breachDb = (explained: number): number =>
  limited(weightLimitDb * (1 - Math.min(1, Math.max(0, explained))))

/**
 * Whether a session has any record of the kind a stream belongs to. A manifest speaks of a whole import: where not one act
 * came of a session that has counters, its ledger is missing rather than empty.
 */
export const anyOf = (session: AuditedSession, stream: string): boolean =>
  coverageOf(session, stream.split('.')[0] ?? stream).records > 0

/** Figures for people: with separators, so that 12,480 is not read as a year. */
export const told = (value: number): string => Math.round(value).toLocaleString('en-US')

interface Excess {
  readonly shown: number
  /** What the ledger holds, and the most it could have held with every allowance. */
  readonly held: number
  readonly roof: number
}

/** Whether a figure shown is beyond the roof over its ledger, and what that weighs. */
export function breachOf({ shown, held, roof }: Excess): Pick<Check, 'broken' | 'weightDb'> {
  const broken = shown > roof
  return { broken, weightDb: broken ? breachDb((roof - held) / (shown - held)) : 0 }
}

/** The most that a ledger of the declared share could stand for. */
export const allowed = (held: number, share: number): number =>
  Math.ceil((held / Math.max(assumed.leastShare, share)) * (1 + assumed.ordinaryShare))

const notConcerned: Text = { zh: '与本项核对无关', en: 'does not bear on this check' }

export const consideredOf = (known: Check['considered']): BenignConsidered[] =>
  benign.map(({ id }) => ({ cause: id, ruled_out_by: known[id] === undefined ? notConcerned : known[id] }))

/** What a finding says of its detector. */
export interface Identified {
  readonly id: string
  readonly version: number
}

const common = ({ id, version }: Identified, session: AuditedSession, part: string) =>
  ({
    finding_id: `${id}@${version}:session:${session.session_id}:${part}`,
    detector: id,
    detector_version: version,
    subject_kind: 'session',
    subject_id: session.session_id,
    session_id: session.session_id,
    family: 'counters',
  }) as const

const breachFinding = (detector: Identified, session: AuditedSession, check: Check): Finding => ({
  ...common(detector, session, `${check.identity}.${check.part}`),
  fraud_type: check.fraudType,
  weight_db: check.weightDb,
  window: check.window ?? { from: session.started_at, until: session.ended_at },
  facts: { identity: check.identity, ...check.facts },
  benign_considered: consideredOf(check.considered),
  needs_coverage: check.needs,
  statement: check.statement,
})

/** What was held against what, with how many checks of each sort. */
const heldIn = (language: Language, held: readonly Check[]): string[] =>
  [...Map.groupBy(held, ({ identity }) => identity)].map(([identity, checks]) => {
    const name = identityNames[identity][language]
    return language === 'zh' ? `${name}（${checks.length} 项）` : `${name} (${checks.length})`
  })

function holdingFinding(detector: Identified, session: AuditedSession, held: readonly Check[]): Finding {
  const names = held.map(({ identity, part }) => `${identity}.${part}`)
  return {
    ...common(detector, session, 'holds'),
    fraud_type: 'inflated_counters',
    weight_db: assumed.clearDb,
    window: { from: session.started_at, until: session.ended_at },
    facts: { held: names },
    benign_considered: consideredOf({}),
    needs_coverage: [...new Set(held.flatMap(({ needs }) => needs))].sort(),
    statement: {
      zh: `有 ${held.length} 项计数核对成立：${heldIn('zh', held).join('、')}。`,
      en: `${held.length} counting checks hold: ${heldIn('en', held).join('; ')}.`,
    },
  }
}

/** A finding for each broken identity, and one that speaks for the session where others hold. */
export function findingsOf(
  detector: Identified,
  session: AuditedSession,
  checks: readonly Check[],
): Finding[] {
  const broken = checks.filter((check) => check.broken)
  const held = checks.filter((check) => !check.broken)
  return [
    ...broken.map((check) => breachFinding(detector, session, check)),
    ...(held.length > 0 ? [holdingFinding(detector, session, held)] : []),
  ]
}
