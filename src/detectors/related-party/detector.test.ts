import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { keepsTheLaws } from '../../../test/detector-laws.ts'
import { closeWorlds, layouts, openWorld } from '../../../test/world.ts'
import type { Finding } from '../finding.ts'
import { relatedParty } from './detector.ts'

afterAll(closeWorlds)

const worldOf = (name: string) => join(import.meta.dirname, 'worlds', name)
const detectIn = async (name: string, layout: (typeof layouts)[number]) =>
  relatedParty.detect(await openWorld(worldOf(name), layout))
const ordersOf = (findings: readonly Finding[], session = 's-1') =>
  findings.filter((finding) => finding.subject_kind === 'order' && finding.session_id === session)
const weightOf = (findings: readonly Finding[], subject: string) =>
  findings.find(({ subject_kind, subject_id }) => subject_kind === 'session' && subject_id === subject)
    ?.weight_db

keepsTheLaws(relatedParty)

describe.each(layouts)('buying inside the team, on %s', (layout) => {
  it('is seen by listed accounts, payers, devices and addresses, and by its share of the session', async () => {
    const { findings, insufficient } = await detectIn('guilty', layout)
    expect(insufficient).toEqual([])
    const orders = ordersOf(findings)
    expect(orders.length).toBe(100)
    const by = (means: string) => orders.filter(({ facts }) => (facts['means'] as string[]).includes(means))
    expect(by('account').map(({ weight_db }) => weight_db)).toEqual(Array(60).fill(30))
    const paidFor = by('payer').filter(({ facts }) => !(facts['means'] as string[]).includes('account'))
    expect(paidFor.filter(({ weight_db }) => weight_db >= 12.8)).toHaveLength(20)
    expect(weightOf(findings, 's-1')).toBeGreaterThan(15)
    expect(weightOf(findings, 's-0')).toBeLessThan(0)
  })

  it('is seen where the list names accounts only, by what these were seen with', async () => {
    const { findings } = await detectIn('guilty-friends', layout)
    const suspected = (kind: string) => {
      const heavy = findings.filter(
        ({ subject_kind, weight_db }) => subject_kind === kind && weight_db >= 12.8,
      )
      return heavy.map(({ subject_id, facts }) => (kind === 'order' ? facts['account_id'] : subject_id))
    }
    expect([...new Set(suspected('account'))].sort()).toEqual(['f1', 'f2'])
    expect(suspected('order').sort()).toEqual(
      ['f1', 'f1', 'f1', 'f1', 'f1', 'f1', 'f2', 'f2', 'f2', 'f2', 't0', 't1', 't2'].sort(),
    )
    const group = findings.find(({ subject_kind }) => subject_kind === 'group')
    expect(group?.facts['members']).toEqual(['f1', 'f2'])
  })

  it('takes three purchases of staff among two hundred out of the figures, and weighs nothing against the room', async () => {
    const { findings } = await detectIn('benign-few-staff', layout)
    expect(ordersOf(findings).map(({ facts }) => facts['account_id'])).toEqual(['t0', 't1', 't2'])
    expect(weightOf(findings, 's-1')).toBeLessThanOrEqual(0)
  })

  it('is not seen in a village pick-up point, nor in a campus network', async () => {
    const { findings } = await detectIn('benign-pickup-point', layout)
    expect(ordersOf(findings)).toEqual([])
    expect(weightOf(findings, 's-1')).toBeLessThanOrEqual(0)
  })

  it('is not seen in the neighbours, the flatmate or the fan of somebody listed, nor in a payer of everybody', async () => {
    const { findings } = await detectIn('benign-neighbours', layout)
    const heavy = findings.filter(({ weight_db }) => weight_db >= 12.8)
    expect(heavy.map(({ facts }) => facts['account_id']).sort()).toEqual(['h0', 't0', 't1'])
  })

  it('is not judged where the list speaks of another room', async () => {
    const { engine, sessions } = await openWorld(worldOf('missed'), layout)
    const other = sessions.map((session) => ({ ...session, session_id: `${session.session_id}-elsewhere` }))
    const { findings, insufficient } = await relatedParty.detect({ engine, sessions: other })
    expect(findings).toEqual([])
    expect(insufficient.map(({ missing }) => missing)).toEqual([['team'], ['team']])
  })

  it('misses friends whom no list names', async () => {
    const { findings } = await detectIn('missed', layout)
    expect(ordersOf(findings)).toEqual([])
    expect(weightOf(findings, 's-1')).toBeGreaterThan(-3.02)
  })
})
