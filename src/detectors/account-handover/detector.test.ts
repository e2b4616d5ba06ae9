import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { keepsTheLaws } from '../../../test/detector-laws.ts'
import { closeWorlds, type layouts, openWorld } from '../../../test/world.ts'
import type { Finding } from '../finding.ts'
import { accountHandover } from './detector.ts'

afterAll(closeWorlds)

const worldOf = (name: string) => join(import.meta.dirname, 'worlds', name)
const detectIn = async (name: string, layout: (typeof layouts)[number] = 'single') =>
  accountHandover.detect(await openWorld(worldOf(name), layout))

const groupsIn = (findings: readonly Finding[]): Finding[] =>
  findings.filter(({ subject_kind }) => subject_kind === 'group')
const accountsFrom = (findings: readonly Finding[], least: number): string[] =>
  findings
    .filter((one) => one.subject_kind === 'account' && one.weight_db >= least)
    .map(({ subject_id }) => subject_id)
const openIn = ({ benign_considered }: Finding): string[] =>
  benign_considered.filter(({ ruled_out_by }) => ruled_out_by === null).map(({ cause }) => cause)
const suspectedDb = 12.8

keepsTheLaws(accountHandover)

describe('accounts that change hands together', () => {
  it.each(['guilty', 'guilty-one-by-one'])('are one batch, and nobody else is in it: %s', async (name) => {
    const { findings, insufficient } = await detectIn(name)
    expect(insufficient).toEqual([])
    expect(groupsIn(findings)).toHaveLength(1)
    const [group] = groupsIn(findings)
    expect(openIn(group as Finding)).toEqual([])
    expect(group?.weight_db).toBeGreaterThan(suspectedDb)
    const named = accountsFrom(findings, suspectedDb)
    expect(named).toEqual(group?.facts['members'])
    expect(named.every((account) => account.startsWith('c-'))).toBe(true)
    expect(named.length).toBeGreaterThanOrEqual(13)
  })

  it('include those that nobody had used in the records', async () => {
    const { findings } = await detectIn('guilty')
    expect(accountsFrom(findings, suspectedDb)).toContain('c-0')
    const own = findings.find(({ subject_id }) => subject_id === 'c-0')
    expect(own?.facts['logins_before']).toBe(0)
    expect(own?.facts['hours_apart']).toBe(null)
  })
})

describe('one account that changes hands alone', () => {
  it('is told and not suspected: somebody who moves away with a new telephone looks the same', async () => {
    const { findings } = await detectIn('missed-single')
    expect(findings.map(({ subject_id }) => subject_id)).toEqual(['c-1'])
    expect(findings[0]?.weight_db).toBeGreaterThan(0)
    expect(findings[0]?.weight_db).toBeLessThan(suspectedDb)
    expect(openIn(findings[0] as Finding)).toContain('moving_or_travelling')
  })

  it('stays unsuspected where each has a network and a telephone of its own', async () => {
    expect(accountsFrom((await detectIn('missed-own-networks')).findings, suspectedDb)).toEqual([])
  })
})

describe('people who move together', () => {
  it('are not spoken of where they keep their telephones', async () => {
    expect((await detectIn('benign-new-term')).findings).toEqual([])
  })

  it('are told with the cause where they have new ones and keep their hours', async () => {
    const { findings } = await detectIn('benign-new-term-new-phones')
    expect(groupsIn(findings)).toHaveLength(1)
    expect(openIn(groupsIn(findings)[0] as Finding)).toContain('moved_together')
    expect(accountsFrom(findings, suspectedDb)).toEqual([])
  })
})
