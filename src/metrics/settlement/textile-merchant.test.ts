import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { closeWorlds, layouts, openWorld } from '../../../test/world.ts'
import { judgedOrderTable } from '../../verdicts/judged-order.ts'
import { onlineCurve } from '../curve/curve.ts'
import { promotions } from '../curve/promotions.ts'
import { measure } from '../measure.ts'
import { orderOrigins, streamOrigins } from '../origin/origins.ts'
import { metricRegistry } from '../registry.ts'
import { settle } from './settle.ts'

afterAll(closeWorlds)

const folder = join(import.meta.dirname, '../../../test/cases/textile-merchant')

describe.each(layouts)('the textile merchant, on %s', (layout) => {
  it('is owed ¥741,000 of a slot fee of ¥800,000', async () => {
    const { engine, sessions } = await openWorld(folder, layout)
    await engine.createTable(judgedOrderTable)
    const lines = await measure(engine, sessions)
    const line = lines.find(({ metric }) => metric === 'gmv_audited')
    expect(line).toMatchObject({
      claimed: 525_000_000,
      audited: 29_500_000,
      currency: 'CNY',
      decision_rate: 1,
    })
    expect(line?.steps.map(({ step, amount, count }) => [step, amount, count])).toEqual([
      ['list_price', 0, 0],
      ['unpaid', 0, 0],
      ['related_party', 0, 0],
      ['fictitious', 0, 0],
      ['ordinary_refunds', 495_500_000, 496],
      ['other', 0, 0],
    ])
    expect(lines.find(({ metric }) => metric === 'gmv_shipped')?.recorded).toBe(30_000_000)
    const [settlement] = await settle(engine, sessions, lines)
    expect(settlement).toMatchObject({ owed_back: 74_100_000, owed_back_low: 74_100_000, why: null })
    expect(settlement?.steps.map(({ formula, value }) => [formula, value])).toEqual([
      ['¥800,000', 80_000_000],
      ['¥4,000,000', 400_000_000],
      ['¥295,000', 29_500_000],
      ['max(0, ¥4,000,000 − ¥295,000)', 370_500_000],
      ['¥800,000 × ¥3,705,000 ÷ ¥4,000,000 = ¥741,000', 74_100_000],
    ])
    expect(lines.map(({ metric }) => metric).toSorted()).toEqual(
      metricRegistry.map(({ id }) => id).toSorted(),
    )
    const of = (metric: string) => lines.find((each) => each.metric === metric)
    expect(of('slot_fee')).toMatchObject({ recorded: 80_000_000, currency: 'CNY', audited: null })
    expect(of('gmv_net')?.by_days).toEqual({ 7: 29_500_000, 15: 29_500_000, 30: 29_500_000 })
    expect(of('gmv_net')?.records_until).toBeGreaterThan(sessions[0]?.ended_at ?? 0)
    expect(lines.find(({ metric }) => metric === 'views')?.recorded).toBeNull()
    const origins = await streamOrigins(engine, sessions)
    expect(
      origins.map(({ stream, rows, first_line, last_line }) => [stream, rows, first_line, last_line]),
    ).toEqual([
      ['claim.gmv_paid', 1, 2, 2],
      ['contract', 1, 2, 2],
      ['order', 525, 2, 526],
      ['order_event.cancelled', 495, 3, 991],
      ['order_event.paid', 525, 2, 1050],
      ['order_event.refunded', 1, 1052, 1052],
      ['order_event.shipped', 30, 993, 1051],
    ])
    expect(await orderOrigins(engine, ['o-1'])).toMatchObject([
      { order_id: 'o-1', kind: 'order', lines: [3] },
      { order_id: 'o-1', kind: 'order_event', lines: [4, 5] },
    ])
    for (const session of sessions) {
      expect(await onlineCurve(engine, session)).toEqual([])
      expect(await promotions(engine, session)).toEqual([])
    }
  })
})
