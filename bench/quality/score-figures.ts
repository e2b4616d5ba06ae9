import type { FigureTally } from './figures.ts'
import { quantile } from './intervals.ts'
import { type Rate, rateOf } from './rate.ts'
import type { Run } from './run-world.ts'

export interface Errors {
  readonly median: number | null
  readonly p90: number | null
}

/** How near the audited figures come to the truth. */
export interface FigureScore {
  readonly metric: string
  /** Whether of sessions where something is made up, or of the others. */
  readonly made_up: boolean
  /** Sessions whose true value is large enough to be divided by. */
  readonly sessions: number
  /** Sessions left out because it is not. */
  readonly too_small: number
  /** Of `sessions`, those without an audited figure. */
  readonly not_audited: number
  /** Relative errors of the audited figure. */
  readonly audited: Errors
  /** Of the recorded figure in the same sessions, where there is an audited one: what one errs without an audit. */
  readonly recorded: Errors
  /** How often the interval holds the truth. */
  readonly coverage: Rate
  /** Median width of the interval, relative to the truth: one that is wide enough always holds. */
  readonly width: number | null
}

/** Below this a relative error says more of the denominator than of the audit: 20 of what is counted, 100 yuan. */
const leastCount = 20
const leastMinorUnits = 10_000

const largeEnough = ({ metric, truth }: FigureTally): boolean =>
  truth >= (metric.startsWith('gmv_') ? leastMinorUnits : leastCount)

const errorsOf = (values: readonly (readonly [value: number | null, truth: number])[]): Errors => {
  const errors = values.flatMap(([value, truth]) => (value === null ? [] : [Math.abs(value - truth) / truth]))
  return { median: quantile(errors, 0.5), p90: quantile(errors, 0.9) }
}

const bounded = (
  figure: FigureTally,
): figure is FigureTally & { readonly low: number; readonly high: number } =>
  figure.low !== null && figure.high !== null

function scoreFigure(worlds: readonly (readonly FigureTally[])[]): Omit<FigureScore, 'metric' | 'made_up'> {
  const all = worlds.flat()
  const counted = all.filter(largeEnough)
  const audited = counted.filter((figure) => figure.audited !== null)
  const widths = counted.filter(bounded).map(({ low, high, truth }) => (high - low) / truth)
  return {
    sessions: counted.length,
    too_small: all.length - counted.length,
    not_audited: counted.length - audited.length,
    audited: errorsOf(audited.map(({ audited, truth }) => [audited, truth])),
    recorded: errorsOf(
      (audited.length > 0 ? audited : counted).map(({ recorded, truth }) => [recorded, truth]),
    ),
    coverage: rateOf(
      worlds.map((world) => {
        const held = world.filter(largeEnough).filter(bounded)
        return {
          hits: held.filter(({ low, high, truth }) => low <= truth && truth <= high).length,
          of: held.length,
        }
      }),
    ),
    width: quantile(widths, 0.5),
  }
}

/** Errors and intervals by metric, apart for sessions where something is made up and sessions where nothing is. */
export function scoreFigures(runs: readonly Run[]): FigureScore[] {
  const metrics = [...new Set(runs.flatMap(({ tally }) => tally.figures.map(({ metric }) => metric)))]
  return metrics.flatMap((metric) =>
    [true, false].map((made_up) => {
      const of = (figure: FigureTally) => figure.metric === metric && figure.made_up === made_up
      return { metric, made_up, ...scoreFigure(runs.map(({ tally }) => tally.figures.filter(of))) }
    }),
  )
}
