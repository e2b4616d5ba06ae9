import { describe, expect, it } from 'vitest'
import type { Answer, Seer, Unit } from './answer.ts'
import { emptyAnswer, perfectAnswer, sampleTruth, shuffledAnswer, told } from './sample-world.ts'
import { type Scores, score } from './score.ts'
import { tallyWorld } from './world-tally.ts'

const seers: readonly Seer[] = [
  { id: 'everything', fraudTypes: ['fake_viewers', 'brushed_order'], subjects: ['session', 'order'] },
]
const scored = (answer: Answer, who = seers): Scores =>
  score([told(tallyWorld(sampleTruth, answer, who))], who)

const typeOf = ({ types }: Scores, fraud_type: string, unit: Unit) => {
  const found = types.find((type) => type.fraud_type === fraud_type && type.unit === unit)
  if (!found) throw new RangeError(`no score of ${fraud_type} on ${unit}`)
  return found
}
const honestOf = ({ honest }: Scores, unit: Unit, cause = 'all') =>
  honest.find((one) => one.unit === unit && one.cause === cause)

const present: readonly (readonly [string, Unit, number])[] = [
  ['fake_viewers', 'session', 10],
  ['fake_viewers', 'account', 200],
  ['fake_viewers', 'account_in_session', 200],
  ['brushed_order', 'session', 10],
  ['brushed_order', 'order', 200],
  ['raised_account', 'account', 20],
  ['raised_account', 'group', 1],
]

describe('a perfect answer', () => {
  const scores = scored(perfectAnswer())

  it.each(present)('scores 1 for %s on %s', (fraud_type, unit, positives) => {
    const type = typeOf(scores, fraud_type, unit)
    expect(type.positives).toBe(positives)
    expect(type.recall.highly_suspected.value).toBe(1)
    expect(type.precision.highly_suspected.value).toBe(1)
    expect(type.average_precision).toBe(1)
  })

  it('suspects nobody who is genuine', () => {
    expect(honestOf(scores, 'session')).toMatchObject({ subjects: 30, flagged: { watch: { hits: 0 } } })
    expect(honestOf(scores, 'account')).toMatchObject({ subjects: 3780, flagged: { watch: { hits: 0 } } })
    expect(honestOf(scores, 'account_in_session')?.subjects).toBe(3800)
  })

  it('counts the genuine by what could explain them', () => {
    expect(honestOf(scores, 'session', 'lottery')?.subjects).toBe(10)
    expect(honestOf(scores, 'session', 'no cause')?.subjects).toBe(20)
    expect(honestOf(scores, 'account', 'campus')?.subjects).toBe(50)
    expect(honestOf(scores, 'account_in_session', 'beside something made up')?.subjects).toBe(800)
  })

  it('has probabilities that mean what they say', () => {
    for (const { brier, ece } of scores.calibration) expect([brier, ece]).toEqual([0, 0])
  })

  it('errs in no figure, and its intervals hold every truth', () => {
    for (const figure of scores.figures) {
      expect(figure.audited).toEqual({ median: 0, p90: 0 })
      expect(figure.recorded.median).toBe(1)
      expect(figure.coverage.value).toBe(1)
      expect(figure.width).toBeCloseTo(0.1)
    }
  })

  it('finds every practice at the dose it has', () => {
    expect(scores.doses.map(({ fraud_type, smallest }) => [fraud_type, smallest])).toEqual([
      ['brushed_order', 0.4],
      ['fake_viewers', 0.4],
      ['raised_account', 0.4],
    ])
  })

  it('mistakes nobody', () => expect(scores.mistaken).toEqual([]))
})

describe('an empty answer', () => {
  const scores = scored(emptyAnswer)

  it.each(present)('finds nothing of %s on %s, and has no precision', (fraud_type, unit) => {
    const type = typeOf(scores, fraud_type, unit)
    expect(type.recall.watch.value).toBe(0)
    expect(type.precision.watch.value).toBeNull()
    expect(type.average_precision).toBe(0)
  })

  it('finds no practice at any dose', () => {
    for (const { smallest } of scores.doses) expect(smallest).toBeNull()
  })

  it('has no audited figure, and no interval that could hold', () => {
    for (const figure of scores.figures) {
      expect(figure.not_audited).toBe(figure.sessions)
      expect(figure.audited.median).toBeNull()
      expect(figure.coverage.value).toBeNull()
    }
  })
})

describe('an answer that has nothing to do with the truth', () => {
  const runs = ['a', 'b', 'c', 'd', 'e', 'f'].map((seed) =>
    told(tallyWorld(sampleTruth, shuffledAnswer(seed), seers)),
  )
  const scores = score(runs, seers)
  const viewers = typeOf(scores, 'fake_viewers', 'account_in_session')

  it('has the precision and the average precision of chance', () => {
    const chance = viewers.positives / viewers.subjects
    expect(chance).toBe(0.05)
    expect(Math.abs((viewers.precision.suspected.value ?? 0) - chance)).toBeLessThan(0.01)
    expect(Math.abs((viewers.average_precision ?? 0) - chance)).toBeLessThan(0.015)
    const { low, high } = viewers.average_precision_interval ?? { low: 1, high: 0 }
    expect([low < chance + 0.01, high > chance - 0.01]).toEqual([true, true])
  })

  it('finds half because it suspects half', () => {
    expect(Math.abs((viewers.recall.suspected.value ?? 0) - 0.5)).toBeLessThan(0.05)
    const flagged = honestOf(scores, 'account_in_session')?.flagged.suspected
    expect(Math.abs((flagged?.value ?? 0) - 0.5)).toBeLessThan(0.02)
  })

  it('says probabilities that do not hold, and is worse than somebody who knows the share alone', () => {
    const calibration = scores.calibration.find(({ unit }) => unit === 'account_in_session')
    expect(calibration?.ece ?? 0).toBeGreaterThan(0.4)
    expect(calibration?.brier ?? 0).toBeGreaterThan(calibration?.brier_of_share ?? 1)
  })
})

describe('what could not be judged', () => {
  const lacking = (detector: string): Answer['insufficient'] =>
    sampleTruth.sessions.map(({ session_id }) => ({ detector, session_id, missing: ['activity.enter'] }))

  it('counts neither as found nor as missed where every detector of the practice was blind', () => {
    const blind = scored({ ...emptyAnswer, insufficient: lacking('everything') })
    const type = typeOf(blind, 'fake_viewers', 'session')
    expect([type.positives, type.unjudged, type.recall.suspected.value]).toEqual([10, 10, null])
    expect(typeOf(blind, 'brushed_order', 'order').unjudged).toBe(200)
  })

  it('is a miss where another detector could see, and where no detector looks for it', () => {
    const other: Seer = { id: 'other', fraudTypes: ['fake_viewers'], subjects: ['session'] }
    const half = scored({ ...emptyAnswer, insufficient: lacking('everything') }, [...seers, other])
    expect(typeOf(half, 'fake_viewers', 'session').recall.suspected).toMatchObject({ hits: 0, of: 10 })
    expect(typeOf(half, 'fake_viewers', 'account').recall.suspected).toMatchObject({ hits: 0, of: 200 })
    expect(typeOf(half, 'raised_account', 'account').recall.suspected).toMatchObject({ hits: 0, of: 20 })
  })

  it('is found where something was said all the same', () => {
    const both = scored({ ...perfectAnswer(), insufficient: lacking('everything') })
    expect(typeOf(both, 'fake_viewers', 'session').recall.suspected).toMatchObject({ hits: 10, of: 10 })
  })

  it('is told of sessions that nobody could judge at all', () => {
    const verdicts = emptyAnswer.verdicts.map((verdict) => ({
      ...verdict,
      level: 'insufficient_data' as const,
      probability: null,
    }))
    const scores = scored({ ...emptyAnswer, verdicts })
    expect([scores.undecided, scores.sessions]).toEqual([40, 40])
    expect(typeOf(scores, 'any', 'session')).toMatchObject({ positives: 10, unjudged: 10 })
    expect(scores.calibration.find(({ unit }) => unit === 'session')?.subjects ?? 0).toBe(0)
  })
})

describe('a right suspicion of the wrong practice', () => {
  const answer = perfectAnswer()
  const verdicts = answer.verdicts.map((verdict) =>
    verdict.subject_kind === 'order'
      ? { ...verdict, fraud_types: [{ type: 'related_party_order' as const, probability: 1 }] }
      : verdict,
  )
  const scores = scored({ ...answer, verdicts })

  it('is wrong for both practices, and right that something is made up', () => {
    expect(typeOf(scores, 'brushed_order', 'order').recall.suspected.value).toBe(0)
    expect(typeOf(scores, 'related_party_order', 'order').precision.suspected).toMatchObject({
      hits: 0,
      of: 200,
    })
    expect(typeOf(scores, 'any', 'order').precision.suspected.value).toBe(1)
  })

  it('is told as a mistake', () => {
    expect(scores.mistaken).toEqual([
      { unit: 'order', said: 'related_party_order', was: 'brushed_order', count: 200, causes: {} },
    ])
  })
})

describe('suspicion on the genuine', () => {
  const verdicts = [
    ...emptyAnswer.verdicts.map((verdict) =>
      verdict.subject_id === 'honest-0'
        ? {
            ...verdict,
            level: 'suspected' as const,
            probability: 0.6,
            fraud_types: [{ type: 'fake_viewers' as const, probability: 0.6 }],
          }
        : verdict,
    ),
    {
      subject_kind: 'account' as const,
      subject_id: 'campus-3',
      session_id: null,
      level: 'watch' as const,
      probability: 0.3,
      fraud_types: [{ type: 'farm_device' as const, probability: 0.3 }],
    },
  ]
  const scores = scored({ ...emptyAnswer, verdicts })

  it('counts with its cause, at its level and those below', () => {
    const lottery = honestOf(scores, 'session', 'lottery')?.flagged
    expect([lottery?.watch.hits, lottery?.suspected.hits, lottery?.highly_suspected.hits]).toEqual([1, 1, 0])
    expect(honestOf(scores, 'session', 'no cause')?.flagged.watch.hits).toBe(0)
    expect(honestOf(scores, 'account', 'campus')?.flagged).toMatchObject({
      watch: { hits: 1, of: 50 },
      suspected: { hits: 0 },
    })
  })

  it('is told with what it was', () => {
    expect(scores.mistaken).toEqual([
      { unit: 'session', said: 'fake_viewers', was: 'genuine', count: 1, causes: { lottery: 1 } },
    ])
  })
})

describe('a session that holds a practice', () => {
  const answer = perfectAnswer()
  const quietRooms = emptyAnswer.verdicts
  const viewers = answer.verdicts.filter(
    ({ subject_kind, session_id }) => subject_kind === 'account' && session_id !== null,
  )
  const foundWith = (part: number) => {
    const seen = viewers.filter(({ subject_id }) => Number(subject_id.split('-')[2]) < 20 * part)
    const { doses } = scored({ ...answer, verdicts: [...quietRooms, ...seen] })
    return doses.find(({ fraud_type }) => fraud_type === 'fake_viewers')?.doses[0]?.found.hits
  }

  it('is found by half of the accounts that are made up in it, though nothing is said of the room', () => {
    expect(foundWith(0.5)).toBe(10)
  })

  it('is not found by fewer', () => {
    expect(foundWith(0.45)).toBe(0)
  })

  it('counts among the largely made up where it is claimed itself, and not by its accounts', () => {
    const recallOf = (verdicts: Answer['verdicts']) =>
      scored({ ...answer, verdicts }).tenths.find(({ fraud_type }) => fraud_type === 'fake_viewers')?.recall
    expect(recallOf(answer.verdicts)).toMatchObject({ value: 1 })
    expect(recallOf(answer.verdicts)?.of).toBeGreaterThan(0)
    expect(recallOf([...quietRooms, ...viewers])).toMatchObject({ value: 0 })
  })
})
