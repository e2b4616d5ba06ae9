import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { keepsTheLaws } from '../../../test/detector-laws.ts'
import { closeWorlds, type layouts, openWorld } from '../../../test/world.ts'
import type { Finding } from '../finding.ts'
import { accountRaising } from './detector.ts'
import { nearShare, timelineOf } from './rotation.ts'

afterAll(closeWorlds)

const worldOf = (name: string) => join(import.meta.dirname, 'worlds', name)
const detectIn = async (name: string, layout: (typeof layouts)[number] = 'single') =>
  accountRaising.detect(await openWorld(worldOf(name), layout))

const groupsIn = (findings: readonly Finding[]): Finding[] =>
  findings.filter(({ subject_kind }) => subject_kind === 'group')
const suspected = (findings: readonly Finding[]): string[] =>
  findings
    .filter((one) => one.subject_kind === 'account' && one.weight_db >= 12.8)
    .map((one) => one.subject_id)
const openIn = ({ benign_considered }: Finding): string[] =>
  benign_considered.filter(({ ruled_out_by }) => ruled_out_by === null).map(({ cause }) => cause)

keepsTheLaws(accountRaising)

describe('accounts kept up in rotation', () => {
  it.each(['guilty', 'guilty-own-phones'])('are one set, and nobody else is in it: %s', async (name) => {
    const { findings, insufficient } = await detectIn(name)
    expect(insufficient).toEqual([])
    expect(groupsIn(findings)).toHaveLength(1)
    const [group] = groupsIn(findings)
    expect(group?.weight_db).toBeGreaterThan(12.8)
    expect(group?.facts['sessions']).toEqual(['s-1'])
    expect(openIn(group as Finding)).toEqual([])
    expect(suspected(findings)).toEqual(group?.facts['members'])
    expect(suspected(findings)).toEqual(Array.from({ length: 8 }, (_, index) => `c-${index}`))
  })

  it('are missed where each has a network of its own', async () => {
    expect((await detectIn('missed-own-networks')).findings).toEqual([])
  })
})

describe('people who share a network or a telephone', () => {
  it.each([
    ['benign-testers', 'testers'],
    ['benign-bargain-hunters', 'bargain_hunters'],
  ])('are told with the cause, and not suspected: %s', async (name, cause) => {
    const { findings } = await detectIn(name)
    expect(groupsIn(findings)).toHaveLength(1)
    expect(openIn(groupsIn(findings)[0] as Finding)).toContain(cause)
    expect(suspected(findings)).toEqual([])
  })

  it('are not spoken of where each keeps hours of their own', async () => {
    expect(suspected((await detectIn('benign-students')).findings)).toEqual([])
  })
})

describe('the share of logins next to another’s', () => {
  it('leaves out one’s own and counts the edge of the window', () => {
    const timeline = timelineOf([
      [0, 1000],
      [500, 5000],
    ])
    expect(nearShare(timeline, [0, 1000], 500, 0)).toBe(1)
    expect(nearShare(timeline, [0, 1000], 499, 0)).toBe(0)
    expect(nearShare(timeline, [5000], 400, 1)).toBe(0)
    expect(nearShare(timeline, [], 400, 1)).toBe(0)
  })
})
