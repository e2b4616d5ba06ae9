import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { keepsTheLaws } from '../../../test/detector-laws.ts'
import { closeWorlds, type layouts, openWorld } from '../../../test/world.ts'
import type { Finding } from '../finding.ts'
import { identityQuota } from './detector.ts'

afterAll(closeWorlds)

const worldOf = (name: string) => join(import.meta.dirname, 'worlds', name)
const detectIn = async (name: string, layout: (typeof layouts)[number] = 'single') =>
  identityQuota.detect(await openWorld(worldOf(name), layout))

const suspectedDb = 12.8
const suspected = (findings: readonly Finding[]): string[] =>
  findings
    .filter(({ subject_kind, weight_db }) => subject_kind === 'account' && weight_db >= suspectedDb)
    .map(({ subject_id }) => subject_id)
    .sort()
const openIn = ({ benign_considered }: Finding): string[] =>
  benign_considered.filter(({ ruled_out_by }) => ruled_out_by === null).map(({ cause }) => cause)

keepsTheLaws(identityQuota)

describe('an identity with more accounts than it may hold', () => {
  it('is a group, with each account of it', async () => {
    const { findings } = await detectIn('guilty')
    const members = Array.from({ length: 9 }, (_, number) => `m-${number}`)
    const groups = findings.filter(({ subject_kind }) => subject_kind === 'group')
    expect(groups.map(({ facts }) => facts['members'])).toEqual([members])
    expect(suspected(findings)).toEqual(members)
  })

  it('answers for accounts in use only', async () => {
    const { findings } = await detectIn('guilty-some-closed')
    expect(suspected(findings)).toEqual(Array.from({ length: 8 }, (_, number) => `m-${number + 2}`))
  })
})

describe('accounts that may well be on one identity', () => {
  it.each([
    ['benign-closed-accounts', ['closed_accounts']],
    ['benign-placeholder', ['placeholder']],
  ])('are a reason to look at most: %s', async (name, open) => {
    const { findings } = await detectIn(name)
    expect(findings.map(openIn)).toEqual([open])
    expect(suspected(findings)).toEqual([])
  })

  it.each(['benign-two-platforms', 'missed'])('are not spoken of within the limit: %s', async (name) => {
    expect((await detectIn(name)).findings).toEqual([])
  })
})
