import { randomOf, shuffled } from '../../sim/random.ts'
import type { Answer, Answered, Population } from './answer.ts'
import { type Cell, cellsOf } from './grid.ts'
import type { Run } from './run-world.ts'
import type { Label, WorldTruth } from './truth.ts'
import type { WorldTally } from './world-tally.ts'

/** A small world told by hand, to try the scorer on: what is true of it, and answers whose score is known beforehand. */

const numbers = (count: number): number[] => Array.from({ length: count }, (_, index) => index)

const label = (told: Partial<Label>): Label => ({
  subject_kind: 'account',
  subject_id: '',
  session_id: '',
  label: 'confirmed',
  fraud_type: '',
  cause: '',
  ...told,
})

const madeUp = 10
const honest = 30
const crowd = 20
const farm = numbers(20).map((index) => `farm-${index}`)

const figures = { views: 1000, gmv_audited: 500_000 }

const practised = (index: number): WorldTruth['sessions'][number] => ({
  session_id: `made-up-${index}`,
  practices: [
    { fraud_type: 'fake_viewers', dose: 0.4, skill: 0 },
    { fraud_type: 'brushed_order', dose: 0.4, skill: 0 },
  ],
  causes: ['lottery'],
  figures,
})

const genuine = (index: number): WorldTruth['sessions'][number] => ({
  session_id: `honest-${index}`,
  practices: [],
  causes: index % 3 === 0 ? ['lottery'] : [],
  figures,
})

function labels(): Label[] {
  const sessions = numbers(madeUp).flatMap((index) => {
    const session_id = `made-up-${index}`
    const session = { subject_kind: 'session', subject_id: session_id } as const
    const viewers = numbers(crowd).map((viewer) =>
      label({ subject_id: `viewer-${index}-${viewer}`, session_id, fraud_type: 'fake_viewers' }),
    )
    const orders = numbers(crowd).map((order) =>
      label({ subject_kind: 'order', subject_id: `order-${index}-${order}`, fraud_type: 'brushed_order' }),
    )
    const said = ['fake_viewers', 'brushed_order'].map((fraud_type) => label({ ...session, fraud_type }))
    return [...said, ...viewers, ...orders]
  })
  const raised = farm.map((subject_id) => label({ subject_id, fraud_type: 'raised_account' }))
  const neighbours = numbers(50).map((index) =>
    label({ subject_id: `campus-${index}`, label: 'genuine', cause: 'campus' }),
  )
  return [...sessions, ...raised, ...neighbours]
}

export const sampleTruth: WorldTruth = {
  labels: labels(),
  sessions: [...numbers(madeUp).map(practised), ...numbers(honest).map(genuine)],
  groups: [{ group_id: 'g-1', fraud_type: 'raised_account', members: farm, sessions: [] }],
}

const population: Population[] = [
  { unit: 'account', session_id: '', subjects: 4000 },
  ...sampleTruth.sessions.flatMap(({ session_id }): Population[] => [
    { unit: 'session', session_id, subjects: 1 },
    { unit: 'account_in_session', session_id, subjects: 100 },
    { unit: 'order', session_id, subjects: 60 },
  ]),
]

const sessionOfOrder = new Map(
  numbers(madeUp).flatMap((index) =>
    numbers(crowd).map((order) => [`order-${index}-${order}`, `made-up-${index}`] as const),
  ),
)

const metrics = (audited: (truth: number) => number | null): Answer['metrics'] =>
  sampleTruth.sessions.flatMap((session) =>
    Object.entries(session.figures).map(([metric, truth]) => {
      const value = audited(truth)
      const [low, high] = value === null ? [null, null] : [value * 0.95, value * 1.05]
      return { session_id: session.session_id, metric, recorded: truth * 2, audited: value, low, high }
    }),
  )

const quiet = (session_id: string): Answered => ({
  subject_kind: 'session',
  subject_id: session_id,
  session_id,
  level: 'none',
  probability: 0,
  fraud_types: [],
})

/** Judges every session, and says nothing of anybody. */
export const emptyAnswer: Answer = {
  verdicts: sampleTruth.sessions.map(({ session_id }) => quiet(session_id)),
  findings: [],
  metrics: metrics(() => null),
  insufficient: [],
  population,
  sessionOfOrder,
}

const certain = (subject: Pick<Answered, 'subject_kind' | 'subject_id' | 'session_id'>, types: string[]) =>
  ({
    ...subject,
    level: 'highly_suspected',
    probability: 1,
    fraud_types: types.map((type) => ({ type, probability: 1 })),
  }) as Answered

/** Says of everything that is made up what it is, and nothing of anything else. */
export function perfectAnswer(): Answer {
  const confirmed = sampleTruth.labels.filter(({ label }) => label === 'confirmed')
  const bySubject = Map.groupBy(confirmed, ({ subject_kind, subject_id }) => `${subject_kind}\t${subject_id}`)
  const verdicts = [...bySubject.values()].flatMap((own): Answered[] => {
    const [first] = own
    if (!first) return []
    const { subject_kind, subject_id, session_id } = first
    const types = [...new Set(own.map(({ fraud_type }) => fraud_type))]
    const whole = certain({ subject_kind, subject_id, session_id: null }, types)
    const inSession = certain({ subject_kind, subject_id, session_id }, types)
    return subject_kind === 'account' && session_id !== '' ? [whole, inSession] : [whole]
  })
  const group = certain({ subject_kind: 'group', subject_id: 'found', session_id: null }, ['raised_account'])
  const silent = sampleTruth.sessions.filter(({ practices }) => practices.length === 0)
  return {
    ...emptyAnswer,
    verdicts: [...silent.map(({ session_id }) => quiet(session_id)), ...verdicts, group],
    findings: [{ subject_kind: 'group', subject_id: 'found', facts: { members: farm } }],
    metrics: metrics((truth) => truth),
  }
}

/** Gives every account in every session a probability that has nothing to do with it; half are suspected. */
export function shuffledAnswer(seed: string): Answer {
  const random = randomOf(seed)
  const places = sampleTruth.sessions.flatMap(({ session_id }, index) =>
    numbers(100).map((place) => {
      const known = session_id.startsWith('made-up') && place < crowd
      return { session_id, subject_id: known ? `viewer-${index}-${place}` : `somebody-${place}` }
    }),
  )
  const verdicts = shuffled(random, places).map(({ session_id, subject_id }, index): Answered => {
    const probability = (index + 0.5) / places.length
    return {
      subject_kind: 'account',
      subject_id,
      session_id,
      level: probability >= 0.5 ? 'suspected' : 'none',
      probability,
      fraud_types: [{ type: 'fake_viewers', probability }],
    }
  })
  return { ...emptyAnswer, verdicts: [...emptyAnswer.verdicts, ...verdicts] }
}

const cost = { rows: 0, rejected: 0, import_seconds: 0, audit_seconds: 0, cpu_seconds: 0, peak_mib: 0 }

/** A run that did not happen: its world's score, at a dose and skill of a practice. */
export function told(tally: WorldTally, cell: Partial<Cell> = {}): Run {
  const [first] = cellsOf('short')
  if (!first) throw new RangeError('a grid without worlds')
  return { cell: { ...first, practice: 'sample', dose: 0.4, skill: 0, ...cell }, tally, cost }
}
