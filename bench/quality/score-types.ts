import { randomOf } from '../../sim/random.ts'
import { type FraudType, fraudTypes } from '../../src/detectors/finding.ts'
import { type Seer, seersOf, type Unit } from './answer.ts'
import { everybody } from './honest.ts'
import { type Interval, quantile } from './intervals.ts'
import { weightedAveragePrecision } from './ranking.ts'
import { type RateByLevel, rates } from './rate.ts'
import type { Run } from './run-world.ts'
import { anyType, type TypeTally } from './type-tally.ts'

/** How well one practice is found on one unit. */
export interface TypeScore {
  readonly fraud_type: string
  readonly unit: Unit
  /** Detectors that claim to see the practice on this unit; empty where none does. */
  readonly detectors: readonly string[]
  readonly positives: number
  /** Positives that no detector of the practice could look at; they count neither as found nor as missed. */
  readonly unjudged: number
  /** All subjects of the unit, over all worlds, where they can be counted: the share of positives among them is what chance would score. */
  readonly subjects: number
  /** Worlds that hold a positive. */
  readonly worlds: number
  readonly recall: RateByLevel
  readonly precision: RateByLevel
  readonly average_precision: number | null
  readonly average_precision_interval: Interval | null
}

/** Units on which each practice is to be seen, the first above all; practices that nobody looks for have a line for each, too. */
const unitsOf: Readonly<Record<FraudType, readonly Unit[]>> = {
  fake_viewers: ['session', 'account_in_session'],
  paid_crowd: ['group', 'account_in_session'],
  fake_likes: ['session', 'account_in_session'],
  fake_comments: ['session', 'account_in_session'],
  fake_follows: ['session', 'account_in_session'],
  phantom_banners: ['session'],
  inflated_counters: ['session'],
  brushed_order: ['session', 'order'],
  related_party_order: ['session', 'order'],
  list_price_gmv: ['session'],
  refund_blind_gmv: ['session'],
  reverse_brushing: ['session', 'order'],
  fake_review: ['review'],
  malicious_registration: ['account', 'group'],
  raised_account: ['account', 'group'],
  handed_over_account: ['account'],
  farm_device: ['device', 'account'],
  brushing_advert: ['listing'],
}

const draws = 200

/** Bounds of the middle 95 % of what comes out when worlds are drawn again with replacement. */
function drawnAgain(count: number, measure: (weights: readonly number[]) => number | null): Interval | null {
  const random = randomOf('worlds drawn again')
  const values = Array.from({ length: draws }, () => {
    const weights = new Array<number>(count).fill(0)
    for (let draw = 0; draw < count; draw += 1) {
      const index = Math.floor(random.next() * count)
      weights[index] = (weights[index] ?? 0) + 1
    }
    return measure(weights)
  }).filter((value) => value !== null)
  const [low, high] = [quantile(values, 0.025), quantile(values, 0.975)]
  return low === null || high === null ? null : { low, high }
}

interface Row {
  readonly unit: Unit
  readonly fraud_type: string
}

function rowsOf(runs: readonly Run[]): Row[] {
  const listed = fraudTypes.flatMap((fraud_type) => unitsOf[fraud_type].map((unit) => ({ fraud_type, unit })))
  const seen = runs.flatMap(({ tally }) => tally.types.map(({ unit, fraud_type }) => ({ fraud_type, unit })))
  const keyed = new Map([...listed, ...seen].map((row) => [`${row.fraud_type}\t${row.unit}`, row]))
  const place = ({ fraud_type }: Row) => fraudTypes.indexOf(fraud_type as FraudType)
  return [...keyed.values()].sort((a, b) => place(a) - place(b))
}

const subjectsOf = (runs: readonly Run[], unit: Unit): number =>
  runs.reduce((sum, { tally }) => {
    const genuine = tally.honest.find((one) => one.unit === unit && one.cause === everybody)?.subjects
    if (genuine === undefined) return sum
    const made = tally.types.find((one) => one.unit === unit && one.fraud_type === anyType)?.positives ?? 0
    return sum + genuine + made
  }, 0)

function scoreRow(row: Row, worlds: readonly TypeTally[], seers: readonly Seer[]) {
  const judged = ({ positives, unjudged }: TypeTally) => positives - unjudged
  const ranked = worlds.map((world) => ({ given: world.ranked, positives: judged(world) }))
  const measure = weightedAveragePrecision(ranked)
  const average_precision = measure(worlds.map(() => 1))
  return {
    ...row,
    detectors: seersOf(seers, row.fraud_type, row.unit).map(({ id }) => id),
    positives: worlds.reduce((sum, { positives }) => sum + positives, 0),
    unjudged: worlds.reduce((sum, { unjudged }) => sum + unjudged, 0),
    worlds: worlds.filter(({ positives }) => positives > 0).length,
    recall: rates((level) => worlds.map((world) => ({ hits: world.right[level], of: judged(world) }))),
    precision: rates((level) =>
      worlds.map(({ right, wrong }) => ({ hits: right[level], of: right[level] + wrong[level] })),
    ),
    average_precision,
    average_precision_interval:
      average_precision === null || average_precision === 0 ? null : drawnAgain(worlds.length, measure),
  }
}

/** Precision, recall and average precision of every practice on every unit where it is, was said to be, or should be looked for. */
export function scoreTypes(runs: readonly Run[], seers: readonly Seer[]): TypeScore[] {
  return rowsOf(runs).map((row) => {
    const worlds = runs.flatMap(({ tally }) =>
      tally.types.filter(({ unit, fraud_type }) => unit === row.unit && fraud_type === row.fraud_type),
    )
    return { ...scoreRow(row, worlds, seers), subjects: subjectsOf(runs, row.unit) }
  })
}
