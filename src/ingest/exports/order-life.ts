import type { ExportProfile, Field, Proof, ProvenKind, StatusRule, TimeField } from './profile.ts'
import { RowProblem, type RowReader, type SourceRow } from './row-reader.ts'

export interface LifeEvent {
  readonly kind: ProvenKind
  readonly at: number
  /** False where `at` is only a bound. */
  readonly exact: boolean
  readonly partial: boolean
}

/** What a row proves of an order: whether money came in, and its events in time. */
export interface OrderLife {
  readonly paid: boolean
  readonly events: readonly LifeEvent[]
}

const timedKinds: readonly (readonly [TimeField, ProvenKind])[] = [
  ['paid_at', 'paid'],
  ['shipped_at', 'shipped'],
  ['signed_at', 'signed'],
  ['cancelled_at', 'cancelled'],
  ['refund_requested_at', 'refund_requested'],
  ['refunded_at', 'refunded'],
  ['settled_at', 'settled'],
]
const timeFields: readonly TimeField[] = [...timedKinds.map(([field]) => field), 'finished_at', 'closed_at']

function matchingRules(profile: ExportProfile, reader: RowReader, row: SourceRow): readonly StatusRule[] {
  return profile.statuses.flatMap(({ field, rules }) => {
    const status = reader.text(row, field)
    if (status === '') return []
    const matching = rules.filter(({ values }) => values.includes(status))
    if (matching.length === 0) throw new RowProblem('not_mapped', status.slice(0, 60))
    return matching
  })
}

/** Reads the life of an order from its times and states; what a state proves without a time is set at a bound. */
export function orderLife(profile: ExportProfile, reader: RowReader, row: SourceRow): OrderLife {
  const times = new Map<Field, number>()
  for (const field of timeFields) {
    const at = reader.time(row, field)
    if (at !== undefined) times.set(field, at)
  }
  const latest = Math.max(reader.time(row, 'created_at') ?? 0, ...times.values())
  const rules = matchingRules(profile, reader, row)
  const paid = times.has('paid_at') || rules.some((rule) => rule.paid)
  const events = new Map<ProvenKind, LifeEvent>()
  for (const [field, kind] of timedKinds) {
    const at = times.get(field)
    if (at !== undefined) events.set(kind, { kind, at, exact: true, partial: false })
  }
  if (paid && !events.has('paid'))
    events.set('paid', {
      kind: 'paid',
      at: reader.time(row, 'created_at') ?? latest,
      exact: false,
      partial: false,
    })
  const settle = ({ kind, at, bound }: Proof, partial: boolean): void => {
    const known = events.get(kind)
    if (known) {
      events.set(kind, { ...known, partial })
      return
    }
    const exact = at.map((field) => times.get(field)).find((time) => time !== undefined)
    const near = bound.map((field) => times.get(field)).find((time) => time !== undefined)
    events.set(kind, { kind, at: exact ?? near ?? latest, exact: exact !== undefined, partial })
  }
  for (const rule of rules)
    if (rule.when === 'always' || (rule.when === 'paid') === paid)
      for (const proof of rule.proves) settle(proof, rule.partial)
  return { paid, events: [...events.values()].sort((left, right) => left.at - right.at) }
}

/** An amount given back is a refund whatever the state says; its time is not known. */
export function withRefund(life: OrderLife, refunded: bigint | undefined): OrderLife {
  if (!refunded || life.events.some(({ kind }) => kind === 'refunded')) return life
  const at = Math.max(0, ...life.events.map((event) => event.at))
  return { ...life, events: [...life.events, { kind: 'refunded', at, exact: false, partial: false }] }
}
