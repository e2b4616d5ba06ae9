import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Detection, type Finding, families, type SubjectKind } from '../detectors/finding.ts'
import type { AuditedSession } from '../records/coverage.ts'
import { fuse, type Judge } from './fuse.ts'
import { familyLimitDb, levelOf, levelTable, priorDb, probabilityOf } from './level-table.ts'
import { levels, type Verdict } from './verdict.ts'
import { type Evidence, weigh } from './weigh.ts'

const judges: readonly Judge[] = [
  { id: 'counter-conflict', subjects: ['session'] },
  { id: 'phantom-banners', subjects: ['session'] },
  { id: 'related-party', subjects: ['order'] },
]

const room = (session_id: string): AuditedSession => ({
  session_id,
  room_id: 'r',
  host_id: 'h',
  agency_id: '',
  shop_id: '',
  platform: 'x',
  title: '',
  category: '',
  started_at: 0,
  ended_at: 1,
  source: 'simulated',
  coverage: {},
})

const finding = (said: Partial<Finding> & { finding_id: string }): Finding => ({
  detector: 'counter-conflict',
  detector_version: 1,
  subject_kind: 'session',
  subject_id: 's-1',
  session_id: 's-1',
  fraud_type: 'inflated_counters',
  family: 'counters',
  weight_db: 18,
  window: { from: 0, until: 1 },
  facts: {},
  benign_considered: [],
  needs_coverage: [],
  statement: { zh: '句', en: 'sentence' },
  ...said,
})

const found = (...findings: Finding[]): Detection => ({ findings, insufficient: [] })
const lacking = (detector: string, session_id: string, ...missing: string[]) => ({
  detector,
  session_id,
  missing,
})
const only = (verdicts: readonly Verdict[]): Verdict => {
  expect(verdicts).toHaveLength(1)
  return verdicts[0] as Verdict
}

describe('a session', () => {
  it('that nothing could judge is insufficient data, with the streams that were lacking', () => {
    const insufficient = [
      lacking('phantom-banners', 's-1', 'order', 'banner'),
      lacking('counter-conflict', 's-1', 'order'),
    ]
    const verdict = only(fuse({ findings: [], insufficient }, [room('s-1')], judges))
    expect(verdict).toMatchObject({ level: 'insufficient_data', probability: null, fraud_types: [] })
    expect(verdict.coverage).toEqual({
      banner: ['phantom-banners'],
      order: ['counter-conflict', 'phantom-banners'],
    })
  })

  it('is not cleared by detectors that speak of orders only', () => {
    const insufficient = ['counter-conflict', 'phantom-banners'].map((id) => lacking(id, 's-1', 'counter'))
    expect(only(fuse({ findings: [], insufficient }, [room('s-1')], judges)).level).toBe('insufficient_data')
    expect(only(fuse(found(), [room('s-1')], [])).level).toBe('insufficient_data')
  })

  it('that one detector judged and found nothing on shows no anomaly, and still says what was lacking', () => {
    const insufficient = [lacking('phantom-banners', 's-1', 'banner')]
    const verdict = only(fuse({ findings: [], insufficient }, [room('s-1')], judges))
    expect(verdict).toMatchObject({ level: 'none', coverage: { banner: ['phantom-banners'] } })
    expect(verdict.probability).toBeCloseTo(0.05, 2)
  })

  it('is suspected on one strong family and highly suspected on two', () => {
    const counters = finding({ finding_id: 'a' })
    const banners = finding({ finding_id: 'b', fraud_type: 'phantom_banners', family: 'journey' })
    expect(only(fuse(found(counters), [room('s-1')], judges)).level).toBe('suspected')
    const both = only(fuse(found(banners, counters), [room('s-1')], judges))
    expect(both).toMatchObject({ level: 'highly_suspected', calibrated: false, findings: ['a', 'b'] })
    expect(both.fraud_types.map(({ type }) => type)).toEqual(['inflated_counters', 'phantom_banners'])
  })

  it('is not accused by its orders', () => {
    const orders = Array.from({ length: 40 }, (_, index) =>
      finding({
        finding_id: `o-${index}`,
        subject_kind: 'order',
        subject_id: `o-${index}`,
        fraud_type: 'brushed_order',
        family: 'money',
        weight_db: 20,
      }),
    )
    const [session, ...rest] = fuse(found(...orders), [room('s-1')], judges)
    expect(session).toMatchObject({ subject_kind: 'session', level: 'none', findings: [] })
    expect(rest).toHaveLength(40)
    expect(rest[0]).toMatchObject({ subject_id: 'o-0', session_id: 's-1', level: 'suspected' })
  })
})

describe('an account', () => {
  it('has one line over all sessions and one for each in which it was judged', () => {
    const acts = ['s-2', 's-1'].map((session_id) =>
      finding({ finding_id: session_id, subject_kind: 'account', subject_id: 'u-1', session_id }),
    )
    const lines = fuse(found(...acts), [], judges)
    expect(lines.map(({ session_id, findings }) => [session_id, findings])).toEqual([
      [null, ['s-1', 's-2']],
      ['s-1', ['s-1']],
      ['s-2', ['s-2']],
    ])
  })
})

describe('evidence', () => {
  const of = (family: Evidence['family'], weight_db: number, fraud_type: Evidence['fraud_type']) => ({
    family,
    weight_db,
    fraud_type,
  })

  it('seen five times counts once', () => {
    const once = of('timing', 9, 'fake_viewers')
    expect(weigh([once, once, once, once, once])).toEqual(weigh([once]))
  })

  it('against one claim does not answer another', () => {
    const orders = of('money', 15, 'brushed_order')
    expect(weigh([orders, of('timing', -20, 'fake_viewers')]).weightDb).toBe(15)
    expect(weigh([orders, of('timing', -20, 'brushed_order')]).weightDb).toBe(-5)
  })

  it('that two claims share is one source', () => {
    const twice = weigh([of('counters', 20, 'inflated_counters'), of('counters', 20, 'fake_viewers')])
    expect(twice).toMatchObject({ weightDb: 20, families: 1 })
  })
})

const types = ['inflated_counters', 'phantom_banners', 'brushed_order'] as const
const evidence = fc.record({
  fraud_type: fc.constantFrom(...types),
  family: fc.constantFrom(...families),
  weight_db: fc.double({ min: -30, max: 30, noNaN: true }),
})
const rank = (level: Verdict['level']) => levels.indexOf(level)
const verdictOf = (said: readonly Evidence[], kind: SubjectKind = 'session'): Verdict =>
  only(
    fuse(
      found(
        ...said.map((each, i) =>
          finding({ ...each, finding_id: String(i).padStart(3, '0'), subject_kind: kind }),
        ),
      ),
      kind === 'session' ? [room('s-1')] : [],
      judges,
    ),
  )

describe('fusing any findings', () => {
  it('never lowers a verdict when a weight rises', () => {
    fc.assert(
      fc.property(
        fc.array(evidence, { minLength: 1, maxLength: 12 }),
        fc.nat(),
        fc.double({ min: 0, max: 40, noNaN: true }),
        (said, at, more) => {
          const raised = said.map((each, i) =>
            i === at % said.length ? { ...each, weight_db: Math.min(30, each.weight_db + more) } : each,
          )
          const [before, after] = [verdictOf(said), verdictOf(raised)]
          expect(after.probability).toBeGreaterThanOrEqual((before.probability ?? 0) - 1e-6)
          expect(weigh(raised).families).toBeGreaterThanOrEqual(weigh(said).families)
        },
      ),
      { numRuns: 2000 },
    )
  })

  it('says the same in any order', () => {
    const shuffled = fc
      .array(evidence, { maxLength: 12 })
      .chain((said) => fc.tuple(fc.constant(said), fc.shuffledSubarray(said, { minLength: said.length })))
    fc.assert(
      fc.property(shuffled, ([said, other]) => {
        expect({ ...verdictOf(other), findings: [] }).toEqual({ ...verdictOf(said), findings: [] })
      }),
    )
  })

  it('never reaches `highly suspected` on one family, however much of it there is', () => {
    const ofOne = fc.constantFrom(...families).chain((family) =>
      fc.array(
        evidence.map((each) => ({ ...each, family })),
        { maxLength: 30 },
      ),
    )
    fc.assert(
      fc.property(ofOne, (said) => {
        expect(rank(verdictOf(said).level)).toBeLessThan(rank('highly_suspected'))
        expect(Math.abs(weigh(said).weightDb)).toBeLessThanOrEqual(familyLimitDb * types.length)
        expect(weigh(said).weightDb).toBeLessThanOrEqual(familyLimitDb)
      }),
    )
  })

  it('adds at most the limit for each family', () => {
    fc.assert(
      fc.property(fc.array(evidence, { maxLength: 30 }), (said) => {
        const present = new Set(said.map(({ family }) => family)).size
        expect(weigh(said).weightDb).toBeLessThanOrEqual(familyLimitDb * present + 1e-9)
      }),
    )
  })

  it('gives a claim no more than the whole', () => {
    fc.assert(
      fc.property(fc.array(evidence, { minLength: 1, maxLength: 12 }), (said) => {
        const { probability, fraud_types } = verdictOf(said, 'order')
        for (const claim of fraud_types) expect(claim.probability).toBeLessThanOrEqual(probability ?? 0)
      }),
    )
  })
})

describe('the level table', () => {
  it('rises in probability and in families, and is read from its own edges', () => {
    const sorted = levelTable.toSorted((a, b) => a.probability - b.probability || a.families - b.families)
    expect(sorted).toEqual(levelTable)
    for (const { level, probability, families: sources } of levelTable)
      expect(levelOf(probability, sources)).toBe(level)
    expect(levelOf(0.999, 1)).toBe('suspected')
  })

  it('starts from one in twenty', () => {
    expect(probabilityOf(0)).toBeCloseTo(0.05, 3)
    expect(probabilityOf(-priorDb)).toBe(0.5)
  })
})
