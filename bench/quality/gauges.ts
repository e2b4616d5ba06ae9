import { everybody } from './honest.ts'
import { difference, type Interval, type Share } from './intervals.ts'
import type { Scores } from './score.ts'

/** One share that must not get worse. */
export interface Gauge extends Share {
  readonly name: string
  readonly better: 'higher' | 'lower'
}

const counts = ({ hits, of }: Share): Share => ({ hits, of })

/** The shares of a grid by which a change is held: only of what some detector looks for. */
export function gaugesOf({ types, honest, figures }: Scores): Gauge[] {
  const seen = types.filter(({ detectors, fraud_type }) => detectors.length > 0 || fraud_type === 'any')
  const found = seen.flatMap(({ fraud_type, unit, recall, precision, positives, unjudged }): Gauge[] => [
    { name: `judged ${fraud_type} ${unit}`, better: 'higher', hits: positives - unjudged, of: positives },
    { name: `recall ${fraud_type} ${unit}`, better: 'higher', ...counts(recall.suspected) },
    { name: `precision ${fraud_type} ${unit}`, better: 'higher', ...counts(precision.suspected) },
  ])
  const accused = honest
    .filter(({ cause }) => cause === everybody)
    .flatMap(({ unit, flagged }): Gauge[] => [
      { name: `honest ${unit} suspected`, better: 'lower', ...counts(flagged.suspected) },
      { name: `honest ${unit} highly_suspected`, better: 'lower', ...counts(flagged.highly_suspected) },
    ])
  const held = figures.flatMap(({ metric, made_up, coverage, sessions, not_audited }): Gauge[] => {
    const name = `${metric} ${made_up ? 'made up' : 'honest'}`
    return [
      { name: `interval ${name}`, better: 'higher', ...counts(coverage) },
      { name: `audited ${name}`, better: 'higher', hits: sessions - not_audited, of: sessions },
    ]
  })
  return [...found, ...accused, ...held].filter(({ of }) => of > 0)
}

export interface Drop {
  readonly name: string
  readonly before: Share
  readonly after: Share
  /** Of the change, by binomial noise, 99 %. */
  readonly change: Interval
}

/**
 * Gauges that got worse by more than the binomial noise of both counts: the whole 99 % interval of the change lies on the
 * wrong side of nought. A gauge that counts nothing any more (nothing is claimed, so there is no precision) is no drop by
 * itself: what was lost with it shows in another.
 */
export function drops(before: readonly Gauge[], after: readonly Gauge[]): Drop[] {
  const now = new Map(after.map((gauge) => [gauge.name, gauge]))
  return before.flatMap((gauge): Drop[] => {
    const later = now.get(gauge.name)
    const change = later ? difference(gauge, later) : null
    if (!later || !change) return []
    const worse = gauge.better === 'higher' ? change.high < 0 : change.low > 0
    return worse ? [{ name: gauge.name, before: counts(gauge), after: counts(later), change }] : []
  })
}
