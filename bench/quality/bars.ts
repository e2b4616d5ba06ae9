import type { Unit } from './answer.ts'
import type { Calibration } from './calibration.ts'
import { beside, everybody } from './honest.ts'
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

const coverage = (scores: Scores, made_up: boolean): Measured =>
  scores.figures.find((figure) => figure.metric === 'gmv_audited' && figure.made_up === made_up)?.coverage ??
  nothing

/** Subjects of one kind in sessions where nothing is made up of which a practice is said, as a part of all honest ones. */
function mistakenInHonest(scores: Scores, fraud_type: string, unit: Unit): Measured {
  const all = scores.honest.find((honest) => honest.unit === unit && honest.cause === everybody)
  if (!all) return nothing
  const wrong = scores.mistaken
    .filter((one) => one.unit === unit && one.said === fraud_type && one.was === 'genuine')
    .reduce((sum, { count, causes }) => sum + count - (causes[beside] ?? 0), 0)
  return { value: wrong / all.subjects, interval: null, of: all.subjects }
}

/** Of probabilities that differ at all: one and the same for everybody is no judgement, however near it is to the share. */
function calibration(scores: Scores, unit: Unit, value: (of: Calibration) => number | null): Measured {
  const found = scores.calibration.find((one) => one.unit === unit)
  if (!found || found.bins.length < 2) return nothing
  return { value: value(found), interval: null, of: found.subjects }
}

/** Brier as a part of what it is for somebody who knows the share alone. */
const brierPart = ({ brier, brier_of_share }: Calibration): number | null =>
  brier === null || !brier_of_share ? null : brier / brier_of_share

/** What the published work and our own words ask; at `suspected` where nothing else is said. A published figure is the floor. */
export const bars: readonly Bar[] = [
  {
    asks: 'precision of `highly_suspected` on sessions, whatever the practice',
    source: 'our level table: wrong at most one time in twenty',
    least: 0.95,
    measure: precision('any', 'session', 'highly_suspected'),
  },
  {
    asks: 'honest sessions above `watch`',
    source: 'asked of ourselves',
    most: 0,
    measure: (scores) => flagged(scores, 'session', 'suspected') ?? nothing,
  },
  {
    asks: 'honest accounts `suspected`',
    source: 'half of one in a thousand, over all detectors together',
    most: 0.0005,
    measure: (scores) => flagged(scores, 'account', 'suspected') ?? nothing,
  },
  {
    asks: 'honest accounts `highly_suspected`',
    source: 'asked of ourselves',
    most: 0,
    measure: (scores) => flagged(scores, 'account', 'highly_suspected') ?? nothing,
  },
  {
    asks: 'calibration error (ECE) of sessions',
    source: 'of the subjects given 0.9, nine in ten are truly so',
    most: 0.03,
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
    least: 0.93,
    measure: (scores) => coverage(scores, true),
  },
  {
    asks: '95 % interval of audited GMV holds the truth in honest sessions',
    source: 'what a 95 % interval means',
    least: 0.93,
    measure: (scores) => coverage(scores, false),
  },
  {
    asks: 'precision on sessions with machine-made viewers',
    source: 'FLOCK, WWW 2017: precision 0.98',
    least: 0.99,
    measure: precision('fake_viewers', 'session'),
  },
  {
    asks: 'recall of sessions of which a tenth and more are machine-made viewers',
    source: 'FLOCK, WWW 2017: precision 0.98',
    least: 0.97,
    measure: (scores) =>
      scores.tenths.find(({ fraud_type }) => fraud_type === 'fake_viewers')?.recall ?? nothing,
  },
  {
    asks: 'precision on the viewers themselves',
    source: 'FLOCK, WWW 2017: 0.90 and 0.90',
    least: 0.95,
    measure: precision('fake_viewers', 'account_in_session'),
  },
  {
    asks: 'recall of the viewers themselves',
    source: 'FLOCK, WWW 2017: 0.90 and 0.90',
    least: 0.93,
    measure: recall('fake_viewers', 'account_in_session'),
  },
  {
    asks: 'precision on scripted commenters',
    source: 'asked of ourselves',
    least: 0.98,
    measure: precision('fake_comments', 'account_in_session'),
  },
  {
    asks: 'recall of scripted commenters',
    source: 'asked of ourselves',
    least: 0.9,
    measure: recall('fake_comments', 'account_in_session'),
  },
  {
    asks: 'accounts of honest sessions taken for bought followers',
    source: 'creation-time clusters: recall 0.767 at no false positive',
    most: 0,
    measure: (scores) => mistakenInHonest(scores, 'fake_follows', 'account_in_session'),
  },
  {
    asks: 'recall of bought followers',
    source: 'creation-time clusters: recall 0.767 at no false positive',
    least: 0.9,
    measure: recall('fake_follows', 'account_in_session'),
  },
  {
    asks: 'precision on people paid to sit and talk',
    source: 'SynchroTrap, CCS 2014: precision 0.99',
    least: 0.98,
    measure: precision('paid_crowd', 'account_in_session'),
  },
  {
    asks: 'recall of people paid to sit and talk',
    source: 'SynchroTrap, CCS 2014: precision 0.99',
    least: 0.85,
    measure: recall('paid_crowd', 'account_in_session'),
  },
  {
    asks: 'precision on brushed orders, crude and adaptive together',
    source: '1-hour concentration rule on its own task: precision 0.98',
    least: 0.95,
    measure: precision('brushed_order', 'order'),
  },
  {
    asks: 'recall of brushed orders, crude and adaptive together',
    source: '1-hour concentration rule on its own task: precision 0.98',
    least: 0.75,
    measure: recall('brushed_order', 'order'),
  },
  {
    asks: 'precision on registrations in batches',
    source: 'UFA, KDD 2021: 0.94 and 0.80',
    least: 0.96,
    measure: precision('malicious_registration', 'account'),
  },
  {
    asks: 'recall of registrations in batches',
    source: 'UFA, KDD 2021: 0.94 and 0.80',
    least: 0.85,
    measure: recall('malicious_registration', 'account'),
  },
  {
    asks: 'precision on devices of a farm',
    source: 'RacketStore: F1 0.95',
    least: 0.98,
    measure: precision('farm_device', 'device'),
  },
  {
    asks: 'recall of devices of a farm',
    source: 'RacketStore: F1 0.95',
    least: 0.9,
    measure: recall('farm_device', 'device'),
  },
  {
    asks: 'precision on raised accounts',
    source: 'asked of ourselves',
    least: 0.95,
    measure: precision('raised_account', 'account'),
  },
  {
    asks: 'recall of raised accounts',
    source: 'asked of ourselves',
    least: 0.85,
    measure: recall('raised_account', 'account'),
  },
  {
    asks: 'precision on accounts handed over',
    source: 'asked of ourselves',
    least: 0.95,
    measure: precision('handed_over_account', 'account'),
  },
  {
    asks: 'recall of accounts handed over',
    source: 'asked of ourselves',
    least: 0.8,
    measure: recall('handed_over_account', 'account'),
  },
  {
    asks: 'recall of orders from inside the team',
    source: 'asked of ourselves',
    least: 0.95,
    measure: recall('related_party_order', 'order'),
  },
  {
    asks: 'precision on made-up reviews',
    source: 'CATS, ICDE 2019: precision 0.91',
    least: 0.95,
    measure: precision('fake_review', 'review'),
  },
  {
    asks: 'recall of made-up reviews',
    source: 'CATS, ICDE 2019: precision 0.91',
    least: 0.9,
    measure: recall('fake_review', 'review'),
  },
  {
    asks: 'precision on adverts for fakes',
    source: 'asked of ourselves',
    least: 0.97,
    measure: precision('brushing_advert', 'listing'),
  },
  {
    asks: 'recall of adverts for fakes',
    source: 'asked of ourselves',
    least: 0.97,
    measure: recall('brushing_advert', 'listing'),
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
