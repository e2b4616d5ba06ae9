import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { evening } from '../../test/evening.ts'
import { ledgerFigures } from '../../test/truth-figures.ts'
import { closeWorlds, openWorld, type World } from '../../test/world.ts'
import { sessionFigures } from '../session/figures.ts'
import { writeStage } from '../session/write-stage.ts'
import { recordsInto } from '../write/records.ts'
import { orderLives } from './lives.ts'
import { papersOf } from './papers.ts'

const folder = mkdtempSync(join(tmpdir(), 'wring-money-'))
const categories = ['womens_apparel', 'food', 'home_textile', 'electronics', 'jewelry']
let imported: World
let said: Record<string, number | string>[]

beforeAll(async () => {
  const records = recordsInto(folder, 'evenings', { format: 'csv' })
  said = categories.flatMap((category) =>
    ['x', 'y', 'z', 'q', 'r', 's'].map((seed) => {
      const stage = evening({ seed: `${category}/${seed}`, category, purchases: 60 })
      const { session_id } = stage.broadcast
      const ordered = orderLives(stage)
      const { contracts, claims } = papersOf(stage, ordered)
      stage.claims.push(...claims)
      for (const contract of contracts) records.put('contract', contract)
      writeStage(stage, ordered, { counters: [], banners: [] }, records)
      return { session_id, ...sessionFigures(stage, ordered) }
    }),
  )
  records.close()
  imported = await openWorld(folder)
})

afterAll(async () => {
  await closeWorlds()
  rmSync(folder, { recursive: true, force: true })
})

describe('the truth figures of money', () => {
  it('are those of the records, reckoned a second time', async () => {
    const again = await ledgerFigures(imported.engine)
    expect(again.length).toBe(said.length)
    for (const line of again)
      expect(said.find(({ session_id }) => session_id === line.session_id)).toMatchObject(line)
  })

  it('are spread as orders are: something is unpaid, given back unsent, given back later, settled', () => {
    const sum = (name: string) => said.reduce((total, figures) => total + Number(figures[name]), 0)
    const names = ['gmv_list', 'gmv_order', 'gmv_paid', 'gmv_shipped', 'gmv_net', 'gmv_settled']
    const ladder = names.map(sum)
    expect(ladder).toEqual([...ladder].sort((left, right) => right - left))
    expect(new Set(ladder).size).toBe(names.length)
  })
})

describe('the papers of honest evenings', () => {
  it('claim no more than the ledger holds, in round figures', async () => {
    const claims = await imported.engine.rows<{ session_id: string; metric: string; value: number }>({
      name: 'claims',
      text: 'SELECT session_id, metric, toInt64(value) AS value FROM fact_claim',
    })
    expect(claims.length).toBeGreaterThan(4)
    for (const { session_id, metric, value } of claims) {
      const truth = Number(said.find((figures) => figures['session_id'] === session_id)?.[metric])
      expect(value).toBeLessThanOrEqual(truth)
      expect(value).toBeGreaterThan(truth * 0.5)
    }
  })

  it('promise what an ordinary evening sells: kept as a rule, missed now and then', async () => {
    const contracts = await imported.engine.rows<{ session_id: string; metric: string; promised: number }>({
      name: 'contracts',
      text: 'SELECT session_id, committed_metric AS metric, toInt64(committed_value) AS promised FROM fact_contract',
    })
    expect(contracts.length).toBeGreaterThan(2)
    for (const { session_id, metric, promised } of contracts) {
      const truth = Number(said.find((figures) => figures['session_id'] === session_id)?.[metric])
      expect(promised / truth).toBeGreaterThan(0.3)
      expect(promised / truth).toBeLessThan(1.4)
    }
  })
})
