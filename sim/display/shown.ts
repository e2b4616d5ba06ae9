import type { Ordered } from '../orders/ordered.ts'
import type { CounterName, Stage } from '../session/stage.ts'

/** A reading of the screen. */
export interface Reading {
  readonly at: number
  readonly name: CounterName
  readonly value: number
}

export interface Shown {
  readonly counters: readonly Reading[]
}

/** What the screen showed of a stage: the ledger's counters with their lag, as the lifts of the stage change them. */
export function shown(_stage: Stage, _ordered: readonly Ordered[]): Shown {
  return { counters: [] }
}
