import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { keepsTheLaws } from '../../../test/detector-laws.ts'
import { closeWorlds, layouts, openWorld } from '../../../test/world.ts'
import { scriptedJourney } from './detector.ts'
import { habitsOf, type PathRow, pathDb } from './habits.ts'

afterAll(closeWorlds)

const worldOf = (name: string) => join(import.meta.dirname, 'worlds', name)
const detectIn = async (name: string, layout: (typeof layouts)[number]) =>
  scriptedJourney.detect(await openWorld(worldOf(name), layout))

keepsTheLaws(scriptedJourney)

describe.each(layouts)('orders that go the way of a task, on %s', (layout) => {
  it('are found with their accounts, and these as a group', async () => {
    const { findings } = await detectIn('guilty', layout)
    const of = (kind: string) => findings.filter(({ subject_kind }) => subject_kind === kind)
    expect(
      of('order')
        .map(({ subject_id }) => subject_id)
        .sort(),
    ).toEqual(Array.from({ length: 8 }, (_, place) => `x${place}`))
    expect(Math.min(...of('order').map(({ weight_db }) => weight_db))).toBeGreaterThan(12.8)
    expect(of('account').map(({ subject_id }) => subject_id)).toEqual(['k0', 'k1', 'k2', 'k3'])
    expect(of('group').map(({ facts }) => facts['members'])).toEqual([['k0', 'k1', 'k2', 'k3']])
  })

  it.each(['benign-forced-path', 'benign-careful-buyers', 'missed'])('are not seen in %s', async (world) => {
    expect(await detectIn(world, layout)).toEqual({ findings: [], insufficient: [] })
  })
})

describe('the habits of an import', () => {
  const row = (session_id: string, path: number, hollow: number, orders: number): PathRow => ({
    session_id,
    path,
    hollow,
    bare: 0,
    orders,
  })

  it('hold nothing against a step that comes before orders which are kept', () => {
    const habits = habitsOf([row('s', 1, 4, 40), row('s', 0, 4, 40)])
    expect(habits.marked).toBe(0)
  })

  it('weigh a path by its own session: elsewhere the same steps are no more than a reason to look', () => {
    const rows = [
      row('guilty', 3, 20, 20),
      row('guilty', 0, 4, 80),
      row('other', 3, 0, 2),
      row('other', 0, 8, 98),
    ]
    const habits = habitsOf(rows)
    expect(pathDb(3, 'guilty', habits)).toBeGreaterThan(12.8)
    expect(pathDb(3, 'other', habits)).toBeLessThanOrEqual(8)
  })
})
