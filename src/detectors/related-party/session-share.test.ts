import { describe, expect, it } from 'vitest'
import { type PaidValue, shareWeight } from './session-share.ts'

/** Orders of one unit each, of which some are tied. */
const alike = (orders: number, related: number): PaidValue => ({
  paid: orders * 100,
  squares: orders * 10_000,
  related: related * 100,
})

describe('the weight of a related share', () => {
  it('grows with the share, from speaking a little for the room', () => {
    const others = [alike(120, 1), alike(90, 2)]
    const weights = [0, 2, 40, 80, 160].map((related) => shareWeight(alike(200, related), others))
    expect(weights).toEqual([...weights].sort((left, right) => left - right))
    expect(weights[0]).toBeCloseTo(-3.01, 2)
    expect(weights[1]).toBeLessThan(0)
    expect(weights[4]).toBeGreaterThan(20)
  })

  it('does not stand out where the shop always sells so', () => {
    expect(shareWeight(alike(200, 100), [alike(180, 95), alike(150, 70)])).toBeLessThan(3)
  })

  it('stays weak with nothing to compare', () => {
    expect(shareWeight(alike(200, 180), [])).toBe(5)
  })

  it('is not moved by one order of great value', () => {
    const one = { paid: 100_000 + 199 * 100, squares: 100_000 ** 2 + 199 * 10_000, related: 100_000 }
    expect(shareWeight(one, [alike(120, 0), alike(90, 0)])).toBeLessThan(10)
  })
})
