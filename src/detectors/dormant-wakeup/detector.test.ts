import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { keepsTheLaws } from '../../../test/detector-laws.ts'
import { closeWorlds, type layouts, openWorld } from '../../../test/world.ts'
import type { Finding } from '../finding.ts'
import { dormantWakeup } from './detector.ts'

afterAll(closeWorlds)

const worldOf = (name: string) => join(import.meta.dirname, 'worlds', name)
const detectIn = async (name: string, layout: (typeof layouts)[number] = 'single') =>
  dormantWakeup.detect(await openWorld(worldOf(name), layout))

const groupsIn = (findings: readonly Finding[]): Finding[] =>
  findings.filter(({ subject_kind }) => subject_kind === 'group')
const accountsIn = (findings: readonly Finding[]): Finding[] =>
  findings.filter(({ subject_kind }) => subject_kind === 'account')
const suspectedDb = 12.8
const watchDb = 6.8

keepsTheLaws(dormantWakeup)

describe('accounts registered together that wake together', () => {
  it.each([
    ['guilty', 's-1', 'fake_viewers'],
    ['guilty-product', null, 'brushed_order'],
  ])('are one wave, told for a second look and not suspected: %s', async (name, session, type) => {
    const { findings, insufficient } = await detectIn(name)
    expect(insufficient).toEqual([])
    expect(groupsIn(findings)).toHaveLength(1)
    const named = accountsIn(findings).map(({ subject_id }) => subject_id)
    expect(named.toSorted()).toEqual(groupsIn(findings)[0]?.facts['members'])
    expect(named.filter((account) => account.startsWith('c-'))).toHaveLength(14)
    expect(named.length).toBeLessThanOrEqual(15)
    for (const { weight_db, session_id, fraud_type } of findings) {
      expect(weight_db).toBeGreaterThan(watchDb)
      expect(weight_db).toBeLessThan(suspectedDb)
      expect(session_id).toBe(session)
      expect(fraud_type).toBe(type)
    }
  })

  it('are missed where they logged in before', async () => {
    expect((await detectIn('missed-logging-in')).findings).toEqual([])
  })
})

describe('people who appear for the first time', () => {
  it.each(readdirSync(worldOf('.')).filter((name) => name.startsWith('benign')))(
    'are not spoken of: %s',
    async (name) => {
      expect((await detectIn(name)).findings).toEqual([])
    },
  )
})
