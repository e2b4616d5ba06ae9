import type { Answer, Seer, Unit } from './answer.ts'
import { type FoundTally, tallyFound } from './doses.ts'
import { type FigureTally, tallyFigures } from './figures.ts'
import { causesIn, type HonestTally, tallyHonest } from './honest.ts'
import { type Given, pooled } from './ranking.ts'
import { subjects } from './subjects.ts'
import type { WorldTruth } from './truth.ts'
import { blindness, type Mistaken, mistaken, type TypeTally, tallyTypes } from './type-tally.ts'

export interface GivenTally {
  readonly unit: Unit
  readonly given: readonly Given[]
}

/** All that is kept of one world once it is scored: counts that add up over worlds. */
export interface WorldTally {
  readonly types: readonly TypeTally[]
  readonly honest: readonly HonestTally[]
  readonly found: readonly FoundTally[]
  readonly figures: readonly FigureTally[]
  readonly mistaken: readonly Mistaken[]
  /** By unit, what probability was given to how many that truly are and are not. */
  readonly given: readonly GivenTally[]
  /** Sessions of which nobody could say anything. */
  readonly undecided: number
}

/** Sets what an audit said of a world against what is true of it. */
export function tallyWorld(truth: WorldTruth, answer: Answer, seers: readonly Seer[]): WorldTally {
  const known = subjects(truth, answer)
  return {
    types: tallyTypes(known, blindness(answer, seers)),
    honest: tallyHonest(truth, answer, known),
    found: tallyFound(truth, known),
    figures: tallyFigures(truth, answer),
    mistaken: mistaken(known, causesIn(truth)),
    given: [...Map.groupBy(known.judged, ({ unit }) => unit)].map(([unit, judged]) => ({
      unit,
      given: pooled(
        judged.flatMap(({ verdict: { probability }, types }): Given[] =>
          probability === null ? [] : [[probability, types.size > 0 ? 1 : 0, types.size > 0 ? 0 : 1]],
        ),
      ),
    })),
    undecided: answer.verdicts.filter(({ level }) => level === 'insufficient_data').length,
  }
}
