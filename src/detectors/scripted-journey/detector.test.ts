import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { keepsTheLaws } from '../../../test/detector-laws.ts'
import { closeWorlds, layouts, openWorld } from '../../../test/world.ts'
import { toldOf, type Walk } from './crews.ts'
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

  it.each(['benign-forced-path', 'benign-careful-buyers', 'benign-trial-size', 'missed'])(
    'are not seen in %s',
    async (world) => {
      expect(await detectIn(world, layout)).toEqual({ findings: [], insufficient: [] })
    },
  )
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

describe('the orders of one buyer', () => {
  const row = (path: number, hollow: number, orders: number): PathRow => ({
    session_id: 's',
    path,
    hollow,
    bare: 0,
    orders,
  })
  const walk = (order_id: string, path: number): Walk => ({
    session_id: 's',
    order_id,
    account_id: 'a',
    placed_at: 0,
    hollow: 1,
    path,
    paid_minor: 9900,
    currency: 'CNY',
    lags: [],
    buyer_orders: 4,
    buyer_hollow: 4,
  })

  it('do not add up to more than one step suffices for, nor tell of an order without', () => {
    const habits = habitsOf([row(1, 30, 30), row(0, 4, 400)])
    expect(habits.marked).toBe(1)
    const told = toldOf([walk('x', 1), walk('y', 1), walk('z', 1), walk('n', 0)], habits)
    expect(told.map(({ walk }) => walk.order_id)).toEqual(['x', 'y', 'z'])
    expect(Math.max(...told.map(({ weightDb }) => weightDb))).toBeLessThanOrEqual(12)
  })

  it('tell of one another where they go the whole path', () => {
    const habits = habitsOf([row(3, 30, 30), row(0, 4, 400)])
    const told = toldOf([walk('x', 3), walk('y', 3), walk('n', 0)], habits)
    expect(told.map(({ walk }) => walk.order_id)).toEqual(['x', 'y', 'n'])
    expect(Math.min(...told.map(({ weightDb }) => weightDb))).toBeGreaterThan(12.8)
  })
})
