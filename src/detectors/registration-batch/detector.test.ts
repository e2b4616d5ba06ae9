import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { keepsTheLaws } from '../../../test/detector-laws.ts'
import { closeWorlds, type layouts, openWorld } from '../../../test/world.ts'
import type { Finding } from '../finding.ts'
import { registrationBatch } from './detector.ts'

afterAll(closeWorlds)

const worldOf = (name: string) => join(import.meta.dirname, 'worlds', name)
const detectIn = async (name: string, layout: (typeof layouts)[number] = 'single') =>
  registrationBatch.detect(await openWorld(worldOf(name), layout))

const suspectedDb = 12.8
const suspected = (findings: readonly Finding[]): string[] =>
  findings
    .filter(({ subject_kind, weight_db }) => subject_kind === 'account' && weight_db >= suspectedDb)
    .map(({ subject_id }) => subject_id)
const openIn = ({ benign_considered }: Finding): string[] =>
  benign_considered.filter(({ ruled_out_by }) => ruled_out_by === null).map(({ cause }) => cause)

keepsTheLaws(registrationBatch)

describe('accounts that were made together', () => {
  it.each([
    ['guilty', 30, 30],
    ['guilty-half', 48, 30],
    ['guilty-left-to-lie', 40, 40],
  ])('are one batch, and hardly anybody else is in it: %s', async (name, size, least) => {
    const { findings, insufficient } = await detectIn(name)
    expect(insufficient).toEqual([])
    const groups = findings.filter(
      ({ subject_kind, weight_db }) => subject_kind === 'group' && weight_db >= suspectedDb,
    )
    expect(groups).toHaveLength(1)
    const named = suspected(findings)
    const right = named.filter((account) => account.startsWith('b-')).length
    expect(right).toBeGreaterThanOrEqual(least)
    expect(right).toBeLessThanOrEqual(size)
    expect(named.length - right).toBeLessThanOrEqual(1)
    expect(groups[0]?.facts['members']).toEqual(named)
  })

  it('are told with what they have in common', async () => {
    const { findings } = await detectIn('guilty')
    const account = findings.find(({ subject_id }) => subject_id === 'b-7')
    expect(account?.facts['in_common']).toEqual(['device', 'hours', 'identity', 'name', 'network', 'range'])
  })
})

describe('people who sign up together', () => {
  it.each([
    ['benign-campaign', ['sign_up_campaign', 'offline_event']],
    ['benign-campaign-nobody-stays', ['sign_up_campaign']],
    ['benign-school-term', ['sign_up_campaign', 'school_term']],
    ['benign-shop-counter', ['sign_up_campaign', 'assisted_sign_up']],
    ['benign-booth-on-campus', ['sign_up_campaign', 'school_term', 'assisted_sign_up']],
  ])('are not named while a cause may explain them: %s', async (name, open) => {
    const { findings } = await detectIn(name)
    expect(suspected(findings)).toEqual([])
    for (const finding of findings) expect(openIn(finding)).toEqual(open)
    expect(findings.length).toBeGreaterThan(0)
  })

  it.each(['benign-wave', 'benign-wave-half-stays', 'missed'])('are not spoken of: %s', async (name) => {
    expect((await detectIn(name)).findings).toEqual([])
  })
})
