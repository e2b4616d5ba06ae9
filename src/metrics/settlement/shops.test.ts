import { afterAll, describe, expect, it } from 'vitest'
import { closeWorlds, layouts, openStore } from '../../../test/world.ts'
import { migrate } from '../../ingest/migrate.ts'
import { factTables } from '../../ingest/tables.ts'
import type { AuditedSession } from '../../records/coverage.ts'
import { judgedOrderTable } from '../../verdicts/judged-order.ts'
import { measure } from '../measure.ts'
import { settle } from './settle.ts'

afterAll(closeWorlds)

const streams = ['order', 'order_event', 'order_event.refunded', 'order_event.settled']
const session: AuditedSession = {
  session_id: 's',
  room_id: 'r',
  host_id: 'h',
  agency_id: '',
  shop_id: '',
  platform: 'x',
  title: '',
  category: '',
  started_at: 0,
  ended_at: 1000,
  source: 'simulated',
  coverage: Object.fromEntries(
    streams.map((stream) => [stream, { stream, granularity: 'event', share: 1, declared: true, records: 3 }]),
  ),
}

const tableOf = (kind: string) => {
  const table = factTables.find(({ name }) => name === `fact_${kind}`)
  if (!table) throw new Error(kind)
  return table
}

const order = (shop_id: string, order_id: string, deal_price: number) => ({
  order_id,
  created_at: 1,
  account_id: order_id,
  shop_id,
  product_id: 'p',
  session_id: 's',
  quantity: 1,
  list_price: deal_price,
  deal_price,
  currency: 'CNY',
})

const contract = (contract_id: string, shop_id: string) => ({
  contract_id,
  shop_id,
  session_id: 's',
  slot_fee: 1000,
  commission_rate: 0.1,
  committed_metric: 'gmv_paid',
  committed_value: 400,
  clawback: 'pro_rata',
  currency: 'CNY',
})

async function settledIn(layout: (typeof layouts)[number]) {
  const engine = await openStore(layout)
  await migrate(engine)
  await engine.createTable(judgedOrderTable)
  const sold = [order('a', 'o-1', 100), order('a', 'o-2', 200), order('b', 'o-3', 5000)]
  await engine.insertRows(tableOf('order'), sold)
  const events = ['paid', 'settled'].flatMap((kind, at) =>
    sold.map(({ order_id, deal_price }) => ({ order_id, at: at + 2, kind, amount: deal_price })),
  )
  await engine.insertRows(tableOf('order_event'), events)
  await engine.insertRows(tableOf('contract'), [
    contract('k-a', 'a'),
    contract('k-b', 'b'),
    contract('k-c', 'c'),
  ])
  const lines = await measure(engine, [session])
  return { lines, settled: await settle(engine, [session], lines) }
}

describe.each(layouts)('a room that sells for two shops, on %s', (layout) => {
  it('is settled with each of them by what was sold of its own', async () => {
    const { settled } = await settledIn(layout)
    const owed = settled.map(({ contract_id, owed_back, commission_due }) => ({
      contract_id,
      owed_back,
      commission_due,
    }))
    expect(owed).toEqual([
      { contract_id: 'k-a', owed_back: 250, commission_due: 30 },
      { contract_id: 'k-b', owed_back: 0, commission_due: 500 },
      { contract_id: 'k-c', owed_back: null, commission_due: null },
    ])
    expect(settled[2]?.why?.en).toContain('No order of the session is of shop c')
  })

  it('owes the commission of each contract on the sales of its own shop', async () => {
    const { lines } = await settledIn(layout)
    const of = (metric: string) => lines.find((line) => line.metric === metric)
    expect(of('gmv_paid')?.recorded).toBe(5300)
    // Shop c sold nothing, of which nothing is due.
    expect(of('commission')?.recorded).toBe(530)
  })
})
