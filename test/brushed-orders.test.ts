import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { refundAfterStream } from '../src/detectors/refund-after-stream/detector.ts'
import { fuse } from '../src/verdicts/fuse.ts'
import type { Verdict } from '../src/verdicts/verdict.ts'
import { closeWorlds, openWorld } from './world.ts'

const folders: string[] = []
afterAll(async () => {
  await closeWorlds()
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

const [hour, day] = [3_600_000, 86_400_000]
const started_at = 1_794_312_000_000

interface Placed {
  readonly account_id: string
  readonly at: number
  readonly session_id: string
  /** Hours from the order to the refund, where it was given back unsent. */
  readonly backAfter?: number
  /** Sent, and sent back: the money follows the goods. */
  readonly returned?: boolean
}

function recordsOf({ account_id, at, session_id, backAfter, returned }: Placed, index: number) {
  const order_id = `o-${index}`
  const order = {
    ...{ order_id, created_at: at, account_id, shop_id: 'shop', product_id: `p-${index % 7}`, session_id },
    ...{ quantity: 1, list_price: 19_900, deal_price: 9900, paid_amount: 9900, currency: 'CNY' },
  }
  const paid = { order_id, at: at + 20_000, kind: 'paid', amount: 9900 }
  const back = at + (backAfter ?? 0) * hour
  const rest =
    backAfter === undefined
      ? [
          { order_id, at: at + 80 * hour, kind: 'shipped' },
          { order_id, at: at + 130 * hour, kind: 'signed' },
        ]
      : [
          { order_id, at: back, kind: 'cancelled' },
          { order_id, at: back, kind: 'refunded', amount: 9900 },
        ]
  const after = [
    { order_id, at: at + 150 * hour, kind: 'refund_requested', amount: 9900 },
    { order_id, at: at + 170 * hour, kind: 'return_shipped' },
    { order_id, at: at + 230 * hour, kind: 'refunded', amount: 9900 },
  ]
  return { order, events: [paid, ...rest, ...(returned === true ? after : [])] }
}

const ndjson = (rows: readonly object[]): string => rows.map((row) => JSON.stringify(row)).join('\n')

/** What the refunds of one session say, beside thirty days of a shelf of which one order in so many is given back. */
async function verdictsOn(
  inSession: readonly Omit<Placed, 'session_id'>[],
  backOnShelf = 12,
): Promise<Verdict[]> {
  const shelf = Array.from({ length: 360 }, (_, place): Placed => {
    const at = started_at - 31 * day + place * 2 * hour
    return {
      account_id: `shelf-${place}`,
      at,
      session_id: '',
      ...(place % backOnShelf === 1 ? { backAfter: 7 } : {}),
    }
  })
  const placed = [...shelf, ...inSession.map((order) => ({ ...order, session_id: 's' }))].map(recordsOf)
  const folder = mkdtempSync(join(tmpdir(), 'wring-brushed-'))
  folders.push(folder)
  const session = { session_id: 's', room_id: 'r', host_id: 'h', shop_id: 'shop', platform: 'p' }
  writeFileSync(
    join(folder, 'session.ndjson'),
    ndjson([{ ...session, started_at, ended_at: started_at + 4 * hour }]),
  )
  writeFileSync(join(folder, 'order.ndjson'), ndjson(placed.map(({ order }) => order)))
  writeFileSync(join(folder, 'order_event.ndjson'), ndjson(placed.flatMap(({ events }) => events)))
  const { engine, sessions } = await openWorld(folder)
  return fuse(await refundAfterStream.detect({ engine, sessions }), sessions, [refundAfterStream])
}

const claimed = (verdicts: readonly Verdict[], kind: string): string[] =>
  verdicts
    .filter(({ subject_kind, level }) => subject_kind === kind && /suspected/.test(level))
    .map(({ subject_id }) => subject_id)

describe('brushed orders that became known', () => {
  it('two accounts that placed a hundred orders each and returned them the same night', async () => {
    const honest = Array.from({ length: 150 }, (_, place) => ({
      account_id: `a-${place}`,
      at: started_at + place * 90_000,
      ...(place % 12 === 5 ? { backAfter: 5 } : {}),
    }))
    const brushed = Array.from({ length: 200 }, (_, place) => ({
      account_id: `brush-${place % 2}`,
      at: started_at + place * 60_000,
      backAfter: 6 - place / 60,
    }))
    const verdicts = await verdictsOn([...honest, ...brushed])
    expect(claimed(verdicts, 'order').length).toBe(200)
    expect([...new Set(claimed(verdicts, 'account'))]).toEqual(['brush-0', 'brush-1'])
  })

  it('1,323 sold and 1,012 of them given back: the orders and accounts, and not the room as the doer', async () => {
    const genuine = Array.from({ length: 311 + 28 }, (_, place) => ({
      account_id: `a-${place}`,
      at: started_at + place * 40_000,
      ...(place < 28 ? { backAfter: 5 } : {}),
    }))
    const brushed = Array.from({ length: 1012 - 28 }, (_, place) => ({
      account_id: `brush-${place % 120}`,
      at: started_at + place * 13_000,
      backAfter: 4 + (place % 30) / 10,
    }))
    const verdicts = await verdictsOn([...genuine, ...brushed])
    expect(claimed(verdicts, 'session')).toEqual([])
    const orders = claimed(verdicts, 'order')
    expect(orders.length).toBe(984)
    expect(claimed(verdicts, 'account').every((id) => id.startsWith('brush-'))).toBe(true)
    expect(claimed(verdicts, 'group').length).toBe(1)
  })

  it('not where seven in ten come back, as in women’s apparel, most of them with the goods', async () => {
    const apparel = Array.from({ length: 240 }, (_, place) => ({
      account_id: `a-${place}`,
      at: started_at + place * 50_000,
      ...(place % 10 < 3 ? { backAfter: 3 + (place % 17) } : place % 10 < 7 ? { returned: true } : {}),
    }))
    const verdicts = await verdictsOn(apparel, 4)
    expect(verdicts.filter(({ level }) => /suspected|watch/.test(level))).toEqual([])
  })
})
