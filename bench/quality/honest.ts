import type { Answer, Unit } from './answer.ts'
import { addLevels, type ByLevel, byLevel, nobody, reaches } from './levels.ts'
import { type Judged, keyOf, type Subjects } from './subjects.ts'
import type { Label, WorldTruth } from './truth.ts'

/** Genuine subjects of one sort in one world, and on how many of them a level of suspicion fell. */
export interface HonestTally {
  readonly unit: Unit
  /** Why they are easily mistaken, or one of the words below. */
  readonly cause: string
  readonly subjects: number
  readonly flagged: ByLevel
}

/** All genuine subjects of a unit, whatever their cause. */
export const everybody = 'all'
/** Of sessions where nothing happened that could be mistaken. */
export const noCause = 'no cause'
/** The genuine in a session where something is made up. */
export const beside = 'beside something made up'
export const outside = 'outside any session'

export type CausesOf = (unit: Unit, id: string, session_id: string) => readonly string[]

const inSessions: ReadonlySet<Unit> = new Set(['session', 'account_in_session', 'order'])

const labelledUnit = ({ subject_kind, session_id }: Label): Unit =>
  subject_kind === 'account' && session_id !== '' ? 'account_in_session' : subject_kind

/** Labels of a genuine subject other than a session, whose causes stand in the truth of sessions. */
const excused = ({ labels }: WorldTruth): Label[] =>
  labels.filter(
    ({ label, cause, subject_kind }) => label === 'genuine' && cause !== '' && subject_kind !== 'session',
  )

function causesBySession({ sessions }: WorldTruth): (session_id: string) => readonly string[] {
  const causes = new Map(
    sessions.map((session) => [
      session.session_id,
      session.practices.length > 0 ? [beside] : session.causes.length > 0 ? session.causes : [noCause],
    ]),
  )
  return (session_id) => causes.get(session_id) ?? [outside]
}

/** Why a genuine subject could be mistaken: what its label says, and what happened in its session. */
export function causesIn(truth: WorldTruth): CausesOf {
  const ofSession = causesBySession(truth)
  const own = Map.groupBy(excused(truth), (label) =>
    keyOf(labelledUnit(label), label.subject_id, label.session_id),
  )
  return (unit, id, session_id) => {
    const labelled = (own.get(keyOf(unit, id, session_id)) ?? []).map(({ cause }) => cause)
    return [...new Set([...labelled, ...(inSessions.has(unit) ? ofSession(session_id) : [])])]
  }
}

interface Crowd {
  readonly unit: Unit
  readonly cause: string
  readonly subjects: number
}

/** How many genuine subjects there are: those of the records less those of which something is made up. */
function crowds(truth: WorldTruth, { population }: Answer, { positives }: Subjects): Crowd[] {
  const ofSession = causesBySession(truth)
  const made = Map.groupBy(positives, ({ unit, session_id }) => `${unit}\t${session_id}`)
  const counted = population.flatMap(({ unit, session_id, subjects }): Crowd[] => {
    const genuine = subjects - (made.get(`${unit}\t${session_id}`)?.length ?? 0)
    const causes = inSessions.has(unit) ? ofSession(session_id) : []
    return [everybody, ...causes].map((cause) => ({ unit, cause, subjects: Math.max(0, genuine) }))
  })
  const labelled = new Set(
    excused(truth).map((label) => {
      const unit = labelledUnit(label)
      return `${keyOf(unit, label.subject_id, label.session_id)}\t${unit}\t${label.cause}`
    }),
  )
  const excusedOnes = [...labelled].map((key): Crowd => {
    const [unit = '', cause = ''] = key.split('\t').slice(-2)
    return { unit: unit as Unit, cause, subjects: 1 }
  })
  return [...counted, ...excusedOnes]
}

const levelsOf = ({ verdict }: Judged): ByLevel => byLevel((level) => (reaches(verdict, level) ? 1 : 0))

/** How often suspicion fell on the genuine, by what could explain them. A subject with two causes counts with each. */
export function tallyHonest(truth: WorldTruth, answer: Answer, subjects: Subjects): HonestTally[] {
  const causesOf = causesIn(truth)
  const tallies = new Map<string, HonestTally>()
  const add = (unit: Unit, cause: string, more: Pick<HonestTally, 'subjects' | 'flagged'>) => {
    const held = tallies.get(`${unit}\t${cause}`)
    tallies.set(`${unit}\t${cause}`, {
      unit,
      cause,
      subjects: (held?.subjects ?? 0) + more.subjects,
      flagged: addLevels(held?.flagged ?? nobody, more.flagged),
    })
  }
  for (const { unit, cause, subjects: count } of crowds(truth, answer, subjects))
    add(unit, cause, { subjects: count, flagged: nobody })
  for (const one of subjects.judged) {
    if (one.types.size > 0 || !reaches(one.verdict, 'watch')) continue
    const { subject_id, session_id } = one.verdict
    const causes = causesOf(one.unit, subject_id, session_id ?? '')
    for (const cause of [everybody, ...causes]) add(one.unit, cause, { subjects: 0, flagged: levelsOf(one) })
  }
  return [...tallies.values()]
}
