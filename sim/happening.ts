import type { Dosed, Touched } from './scenario.ts'
import type { Stage } from './session/stage.ts'
import type { Truths } from './truth.ts'
import type { WorldDraft } from './world.ts'
import type { Row } from './write/row.ts'

/** Takes records that belong to no session: logins, registrations' enforcement, shelf orders' events, adverts. */
export interface Outside {
  put(kind: string, row: Row): void
  readonly truths: Truths
}

/** One thing that happens in a world: a benign cause or a practice. Planned once, then asked in every session. */
export interface Happening {
  readonly id: string
  /** Session ids it touches. */
  readonly touches: ReadonlySet<string>
  /** Changes a session's stage, after its genuine life; called only for sessions it touches. */
  inSession?(stage: Stage): void
  /** Records outside sessions; called once for the world. */
  outside?(outside: Outside): void
}

export type PlanPractice = (world: WorldDraft, dosed: Dosed) => Happening
export type PlanCause = (world: WorldDraft, touched: Touched) => Happening
