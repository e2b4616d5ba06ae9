import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  decibans,
  limited,
  lnBinomialRatio,
  lnBinomialTail,
  lnGamma,
  lnTailWeight,
  weightLimitDb,
} from './weight.ts'

/** The tail summed term by term, from the definition. */
function slowTail(k: number, n: number, p: number): number {
  let term = (1 - p) ** n
  let tail = 0
  for (let i = 0; i <= n; i += 1) {
    if (i >= k) tail += term
    term *= ((n - i) / (i + 1)) * (p / (1 - p))
  }
  return tail
}

describe('weights', () => {
  it('count ten decibans for ten to one', () => {
    expect(decibans(Math.log(10))).toBeCloseTo(10)
    expect(decibans(Math.log(1 / 1000))).toBeCloseTo(-30)
  })

  it('end at the limit, either way', () => {
    expect([limited(412), limited(-412), limited(7.123)]).toEqual([weightLimitDb, -weightLimitDb, 7.12])
  })
})

describe('ln Γ', () => {
  it('is ln (n − 1)! for whole numbers', () => {
    expect(lnGamma(5)).toBeCloseTo(Math.log(24), 12)
    expect(lnGamma(0.5)).toBeCloseTo(Math.log(Math.sqrt(Math.PI)), 12)
  })
})

describe('the binomial tail', () => {
  it('is the sum of its terms', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 60 }),
        fc.nat(61),
        fc.double({ min: 0.01, max: 0.99, noNaN: true }),
        (n, k, p) => {
          const tail = slowTail(k, n, p)
          if (k > n) expect(lnBinomialTail(k, n, p)).toBe(Number.NEGATIVE_INFINITY)
          else expect(lnBinomialTail(k, n, p)).toBeCloseTo(Math.log(tail), 8)
        },
      ),
    )
  })

  it('keeps its size where the probability is below every number', () => {
    expect(lnBinomialTail(5000, 10_000, 0.1)).toBeLessThan(-5000)
    expect(Number.isFinite(lnBinomialTail(900_000, 1_000_000, 0.01))).toBe(true)
  })
})

describe('the ratio of two shares', () => {
  it('speaks for the share that fits better and is silent where both fit alike', () => {
    expect(lnBinomialRatio({ seen: 9, trials: 10 }, { alleged: 0.9, ordinary: 0.1 })).toBeGreaterThan(0)
    expect(lnBinomialRatio({ seen: 1, trials: 10 }, { alleged: 0.9, ordinary: 0.1 })).toBeLessThan(0)
    expect(lnBinomialRatio({ seen: 5, trials: 10 }, { alleged: 0.3, ordinary: 0.3 })).toBe(0)
  })
})

describe('the weight of a tail', () => {
  it('is modest and grows as the tail shrinks', () => {
    expect(decibans(lnTailWeight(Math.log(0.01)))).toBeCloseTo(6.51, 1)
    expect(lnTailWeight(0)).toBeCloseTo(Math.log(0.5))
    fc.assert(
      fc.property(fc.double({ min: -700, max: -0.01, noNaN: true }), (lnP) => {
        expect(lnTailWeight(lnP * 1.1)).toBeGreaterThan(lnTailWeight(lnP))
      }),
    )
  })

  it('averages one where the null holds', () => {
    const steps = 2_000_000
    let total = 0
    for (let i = 0; i < steps; i += 1) total += Math.exp(lnTailWeight(Math.log((i + 0.5) / steps)))
    expect(total / steps).toBeLessThanOrEqual(1)
    expect(total / steps).toBeGreaterThan(0.85)
  })
})
