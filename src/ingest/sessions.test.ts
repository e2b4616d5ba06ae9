import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { closeWorlds, layouts, openWorld } from '../../test/world.ts'
import { coverageOf } from '../records/coverage.ts'

afterAll(closeWorlds)

const started = 1794312000000
const session = { session_id: 's-1', room_id: 'r-1', host_id: 'h-1', platform: 'douyin', started_at: started }
const act = (kind: string, at: number) => ({ at, session_id: 's-1', account_id: 'a-1', kind })

const order = {
  order_id: 'o-1',
  session_id: 's-1',
  created_at: started + 7,
  account_id: 'a-1',
  shop_id: 'm-1',
  product_id: 'p-1',
  quantity: 1,
  list_price: 900,
  deal_price: 900,
  paid_amount: 900,
  currency: 'CNY',
}

function folderOf(manifest: object | undefined): string {
  const folder = mkdtempSync(join(tmpdir(), 'wring-sessions-'))
  const rows = [act('enter', started + 5), act('like', started + 9)]
  writeFileSync(join(folder, 'session.ndjson'), JSON.stringify(session))
  writeFileSync(join(folder, 'activity.ndjson'), rows.map((row) => JSON.stringify(row)).join('\n'))
  if (manifest) writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest))
  return folder
}

for (const layout of layouts) {
  describe(`the sessions of a store, ${layout}`, () => {
    it('end with the last sign of life where nobody said when', async () => {
      const { sessions } = await openWorld(folderOf(undefined), layout)
      expect(sessions).toMatchObject([{ session_id: 's-1', started_at: started, ended_at: started + 9 }])
    })

    it('have the coverage that their manifest declares', async () => {
      const coverage = {
        'activity.like': { granularity: 'burst', share: 0.4 },
        order: { granularity: 'event' },
      }
      const { sessions } = await openWorld(folderOf({ source: 'observer', coverage }), layout)
      expect(sessions[0]?.source).toBe('observer')
      expect(sessions[0]?.coverage['activity.like']).toEqual({
        stream: 'activity.like',
        granularity: 'burst',
        share: 0.4,
        declared: true,
        records: 1,
      })
      expect(sessions[0]?.coverage['order']).toMatchObject({ granularity: 'event', share: 1, records: 0 })
    })

    it('have no acts where not one came, whatever the manifest says of the import as a whole', async () => {
      const coverage = {
        activity: { granularity: 'event', share: 1 },
        order: { granularity: 'event', share: 1 },
      }
      const folder = folderOf({ source: 'regulator_upload', coverage })
      const silent = { ...session, session_id: 's-2', started_at: started + 1 }
      writeFileSync(join(folder, 'session-2.ndjson'), JSON.stringify(silent))
      const { sessions } = await openWorld(folder, layout)
      expect(sessions.map((held) => coverageOf(held, 'activity.enter').granularity)).toEqual([
        'event',
        'none',
      ])
      expect(sessions.map((held) => coverageOf(held, 'order').granularity)).toEqual(['event', 'event'])
    })

    it('claim no share of activity where nobody said how it was collected, nor of what never came', async () => {
      const { sessions } = await openWorld(folderOf(undefined), layout)
      const [held] = sessions
      if (!held) throw new Error('no session')
      expect(coverageOf(held, 'activity.enter')).toMatchObject({
        granularity: 'event',
        share: null,
        declared: false,
      })
      expect(coverageOf(held, 'activity.leave')).toMatchObject({ granularity: 'none', records: 0 })
      expect(coverageOf(held, 'order')).toMatchObject({ granularity: 'none' })
    })

    it('claim no share of acts that an observer caught, unless the manifest states one', async () => {
      const shareOf = async (source: string, stated: object) => {
        const coverage = { 'activity.enter': { granularity: 'event', ...stated } }
        const { sessions } = await openWorld(folderOf({ source, coverage }), layout)
        return sessions[0]?.coverage['activity.enter']?.share
      }
      expect(await shareOf('observer', {})).toBeNull()
      expect(await shareOf('observer', { share: 0.98 })).toBe(0.98)
      expect(await shareOf('regulator_upload', {})).toBe(1)
    })

    it('claim no share of orders unless somebody says so, and take none for a fact where they are said to be whole', async () => {
      const orderOf = async (manifest: object | undefined, ...orders: object[]) => {
        const folder = folderOf(manifest)
        const rows = orders.map((order) => JSON.stringify(order)).join('\n')
        if (rows !== '') writeFileSync(join(folder, 'order.ndjson'), rows)
        const { sessions } = await openWorld(folder, layout)
        if (!sessions[0]) throw new Error('no session')
        const { granularity, share } = coverageOf(sessions[0], 'order')
        return [granularity, share]
      }
      const stated = (share: number | null) => ({
        source: 'observer',
        coverage: { order: { granularity: share === null ? 'burst' : 'event', share } },
      })
      expect(await orderOf(undefined)).toEqual(['none', null])
      expect(await orderOf(undefined, order)).toEqual(['event', null])
      expect(await orderOf({ source: 'observer' }, order)).toEqual(['event', null])
      expect(await orderOf({ source: 'merchant_export' }, order)).toEqual(['event', 1])
      expect(await orderOf({ source: 'merchant_export' })).toEqual(['none', null])
      expect(await orderOf(stated(1))).toEqual(['event', 1])
      expect(await orderOf(stated(null))).toEqual(['none', null])
    })

    it('have all of the activity that a platform sends', async () => {
      const { sessions } = await openWorld(folderOf({ source: 'platform_push' }), layout)
      expect(sessions[0]?.coverage['activity.enter']).toMatchObject({ granularity: 'event', share: 1 })
    })
  })
}
