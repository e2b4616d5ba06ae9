import { describe, expect, it } from 'vitest'
import { majorText, moneyText } from './money.ts'

describe('money', () => {
  it.each([
    [525_000_000, 'CNY', '5250000.00', '¥5,250,000'],
    [1, 'CNY', '0.01', '¥0.01'],
    [-74_100_050, 'CNY', '-741000.50', '-¥741,000.50'],
    [1234, 'JPY', '1234', 'JP¥1,234'],
    [1234567, 'KWD', '1234.567', 'KWD 1,234.567'],
    [0, 'USD', '0.00', '$0'],
  ])('%i minor units of %s', (amountMinor, currency, major, shown) => {
    expect(majorText({ amountMinor, currency })).toBe(major)
    expect(moneyText({ amountMinor, currency })).toBe(shown)
  })
})
