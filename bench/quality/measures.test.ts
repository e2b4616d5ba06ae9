import { describe, expect, it } from 'vitest'
import { calibrationOf } from './calibration.ts'
import { drops, type Gauge } from './gauges.ts'
import { foundGroups, jaccard, matchGroups } from './groups.ts'
import { clusteredWilson, difference, quantile, wilson, z95 } from './intervals.ts'
import { averagePrecision, type Given, weightedAveragePrecision } from './ranking.ts'
import { rateOf } from './rate.ts'
import { smallestFound } from './score-doses.ts'

describe('intervals', () => {
  it('of a share are those of Wilson', () => {
    const { low, high } = wilson({ hits: 10, of: 100 }) ?? { low: 0, high: 0 }
    expect([low.toFixed(4), high.toFixed(4)]).toEqual(['0.0552', '0.1744'])
    expect(wilson({ hits: 0, of: 0 })).toBeNull()
  })

  it('of a difference are those of Newcombe (1998, table II, method 10)', () => {
    const { low, high } = difference({ hits: 48, of: 80 }, { hits: 56, of: 70 }, z95) ?? { low: 0, high: 0 }
    expect([low.toFixed(4), high.toFixed(4)]).toEqual(['0.0524', '0.3339'])
  })

  it('are wider where a whole world is right or wrong together', () => {
    const alone = clusteredWilson([5, 6, 4, 5].map((hits) => ({ hits, of: 10 })))
    const together = clusteredWilson([10, 0, 10, 0].map((hits) => ({ hits, of: 10 })))
    const width = (interval: { low: number; high: number } | null) =>
      interval ? interval.high - interval.low : 0
    expect(width(alone)).toBeCloseTo(width(wilson({ hits: 20, of: 40 })))
    expect(width(together)).toBeGreaterThan(2 * width(alone))
  })

  it('count each world once where all agree', () => {
    const worlds = Array.from({ length: 8 }, () => ({ hits: 1000, of: 1000 }))
    expect(clusteredWilson(worlds)).toEqual(wilson({ hits: 8, of: 8 }))
  })

  it('say of one world that it is one', () => {
    expect(clusteredWilson([{ hits: 500, of: 1000 }])).toEqual(wilson({ hits: 0.5, of: 1 }))
  })
})

describe('quantile', () => {
  it('lies between two values by their distance', () => {
    expect(quantile([4, 1, 3, 2], 0.5)).toBe(2.5)
    expect(quantile([7], 0.9)).toBe(7)
    expect(quantile([], 0.5)).toBeNull()
  })
})

describe('average precision', () => {
  it.each<[string, Given[], number, number]>([
    [
      'is 1 where every positive comes first',
      [
        [0.9, 2, 0],
        [0.1, 0, 5],
      ],
      2,
      1,
    ],
    ['is 0 where nothing is ranked', [], 2, 0],
    ['loses what is never reached', [[0.9, 1, 0]], 2, 0.5],
    ['takes one probability together', [[0.5, 1, 3]], 1, 0.25],
    [
      'falls with each wrong one before a right one',
      [
        [0.9, 0, 1],
        [0.8, 1, 0],
        [0.7, 1, 0],
      ],
      2,
      (1 / 2 + 2 / 3) / 2,
    ],
  ])('%s', (_, given, positives, area) => {
    expect(averagePrecision(given, positives)).toBeCloseTo(area)
    const weighted = weightedAveragePrecision([{ given, positives }])
    expect([weighted([1]), weighted([3])]).toEqual([expect.closeTo(area), expect.closeTo(area)])
  })

  it('is not defined without positives', () => expect(averagePrecision([[0.9, 0, 4]], 0)).toBeNull())
})

describe('calibration', () => {
  it('is without error where as many are so as was said', () => {
    const { ece, brier, bins } = calibrationOf([
      [0.9, 90, 10],
      [0.2, 20, 80],
    ])
    expect(ece).toBeCloseTo(0)
    expect(brier).toBeCloseTo((0.09 + 0.16) / 2)
    expect(bins.map(({ given, true: so }) => [given, so])).toEqual([
      [expect.closeTo(0.2), expect.closeTo(0.2)],
      [expect.closeTo(0.9), expect.closeTo(0.9)],
    ])
  })

  it('errs by how far what was said is from what is', () =>
    expect(calibrationOf([[0.9, 50, 50]]).ece).toBeCloseTo(0.4))

  it('has bins of about equal mass', () => {
    const given = Array.from({ length: 1000 }, (_, index): Given => [index / 1000, 0, 1])
    const { bins } = calibrationOf(given)
    expect(bins).toHaveLength(10)
    for (const { of } of bins) expect(Math.abs(of - 100)).toBeLessThanOrEqual(1)
  })

  it('of nobody says nothing', () => expect(calibrationOf([]).brier).toBeNull())
})

describe('groups', () => {
  const truth = [{ group_id: 'true', fraud_type: 'paid_crowd', members: ['a', 'b', 'c', 'd'], sessions: [] }]
  const found = (...members: string[][]) => members.map((own, index) => ({ id: `f${index}`, members: own }))

  it('share what is in both of what is in either', () => {
    expect(jaccard(new Set(['a', 'b']), new Set(['b', 'c']))).toBeCloseTo(1 / 3)
    expect(jaccard(new Set(), new Set())).toBe(0)
  })

  it('are the same from half on', () => {
    expect(matchGroups(found(['a', 'b']), truth).size).toBe(1)
    expect(matchGroups(found(['a', 'x']), truth).size).toBe(0)
  })

  it('are found once, by the one that is most alike', () => {
    const matched = matchGroups(found(['a', 'b'], ['a', 'b', 'c']), truth)
    expect([...matched.keys()]).toEqual(['f1'])
  })

  it('have the members that their findings name', () => {
    const verdict = { subject_kind: 'group', subject_id: 'g', session_id: null } as const
    const judged = { ...verdict, level: 'suspected', probability: 0.6, fraud_types: [] } as const
    const findings = [
      ['a', 'b'],
      ['b', 'c'],
    ].map((members) => ({
      subject_kind: 'group' as const,
      subject_id: 'g',
      facts: { members },
    }))
    expect(foundGroups({ verdicts: [judged], findings })).toEqual([{ id: 'g', members: ['a', 'b', 'c'] }])
  })
})

describe('the smallest dose found', () => {
  const at = (dose: number, hits: number) => ({ dose, came_out: null, found: rateOf([{ hits, of: 10 }]) })

  it('is the one from which on nine in ten are found', () => {
    expect(smallestFound([at(0.1, 3), at(0.2, 9), at(0.4, 10)])).toBe(0.2)
  })

  it('is not one above which it is missed again', () => {
    expect(smallestFound([at(0.1, 9), at(0.2, 5), at(0.4, 10)])).toBe(0.4)
  })

  it('is none where the largest is missed', () => {
    expect(smallestFound([at(0.1, 9), at(0.4, 8)])).toBeNull()
    expect(smallestFound([])).toBeNull()
  })
})

describe('a drop in quality', () => {
  const gauge = (hits: number, better: Gauge['better'] = 'higher'): Gauge => ({
    name: 'recall',
    better,
    hits,
    of: 100,
  })

  it('is more than the noise of both counts', () => {
    expect(drops([gauge(90)], [gauge(80)])).toEqual([])
    expect(drops([gauge(90)], [gauge(60)])).toMatchObject([{ name: 'recall', before: { hits: 90 } }])
  })

  it('is never what got better', () => {
    expect(drops([gauge(60)], [gauge(90)])).toEqual([])
    expect(drops([gauge(90, 'lower')], [gauge(60, 'lower')])).toEqual([])
  })

  it('is a rise of what should be low', () =>
    expect(drops([gauge(0, 'lower')], [gauge(20, 'lower')])).toHaveLength(1))
})
