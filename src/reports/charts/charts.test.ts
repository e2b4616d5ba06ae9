import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lanesOf, widthOf } from './lanes.ts'
import { onlineCurveSvg, roundAbove, thinned, timeTicks } from './online-curve.ts'
import { waterfallLevels, waterfallSpans, waterfallSvg } from './waterfall.ts'

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

  it('draws a part within its step, and the part takes nothing off', () => {
    const [claimed, step, ...rest] = bars
    const withPart = [
      claimed,
      step,
      { label: 'of which', amount: 50, text: '(-50)', kind: 'part' as const },
      ...rest,
    ]
    expect(waterfallSpans(withPart)[2]).toEqual([30, 80])
    expect(waterfallLevels(withPart)).toEqual([100, 30, 30, 40, 40])
  })

  it('draws bars as wide as their amounts, and writes them', () => {
    const svg = waterfallSvg(bars, { id: 'w', title: 'a <b>', description: 'd' }).text
    const widths = [...svg.matchAll(/<rect [^>]*width="([\d.]+)"/g)].map((match) => Number(match[1]))
    expect(widths).toEqual([410, 287, 41, 164])
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
    const text = {
      id: 'c',
      title: 't',
      description: 'd',
      online: 'o',
      displayed: 's',
      people: 'people',
      time: 'time',
      clock: String,
    }
    const svg = onlineCurveSvg({ from: 0, until: 2, points: silent, marks: [] }, text).text
    expect(/class="online" d="([^"]*)"/.exec(svg)?.[1]?.match(/M/g)).toHaveLength(2)
  })

  it('marks its time on round minutes, at most eight times', () => {
    for (const minutes of [7, 90, 252, 600, 9_000]) {
      const ticks = timeTicks(1_000, 1_000 + minutes * 60_000)
      expect(ticks.length).toBeLessThanOrEqual(8)
      expect(ticks.length).toBeGreaterThanOrEqual(2)
      expect(ticks.filter((at) => at % 60_000 !== 0)).toEqual([])
    }
  })

  it('lets no label or bar meet another on its line, nor leave the drawing', () => {
    const span = fc
      .record({ from: fc.nat({ max: 740 }), long: fc.nat({ max: 700 }), label: fc.string({ maxLength: 20 }) })
      .map(({ from, long, label }) => ({ from, until: Math.min(744, from + long), label }))
    fc.assert(
      fc.property(fc.array(span, { maxLength: 14 }), (spans) => {
        const drawn = lanesOf(spans, 744).map(({ lane, textAt, anchor }, index) => {
          const { from = 0, until = 0, label = '' } = spans[index] ?? {}
          const wide = widthOf(label)
          const left = anchor === 'start' ? textAt : textAt - wide
          expect(left + wide).toBeLessThanOrEqual(744)
          return { lane, left: Math.min(left, from), right: Math.max(left + wide, until) }
        })
        for (const [index, a] of drawn.entries())
          for (const b of drawn.slice(index + 1))
            expect(a.lane !== b.lane || a.right <= b.left || b.right <= a.left).toBe(true)
      }),
    )
  })

  it('ends its axis on a round number', () => {
    expect([1, 3, 52_000, 0].map(roundAbove)).toEqual([1, 3, 60_000, 1])
  })
})
