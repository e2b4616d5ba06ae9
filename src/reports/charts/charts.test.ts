import { describe, expect, it } from 'vitest'
import { onlineCurveSvg, roundAbove, thinned } from './online-curve.ts'
import { waterfallSpans, waterfallSvg } from './waterfall.ts'

const bars = [
  { label: 'claimed', amount: 100, text: '100', kind: 'total' },
  { label: 'unpaid', amount: 70, text: '-70', kind: 'step' },
  { label: 'other', amount: -10, text: '10', kind: 'step' },
  { label: 'audited', amount: 40, text: '40', kind: 'total' },
] as const

describe('the waterfall', () => {
  it('hangs every step from what the one before left', () => {
    expect(waterfallSpans(bars)).toEqual([
      [0, 100],
      [30, 100],
      [30, 40],
      [0, 40],
    ])
  })

  it('draws bars as wide as their amounts, and writes them', () => {
    const svg = waterfallSvg(bars, { id: 'w', title: 'a <b>', description: 'd' }).text
    const widths = [...svg.matchAll(/<rect [^>]*width="([\d.]+)"/g)].map((match) => Number(match[1]))
    expect(widths).toEqual([380, 266, 38, 152])
    expect(svg).toContain('>-70</text>')
    expect(svg).toContain('a &lt;b&gt;')
  })
})

describe('the online curve', () => {
  const points = Array.from({ length: 5_000 }, (_, at) => ({
    at,
    online: at === 3_333 ? 9_000 : 10,
    displayed: null,
  }))

  it('loses no peak when it is thinned', () => {
    expect(thinned(points).length).toBeLessThanOrEqual(600)
    expect(Math.max(...thinned(points).map(({ online }) => online ?? 0))).toBe(9_000)
  })

  it('breaks the line where a mouth was silent', () => {
    const silent = [1, null, 3].map((online, at) => ({ at, online, displayed: null }))
    const text = { id: 'c', title: 't', description: 'd', online: 'o', displayed: 's', clock: String }
    const svg = onlineCurveSvg({ points: silent, findings: [], promotions: [] }, text).text
    expect(/class="online" d="([^"]*)"/.exec(svg)?.[1]?.match(/M/g)).toHaveLength(2)
  })

  it('ends its axis on a round number', () => {
    expect([1, 3, 52_000, 0].map(roundAbove)).toEqual([1, 3, 60_000, 1])
  })
})
