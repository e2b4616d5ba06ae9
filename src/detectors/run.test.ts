import { afterAll, describe, expect, it } from 'vitest'
import { closeWorlds, openStore } from '../../test/world.ts'
import type { Detector } from './detector.ts'
import { runDetectors } from './run.ts'

afterAll(closeWorlds)

const silent = (id: string): Detector => ({
  id,
  version: 1,
  status: 'experimental',
  family: 'counters',
  fraudTypes: [],
  subjects: ['session'],
  name: { zh: '名', en: 'name' },
  needs: [],
  sees: { zh: '见', en: 'sees' },
  misses: { zh: '漏', en: 'misses' },
  benign: [],
  parameters: [],
  queries: [],
  detect: async () => ({
    findings: [],
    insufficient: [{ detector: id, session_id: 's', missing: ['order'] }],
  }),
})

describe('running detectors', () => {
  it('names each before it starts, measures it, and keeps the order of the catalogue', async () => {
    const engine = await openStore()
    const told: string[] = []
    let clock = 0
    const now = () => {
      clock += 500
      return clock
    }
    const effects = { progress: (id: string) => told.push(id), now }
    const run = await runDetectors([silent('b'), silent('a')], { engine, sessions: [] }, effects)
    expect(told).toEqual(['visits', 'b', 'a'])
    expect(run.insufficient.map(({ detector }) => detector)).toEqual(['b', 'a'])
    expect(run.seconds).toEqual({ visits: 0.5, b: 0.5, a: 0.5 })
  })

  it('ends where one of them breaks', async () => {
    const engine = await openStore()
    const broken = { ...silent('b'), detect: () => Promise.reject(new Error('broken')) }
    await expect(runDetectors([broken, silent('a')], { engine, sessions: [] })).rejects.toThrow('broken')
  })
})
