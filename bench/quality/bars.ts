import type { Unit } from './answer.ts'
import type { Calibration } from './calibration.ts'
import { everybody } from './honest.ts'
import type { Interval } from './intervals.ts'
import type { Spoken } from './levels.ts'
import type { Rate } from './rate.ts'
import type { Scores } from './score.ts'

export interface Measured {
  readonly value: number | null
  readonly interval: Interval | null
  readonly of: number
}

/** Something that is asked of the detectors. Published figures of others are theirs: a bar to beat, not ours to quote. */
export interface Bar {
  readonly asks: string
  readonly source: string
  readonly least?: number
  readonly most?: number
  measure(scores: Scores): Measured
}

const nothing: Measured = { value: null, interval: null, of: 0 }

const typeOf = (scores: Scores, fraud_type: string, unit: Unit) =>
  scores.types.find((type) => type.fraud_type === fraud_type && type.unit === unit)

const precision =
  (fraud_type: string, unit: Unit, level: Spoken = 'suspected') =>
  (scores: Scores): Measured =>
    typeOf(scores, fraud_type, unit)?.precision[level] ?? nothing

const recall =
  (fraud_type: string, unit: Unit, level: Spoken = 'suspected') =>
  (scores: Scores): Measured =>
    typeOf(scores, fraud_type, unit)?.recall[level] ?? nothing

const flagged = (scores: Scores, unit: Unit, level: Spoken): Rate | undefined =>
  scores.honest.find((honest) => honest.unit === unit && honest.cause === everybody)?.flagged[level]

/** Harmonic mean of precision and recall; no interval is told of it. */
function f1(scores: Scores, fraud_type: string, unit: Unit): Measured {
  const type = typeOf(scores, fraud_type, unit)
  const [right, found] = [type?.precision.suspected.value ?? null, type?.recall.suspected ?? null]
  if (right === null || !found || found.value === null) return { ...nothing, of: found?.of ?? 0 }
  const sum = right + found.value
  return { value: sum === 0 ? 0 : (2 * right * found.value) / sum, interval: null, of: found.of }
}

const coverage = (scores: Scores, made_up: boolean): Measured =>
  scores.figures.find((figure) => figure.metric === 'gmv_audited' && figure.made_up === made_up)?.coverage ??
  nothing

/** Of probabilities that differ at all: one and the same for everybody is no judgement, however near it is to the share. */
function calibration(scores: Scores, unit: Unit, value: (of: Calibration) => number | null): Measured {
  const found = scores.calibration.find((one) => one.unit === unit)
  if (!found || found.bins.length < 2) return nothing
  return { value: value(found), interval: null, of: found.subjects }
}

/** Brier as a part of what it is for somebody who knows the share alone. */
const brierPart = ({ brier, brier_of_share }: Calibration): number | null =>
  brier === null || !brier_of_share ? null : brier / brier_of_share

/** What the published work and our own words ask; at `suspected` where nothing else is said. */
export const bars: readonly Bar[] = [
  {
    asks: 'precision of `highly_suspected` on sessions, whatever the practice',
    source: 'our level table: wrong at most one time in twenty',
    least: 0.95,
    measure: precision('any', 'session', 'highly_suspected'),
  },
  {
    asks: 'honest sessions `highly_suspected`',
    source: 'any is a defect until explained',
    most: 0,
    measure: (scores) => flagged(scores, 'session', 'highly_suspected') ?? nothing,
  },
  {
    asks: 'honest accounts `highly_suspected`',
    source: 'one in a thousand would be a false accusation in every room',
    most: 0.001,
    measure: (scores) => flagged(scores, 'account', 'highly_suspected') ?? nothing,
  },
  {
    asks: 'calibration error (ECE) of sessions',
    source: 'of the subjects given 0.9, nine in ten are truly so',
    most: 0.05,
    measure: (scores) => calibration(scores, 'session', ({ ece }) => ece),
  },
  {
    asks: 'Brier of sessions, as a part of what knowing the share of positives alone would score',
    source: 'probabilities that are worth more than the share',
    most: 1,
    measure: (scores) => calibration(scores, 'session', brierPart),
  },
  {
    asks: '95 % interval of audited GMV holds the truth where something is made up',
    source: 'what a 95 % interval means',
    least: 0.95,
    measure: (scores) => coverage(scores, true),
  },
  {
    asks: '95 % interval of audited GMV holds the truth in honest sessions',
    source: 'what a 95 % interval means',
    least: 0.95,
    measure: (scores) => coverage(scores, false),
  },
  {
    asks: 'precision on sessions with machine-made viewers',
    source: 'FLOCK, WWW 2017',
    least: 0.98,
    measure: precision('fake_viewers', 'session'),
  },
  {
    asks: 'precision on the viewers themselves',
    source: 'FLOCK, WWW 2017',
    least: 0.9,
    measure: precision('fake_viewers', 'account_in_session'),
  },
  {
    asks: 'recall on the viewers themselves',
    source: 'FLOCK, WWW 2017',
    least: 0.9,
    measure: recall('fake_viewers', 'account_in_session'),
  },
  {
    asks: 'precision on people paid to sit and talk',
    source: 'SynchroTrap, CCS 2014',
    least: 0.99,
    measure: precision('paid_crowd', 'account'),
  },
  {
    asks: 'recall of bought followers',
    source: 'creation-time clusters, 24 h',
    least: 0.767,
    measure: recall('fake_follows', 'account_in_session'),
  },
  {
    asks: 'F1 on devices of a farm',
    source: 'RacketStore',
    least: 0.95,
    measure: (scores) => f1(scores, 'farm_device', 'device'),
  },
  {
    asks: 'precision on registrations in batches',
    source: 'UFA, KDD 2021',
    least: 0.94,
    measure: precision('malicious_registration', 'account'),
  },
  {
    asks: 'recall of registrations in batches',
    source: 'UFA, KDD 2021',
    least: 0.8,
    measure: recall('malicious_registration', 'account'),
  },
  {
    asks: 'precision on brushed orders',
    source: '1-hour concentration rule, on its own task',
    least: 0.98,
    measure: precision('brushed_order', 'order'),
  },
  {
    asks: 'precision on made-up reviews',
    source: 'CATS, ICDE 2019',
    least: 0.91,
    measure: precision('fake_review', 'review'),
  },
]

export type Outcome = 'met' | 'not met' | 'not measured'

/** What cannot be measured is not met either, and is said apart. */
export function outcomeOf({ least, most }: Pick<Bar, 'least' | 'most'>, { value }: Measured): Outcome {
  if (value === null) return 'not measured'
  return value >= (least ?? Number.NEGATIVE_INFINITY) && value <= (most ?? Number.POSITIVE_INFINITY)
    ? 'met'
    : 'not met'
}
