import { type Rate, rateOf } from './rate.ts'
import type { Run } from './run-world.ts'

export interface FoundAt {
  readonly dose: number
  /** Mean share that came out made up, which differs from the dose that was asked for; null where none is told. */
  readonly came_out: number | null
  readonly found: Rate
}

/** How small a dose of a practice is found, at one skill of those who do it. */
export interface DoseScore {
  readonly practice: string
  readonly fraud_type: string
  readonly skill: number
  readonly doses: readonly FoundAt[]
  /** Smallest dose from which on it is found nine times in ten; null where the largest that was tried is not. */
  readonly smallest: number | null
}

export const nineInTen = 0.9

interface Place {
  readonly dose: number
  readonly places: number
  readonly found: number
  readonly came_out: number | null
}

function foundAt(dose: number, worlds: readonly Place[]): FoundAt {
  const told = worlds.flatMap(({ came_out }) => (came_out === null ? [] : [came_out]))
  return {
    dose,
    came_out: told.length === 0 ? null : told.reduce((sum, share) => sum + share, 0) / told.length,
    found: rateOf(worlds.map(({ found, places }) => ({ hits: found, of: places }))),
  }
}

/** The smallest dose at which, and at every larger one, enough is found. */
export function smallestFound(doses: readonly FoundAt[]): number | null {
  const rising = [...doses].sort((a, b) => a.dose - b.dose)
  const lastMissed = rising.findLastIndex(({ found: { value } }) => value === null || value < nineInTen)
  return rising[lastMissed + 1]?.dose ?? null
}

/** Found or not, by practice, skill and dose. A practice that leaves truths of several types has a line for each. */
export function scoreDoses(runs: readonly Run[]): DoseScore[] {
  const rows = runs.flatMap(({ cell: { practice, skill, dose }, tally }) =>
    practice === null ? [] : tally.found.map((found) => ({ practice, skill, dose, ...found })),
  )
  const lines = Map.groupBy(rows, ({ practice, fraud_type, skill }) => `${practice}\t${fraud_type}\t${skill}`)
  return [...lines.values()].flatMap((line) => {
    const [first] = line
    if (!first) return []
    const { practice, fraud_type, skill } = first
    const doses = [...Map.groupBy(line, ({ dose }) => dose)]
      .map(([dose, worlds]) => foundAt(dose, worlds))
      .sort((a, b) => a.dose - b.dose)
    return [{ practice, fraud_type, skill, doses, smallest: smallestFound(doses) }]
  })
}
