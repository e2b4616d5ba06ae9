import { shown } from '../display/shown.ts'
import { orderLives } from '../orders/lives.ts'
import { papersOf } from '../orders/papers.ts'
import type { Broadcast } from '../rooms/room.ts'
import type { Truths } from '../truth.ts'
import type { World } from '../world.ts'
import type { Records } from '../write/records.ts'
import type { SessionTruth, TruthFiles } from '../write/truths.ts'
import { sessionFigures } from './figures.ts'
import { genuineLife } from './genuine-life.ts'
import { forgetUndone } from './gone.ts'
import { labelNatures } from './natures.ts'
import { joinStays } from './one-stay.ts'
import type { Stage } from './stage.ts'
import { writeStage } from './write-stage.ts'

/** Where the records and truths of a job go. */
export interface Output {
  readonly records: Records
  readonly truths: TruthFiles
}

interface Noted {
  readonly practices: SessionTruth['practices'][number][]
  readonly causes: Set<string>
}

const noting = (output: Output, noted: Noted): Truths => ({
  label: (truth) => output.truths.label(truth),
  group: (group) => output.truths.group(group),
  practice: (fraud_type, dose, skill) => noted.practices.push({ fraud_type, dose, skill }),
  cause: (cause) => noted.causes.add(cause),
})

/** Makes one session from its genuine life to its records; memory holds this session and no other. */
export function makeSession(world: World, broadcast: Broadcast, output: Output): void {
  const noted: Noted = { practices: [], causes: new Set() }
  const stage: Stage = {
    world,
    broadcast,
    random: world.random(`life/${broadcast.session_id}`),
    program: [],
    visits: [],
    acts: [],
    purchases: [],
    promotions: [],
    banners: [],
    lifts: [],
    claims: [],
    truths: noting(output, noted),
  }
  genuineLife(stage)
  const touching = world.happenings.filter(({ touches }) => touches.has(broadcast.session_id))
  for (const happening of touching) happening.inSession?.(stage)
  if (touching.length > 0) {
    joinStays(stage)
    forgetUndone(stage)
  }
  const ordered = orderLives(stage)
  const { contracts, claims } = papersOf(stage, ordered)
  stage.claims.push(...claims)
  for (const contract of contracts) output.records.put('contract', contract)
  writeStage(stage, ordered, shown(stage, ordered), output.records)
  labelNatures(stage, ordered, output.truths)
  output.truths.session({
    session_id: broadcast.session_id,
    practices: noted.practices,
    causes: [...noted.causes].sort(),
    figures: sessionFigures(stage, ordered),
  })
  labelSession(broadcast.session_id, noted, output.truths)
}

function labelSession(session_id: string, { practices, causes }: Noted, truths: TruthFiles): void {
  const subject = { subject_kind: 'session', subject_id: session_id } as const
  for (const fraud_type of new Set(practices.map((practice) => practice.fraud_type)))
    truths.label({ ...subject, label: 'confirmed', fraud_type })
  if (practices.length > 0) return
  for (const cause of causes) truths.label({ ...subject, label: 'genuine', cause })
  if (causes.size === 0) truths.label({ ...subject, label: 'genuine' })
}
