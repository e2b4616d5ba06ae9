import type { Seer, Unit } from './answer.ts'
import { type Calibration, calibrationOf } from './calibration.ts'
import { quantile } from './intervals.ts'
import { type Rate, type RateByLevel, rateOf, rates } from './rate.ts'
import type { Cost, Run } from './run-world.ts'
import { type DoseScore, scoreDoses } from './score-doses.ts'
import { type FigureScore, scoreFigures } from './score-figures.ts'
import { scoreTypes, type TypeScore } from './score-types.ts'
import type { Mistaken } from './type-tally.ts'

export interface HonestScore {
  readonly unit: Unit
  readonly cause: string
  readonly subjects: number
  /** Of the genuine, the share on which a level of suspicion fell. */
  readonly flagged: RateByLevel
}

export interface CalibrationScore extends Calibration {
  readonly unit: Unit
}

export interface Spent {
  readonly median: number
  readonly most: number
}

export interface CostScore {
  readonly rows: number
  readonly rejected: number
  readonly import_seconds: Spent
  readonly audit_seconds: Spent
  readonly cpu_seconds: Spent
  readonly peak_mib: Spent
}

/** Everything the page tells of one grid. */
export interface Scores {
  readonly worlds: number
  readonly honest_worlds: number
  readonly sessions: number
  /** Sessions of which the audit said that the records do not suffice. */
  readonly undecided: number
  readonly types: readonly TypeScore[]
  readonly honest: readonly HonestScore[]
  readonly doses: readonly DoseScore[]
  /** By practice, recall of the sessions of which a tenth and more is made up. */
  readonly tenths: readonly { readonly fraud_type: string; readonly recall: Rate }[]
  readonly calibration: readonly CalibrationScore[]
  readonly figures: readonly FigureScore[]
  readonly mistaken: readonly Mistaken[]
  readonly cost: CostScore
}

function scoreHonest(runs: readonly Run[]): HonestScore[] {
  const tallies = runs.flatMap(({ tally }) => tally.honest)
  const groups = Map.groupBy(tallies, ({ unit, cause }) => `${unit}\t${cause}`)
  return [...groups.values()].flatMap((worlds) => {
    const [first] = worlds
    const subjects = worlds.reduce((sum, world) => sum + world.subjects, 0)
    if (!first || subjects === 0) return []
    const flagged = rates((level) =>
      worlds.map((world) => ({ hits: world.flagged[level], of: world.subjects })),
    )
    return [{ unit: first.unit, cause: first.cause, subjects, flagged }]
  })
}

function scoreCalibration(runs: readonly Run[]): CalibrationScore[] {
  const byUnit = Map.groupBy(
    runs.flatMap(({ tally }) => tally.given),
    ({ unit }) => unit,
  )
  return [...byUnit].map(([unit, all]) => ({ unit, ...calibrationOf(all.flatMap(({ given }) => given)) }))
}

function scoreTenths(runs: readonly Run[]): Scores['tenths'] {
  const byType = Map.groupBy(
    runs.flatMap(({ tally }) => tally.found),
    ({ fraud_type }) => fraud_type,
  )
  return [...byType].map(([fraud_type, found]) => ({
    fraud_type,
    recall: rateOf(found.map(({ tenth }) => tenth)),
  }))
}

function scoreMistaken(runs: readonly Run[]): Mistaken[] {
  const all = Map.groupBy(
    runs.flatMap(({ tally }) => tally.mistaken),
    ({ unit, said, was }) => `${unit}\t${said}\t${was}`,
  )
  return [...all.values()]
    .flatMap((same) => {
      const [first] = same
      if (!first) return []
      const causes: Record<string, number> = {}
      for (const [cause, times] of same.flatMap((one) => Object.entries(one.causes)))
        causes[cause] = (causes[cause] ?? 0) + times
      return [{ ...first, causes, count: same.reduce((sum, { count }) => sum + count, 0) }]
    })
    .sort((a, b) => b.count - a.count)
}

function scoreCost(runs: readonly Run[]): CostScore {
  const costs = runs.map(({ cost }) => cost)
  const spent = (of: (cost: Cost) => number): Spent => ({
    median: quantile(costs.map(of), 0.5) ?? 0,
    most: quantile(costs.map(of), 1) ?? 0,
  })
  return {
    rows: costs.reduce((sum, { rows }) => sum + rows, 0),
    rejected: costs.reduce((sum, { rejected }) => sum + rejected, 0),
    import_seconds: spent(({ import_seconds }) => import_seconds),
    audit_seconds: spent(({ audit_seconds }) => audit_seconds),
    cpu_seconds: spent(({ cpu_seconds }) => cpu_seconds),
    peak_mib: spent(({ peak_mib }) => peak_mib),
  }
}

const sessionsOf = ({ tally }: Run): number =>
  (tally.given.find(({ unit }) => unit === 'session')?.given ?? []).reduce(
    (sum, [, right, wrong]) => sum + right + wrong,
    0,
  ) + tally.undecided

/** Adds the worlds of a grid up to what the page tells. Worlds are the clusters of every interval. */
export function score(runs: readonly Run[], seers: readonly Seer[]): Scores {
  return {
    worlds: runs.length,
    honest_worlds: runs.filter(({ cell }) => cell.practice === null).length,
    sessions: runs.reduce((sum, run) => sum + sessionsOf(run), 0),
    undecided: runs.reduce((sum, { tally }) => sum + tally.undecided, 0),
    types: scoreTypes(runs, seers),
    honest: scoreHonest(runs),
    doses: scoreDoses(runs),
    tenths: scoreTenths(runs),
    calibration: scoreCalibration(runs),
    figures: scoreFigures(runs),
    mistaken: scoreMistaken(runs),
    cost: scoreCost(runs),
  }
}
