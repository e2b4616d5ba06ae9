import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { keepsTheLaws } from '../../../test/detector-laws.ts'
import { closeWorlds, type layouts, openWorld } from '../../../test/world.ts'
import type { Finding } from '../finding.ts'
import { lnBinomialTail } from '../weight.ts'
import { lnTailBound } from './crews.ts'
import { crewDetector } from './detector.ts'

afterAll(closeWorlds)

const worldOf = (name: string) => join(import.meta.dirname, 'worlds', name)
const detectIn = async (name: string, layout: (typeof layouts)[number] = 'single') =>
  crewDetector.detect(await openWorld(worldOf(name), layout))

const openIn = ({ benign_considered }: Finding): string[] =>
  benign_considered.filter(({ ruled_out_by }) => ruled_out_by === null).map(({ cause }) => cause)
const groupsIn = (findings: readonly Finding[]): Finding[] =>
  findings.filter(({ subject_kind }) => subject_kind === 'group')
const accountsIn = (findings: readonly Finding[], least: number): string[] => {
  const accounts = findings.filter((one) => one.subject_kind === 'account' && one.weight_db >= least)
  return [...new Set(accounts.map(({ subject_id }) => subject_id))]
}
const suspectedDb = 12.8

keepsTheLaws(crewDetector)

describe('people who keep the same hours in room after room', () => {
  it.each([
    ['guilty', 14],
    ['guilty-gathering-slowly', 20],
  ])('are one group, and nobody else is in it: %s', async (name, size) => {
    const { findings, insufficient } = await detectIn(name)
    expect(insufficient).toEqual([])
    expect(groupsIn(findings)).toHaveLength(1)
    const [group] = groupsIn(findings)
    const named = accountsIn(findings, suspectedDb)
    expect(named.toSorted()).toEqual(group?.facts['members'])
    expect(named.every((account) => account.startsWith('c-'))).toBe(true)
    expect(named.length).toBeGreaterThanOrEqual(size - 1)
    expect(group?.weight_db).toBeGreaterThan(suspectedDb)
    expect(group?.facts['rooms']).toEqual(['r-1', 'r-2', 'r-3', 'r-4'])
  })

  it('have the same name however often they are judged', async () => {
    const [one, other] = [await detectIn('guilty'), await detectIn('guilty')]
    expect(groupsIn(one.findings)[0]?.subject_id).toBe(groupsIn(other.findings)[0]?.subject_id)
    expect(groupsIn(one.findings)[0]?.subject_id).toMatch(/^crew-[0-9a-f]{16}$/)
  })

  it('are missed where they come and go one after another', async () => {
    expect((await detectIn('missed')).findings).toEqual([])
  })
})

describe('accounts that keep the same hours on each other’s telephones', () => {
  it('are called made-up viewers, not people who are paid', async () => {
    const typesIn = async (name: string) =>
      new Set((await detectIn(name)).findings.map(({ fraud_type }) => fraud_type))
    expect(await typesIn('guilty')).toEqual(new Set(['paid_crowd']))
    expect(await typesIn('guilty-shared-phones')).toEqual(new Set(['fake_viewers']))
  })
})

describe('people who meet for reasons of their own', () => {
  it.each([
    ['benign-bargain-club', 'bargain_club'],
    ['benign-campus', 'household_or_campus'],
  ])('are told with the cause, and not suspected: %s', async (name, cause) => {
    const { findings } = await detectIn(name)
    for (const group of groupsIn(findings)) expect(openIn(group)).toContain(cause)
    expect(accountsIn(findings, suspectedDb)).toEqual([])
  })

  it.each(['benign-keen-viewers', 'benign-fans-of-one-host'])('are not spoken of: %s', async (name) => {
    expect((await detectIn(name)).findings).toEqual([])
  })

  it('are not judged where all sessions are of one host', async () => {
    const { insufficient } = await detectIn('benign-fans-of-one-host')
    expect(insufficient.map(({ missing }) => missing)).toEqual(Array(8).fill(['session']))
  })
})

describe('the bound of a binomial tail', () => {
  it('is never below the tail, and near it where it is small', () => {
    for (const [k, n, p] of [
      [5, 10, 0.1],
      [44, 58, 0.2],
      [9, 11, 0.4],
      [60, 60, 0.3],
    ] as const) {
      const exact = lnBinomialTail(k, n, p)
      expect(lnTailBound(k, n, p)).toBeGreaterThanOrEqual(exact - 1e-9)
      expect(lnTailBound(k, n, p)).toBeLessThan(exact + 0.1)
    }
  })
})
