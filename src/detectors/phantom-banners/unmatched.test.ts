import { describe, expect, it } from 'vitest'
import { unmatched } from './unmatched.ts'

const series = (lines: readonly number[], acts: readonly number[]) => {
  const moments = [...new Set([...lines, ...acts])].sort((a, b) => a - b)
  const count = (times: readonly number[]) =>
    moments.map((moment) => times.filter((at) => at === moment).length)
  return { moments, lines: count(lines), acts: count(acts) }
}

describe('lines without an act', () => {
  it('are none where every act is shown later, within the window', () => {
    expect(unmatched(series([12, 40, 41], [10, 11, 39]), 60, 5)).toBe(0)
  })

  it('are those beyond the acts there are, for one act stands behind one line', () => {
    expect(unmatched(series([10, 11, 12, 13], [9, 9]), 60, 5)).toBe(2)
  })

  it('are those whose act lies too far back or too far ahead', () => {
    expect(unmatched(series([100], [30]), 60, 5)).toBe(1)
    expect(unmatched(series([100], [107]), 60, 5)).toBe(1)
    expect(unmatched(series([100], [104]), 60, 5)).toBe(0)
  })

  it('leave a later act to the line that can use no other', () => {
    expect(unmatched(series([70, 80], [15, 60]), 60, 0)).toBe(0)
  })
})
