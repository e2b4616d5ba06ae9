import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { keepsTheLaws } from '../../../test/detector-laws.ts'
import { closeWorlds, type layouts, openWorld } from '../../../test/world.ts'
import type { Finding } from '../finding.ts'
import { boughtFollowers } from './detector.ts'

afterAll(closeWorlds)

const worldOf = (name: string) => join(import.meta.dirname, 'worlds', name)
const detectIn = async (name: string, layout: (typeof layouts)[number] = 'single') =>
  boughtFollowers.detect(await openWorld(worldOf(name), layout))

const suspectedDb = 12.8
const suspected = (findings: readonly Finding[], kind: string): string[] =>
  findings
    .filter(({ subject_kind, weight_db }) => subject_kind === kind && weight_db >= suspectedDb)
    .map(({ subject_id }) => subject_id)
    .sort()
const bought = Array.from({ length: 20 }, (_, number) => `b-${number}`).sort()

keepsTheLaws(boughtFollowers)

describe('accounts that follow and do nothing else', () => {
  it.each(['guilty-never-entered', 'guilty-looked-in'])(
    'are picked out of their session: %s',
    async (name) => {
      const { findings, insufficient } = await detectIn(name)
      expect(insufficient).toEqual([])
      expect(suspected(findings, 'session')).toEqual(['s-2'])
      expect(suspected(findings, 'account')).toEqual(bought)
    },
  )

  it('are told with what sets them apart', async () => {
    const { findings } = await detectIn('guilty-never-entered')
    const session = findings.find(({ subject_id }) => subject_id === 's-2')
    expect(session?.facts).toMatchObject({ without_entry: 20, registered_together: 20 })
  })

  it('are missed where they are fewer than five', async () => {
    const { findings } = await detectIn('missed')
    expect([suspected(findings, 'session'), suspected(findings, 'account')]).toEqual([[], []])
  })
})

describe('people who follow for reasons of their own', () => {
  it.each(['benign-sign-up-campaign', 'benign-raid', 'benign-followed-from-profile'])(
    'are not suspected, nor is their session: %s',
    async (name) => {
      const { findings, insufficient } = await detectIn(name)
      expect(insufficient).toEqual([])
      expect(findings.length).toBeGreaterThan(0)
      for (const { weight_db } of findings) expect(weight_db).toBeLessThan(0)
    },
  )

  it('are not judged where entries were lost', async () => {
    const { findings, insufficient } = await detectIn('benign-lost-entries')
    expect(findings).toEqual([])
    expect(insufficient.map(({ missing }) => missing)).toEqual(Array(4).fill(['activity.enter']))
  })
})
