import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { keepsTheLaws } from '../../../test/detector-laws.ts'
import { closeWorlds, type layouts, openWorld } from '../../../test/world.ts'
import { counterConflict } from './detector.ts'

afterAll(closeWorlds)

const worldOf = (name: string) => join(import.meta.dirname, 'worlds', name)
const detectIn = async (name: string, layout: (typeof layouts)[number] = 'single') =>
  counterConflict.detect(await openWorld(worldOf(name), layout))
const partOf = (finding_id: string) => finding_id.split(':').at(-1)
const brokenIn = async (name: string, layout?: (typeof layouts)[number]) => {
  const { findings } = await detectIn(name, layout)
  return findings.flatMap(({ finding_id, weight_db }) => (weight_db > 0 ? [partOf(finding_id)] : [])).sort()
}

keepsTheLaws(counterConflict)

describe('figures that cannot both be true', () => {
  it('are found where a room shows more people, views and comments than its ledger holds', async () => {
    expect(await brokenIn('guilty-display')).toEqual([
      'displayed_totals.comments',
      'displayed_totals.views',
      'flow_balance.online',
      'likes',
      'littles_law.online',
    ])
  })

  it('weigh little where the online figure stays in proportion to the people present: it may be heat', async () => {
    const { findings } = await detectIn('benign-heat')
    const online = findings.filter(({ finding_id }) => finding_id.endsWith('.online'))
    expect(online.map(({ weight_db }) => weight_db)).toEqual([9, 9])
    for (const { benign_considered } of online)
      expect(benign_considered).toContainEqual({ cause: 'heat_for_people', ruled_out_by: null })
  })

  it('name the account that is in more rooms at once than a household has screens', async () => {
    const { findings } = await detectIn('guilty-everywhere')
    const rooms = findings.filter(({ subject_kind }) => subject_kind === 'account')
    expect(rooms.map(({ subject_id, facts }) => [subject_id, facts['rooms_at_once']])).toEqual([['m-1', 7]])
  })

  it('are found in parcels lighter than their goods and refunds without a parcel back', async () => {
    expect(await brokenIn('guilty-parcels')).toEqual(['no_parcel_back.kept_signed', 'parcels.light_parcels'])
  })

  it('are found in orders delivered long ago and never paid, where payments are declared complete', async () => {
    expect(await brokenIn('guilty-unpaid')).toEqual(['parcels.delivered_unpaid'])
    const { findings } = await detectIn('guilty-unpaid')
    expect(findings[0]?.facts).toMatchObject({ delivered_orders: 90, delivered_unpaid: 40 })
    const undeclared = await openWorld(worldOf('guilty-unpaid'))
    const sessions = undeclared.sessions.map((session) => ({
      ...session,
      coverage: Object.fromEntries(
        Object.entries(session.coverage).map(([stream, held]) => [stream, { ...held, declared: false }]),
      ),
    }))
    const unasked = await counterConflict.detect({ engine: undeclared.engine, sessions })
    expect(unasked.findings.map(({ finding_id }) => partOf(finding_id))).toEqual(['holds'])
  })

  const benign = readdirSync(worldOf('.')).filter(
    (name) => name.startsWith('benign') && !/throttled|other-room|heat/.test(name),
  )
  it.each([...benign, 'missed'])('are none in %s', async (name) => {
    const { findings, insufficient } = await detectIn(name)
    expect(insufficient).toEqual([])
    expect(findings.map(({ finding_id }) => partOf(finding_id))).toEqual(['holds'])
    expect(findings[0]?.weight_db).toBeLessThan(0)
  })

  it('are not asked for in a session of which not one act came, though another session has its ledger', async () => {
    const { findings, insufficient } = await detectIn('benign-other-room')
    expect(findings.map(({ finding_id }) => finding_id)).toEqual([
      `counter-conflict@${counterConflict.version}:session:s-1:holds`,
    ])
    expect(insufficient).toEqual([
      {
        detector: 'counter-conflict',
        session_id: 's-2',
        missing: ['activity.enter', 'activity.leave', 'order'],
      },
    ])
  })

  it('are not asked for where the ledger holds half of what happened', async () => {
    const { findings, insufficient } = await detectIn('benign-throttled')
    expect(findings).toEqual([])
    expect(insufficient.map(({ missing }) => missing)).toEqual([
      ['activity.enter', 'activity.leave', 'order'],
    ])
  })
})
