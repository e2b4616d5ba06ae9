import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { keepsTheLaws } from '../../../test/detector-laws.ts'
import { closeWorlds, layouts, openWorld } from '../../../test/world.ts'
import { sessionShape } from './detector.ts'

afterAll(closeWorlds)

const worldOf = (name: string) => join(import.meta.dirname, 'worlds', name)
const detectIn = async (name: string, layout: (typeof layouts)[number]) =>
  sessionShape.detect(await openWorld(worldOf(name), layout))

keepsTheLaws(sessionShape)

describe.each(layouts)('an excess of quiet stays, on %s', (layout) => {
  it('is seen in its session, and every view of it is picked out', async () => {
    const { findings } = await detectIn('guilty', layout)
    const sessions = findings.filter(
      ({ subject_kind, weight_db }) => subject_kind === 'session' && weight_db > 0,
    )
    expect(sessions.map(({ subject_id }) => subject_id)).toEqual(['s-2'])
    const accounts = findings.filter(({ subject_kind }) => subject_kind === 'account')
    expect(accounts.map(({ subject_id }) => subject_id).sort()).toEqual(
      Array.from({ length: 22 }, (_, index) => `m-${index}`).sort(),
    )
    for (const { session_id, weight_db } of accounts) {
      expect(session_id).toBe('s-2')
      expect(weight_db).toBeGreaterThan(12.8)
    }
  })

  it('is not seen in a crowd that a guest drew', async () => {
    const { findings, insufficient } = await detectIn('benign-guest-crowd', layout)
    expect(insufficient).toEqual([])
    expect(Math.max(...findings.map(({ weight_db }) => weight_db))).toBeLessThan(0)
  })

  it('is not looked for where entries were throttled', async () => {
    const { findings, insufficient } = await detectIn('benign-throttled-entries', layout)
    expect(findings).toEqual([])
    expect(insufficient).toHaveLength(6)
  })

  it('is missed where the machines have a life elsewhere', async () => {
    const { findings } = await detectIn('missed-lives-elsewhere', layout)
    expect(Math.max(...findings.map(({ weight_db }) => weight_db))).toBeLessThan(0)
  })
})
