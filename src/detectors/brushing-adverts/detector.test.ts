import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { keepsTheLaws } from '../../../test/detector-laws.ts'
import { closeWorlds, type layouts, openWorld } from '../../../test/world.ts'
import type { Finding } from '../finding.ts'
import { brushingAdverts } from './detector.ts'

afterAll(closeWorlds)

const worldOf = (name: string) => join(import.meta.dirname, 'worlds', name)
const detectIn = async (name: string, layout: (typeof layouts)[number] = 'single') =>
  brushingAdverts.detect(await openWorld(worldOf(name), layout))
const suspected = (findings: readonly Finding[]) => findings.filter(({ weight_db }) => weight_db >= 12.8)

keepsTheLaws(brushingAdverts)

describe('adverts of the trade', () => {
  it('are found behind their spelling', async () => {
    const { findings } = await detectIn('guilty')
    expect(suspected(findings).map(({ subject_id }) => subject_id)).toEqual(
      Array.from({ length: 7 }, (_, at) => `l-${at}`),
    )
  })

  it('are told with what they sell and at what price', async () => {
    const { findings } = await detectIn('guilty')
    const sold = findings.map(({ facts }) => [
      facts['ware'],
      facts['unit_price_minor'],
      facts['priced_by_hour'],
    ])
    expect(sold).toEqual([
      ['viewers', 3, false],
      ['orders', 700, false],
      ['orders', 600, false],
      ['followers', 1.5, false],
      ['viewers', 5, false],
      ['accounts', 3500, false],
      ['codes', 30, false],
    ])
  })

  it.each(['benign-other-trades', 'benign-refusals', 'missed'])('are not seen in %s', async (name) => {
    expect(suspected((await detectIn(name)).findings)).toEqual([])
  })
})
