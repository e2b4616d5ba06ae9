import { afterAll, describe, expect, it } from 'vitest'
import { closeWorlds, layouts, openStore } from '../../test/world.ts'
import { type FraudType, fraudTypes } from '../detectors/finding.ts'
import { classOf, judgedOrders, storeJudgements } from './judgements.ts'
import type { Level, Verdict } from './verdict.ts'

afterAll(closeWorlds)

const verdict = (level: Level, types: Readonly<Partial<Record<FraudType, number>>>): Verdict => ({
  subject_kind: 'order',
  subject_id: 'o-1',
  session_id: 's-1',
  level,
  probability: 0.8,
  calibrated: false,
  fraud_types: Object.entries(types).map(([type, probability]) => ({
    type: type as FraudType,
    probability,
  })),
  findings: [],
  coverage: {},
})

describe('an order that a verdict speaks of', () => {
  it('is taken for what the verdict says', () => {
    expect(judgedOrders([verdict('suspected', { brushed_order: 0.8 })])).toEqual([
      { order_id: 'o-1', judged_class: 'fictitious', probability: 0.8, level: 'suspected' },
    ])
  })

  it('aimed at a rival leaves the same figure', () => {
    expect(judgedOrders([verdict('suspected', { reverse_brushing: 0.8 })])[0]?.judged_class).toBe(
      'fictitious',
    )
  })

  it('has one row, as bought inside the team where two claims are level', () => {
    const level = judgedOrders([verdict('suspected', { brushed_order: 0.84, related_party_order: 0.6 })])
    expect(level).toMatchObject([{ judged_class: 'related_party', probability: 0.6, level: 'suspected' }])
    const weaker = judgedOrders([verdict('suspected', { brushed_order: 0.84, related_party_order: 0.3 })])
    expect(weaker).toMatchObject([{ judged_class: 'fictitious', level: 'suspected' }])
  })

  it('stays in the figures below `watch`, and where the claim is of another kind', () => {
    expect(judgedOrders([verdict('none', { brushed_order: 0.1 })])).toEqual([])
    expect(judgedOrders([verdict('suspected', { fake_review: 0.8 })])).toEqual([])
    expect(
      judgedOrders([{ ...verdict('suspected', { brushed_order: 0.8 }), subject_kind: 'session' }]),
    ).toEqual([])
  })

  it('is never judged higher than its verdict', () => {
    const [judged] = judgedOrders([verdict('suspected', { brushed_order: 0.97 })])
    expect(judged?.level).toBe('suspected')
  })
})

describe('the classes', () => {
  it('are stated for every fraud type', () => {
    expect(Object.keys(classOf).sort()).toEqual([...fraudTypes].sort())
  })
})

describe.each(layouts)('judged orders in the store, on %s', (layout) => {
  const table = { name: 'read', text: 'SELECT order_id, level FROM judged_order ORDER BY order_id' }

  it('are those of the last audit, however many', async () => {
    const engine = await openStore(layout)
    const many = Array.from({ length: 2500 }, (_, index) => ({
      order_id: String(index).padStart(5, '0'),
      judged_class: 'fictitious' as const,
      probability: 0.7,
      level: 'suspected' as const,
    }))
    await storeJudgements(engine, many)
    expect(await engine.rows(table)).toHaveLength(2500)
    await storeJudgements(engine, many.slice(7, 8))
    expect(await engine.rows(table)).toEqual([{ order_id: '00007', level: 'suspected' }])
    await storeJudgements(engine, [])
    expect(await engine.rows(table)).toEqual([])
  })
})
