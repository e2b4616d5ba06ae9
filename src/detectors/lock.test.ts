import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { contentHash, detectorHash, relock } from './lock.ts'

const root = mkdtempSync(join(tmpdir(), 'wring-lock-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))

const write = (file: string, text: string) => writeFileSync(join(root, file), text)
mkdirSync(join(root, 'seen/worlds/guilty'), { recursive: true })
write('weight.ts', 'export const half = 0.5')
write(
  'seen/detector.ts',
  "import type { Detector } from '../detector.ts'\nimport { half } from '../weight.ts'\n",
)
write('seen/query.sql', 'SELECT 1')

describe('the hash of a detector', () => {
  const before = contentHash('seen', root)
  const changes = (file: string, text: string): boolean => {
    const copy = mkdtempSync(join(tmpdir(), 'wring-lock-'))
    cpSync(root, copy, { recursive: true })
    writeFileSync(join(copy, file), text)
    const after = contentHash('seen', copy)
    rmSync(copy, { recursive: true })
    return after !== before
  }

  it('changes with a statement, with the code, and with the arithmetic it shares', () => {
    expect(changes('seen/query.sql', 'SELECT 2')).toBe(true)
    expect(changes('seen/detector.ts', "import { half } from '../weight.ts'\n")).toBe(true)
    expect(changes('seen/more.sql', '')).toBe(true)
    expect(changes('weight.ts', 'export const half = 0.6')).toBe(true)
  })

  it('does not change with what proves it, nor with types', () => {
    expect(changes('seen/detector.test.ts', 'it()')).toBe(false)
    expect(changes('seen/worlds/guilty/order.csv', 'order_id')).toBe(false)
    expect(changes('detector.ts', 'export interface Detector {}')).toBe(false)
  })

  it('is the locked one where its version is locked', () => {
    expect(detectorHash({ id: 'seen', version: 3 }, { seen: { 3: 'abc' } })).toBe('abc')
  })
})

describe('locking', () => {
  const hashOf = (id: string) => `hash of ${id}`

  it('adds a version and keeps those of the past, also of detectors that are gone', () => {
    const lock = { gone: { 1: 'old' }, seen: { 1: 'older' } }
    expect(relock(lock, [{ id: 'seen', version: 2 }], hashOf)).toEqual({
      gone: { 1: 'old' },
      seen: { 1: 'older', 2: 'hash of seen' },
    })
  })

  it('refuses other content under a locked version', () => {
    expect(() => relock({ seen: { 1: 'other' } }, [{ id: 'seen', version: 1 }], hashOf)).toThrow(
      'raise its version',
    )
    expect(relock({ seen: { 1: hashOf('seen') } }, [{ id: 'seen', version: 1 }], hashOf)).toEqual({
      seen: { 1: hashOf('seen') },
    })
  })
})
