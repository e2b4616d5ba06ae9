import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { keepsTheLaws } from '../../../test/detector-laws.ts'
import { closeWorlds, type layouts, openWorld } from '../../../test/world.ts'
import { reverseBrushing } from './detector.ts'

afterAll(closeWorlds)

const worldOf = (name: string) => join(import.meta.dirname, 'worlds', name)
const detectIn = async (name: string, layout: (typeof layouts)[number] = 'single') =>
  reverseBrushing.detect(await openWorld(worldOf(name), layout))

keepsTheLaws(reverseBrushing)

describe('orders placed against a shop', () => {
  it('are found where their buyers are listed with another, and nobody else’s', async () => {
    const { findings } = await detectIn('guilty')
    const orders = findings.filter(({ subject_kind }) => subject_kind === 'order')
    expect(orders.map(({ subject_id }) => subject_id).sort()).toEqual(
      Array.from({ length: 8 }, (_, at) => `rival-${at}`),
    )
    for (const { fraud_type, weight_db } of orders)
      expect([fraud_type, weight_db >= 12.8]).toEqual(['reverse_brushing', true])
  })

  it('speak for the session in which they were placed', async () => {
    const { findings } = await detectIn('guilty')
    const [session] = findings.filter(({ subject_kind }) => subject_kind === 'session')
    expect(session).toMatchObject({ subject_id: 's-1', fraud_type: 'brushed_order' })
    expect(session?.weight_db).toBeLessThan(0)
    expect(session?.statement.en).toContain('The harm falls on the shop'.toLowerCase())
  })

  it.each(['benign-comparing', 'benign-coupon', 'benign-one-agency', 'missed'])(
    'are not seen in %s',
    async (name) => {
      expect((await detectIn(name)).findings).toEqual([])
    },
  )
})
