import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { keepsTheLaws } from '../../../test/detector-laws.ts'
import { closeWorlds, layouts, openWorld } from '../../../test/world.ts'
import { flashGrab } from './detector.ts'

afterAll(closeWorlds)

const worldOf = (name: string) => join(import.meta.dirname, 'worlds', name)
const detectIn = async (name: string, layout: (typeof layouts)[number]) =>
  flashGrab.detect(await openWorld(worldOf(name), layout))

keepsTheLaws(flashGrab)

describe.each(layouts)('orders grabbed at once and let go, on %s', (layout) => {
  it('are told with their accounts, and these as a group', async () => {
    const { findings } = await detectIn('guilty', layout)
    const of = (kind: string) => findings.filter(({ subject_kind }) => subject_kind === kind)
    expect(of('order').length).toBe(24)
    expect(of('order').every(({ subject_id }) => subject_id.startsWith('x'))).toBe(true)
    expect(Math.min(...of('order').map(({ weight_db }) => weight_db))).toBeGreaterThan(12.8)
    expect(of('order')[0]?.facts).toMatchObject({ never_paid: true, quick_back: 12, quick_kept: 0 })
    expect(of('account').length).toBe(12)
    expect(of('group').map(({ facts }) => facts['accounts'])).toEqual([12])
  })

  it.each(['benign-flash-sale', 'benign-called-off', 'benign-one-person', 'missed'])(
    'are not seen in %s',
    async (world) => {
      expect(await detectIn(world, layout)).toEqual({ findings: [], insufficient: [] })
    },
  )
})
