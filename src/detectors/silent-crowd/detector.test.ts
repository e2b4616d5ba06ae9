import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { keepsTheLaws } from '../../../test/detector-laws.ts'
import { closeWorlds, type layouts, openWorld } from '../../../test/world.ts'
import { silentCrowd } from './detector.ts'

afterAll(closeWorlds)

const worldOf = (name: string) => join(import.meta.dirname, 'worlds', name)
const detectIn = async (name: string, layout: (typeof layouts)[number] = 'single') =>
  silentCrowd.detect(await openWorld(worldOf(name), layout))

keepsTheLaws(silentCrowd)

describe('a silent crowd', () => {
  it('is seen beside the followers of the session and the other sessions', async () => {
    const { findings } = await detectIn('guilty')
    const heavy = findings.filter(({ weight_db }) => weight_db > 12.8)
    expect(heavy.map(({ subject_id }) => subject_id)).toEqual(['s-2'])
  })

  it.each(['benign-small-hours', 'missed-tapping'])('is not seen in %s', async (name) => {
    const { findings } = await detectIn(name)
    expect(findings).toHaveLength(5)
    expect(Math.max(...findings.map(({ weight_db }) => weight_db))).toBeLessThan(6)
  })

  it('is not looked for where likes were throttled', async () => {
    const { findings, insufficient } = await detectIn('benign-throttled-likes')
    expect(findings).toEqual([])
    expect(insufficient[0]?.missing).toEqual(['activity.like'])
  })
})
