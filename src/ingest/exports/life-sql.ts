import { textLiteral } from '../../engine/text-literal.ts'
import {
  type ExportProfile,
  eventKinds,
  type Proof,
  type ProvenKind,
  type StatusRule,
  type TimeField,
  timeFields,
} from './profile.ts'

const timedKinds: Partial<Record<ProvenKind, TimeField>> = {
  paid: 'paid_at',
  shipped: 'shipped_at',
  signed: 'signed_at',
  cancelled: 'cancelled_at',
  refund_requested: 'refund_requested_at',
  refunded: 'refunded_at',
  settled: 'settled_at',
}

type StatusTable = ExportProfile['statuses'][number]

const valuesOf = ({ rules }: StatusTable): string[] => [...new Set(rules.flatMap(({ values }) => values))]

/** The place of a state among those its table knows: 0 for none at all, 255 for one that nobody mapped. */
export function statusNumberSql(table: StatusTable, text: string, parameter: string): string {
  const values = valuesOf(table)
  const numbers = values.map((_, index) => index + 1).join(', ')
  return `if(${text} = '', 0, transform(${text}, {${parameter}:Array(String)}, [${numbers}], 255))`
}

/** The parameters that `statusNumberSql` names, one a table. */
export const statusParameters = (profile: ExportProfile): Readonly<Record<string, string[]>> =>
  Object.fromEntries(profile.statuses.map((table) => [`states_${table.field}`, valuesOf(table)]))

interface Claim {
  /** True where the row's states say so, whether or not money came in. */
  readonly stated: string
  readonly rule: StatusRule
}

function claimsOf(profile: ExportProfile): Claim[] {
  return profile.statuses.flatMap((table) => {
    const known = valuesOf(table)
    return table.rules.map((rule) => {
      const numbers = rule.values.map((value) => known.indexOf(value) + 1).join(', ')
      return { stated: `has([${numbers}], n_${table.field})`, rule }
    })
  })
}

/** True where a time of payment, or a state, proves that money came in; over `n_<status>` and the times. */
export function paidSql(profile: ExportProfile): string {
  const stated = claimsOf(profile)
    .filter(({ rule }) => rule.paid)
    .map(({ stated }) => stated)
  return ['paid_at IS NOT NULL', ...stated].join(' OR ')
}

/** The last time that a row holds. */
export const latestSql = `greatest(ifNull(created_at, 0), ${timeFields.map((field) => `ifNull(${field}, 0)`).join(', ')})`

interface Applied extends Proof {
  readonly holds: string
  readonly partial: boolean
}

function proofsOf(profile: ExportProfile, wanted: ProvenKind): Applied[] {
  return claimsOf(profile).flatMap(({ stated, rule }) => {
    const holds =
      rule.when === 'always' ? stated : `${stated} AND ${rule.when === 'paid' ? 'paid' : 'NOT paid'}`
    return rule.proves
      .filter(({ kind }) => kind === wanted)
      .map((proof) => ({ ...proof, holds: `(${holds})`, partial: rule.partial }))
  })
}

const firstOf = (times: readonly string[]): string =>
  times.length === 0 ? 'NULL' : `coalesce(${times.join(', ')})`

/** When an event of one kind was, whether that is its very time, and whether it was in part: `at_`, `exact_`, `partial_<kind>`. */
function eventSql(profile: ExportProfile, kind: ProvenKind): readonly (readonly [string, string])[] {
  const timed = timedKinds[kind]
  const proofs = proofsOf(profile, kind)
  const choose = (parts: readonly string[]) => (parts.length === 0 ? '0' : `multiIf(${parts.join(', ')}, 0)`)
  const own = (value: string) => (timed ? [`${timed} IS NOT NULL`, value] : [])
  const at = proofs.flatMap((proof) => [proof.holds, firstOf([...proof.at, ...proof.bound, 'latest'])])
  const exact = proofs.flatMap((proof) => [proof.holds, `${firstOf(proof.at)} IS NOT NULL`])
  const partial = proofs.toReversed().flatMap((proof) => [proof.holds, proof.partial ? '1' : '0'])
  // What proves payment without saying when: money came in once the order was there.
  const stated = kind === 'paid' ? ['paid', 'ifNull(created_at, latest)'] : []
  return [
    [`at_${kind}`, `assumeNotNull(toInt64(${choose([...own(timed ?? ''), ...at, ...stated])}))`],
    [`exact_${kind}`, `toUInt8(${choose([...own('1'), ...exact])})`],
    [`partial_${kind}`, `toUInt8(${choose(partial)})`],
  ]
}

/** What a row proves of its order, a few columns a kind; over `paid`, `latest`, `n_<status>` and the times. */
export const eventColumns = (profile: ExportProfile): readonly (readonly [string, string])[] =>
  eventKinds.flatMap((kind) => eventSql(profile, kind))

/** An amount given back is a refund whatever the state says; its time is not known. */
export const refundTimeSql = `if(at_refunded = 0 AND ifNull(refunded_amount, 0) > 0,
  greatest(${eventKinds.map((kind) => `at_${kind}`).join(', ')}), at_refunded)`

/** The events of a row as `(kind, at, exact, partial)`. */
export const eventsSql = `arrayFilter(event -> event.2 != 0, [${eventKinds
  .map(
    (kind) =>
      `(${textLiteral(kind)}, ${kind === 'refunded' ? 'refunded_on' : `at_${kind}`}, exact_${kind}, partial_${kind})`,
  )
  .join(', ')}])`
