import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { importRecords } from '../../src/ingest/import.ts'
import { closeWorlds, openStore } from '../../test/world.ts'
import { doubleEleven } from './double-eleven.ts'

afterAll(closeWorlds)

const committed = join(import.meta.dirname, '..', '..', 'examples', 'double-eleven')

describe('the demonstration', () => {
  it('is what its seed writes, to the byte, and under 3 MB', () => {
    const { files } = doubleEleven()
    expect(readdirSync(committed).sort()).toEqual([...files.keys()].sort())
    for (const [name, bytes] of files)
      expect(Buffer.compare(readFileSync(join(committed, name)), bytes), name).toBe(0)
    expect([...files.values()].reduce((total, bytes) => total + bytes.length, 0)).toBeLessThan(3_000_000)
  })

  it('draws its constants anew for another seed', () => {
    const [one, other] = [doubleEleven('one').truths, doubleEleven('another').truths]
    for (const [at, truth] of one.entries()) expect(other[at]?.gmv_paid).not.toBe(truth.gmv_paid)
  })

  it('holds no row that cannot be read', async () => {
    const engine = await openStore()
    const { files } = await importRecords(engine, { source: committed, tokenKey: { k0: 1n, k1: 2n } })
    expect(files.map(({ rejected }) => rejected)).toEqual(files.map(() => 0))
    expect(files.reduce((total, { rows }) => total + rows, 0)).toBeGreaterThan(10_000)
  })

  it('adds up: what was paid is genuine, given back, or not what it seems', () => {
    for (const truth of doubleEleven().truths) {
      const { gmv_paid, gmv_genuine, ordinary_refunds, related_party, fictitious } = truth
      expect(gmv_genuine + ordinary_refunds + related_party.paid + fictitious.paid).toBe(gmv_paid)
    }
  })
})
