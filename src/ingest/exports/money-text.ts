import { currencyDigits } from '../../money.ts'

const plain = /^(-?)(\d+|\d{1,3}(?:,\d{3})+)(?:\.(\d+))?$/

/** '¥1,234.50' → 123450n (major) or '123450' → 123450n (minor), exactly; undefined for what is not an amount of the currency. */
export function minorUnits(text: string, amounts: 'major' | 'minor', currency: string): bigint | undefined {
  const bare = text
    .normalize('NFKC')
    .replaceAll(/^(-?)(?:[¥$€£]|CNY|RMB|USD)\s*|\s*(?:元|CNY)$/gi, '$1')
    .trim()
  const [, sign = '', whole, part = ''] = plain.exec(bare) ?? []
  if (whole === undefined) return undefined
  const digits = amounts === 'minor' ? 0 : currencyDigits(currency)
  // Zeros beyond the smallest unit say nothing; any other digit there is no amount of this currency.
  if (/[1-9]/.test(part.slice(digits))) return undefined
  const value = BigInt(whole.replaceAll(',', '') + part.slice(0, digits).padEnd(digits, '0'))
  return sign === '-' ? -value : value
}

/** Shares of a total by weight, adding up to it exactly; what division leaves goes to the first lines. */
export function shares(total: bigint, weights: readonly bigint[]): readonly bigint[] {
  const sum = weights.reduce((left, right) => left + right, 0n)
  const even = sum === 0n
  const all = even ? BigInt(weights.length) : sum
  const parts = weights.map((weight) => (total * (even ? 1n : weight)) / all)
  let rest = total - parts.reduce((left, right) => left + right, 0n)
  return parts.map((part) => {
    if (rest <= 0n) return part
    rest -= 1n
    return part + 1n
  })
}
