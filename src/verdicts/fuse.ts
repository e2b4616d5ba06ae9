import type { Detector } from '../detectors/detector.ts'
import type { Detection, Finding, Insufficient, SubjectKind } from '../detectors/finding.ts'
import type { AuditedSession } from '../records/coverage.ts'
import { levelOf, probabilityOf } from './level-table.ts'
import type { Verdict } from './verdict.ts'
import { weigh } from './weigh.ts'

/** What a verdict must know of a detector: whether its silence says anything of a session. */
export type Judge = Pick<Detector, 'id' | 'subjects'>

interface Subject {
  readonly kind: SubjectKind
  readonly id: string
  readonly session: string | null
}

const inOrder = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** To a millionth: sums in another order may differ in the last bits, verdicts must not. */
const rounded = (probability: number): number => Math.round(probability * 1e6) / 1e6

function coverageFrom(lacking: readonly Insufficient[]): Verdict['coverage'] {
  const streams = [...new Set(lacking.flatMap(({ missing }) => missing))].sort()
  const needing = (stream: string) =>
    lacking.filter(({ missing }) => missing.includes(stream)).map(({ detector }) => detector)
  return Object.fromEntries(streams.map((stream) => [stream, [...new Set(needing(stream))].sort()]))
}

function verdictOn(
  subject: Subject,
  findings: readonly Finding[],
  lacking: readonly Insufficient[],
): Verdict {
  const weighed = weigh(findings)
  const probability = rounded(probabilityOf(weighed.weightDb))
  return {
    subject_kind: subject.kind,
    subject_id: subject.id,
    session_id: subject.session,
    level: levelOf(probability, weighed.families),
    probability,
    calibrated: false,
    fraud_types: weighed.types.map(({ type, weightDb }) => ({
      type,
      probability: rounded(probabilityOf(weightDb)),
    })),
    findings: findings.map(({ finding_id }) => finding_id).sort(),
    coverage: coverageFrom(lacking),
  }
}

/**
 * A session answers for what was found on itself. That some of its orders or accounts stand out is another claim
 * (detection is not attribution): a room can be the victim of them.
 */
function sessionVerdict(
  session_id: string,
  findings: readonly Finding[],
  lacking: readonly Insufficient[],
  judges: readonly Judge[],
): Verdict {
  const verdict = verdictOn({ kind: 'session', id: session_id, session: session_id }, findings, lacking)
  const unable = new Set(lacking.map(({ detector }) => detector))
  const judged = judges.some(({ id, subjects }) => subjects.includes('session') && !unable.has(id))
  if (findings.length > 0 || judged) return verdict
  return { ...verdict, level: 'insufficient_data', probability: null }
}

const sessionsOf = (findings: readonly Finding[]): string[] =>
  [...new Set(findings.flatMap(({ session_id }) => session_id ?? []))].sort(inOrder)

/** One line a subject; an account, which lives in many sessions, has one over all and one for each that was judged. */
function subjectVerdicts(kind: SubjectKind, id: string, findings: readonly Finding[]): Verdict[] {
  const sessions = sessionsOf(findings)
  if (kind !== 'account') {
    const session = sessions.length === 1 ? (sessions[0] ?? null) : null
    return [verdictOn({ kind, id, session }, findings, [])]
  }
  const inSession = sessions.map((session) => {
    const own = findings.filter(({ session_id }) => session_id === session)
    return verdictOn({ kind, id, session }, own, [])
  })
  return [verdictOn({ kind, id, session: null }, findings, []), ...inSession]
}

const compare = (a: Verdict, b: Verdict): number =>
  inOrder(a.subject_kind, b.subject_kind) ||
  inOrder(a.subject_id, b.subject_id) ||
  inOrder(a.session_id ?? '', b.session_id ?? '')

/**
 * From findings to one answer a subject: every session first, in the order handed in, then whatever else was found on,
 * sorted. The same findings in any order give the same verdicts.
 */
export function fuse(
  { findings, insufficient }: Detection,
  sessions: readonly AuditedSession[],
  judges: readonly Judge[],
): Verdict[] {
  const byKind = Map.groupBy(findings, ({ subject_kind }) => subject_kind)
  const onSession = Map.groupBy(byKind.get('session') ?? [], ({ subject_id }) => subject_id)
  const lackingIn = Map.groupBy(insufficient, ({ session_id }) => session_id)
  const rooms = sessions.map(({ session_id: id }) =>
    sessionVerdict(id, onSession.get(id) ?? [], lackingIn.get(id) ?? [], judges),
  )
  const others = [...byKind]
    .filter(([kind]) => kind !== 'session')
    .flatMap(([kind, own]) =>
      [...Map.groupBy(own, ({ subject_id }) => subject_id)].flatMap(([id, on]) =>
        subjectVerdicts(kind, id, on),
      ),
    )
  return [...rooms, ...others.sort(compare)]
}
