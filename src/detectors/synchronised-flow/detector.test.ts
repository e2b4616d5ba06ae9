import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { keepsTheLaws } from '../../../test/detector-laws.ts'
import { closeWorlds, layouts, openWorld } from '../../../test/world.ts'
import { synchronisedFlow } from './detector.ts'
import { lnDrawTail } from './permutation.ts'

afterAll(closeWorlds)

const worldOf = (name: string) => join(import.meta.dirname, 'worlds', name)
const detectIn = async (name: string, layout: (typeof layouts)[number]) =>
  synchronisedFlow.detect(await openWorld(worldOf(name), layout))

describe('drawing from those present', () => {
  it('has the chance that counting gives', () => {
    expect(Math.exp(lnDrawTail(2, 2, { kind: 2, all: 4 }))).toBeCloseTo(1 / 6, 10)
    expect(Math.exp(lnDrawTail(1, 2, { kind: 2, all: 4 }))).toBeCloseTo(5 / 6, 10)
    expect(lnDrawTail(4, 4, { kind: 4, all: 4 })).toBe(0)
  })
})

keepsTheLaws(synchronisedFlow)

describe.each(layouts)('those who come and leave together, on %s', (layout) => {
  it('are seen, and told one by one', async () => {
    const { findings } = await detectIn('guilty', layout)
    const [session, ...accounts] = findings
    expect(session?.weight_db).toBeGreaterThan(12.8)
    expect(session?.facts['came_and_left_together']).toBe(24)
    expect(accounts).toHaveLength(24)
    expect(accounts.every(({ subject_id }) => subject_id.startsWith('m-'))).toBe(true)
  })

  it.each(['benign-outage', 'benign-guest-gone', 'missed-staggered'])('are not seen in %s', async (name) => {
    const { findings } = await detectIn(name, layout)
    expect(findings).toHaveLength(1)
    expect(findings[0]?.weight_db).toBeLessThan(6)
  })

  it('are not looked for where entries were throttled', async () => {
    const { findings, insufficient } = await detectIn('benign-throttled', layout)
    expect(findings).toEqual([])
    expect(insufficient[0]?.missing).toEqual(['activity.enter', 'activity.leave'])
  })
})
