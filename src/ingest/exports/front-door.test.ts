import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { closeWorlds, layouts, openStore, openWorld } from '../../../test/world.ts'
import { exportProfiles } from './catalogue.ts'
import { convertExport } from './convert.ts'

const root = mkdtempSync(join(tmpdir(), 'wring-front-door-'))
afterAll(async () => {
  rmSync(root, { recursive: true, force: true })
  await closeWorlds()
})
const samples: Readonly<Record<string, string>> = {
  doudian: 'doudian.csv',
  taobao: 'taobao-gbk.csv',
  shopify: 'shopify.csv',
}

describe.each(layouts)('a converted export, on %s', (layout) => {
  it.each(exportProfiles)('of $name is taken whole by the ordinary importer', async (profile) => {
    const outFolder = mkdtempSync(join(root, profile.name))
    const path = join(import.meta.dirname, 'samples', samples[profile.name] ?? '')
    const report = await convertExport({
      engine: await openStore(),
      paths: [path],
      profile,
      tokenKey: { k0: 1n, k1: 2n },
      outFolder,
    })
    const { engine } = await openWorld(outFolder, layout)
    const [held] = await engine.rows<{ orders: number; events: number; tokens: number; lines: number }>({
      name: 'held',
      text: `SELECT
        (SELECT count() FROM fact_order) AS orders,
        (SELECT count() FROM fact_order_event) AS events,
        (SELECT countIf(length(receiver_phone_id) = 32) FROM fact_order) AS tokens,
        (SELECT countIf(position(extra, 'source_line') > 0) FROM fact_order) AS lines`,
    })
    expect(held).toMatchObject({ orders: report.orders, events: report.orderEvents, lines: report.orders })
    expect(held?.tokens).toBeGreaterThan(0)
  })
})
