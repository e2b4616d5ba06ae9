import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { majorText } from '../../money.ts'
import { minorUnits, shares } from './money-text.ts'

describe('minorUnits', () => {
  it.each([
    ['¥1,234.50', 123450n],
    ['1234.5', 123450n],
    ['1,234', 123400n],
    ['￥99.00元', 9900n],
    ['12.340', 1234n],
    ['-5.00', -500n],
    ['12.345', undefined],
    ['1,23', undefined],
    ['NaN', undefined],
    ['1e3', undefined],
    ['', undefined],
  ])('reads %s as %s fen', (text, value) => {
    expect(minorUnits(text, 'major', 'CNY')).toBe(value)
  })

  it('knows currencies without cents, and whole numbers of fen', () => {
    expect(minorUnits('1200', 'major', 'JPY')).toBe(1200n)
    expect(minorUnits('1200', 'minor', 'CNY')).toBe(1200n)
    expect(minorUnits('12.5', 'minor', 'CNY')).toBeUndefined()
  })

  it('gives back every amount that is written out', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), (amountMinor) => {
        expect(minorUnits(majorText({ amountMinor, currency: 'CNY' }), 'major', 'CNY')).toBe(
          BigInt(amountMinor),
        )
      }),
    )
  })
})

describe('shares', () => {
  it('add up to the total', () => {
    fc.assert(
      fc.property(
        fc.bigInt(0n, 10n ** 12n),
        fc.array(fc.bigInt(0n, 10n ** 9n), { minLength: 1 }),
        (total, weights) => {
          expect(shares(total, weights).reduce((left, right) => left + right, 0n)).toBe(total)
        },
      ),
    )
  })
})
