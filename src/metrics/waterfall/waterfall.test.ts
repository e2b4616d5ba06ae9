import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { closeWorlds, layouts, openStore } from '../../../test/world.ts'
import { migrate } from '../../ingest/migrate.ts'
import { factTables } from '../../ingest/tables.ts'
import type { AuditedSession } from '../../records/coverage.ts'
import { judgedOrderTable } from '../../verdicts/judged-order.ts'
import { type Ledger, ledgers } from '../orders/ledger.ts'
import { waterfall } from './waterfall.ts'

afterAll(closeWorlds)

const ended = 1_000_000
const cutoff = ended + 15 * 86_400_000

interface Event {
  readonly kind: string
  readonly at: number
  readonly amount: number | null
}
interface Line {
  readonly quantity: number
  readonly list_price: number
  readonly deal_price: number
  readonly paid_amount: number | null
  readonly platform_subsidy: number | null
}
interface Bought {
  readonly lines: readonly Line[]
  readonly events: readonly Event[]
  readonly judged: { readonly judged_class: string; readonly level: string } | null
}

const price = fc.nat({ max: 500 })
const line: fc.Arbitrary<Line> = fc.record({
  quantity: fc.integer({ min: 1, max: 3 }),
  list_price: price,
  deal_price: price,
  paid_amount: fc.option(price),
  platform_subsidy: fc.option(fc.nat({ max: 100 })),
})
const day = 86_400_000
const event: fc.Arbitrary<Event> = fc.record({
  kind: fc.constantFrom('paid', 'closed_unpaid', 'cancelled', 'shipped', 'refunded', 'refunded', 'settled'),
  at: fc.constantFrom(1, 500, ended + 7 * day, ended + 7 * day + 1, cutoff, cutoff + 1, ended + 31 * day),
  amount: fc.option(price),
})
const bought: fc.Arbitrary<Bought> = fc.record({
  lines: fc.array(line, { minLength: 1, maxLength: 3 }),
  events: fc.array(event, { maxLength: 5 }),
  judged: fc.option(
    fc.record({
      judged_class: fc.constantFrom('related_party', 'fictitious'),
      level: fc.constantFrom('watch', 'suspected', 'highly_suspected'),
    }),
  ),
})

const sum = (numbers: readonly number[]) => numbers.reduce((left, right) => left + right, 0)

/** The slow, obvious reading of one order. */
function read({ lines, events, judged }: Bought) {
  const of = (kind: string) => events.filter((each) => each.kind === kind)
  const payable = sum(lines.map((each) => each.paid_amount ?? each.quantity * each.deal_price))
  const stated = sum(lines.map((each) => each.paid_amount ?? 0))
  const undone = of('closed_unpaid').length > 0 || (of('cancelled').length > 0 && of('refunded').length === 0)
  const isPaid = of('paid').length > 0 || (stated > 0 && !undone)
  const payments = of('paid').map(({ amount }) => amount)
  const soFar = payments.includes(null) || payments.length === 0 ? payable : sum(payments.map(Number))
  const subsidised = sum(lines.map((each) => each.platform_subsidy ?? 0))
  const paid = isPaid ? (soFar + subsidised < payable ? soFar : payable) : 0
  const first = Math.min(...of('cancelled').map(({ at }) => at))
  const cancelled = Number.isFinite(first) && of('refunded').length === 0
  const returns = cancelled ? [{ at: first, amount: null }] : of('refunded')
  const inTime = returns.filter(({ at }) => at <= cutoff).map(({ amount }) => amount ?? paid)
  const refund = Math.min(paid, sum(inTime))
  const netAt = [7, 15, 30].map((days) => {
    const back = returns.filter(({ at }) => at <= ended + days * day).map(({ amount }) => amount ?? paid)
    return paid - Math.min(paid, sum(back))
  })
  const level = ['watch', 'suspected', 'highly_suspected'].indexOf(judged?.level ?? '')
  const taken = level >= 1 ? (judged?.judged_class ?? '') : ''
  const low = level >= 0
  const watched = level === 0 ? refund : 0
  const high = judged?.judged_class === 'related_party' ? level >= 1 : level >= 2
  const list = sum(lines.map((each) => each.quantity * each.list_price))
  const deal = sum(lines.map((each) => each.quantity * each.deal_price))
  return { paid, refund, netAt, watched, taken, low, high, list, deal }
}

function expected(orders: readonly Bought[]) {
  const all = orders.map(read)
  const total = (pick: (each: (typeof all)[number]) => number) => sum(all.map(pick))
  return {
    gmv_list: total(({ list }) => list),
    gmv_order: total(({ deal }) => deal),
    gmv_paid: total(({ paid }) => paid),
    gmv_net: total(({ paid, refund }) => paid - refund),
    gmv_audited: total(({ paid, refund, taken }) => (taken === '' ? paid - refund : 0)),
    audited_low: total(({ paid, refund, low }) => (low ? 0 : paid - refund)),
    audited_high: total(({ paid, refund, high }) => (high ? 0 : paid - refund)),
    related_paid: total(({ paid, taken }) => (taken === 'related_party' ? paid : 0)),
    fictitious_paid: total(({ paid, taken }) => (taken === 'fictitious' ? paid : 0)),
    net_by_term: [0, 1, 2].map((term) => total(({ netAt }) => netAt[term] ?? 0)),
    watched_refunds: total(({ watched }) => watched),
    genuine_refunds: total(({ refund, taken }) => (taken === '' ? refund : 0)),
  }
}

const tableOf = (kind: string) => {
  const table = factTables.find(({ name }) => name === `fact_${kind}`)
  if (!table) throw new Error(kind)
  return table
}

const sessionOf = (session_id: string): AuditedSession => ({
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
  coverage: {},
})

describe.each(layouts)('random ledgers, on %s', (layout) => {
  it('come to the same sums as the slow reading, and every waterfall adds up exactly', async () => {
    const worlds = fc.sample(fc.array(bought, { minLength: 1, maxLength: 8 }), { numRuns: 150, seed: 11 })
    const engine = await openStore(layout)
    await migrate(engine)
    await engine.createTable(judgedOrderTable)
    const orders = worlds.flatMap((world, w) =>
      world.map((each, o) => ({ ...each, session_id: `s-${w}`, order_id: `${w}-${o}` })),
    )
    await engine.insertRows(
      tableOf('order'),
      orders.flatMap(({ lines, session_id, order_id }) =>
        lines.map((each, index) => ({
          ...each,
          session_id,
          order_id,
          created_at: 1,
          account_id: order_id,
          product_id: `p-${index}`,
          currency: 'CNY',
        })),
      ),
    )
    await engine.insertRows(
      tableOf('order_event'),
      orders.flatMap(({ events, order_id }) => events.map((each) => ({ ...each, order_id }))),
    )
    await engine.insertRows(
      judgedOrderTable,
      orders.flatMap(({ judged, order_id }) => (judged ? [{ ...judged, order_id, probability: 0.9 }] : [])),
    )
    const rows = await ledgers(
      engine,
      worlds.map((_, w) => sessionOf(`s-${w}`)),
    )
    expect(rows).toHaveLength(worlds.length)
    for (const row of rows) {
      const world = worlds[Number(row.session_id.slice(2))] ?? []
      expect(row).toMatchObject(expected(world))
      const [week = 0, , month = 0] = row.net_by_term
      const falling = [row.gmv_paid, week, row.gmv_net, month]
      expect(falling).toEqual(falling.toSorted((a, b) => b - a))
      expect(row.net_by_term[1]).toBe(row.gmv_net)
      expect(row.watched_refunds).toBeLessThanOrEqual(row.genuine_refunds)
      for (const metric of ['gmv_list', 'gmv_paid', 'gmv_net'])
        for (const value of [0, row.gmv_net, row.gmv_paid, row.gmv_order, row.gmv_list, 99_999]) {
          const steps = waterfall({ metric, value }, row)
          expect(value - sum(steps.map(({ amount }) => amount))).toBe(row.gmv_audited)
        }
    }
  })
})

describe('a claim', () => {
  const ledger = {
    gmv_list: 1000,
    gmv_order: 800,
    gmv_paid: 700,
    gmv_net: 500,
    gmv_audited: 400,
    related_paid: 60,
    related_net: 50,
    related_count: 1,
    fictitious_paid: 90,
    fictitious_net: 50,
    fictitious_count: 2,
    genuine_refunds: 150,
    genuine_refund_count: 3,
    watched_refunds: 120,
    watched_refund_count: 2,
    discounted_lines: 9,
    unpaid_count: 4,
  } satisfies Partial<Ledger>
  const amounts = (metric: string, value: number) =>
    waterfall({ metric, value }, ledger).map(({ amount }) => amount)

  it('at list price loses the discount first', () => {
    expect(amounts('gmv_list', 1000)).toEqual([200, 100, 60, 90, 150, 0])
    expect(amounts('gmv_paid', 1000)).toEqual([200, 100, 60, 90, 150, 0])
  })
  it('at order value loses what was never paid', () => {
    expect(amounts('gmv_order', 800)).toEqual([0, 100, 60, 90, 150, 0])
  })
  it('blind to refunds loses the refunds', () => {
    expect(amounts('gmv_net', 700)).toEqual([0, 0, 60, 90, 150, 0])
  })
  it('tells which part of its refunds a finding speaks of, as long as all of them are in it', () => {
    const refunds = (metric: string, value: number) =>
      waterfall({ metric, value }, ledger).find(({ step }) => step === 'ordinary_refunds')
    expect(refunds('gmv_paid', 700)?.watched).toEqual({ amount: 120, count: 2 })
    expect(refunds('gmv_net', 600)).not.toHaveProperty('watched')
    expect(
      waterfall({ metric: 'gmv_paid', value: 700 }, { ...ledger, watched_refunds: 0 })[4],
    ).not.toHaveProperty('watched')
  })
  it('that is net already loses no refund twice', () => {
    expect(amounts('gmv_net', 500)).toEqual([0, 0, 50, 50, 0, 0])
  })
  it('beyond the ledger leaves the rest to other, and one below it leaves less than nothing', () => {
    expect(amounts('gmv_paid', 5000)).toEqual([200, 100, 60, 90, 150, 4000])
    expect(amounts('gmv_paid', 600)).toEqual([0, 0, 60, 90, 150, -100])
  })
})
