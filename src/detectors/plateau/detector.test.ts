import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { keepsTheLaws } from '../../../test/detector-laws.ts'
import { closeWorlds, type layouts, openWorld } from '../../../test/world.ts'
import { plateau } from './detector.ts'
import { changesOf } from './regular.ts'

afterAll(closeWorlds)

const worldOf = (name: string) => join(import.meta.dirname, 'worlds', name)
const detectIn = async (name: string, layout: (typeof layouts)[number]) =>
  plateau.detect(await openWorld(worldOf(name), layout))

describe('changes of a rounded number', () => {
  it('are counted in the unit it is rounded to', () => {
    expect(changesOf([10_000, 10_300, 10_200])).toEqual([3, -1])
    expect(changesOf([9990, 9993, 10_000])).toEqual([3])
  })
})

keepsTheLaws(plateau)

describe('an audience that is too regular', () => {
  it.each([
    ['guilty-steps', 'one_amount'],
    ['guilty-line', 'straight_line'],
  ])('is seen in %s', async (name, sort) => {
    const { findings } = await detectIn(name, 'single')
    expect(findings[0]?.facts).toMatchObject({ regularity: sort })
    expect(findings[0]?.weight_db).toBeGreaterThan(12.8)
  })

  it.each(['benign-heat', 'benign-frozen-screen', 'benign-paid-step', 'missed-constant'])(
    'is not seen in %s',
    async (name) => {
      const { findings } = await detectIn(name, 'single')
      expect(findings[0]?.weight_db).toBeLessThan(6)
    },
  )
})
