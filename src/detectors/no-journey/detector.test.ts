import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { keepsTheLaws } from '../../../test/detector-laws.ts'
import { closeWorlds, layouts, openWorld } from '../../../test/world.ts'
import { noJourney } from './detector.ts'

afterAll(closeWorlds)

const worldOf = (name: string) => join(import.meta.dirname, 'worlds', name)
const detectIn = async (name: string, layout: (typeof layouts)[number]) =>
  noJourney.detect(await openWorld(worldOf(name), layout))

keepsTheLaws(noJourney)

describe.each(layouts)('orders without a journey, on %s', (layout) => {
  it('are told where they came back empty, with their accounts, and these as a group', async () => {
    const { findings } = await detectIn('guilty', layout)
    const of = (kind: string) => findings.filter(({ subject_kind }) => subject_kind === kind)
    expect(of('order').length).toBe(16)
    expect(of('order').every(({ subject_id }) => subject_id.startsWith('x'))).toBe(true)
    expect(Math.min(...of('order').map(({ weight_db }) => weight_db))).toBeGreaterThan(12.8)
    expect(of('order')[0]?.facts).toMatchObject({ seen_before: false, unseen_back: 8, session_back: 14 })
    expect(new Set(of('account').map(({ subject_id }) => subject_id)).size).toBe(8)
    expect(of('group').map(({ facts }) => facts['accounts'])).toEqual([8])
  })

  it('are told where the buyer came in only to order', async () => {
    const { findings } = await detectIn('guilty-in-and-out', layout)
    const orders = findings.filter(({ subject_kind }) => subject_kind === 'order')
    expect(orders.filter(({ facts }) => facts['seen_before'] === true).length).toBe(10)
  })

  it.each([
    'benign-outside-links',
    'benign-visits-lost',
    'benign-cashback',
    'benign-called-off',
    'benign-one-person',
    'missed',
  ])('are not seen in %s', async (world) => {
    expect(await detectIn(world, layout)).toEqual({ findings: [], insufficient: [] })
  })
})
