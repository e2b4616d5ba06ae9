import type { Answer, Answered, Unit } from './answer.ts'
import { foundGroups, matchGroups } from './groups.ts'
import type { Label, WorldTruth } from './truth.ts'

/** A subject of which something is truly made up. */
export interface Positive {
  readonly unit: Unit
  readonly id: string
  /** '' where it belongs to no session. */
  readonly session_id: string
  readonly types: ReadonlySet<string>
}

/** A verdict with what is true of its subject. */
export interface Judged {
  readonly unit: Unit
  readonly verdict: Answered
  readonly types: ReadonlySet<string>
}

export interface Subjects {
  readonly positives: readonly Positive[]
  readonly judged: readonly Judged[]
  /** What is true of a subject; in a session what is true of the account as a whole is true of it, too. */
  typesOf(unit: Unit, id: string, session_id: string): ReadonlySet<string>
}

const nothing: ReadonlySet<string> = new Set()

/** One name for one subject, however it is spoken of: only an account is another subject in each session. */
export const keyOf = (unit: Unit, id: string, session_id: string | null): string =>
  `${unit}\t${id}\t${unit === 'account_in_session' ? (session_id ?? '') : ''}`

/** A label of what an account did in one session is of the account as a whole, too. */
function subjectsOf({ subject_kind, subject_id: id, session_id }: Label): Omit<Positive, 'types'>[] {
  if (subject_kind === 'group') return []
  if (subject_kind === 'session') return [{ unit: 'session', id, session_id: id }]
  if (subject_kind !== 'account') return [{ unit: subject_kind, id, session_id }]
  const whole = { unit: 'account', id, session_id: '' } as const
  return session_id === '' ? [whole] : [whole, { unit: 'account_in_session', id, session_id }]
}

function positivesOf({ labels, groups }: WorldTruth, sessionOfOrder: Answer['sessionOfOrder']) {
  const positives = new Map<string, Omit<Positive, 'types'> & { readonly types: Set<string> }>()
  const add = (subject: Omit<Positive, 'types'>, type: string) => {
    const key = keyOf(subject.unit, subject.id, subject.session_id)
    const held = positives.get(key) ?? { ...subject, types: new Set<string>() }
    held.types.add(type)
    positives.set(key, held)
  }
  for (const label of labels) {
    if (label.label !== 'confirmed') continue
    for (const subject of subjectsOf(label)) {
      const session_id =
        subject.unit === 'order' ? (sessionOfOrder.get(subject.id) ?? '') : subject.session_id
      add({ ...subject, session_id }, label.fraud_type)
    }
  }
  for (const { group_id, fraud_type } of groups)
    add({ unit: 'group', id: group_id, session_id: '' }, fraud_type)
  return positives
}

const unitOf = ({ subject_kind, session_id }: Answered): Unit =>
  subject_kind === 'account' && session_id !== null ? 'account_in_session' : subject_kind

/** Sets every verdict beside what is true of its subject; found groups are first told from their members. */
export function subjects(truth: WorldTruth, answer: Answer): Subjects {
  const positives = positivesOf(truth, answer.sessionOfOrder)
  const groups = matchGroups(foundGroups(answer), truth.groups)
  const typesOf: Subjects['typesOf'] = (unit, id, session_id) => {
    const name = unit === 'group' ? (groups.get(id)?.group_id ?? '') : id
    const own = positives.get(keyOf(unit, name, session_id))?.types ?? nothing
    if (unit !== 'account_in_session') return own
    const whole = sessionless.get(id)
    return whole ? own.union(whole) : own
  }
  const sessionless = new Map<string, Set<string>>()
  for (const { label, subject_kind, subject_id, session_id, fraud_type } of truth.labels)
    if (label === 'confirmed' && subject_kind === 'account' && session_id === '')
      sessionless.set(subject_id, (sessionless.get(subject_id) ?? new Set()).add(fraud_type))
  const judged = answer.verdicts.map((verdict): Judged => {
    const unit = unitOf(verdict)
    return { unit, verdict, types: typesOf(unit, verdict.subject_id, verdict.session_id ?? '') }
  })
  return { positives: [...positives.values()], judged, typesOf }
}
