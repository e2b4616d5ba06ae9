import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { keepsTheLaws } from '../../../test/detector-laws.ts'
import { closeWorlds, type layouts, openWorld } from '../../../test/world.ts'
import type { Finding } from '../finding.ts'
import { buyerRing } from './detector.ts'

afterAll(closeWorlds)

const worldOf = (name: string) => join(import.meta.dirname, 'worlds', name)
const detectIn = async (name: string, layout: (typeof layouts)[number] = 'single') =>
  buyerRing.detect(await openWorld(worldOf(name), layout))

const suspectedDb = 12.8
const suspected = (findings: readonly Finding[], kind: string): string[] => {
  const heavy = findings.filter((own) => own.subject_kind === kind && own.weight_db >= suspectedDb)
  return [...new Set(heavy.map(({ subject_id }) => subject_id))].sort()
}

keepsTheLaws(buyerRing)

describe('accounts that order again and again and take nearly all of it back', () => {
  it('are seen with their orders and as one group', async () => {
    const { findings, insufficient } = await detectIn('guilty')
    expect(insufficient).toEqual([])
    const members = Array.from({ length: 8 }, (_, number) => `b-${number}`)
    expect(suspected(findings, 'account')).toEqual(members)
    expect(suspected(findings, 'order')).toHaveLength(24)
    const [group] = findings.filter(({ subject_kind }) => subject_kind === 'group')
    expect(group?.facts['members']).toEqual(members)
    expect(group?.facts['shops']).toEqual(['shop-0', 'shop-1'])
  })

  it('are seen where two of them place all the orders of one evening', async () => {
    const { findings } = await detectIn('guilty-two-accounts')
    expect(suspected(findings, 'account')).toEqual(['b-0', 'b-1'])
    expect(suspected(findings, 'order')).toHaveLength(120)
  })

  it('are missed where each places one order', async () => {
    expect((await detectIn('missed')).findings).toEqual([])
  })
})

describe('buyers who send things back for reasons of their own', () => {
  it.each([
    'benign-apparel',
    'benign-fans',
    'benign-faulty-batch',
    'benign-one-returner',
    'benign-price-protection',
  ])('are not suspected: %s', async (name) => {
    const { findings } = await detectIn(name)
    expect(findings.filter(({ weight_db }) => weight_db >= suspectedDb)).toEqual([])
  })
})
