import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { keepsTheLaws } from '../../../test/detector-laws.ts'
import { closeWorlds, layouts, openWorld } from '../../../test/world.ts'
import { refundAfterStream } from './detector.ts'

afterAll(closeWorlds)

const worldOf = (name: string) => join(import.meta.dirname, 'worlds', name)
const detectIn = async (name: string, layout: (typeof layouts)[number]) =>
  refundAfterStream.detect(await openWorld(worldOf(name), layout))

keepsTheLaws(refundAfterStream)

describe.each(layouts)('refunds after the stream, on %s', (layout) => {
  it('are seen beyond the shop’s own days, and each order in the excess is told', async () => {
    const { findings, insufficient } = await detectIn('guilty', layout)
    expect(insufficient).toEqual([])
    const session = findings.find(({ subject_kind }) => subject_kind === 'session')
    expect(session?.facts).toMatchObject({ paid_orders: 100, early_refunds: 70, cohort_orders: 100 })
    expect(session?.weight_db).toBeGreaterThan(10)
    const orders = findings.filter(({ subject_kind }) => subject_kind === 'order')
    expect(orders.length).toBe(70)
    expect(Math.min(...orders.map(({ weight_db }) => weight_db))).toBeGreaterThan(4)
    expect(session?.weight_db, 'who had the orders placed is not known').toBeLessThan(12.8)
  })

  it('are seen after shipment, where the goods never came back', async () => {
    const { findings } = await detectIn('guilty-kept-goods', layout)
    const session = findings.find(({ subject_kind }) => subject_kind === 'session')
    expect(session?.facts).toMatchObject({ paid_orders: 100, unreturned: 70 })
    expect(session?.weight_db).toBeGreaterThan(10)
  })

  it.each(['benign-apparel', 'missed'])('say nothing against the room of %s', async (world) => {
    const { findings, insufficient } = await detectIn(world, layout)
    expect(insufficient).toEqual([])
    expect(findings.map(({ subject_kind }) => subject_kind)).toEqual(['session'])
    expect(findings[0]?.weight_db).toBeLessThan(0)
  })

  it.each(['benign-out-of-stock', 'benign-faulty-batch'])(
    'are capped where the shop may have cancelled one item itself, and no order is judged, in %s',
    async (world) => {
      const { findings } = await detectIn(world, layout)
      expect(findings.map(({ subject_kind, weight_db }) => [subject_kind, weight_db])).toEqual([
        ['session', 5],
      ])
      expect(
        findings[0]?.benign_considered.find(({ cause }) => cause === 'out_of_stock')?.ruled_out_by,
      ).toBeNull()
    },
  )

  it('suspect no order and no group where the shop sells other goods outside the stream', async () => {
    const { findings } = await detectIn('benign-other-goods', layout)
    expect(findings.filter(({ weight_db }) => weight_db >= 12.8)).toEqual([])
    expect(findings.some(({ subject_kind }) => subject_kind === 'group')).toBe(false)
    const orders = findings.filter(({ subject_kind }) => subject_kind === 'order')
    expect(Math.max(...orders.map(({ weight_db }) => weight_db))).toBeLessThanOrEqual(10)
  })

  it('are not judged where the shop has nothing to compare with', async () => {
    const { findings, insufficient } = await detectIn('benign-no-cohort', layout)
    expect(findings).toEqual([])
    expect(insufficient.map(({ missing }) => missing)).toEqual([['order']])
  })
})
