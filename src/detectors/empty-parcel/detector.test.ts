import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { keepsTheLaws } from '../../../test/detector-laws.ts'
import { closeWorlds, layouts, openWorld } from '../../../test/world.ts'
import { emptyParcel } from './detector.ts'

afterAll(closeWorlds)

const worldOf = (name: string) => join(import.meta.dirname, 'worlds', name)
const detectIn = async (name: string, layout: (typeof layouts)[number]) =>
  emptyParcel.detect(await openWorld(worldOf(name), layout))

keepsTheLaws(emptyParcel)

describe.each(layouts)('parcels that no goods explain, on %s', (layout) => {
  it('are told with their accounts, and these as a group', async () => {
    const { findings } = await detectIn('guilty', layout)
    const of = (kind: string) => findings.filter(({ subject_kind }) => subject_kind === kind)
    expect(of('order').map(({ subject_id }) => subject_id)).toEqual([
      'x0',
      'x1',
      'x2',
      'x3',
      'x4',
      'x5',
      'x6',
      'x7',
    ])
    expect(of('order')[0]?.facts).toMatchObject({ parcel_grams: 40, label_buyers: 4, light_parcels: 8 })
    expect(Math.min(...of('order').map(({ weight_db }) => weight_db))).toBeGreaterThan(12.8)
    expect(of('account').length).toBe(8)
    expect(of('group').map(({ facts }) => facts['accounts'])).toEqual([8])
  })

  it.each([
    'benign-packed-together',
    'benign-one-error',
    'benign-other-packing',
    'benign-trial-size',
    'benign-no-address',
    'missed',
  ])('are not seen in %s', async (world) => {
    expect(await detectIn(world, layout)).toEqual({ findings: [], insufficient: [] })
  })

  it('suffice for nobody where only other shops tell what is ordinary', async () => {
    const { findings } = await detectIn('benign-master-waybill', layout)
    expect(findings.length).toBeGreaterThan(0)
    expect(Math.max(...findings.map(({ weight_db }) => weight_db))).toBeLessThanOrEqual(10)
  })
})
