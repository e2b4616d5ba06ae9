import { describe, expect, it } from 'vitest'
import { timeReader } from './local-time.ts'

const berlin = timeReader('Europe/Berlin')
const utc = (text: string): number => Date.parse(text)

describe('timeReader', () => {
  it('follows summer time; an hour that was skipped is no time, of a doubled hour the first is taken', () => {
    expect(berlin.read('2026-03-29 01:59:59')).toBe(utc('2026-03-29T00:59:59Z'))
    expect(berlin.read('2026-03-29 02:30:00')).toBeUndefined()
    expect(berlin.read('2026-03-29 03:00:00')).toBe(utc('2026-03-29T01:00:00Z'))
    expect(berlin.read('2026-10-25 02:30:00')).toBe(utc('2026-10-25T00:30:00Z'))
  })

  it('lets a zone in the text win, and reads epoch seconds', () => {
    expect(berlin.read('2026-11-10 20:00:00 +0800')).toBe(utc('2026-11-10T12:00:00Z'))
    expect(berlin.read('1794312000')).toBe(1794312000000)
    expect(berlin.read('2026-02-30 10:00')).toBeUndefined()
    expect(berlin.read('昨天')).toBeUndefined()
  })

  it('refuses a zone that does not exist', () => {
    expect(() => timeReader('Mars/Olympus')).toThrow(/Mars\/Olympus/)
  })
})
