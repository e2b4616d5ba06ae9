import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { keepsTheLaws } from '../../../test/detector-laws.ts'
import { closeWorlds, type layouts, openWorld } from '../../../test/world.ts'
import type { Finding } from '../finding.ts'
import { deviceFarm } from './detector.ts'

afterAll(closeWorlds)

const worldOf = (name: string) => join(import.meta.dirname, 'worlds', name)
const detectIn = async (name: string, layout: (typeof layouts)[number] = 'single') =>
  deviceFarm.detect(await openWorld(worldOf(name), layout))

const suspectedDb = 12.8
const suspected = (findings: readonly Finding[], kind: string): string[] =>
  findings
    .filter(({ subject_kind, weight_db }) => subject_kind === kind && weight_db >= suspectedDb)
    .map(({ subject_id }) => subject_id)
    .sort()
const worked = (count: number): string[] => Array.from({ length: count }, (_, number) => `f-${number}`).sort()

keepsTheLaws(deviceFarm)

describe('a telephone that works many accounts', () => {
  it('is picked out with its accounts, and nobody else', async () => {
    const { findings, insufficient } = await detectIn('guilty')
    expect(insufficient).toEqual([])
    expect(suspected(findings, 'device')).toEqual(['farm-0', 'farm-1'])
    expect(suspected(findings, 'account')).toEqual(
      [0, 1].flatMap((phone) => Array.from({ length: 8 }, (_, k) => `f-${phone}-${k}`)).sort(),
    )
  })

  it('is known by the company of its accounts where they are no more than a home has', async () => {
    const { findings } = await detectIn('guilty-small-phones')
    const phones = Array.from({ length: 6 }, (_, phone) => `farm-${phone}`)
    expect(suspected(findings, 'device')).toEqual(phones)
    expect(suspected(findings, 'account')).toHaveLength(24)
    const [device] = findings.filter(({ subject_id }) => subject_id === 'farm-1')
    expect(device?.facts).toMatchObject({ accounts_on_one: 4, at_once: 4, phones_alike: 6 })
  })

  it('says nothing of a home of five in the same records', async () => {
    const { findings } = await detectIn('guilty-beside-a-home')
    expect(suspected(findings, 'device')).toHaveLength(6)
    expect(suspected(findings, 'account').filter((account) => account.startsWith('m-'))).toEqual([])
  })
})

describe('a purse that pays for many accounts', () => {
  it('makes them a group', async () => {
    const { findings } = await detectIn('guilty-one-purse')
    const groups = findings.filter(({ subject_kind }) => subject_kind === 'group')
    expect(groups.map(({ facts }) => facts['members'])).toEqual([worked(12)])
    expect(suspected(findings, 'account')).toEqual(worked(12))
  })
})

describe('ten telephones in one hand', () => {
  it('are one group by the beat at which they change rooms', async () => {
    const { findings } = await detectIn('guilty-ten-phones')
    const [group, ...others] = findings.filter(({ subject_kind }) => subject_kind === 'group')
    expect(others).toEqual([])
    expect(group?.facts).toMatchObject({ parallel_phones: 10, members: worked(10) })
    expect(suspected(findings, 'account')).toEqual(worked(10))
  })
})

describe('people who share for reasons of their own', () => {
  it.each([
    'benign-campus',
    'benign-family',
    'benign-second-hand',
    'benign-borrowed',
    'benign-crowd-household',
    'benign-shop-counter',
    'benign-homes-that-watch',
    'benign-flatmates',
    'benign-placeholder',
    'missed',
  ])('are not suspected: %s', async (name) => {
    const { findings, insufficient } = await detectIn(name)
    expect(insufficient).toEqual([])
    for (const { weight_db } of findings) expect(weight_db).toBeLessThan(suspectedDb)
  })

  it('are told with what is not ruled out where an identifier is a placeholder', async () => {
    const { findings } = await detectIn('benign-placeholder')
    const [device] = findings.filter(({ subject_id }) => subject_id === '00000000')
    const open = device?.benign_considered.filter(({ ruled_out_by }) => ruled_out_by === null)
    expect(open?.map(({ cause }) => cause)).toEqual(['placeholder'])
  })
})
