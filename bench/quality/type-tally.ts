import { type Answer, type Seer, seersOf, type Unit } from './answer.ts'
import { type ByLevel, byLevel, claims, reaches, type Spoken } from './levels.ts'
import { type Given, pooled } from './ranking.ts'
import { type Judged, keyOf, type Positive, type Subjects } from './subjects.ts'

/** What was said of one practice in one world, by subject. */
export interface TypeTally {
  readonly unit: Unit
  /** `any` where it only matters whether anything is made up. */
  readonly fraud_type: string
  /** Subjects of which it is true. */
  readonly positives: number
  /** Of these, the ones that nobody could judge: a stream that every detector of it needs is not in the records. */
  readonly unjudged: number
  readonly right: ByLevel
  readonly wrong: ByLevel
  /** By the probability given to this practice. */
  readonly ranked: readonly Given[]
}

export const anyType = 'any'

type Place = Pick<Positive, 'unit' | 'session_id'>

/** Whether nobody could look for a practice on a subject in its session, or in any session of the world where it has none. */
export type Blindness = (type: string, place: Place) => boolean

/** Which sessions no detector of a practice could look into; a practice that none looks for is missed, not unjudged. */
export function blindness({ insufficient, verdicts }: Answer, seers: readonly Seer[]): Blindness {
  const blind = new Map(
    [...Map.groupBy(insufficient, ({ session_id }) => session_id)].map(([session_id, lacking]) => [
      session_id,
      new Set(lacking.map(({ detector }) => detector)),
    ]),
  )
  const sessions = verdicts.flatMap(({ subject_kind, subject_id }) =>
    subject_kind === 'session' ? [subject_id] : [],
  )
  const undecided = new Set(
    verdicts.flatMap(({ level, subject_id }) => (level === 'insufficient_data' ? [subject_id] : [])),
  )
  const blindIn = (type: string, { unit, session_id }: Place): boolean => {
    if (type === anyType) return undecided.has(session_id)
    const own = seersOf(seers, type, unit)
    return own.length > 0 && own.every(({ id }) => blind.get(session_id)?.has(id))
  }
  return (type, { unit, session_id }) =>
    session_id === ''
      ? sessions.length > 0 && sessions.every((session) => blindIn(type, { unit, session_id: session }))
      : blindIn(type, { unit, session_id })
}

const isTrue = (type: string, types: ReadonlySet<string>): boolean =>
  type === anyType ? types.size > 0 : types.has(type)

const says = (type: string, level: Spoken, { verdict }: Judged): boolean =>
  type === anyType ? reaches(verdict, level) : claims(verdict, type, level)

const givenTo = (type: string, { verdict }: Judged): number =>
  (type === anyType
    ? verdict.probability
    : verdict.fraud_types.find((claimed) => claimed.type === type)?.probability) ?? 0

function rankedOf(type: string, said: readonly Judged[]): Given[] {
  const given = said.map((one): Given => {
    const right = isTrue(type, one.types)
    return [givenTo(type, one), right ? 1 : 0, right ? 0 : 1]
  })
  return pooled(given.filter(([probability]) => probability > 0))
}

/** Positives that nobody could judge; what was claimed all the same was judged. */
function unjudged(
  type: string,
  meant: readonly Positive[],
  said: readonly Judged[],
  isBlind: Blindness,
): number {
  const blind = meant.filter((positive) => isBlind(type, positive))
  if (blind.length === 0) return 0
  const claimed = new Set(
    said
      .filter((one) => says(type, 'watch', one))
      .map(({ unit, verdict }) => keyOf(unit, verdict.subject_id, verdict.session_id)),
  )
  return blind.filter(({ unit, id, session_id }) => !claimed.has(keyOf(unit, id, session_id))).length
}

function counts(type: string, said: readonly Judged[]) {
  const at = (level: Spoken, right: boolean) =>
    said.filter((one) => says(type, level, one) && isTrue(type, one.types) === right).length
  return {
    right: byLevel((level) => at(level, true)),
    wrong: byLevel((level) => at(level, false)),
    ranked: rankedOf(type, said),
  }
}

/** Counts, for every unit and practice that is true of something or was said of something, who was right. */
export function tallyTypes({ positives, judged }: Subjects, isBlind: Blindness): TypeTally[] {
  const [trueOf, saidOf] = [Map.groupBy(positives, unitOf), Map.groupBy(judged, unitOf)]
  return [...new Set([...trueOf.keys(), ...saidOf.keys()])].sort().flatMap((unit) => {
    const [own, said] = [trueOf.get(unit) ?? [], saidOf.get(unit) ?? []]
    const types = new Set([
      anyType,
      ...own.flatMap((positive) => [...positive.types]),
      ...said.flatMap(({ verdict }) => verdict.fraud_types.map(({ type }) => type)),
    ])
    return [...types].sort().map((type): TypeTally => {
      const meant = own.filter((positive) => isTrue(type, positive.types))
      return {
        unit,
        fraud_type: type,
        positives: meant.length,
        unjudged: unjudged(type, meant, said, isBlind),
        ...counts(type, said),
      }
    })
  })
}

const unitOf = ({ unit }: { readonly unit: Unit }): Unit => unit

/** What somebody was taken for, and what they were: how often. */
export interface Mistaken {
  readonly unit: Unit
  readonly said: string
  /** Practices that are true of it, or `genuine`. */
  readonly was: string
  readonly count: number
  /** Of the genuine, how often each cause stood behind it; one of them can have several. */
  readonly causes: Readonly<Record<string, number>>
}

/** Subjects that stand at `suspected` for what they are not, by what they are. */
export function mistaken(
  { judged }: Subjects,
  causesOf: (unit: Unit, id: string, session_id: string) => readonly string[],
): Mistaken[] {
  const wrong = judged.flatMap(({ unit, verdict, types }) => {
    const was = types.size > 0 ? [...types].sort().join(' + ') : 'genuine'
    const causes = types.size > 0 ? [] : causesOf(unit, verdict.subject_id, verdict.session_id ?? '')
    return verdict.fraud_types
      .filter(({ type }) => claims(verdict, type, 'suspected') && !types.has(type))
      .map(({ type }) => ({ unit, said: type, was, causes }))
  })
  const alike = Map.groupBy(wrong, ({ unit, said, was }) => `${unit}\t${said}\t${was}`)
  return [...alike.values()].flatMap((same) => {
    const [first] = same
    if (!first) return []
    const byCause = Map.groupBy(
      same.flatMap(({ causes }) => causes),
      (cause) => cause,
    )
    const causes = Object.fromEntries([...byCause].map(([cause, all]) => [cause, all.length]))
    return [{ ...first, count: same.length, causes }]
  })
}
