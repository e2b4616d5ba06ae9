import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { auditStore } from '../../src/wring.ts'
import { closeWorlds, openWorld } from '../../test/world.ts'
import { observerRoom } from './observer-room.ts'

afterAll(closeWorlds)

const examples = join(import.meta.dirname, '..', '..', 'examples')
const committed = join(examples, 'observer-room')

describe("an observer's recording", () => {
  it('is what its seed writes, to the byte', () => {
    const files = observerRoom()
    expect(readdirSync(committed).sort()).toEqual([...files.keys()].sort())
    for (const [name, bytes] of files)
      expect(Buffer.compare(readFileSync(join(committed, name)), bytes), name).toBe(0)
  })

  it('keeps the examples together under 3 MB', () => {
    const sizes = readdirSync(examples, { recursive: true, encoding: 'utf8' })
      .map((name) => statSync(join(examples, name)))
      .map((found) => (found.isFile() ? found.size : 0))
    expect(sizes.reduce((total, size) => total + size, 0)).toBeLessThan(3_000_000)
  })

  it('ends in a report that accuses nobody and says what cannot be known', async () => {
    const { engine } = await openWorld(committed)
    const { sessions, verdicts, findings, metrics } = await auditStore(engine)
    expect(sessions.map(({ source }) => source)).toEqual(['observer'])
    for (const { weight_db } of findings) expect(weight_db).toBeLessThanOrEqual(0)
    expect(verdicts.map(({ subject_kind, level }) => [subject_kind, level])).toEqual([['session', 'none']])
    expect(Object.keys(verdicts[0]?.coverage ?? {})).toEqual(
      expect.arrayContaining(['activity.leave', 'order']),
    )
    const figure = (metric: string) => metrics.find((line) => line.metric === metric)
    for (const unknowable of ['orders', 'gmv_paid', 'gmv_audited', 'acu', 'dwell'])
      expect([unknowable, figure(unknowable)?.recorded, figure(unknowable)?.audited]).toEqual([
        unknowable,
        null,
        null,
      ])
    expect(figure('comments')?.recorded).toBeGreaterThan(100)
    expect(figure('pcu')?.displayed).toBeGreaterThan(50)
    expect(figure('views')?.audited).toBeNull()
  })
})
