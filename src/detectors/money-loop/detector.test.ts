import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { keepsTheLaws } from '../../../test/detector-laws.ts'
import { closeWorlds, type layouts, openWorld } from '../../../test/world.ts'
import type { Finding } from '../finding.ts'
import { moneyLoop } from './detector.ts'

afterAll(closeWorlds)

const worldOf = (name: string) => join(import.meta.dirname, 'worlds', name)
const detectIn = async (name: string, layout: (typeof layouts)[number] = 'single') =>
  moneyLoop.detect(await openWorld(worldOf(name), layout))

const suspectedDb = 12.8
const suspected = (findings: readonly Finding[], kind: string): string[] => {
  const heavy = findings.filter((own) => own.subject_kind === kind && own.weight_db >= suspectedDb)
  return [...new Set(heavy.map(({ subject_id }) => subject_id))].sort()
}

keepsTheLaws(moneyLoop)

describe('prices that go back while the goods are kept', () => {
  it('are seen with their buyers, whichever way they take', async () => {
    const { findings, insufficient } = await detectIn('guilty')
    expect(insufficient).toEqual([])
    const ways = new Map(
      findings
        .filter(({ subject_kind }) => subject_kind === 'order')
        .map(({ subject_id, facts }) => [subject_id, facts['route']]),
    )
    expect(ways.get('o-100')).toBe('buyer')
    expect(ways.get('o-120')).toBe('cycle')
    expect(ways.get('o-130')).toBe('collector')
    expect(ways.get('o-140')).toBe('own_means')
    expect(suspected(findings, 'order')).toHaveLength(17)
    expect(suspected(findings, 'account')).toEqual(
      ['b-0', 'b-1', 'b-2', 'b-3', 'b-4', 'c-0', 'c-1', 'c-2', 'e-0', 'e-1', 'e-2', 'e-3', 'f-1'].sort(),
    )
  })

  it('are one group, named by its buyers', async () => {
    const { findings } = await detectIn('guilty')
    const groups = findings.filter(({ subject_kind }) => subject_kind === 'group')
    expect(groups).toHaveLength(1)
    expect(groups[0]?.facts['members']).toEqual(suspected(findings, 'account'))
  })

  it('add up the parts of one price', async () => {
    const { findings } = await detectIn('guilty')
    const split = findings.find(
      ({ subject_kind, subject_id }) => subject_kind === 'order' && subject_id === 'o-142',
    )
    expect(split?.facts['paid_back_minor']).toBe(10_200)
  })
})

describe('money that is paid out for reasons of its own', () => {
  it.each(['benign-cashback', 'benign-free-orders', 'benign-damages', 'benign-goodwill'])(
    'accuses nobody: %s',
    async (name) => {
      const { findings } = await detectIn(name)
      expect(findings.filter(({ weight_db }) => weight_db >= suspectedDb)).toEqual([])
    },
  )

  it('is left open where a draw is on record', async () => {
    const { findings } = await detectIn('benign-free-orders')
    const [one] = findings.filter(({ subject_kind }) => subject_kind === 'order')
    const prize = one?.benign_considered.find(({ cause }) => cause === 'free_order_prize')
    expect(prize?.ruled_out_by).toBeNull()
  })
})

describe('money that changes hands outside the records', () => {
  it('is missed, and a ledger without payouts is said to lack them', async () => {
    const { findings, insufficient } = await detectIn('missed')
    expect(findings).toEqual([])
    expect(insufficient.map(({ missing }) => missing)).toEqual([
      ['order_event.payout'],
      ['order_event.payout'],
    ])
  })
})
