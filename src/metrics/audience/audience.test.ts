import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { closeWorlds, layouts, openStore } from '../../../test/world.ts'
import { migrate } from '../../ingest/migrate.ts'
import { factTables } from '../../ingest/tables.ts'
import type { AuditedSession, Granularity } from '../../records/coverage.ts'
import { judgedOrderTable } from '../../verdicts/judged-order.ts'
import { onlineCurves } from '../curve/curve.ts'
import { measure } from '../measure.ts'

afterAll(closeWorlds)

const ended = 3_600_000
const covered = (streams: readonly string[], granularity: Granularity): AuditedSession['coverage'] =>
  Object.fromEntries(
    streams.map((stream) => [stream, { stream, granularity, share: 1, declared: true, records: 1 }]),
  )

const sessionOf = (session_id: string, coverage: AuditedSession['coverage']): AuditedSession => ({
  session_id,
  room_id: 'r',
  host_id: 'h',
  agency_id: '',
  shop_id: '',
  platform: 'x',
  title: '',
  category: '',
  started_at: 0,
  ended_at: ended,
  source: 'simulated',
  coverage,
})

const tableOf = (kind: string) => {
  const table = factTables.find(({ name }) => name === `fact_${kind}`)
  if (!table) throw new Error(kind)
  return table
}

const stay = fc.record({ from: fc.nat({ max: ended - 2 }), length: fc.integer({ min: 1, max: ended }) })
const visits = (
  fc.sample(fc.array(stay, { minLength: 40, maxLength: 80 }), { numRuns: 1, seed: 5 })[0] ?? []
).map(({ from, length }, index) => ({
  account_id: `a-${index}`,
  from,
  until: Math.min(ended, from + length),
}))
const acts = visits.flatMap(({ account_id, from, until }) => [
  { account_id, at: from, kind: 'enter' },
  { account_id, at: until, kind: 'leave' },
  { account_id, at: from + 1, kind: 'like', count: 3 },
])

describe.each(layouts)('an audience, on %s', (layout) => {
  async function world() {
    const engine = await openStore(layout)
    await migrate(engine)
    await engine.createTable(judgedOrderTable)
    await engine.insertRows(
      tableOf('activity'),
      ['s-1', 's-3'].flatMap((session_id) => acts.map((act) => ({ ...act, session_id }))),
    )
    await engine.insertRows(
      tableOf('counter'),
      [
        [0, 100],
        [600_000, 300],
        [2_400_000, 0],
      ].flatMap(([at, value]) =>
        ['s-2', 's-3'].map((session_id) => ({ at, value, name: 'online', session_id })),
      ),
    )
    const sessions = [
      sessionOf('s-1', covered(['activity'], 'event')),
      sessionOf('s-2', covered(['counter.online'], 'event')),
      sessionOf('s-3', covered(['activity', 'counter.online'], 'event')),
    ]
    const lines = await measure(engine, sessions)
    const of = (session: string, metric: string) =>
      lines.find((line) => line.session_id === session && line.metric === metric)
    return { engine, sessions, of }
  }

  it('keeps the identities of a whole ledger, and is what a slow reading says', async () => {
    const { engine, sessions, of } = await world()
    const recorded = (metric: string) => of('s-1', metric)?.recorded ?? Number.NaN
    const dwells = visits.map(({ from, until }) => (until - from) / 1000)
    const total = dwells.reduce((left, right) => left + right, 0)
    const peak = Math.max(
      ...visits.map(({ from: at }) => visits.filter(({ from, until }) => from <= at && at < until).length),
    )
    expect(recorded('views')).toBe(visits.length)
    expect(recorded('likes')).toBe(3 * visits.length)
    expect(recorded('like_user_rate')).toBe(1)
    expect(recorded('pcu')).toBe(peak)
    expect(recorded('dwell')).toBeCloseTo(total / visits.length, 6)
    const sorted = dwells.toSorted((left, right) => left - right)
    const quantile = (share: number) => {
      const place = share * (sorted.length - 1)
      const [low = 0, high = low] = sorted.slice(Math.floor(place))
      return low + (place - Math.floor(place)) * (high - low)
    }
    const spread = of('s-1', 'dwell')?.spread
    expect(spread?.median).toBeCloseTo(quantile(0.5), 6)
    expect(spread?.p25).toBeCloseTo(quantile(0.25), 6)
    expect(spread?.p75).toBeCloseTo(quantile(0.75), 6)
    expect(spread?.under_10s).toBeCloseTo(dwells.filter((dwell) => dwell < 10).length / dwells.length, 6)
    expect(spread?.over_30min).toBeCloseTo(dwells.filter((dwell) => dwell > 1800).length / dwells.length, 6)
    expect(of('s-2', 'dwell')?.spread).toBeUndefined()
    expect(recorded('acu') * (ended / 1000)).toBeCloseTo(total, 6)
    expect(recorded('pcu')).toBeGreaterThanOrEqual(recorded('acu'))
    expect(recorded('unique_viewers')).toBeLessThanOrEqual(recorded('views'))
    const curve = (await onlineCurves(engine, sessions))['s-1'] ?? []
    expect(curve.length).toBeLessThanOrEqual(600)
    const cells = visits.flatMap(({ from, until }) => [from, until].map((at) => Math.floor(at / 6001)))
    expect(curve).toHaveLength(new Set(cells).size)
    for (const { at, online } of curve)
      expect(online).toBe(visits.filter(({ from, until }) => from < at + 6001 && until >= at + 6001).length)
    expect(curve.at(-1)?.online).toBe(0)
    expect(Math.max(...curve.map(({ online }) => online ?? 0))).toBeLessThanOrEqual(peak)
  })

  it('holds display and ledger against each other at one instant: where the display, or else the ledger, is highest', async () => {
    const { of } = await world()
    const at = (instant: number) =>
      visits.filter(({ from, until }) => from <= instant && instant < until).length
    expect(of('s-3', 'online')).toMatchObject({ at: 600_000, displayed: 300, recorded: at(600_000) })
    const own = of('s-1', 'online')
    expect(own).toMatchObject({ displayed: null, recorded: of('s-1', 'pcu')?.recorded })
    expect(at(own?.at ?? 0)).toBe(own?.recorded)
    expect(at((own?.at ?? 0) - 1)).toBeLessThan(own?.recorded ?? 0)
  })

  it('shows counters and stays silent on the rest where only counters were seen', async () => {
    const { of } = await world()
    expect(of('s-2', 'pcu')).toMatchObject({ displayed: 300, recorded: null, audited: null })
    expect(of('s-2', 'online')).toMatchObject({ at: 600_000, displayed: 300, recorded: null })
    expect(of('s-2', 'acu')?.displayed).toBe((100 * 600 + 300 * 1800) / 2400)
    for (const metric of ['views', 'orders', 'gmv_paid', 'gmv_net', 'gmv_audited'])
      expect(of('s-2', metric)).toMatchObject({ recorded: null, audited: null, low: null, steps: [] })
  })
})
