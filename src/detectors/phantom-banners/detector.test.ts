import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { keepsTheLaws } from '../../../test/detector-laws.ts'
import { closeWorlds, layouts, openWorld } from '../../../test/world.ts'
import { phantomBanners } from './detector.ts'

afterAll(closeWorlds)

const worldOf = (name: string) => join(import.meta.dirname, 'worlds', name)
const detectIn = async (name: string, layout: (typeof layouts)[number]) =>
  phantomBanners.detect(await openWorld(worldOf(name), layout))

keepsTheLaws(phantomBanners)

describe.each(layouts)('lines without acts, on %s', (layout) => {
  it('are seen by their number, named and masked', async () => {
    const { findings } = await detectIn('guilty', layout)
    expect(findings.map(({ facts }) => facts)).toEqual([
      { entered_lines: 40, entered_without_act: 10, purchased_lines: 100, purchased_without_act: 40 },
    ])
    expect(findings[0]?.weight_db).toBe(30)
  })

  it('are not seen where lines are late, masked and repeated', async () => {
    const { findings, insufficient } = await detectIn('benign-late-and-masked', layout)
    expect(insufficient).toEqual([])
    expect(findings.map(({ facts }) => facts['purchased_without_act'])).toEqual([0])
    expect(findings[0]?.weight_db).toBe(-3)
  })

  it('are not judged where the ledger is not declared complete', async () => {
    const { findings, insufficient } = await detectIn('benign-half-a-ledger', layout)
    expect(findings).toEqual([])
    expect(insufficient.map(({ missing }) => missing)).toEqual([['order']])
  })

  it('are not judged where nobody said that the orders are all there', async () => {
    const { findings, insufficient } = await detectIn('benign-orders-unstated', layout)
    expect(findings).toEqual([])
    expect(insufficient.map(({ missing }) => missing)).toEqual([['order']])
  })

  it('are missed where made-up orders stand behind them', async () => {
    const { findings } = await detectIn('missed', layout)
    expect(findings.map(({ facts }) => facts['purchased_without_act'])).toEqual([0])
  })
})
