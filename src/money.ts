/** Money is an integer in minor units (分, cents) with an ISO 4217 currency; never a float of major units. */
export interface Money {
  readonly amountMinor: number
  readonly currency: string
}

/** Minor units in one major unit, where it is not 100 (ISO 4217 exponents). */
export const minorDigits: Readonly<Record<string, number>> = {
  BIF: 0,
  CLP: 0,
  DJF: 0,
  GNF: 0,
  ISK: 0,
  JPY: 0,
  KMF: 0,
  KRW: 0,
  PYG: 0,
  RWF: 0,
  UGX: 0,
  UYI: 0,
  VND: 0,
  VUV: 0,
  XAF: 0,
  XOF: 0,
  XPF: 0,
  BHD: 3,
  IQD: 3,
  JOD: 3,
  KWD: 3,
  LYD: 3,
  OMR: 3,
  TND: 3,
}

export const currencyDigits = (currency: string): number => minorDigits[currency] ?? 2

/** Exact text in major units without grouping: 525000000 fen → "5250000.00". Division would round beyond 2^53. */
export function majorText({ amountMinor, currency }: Money): string {
  const digits = currencyDigits(currency)
  const unsigned = String(Math.abs(amountMinor)).padStart(digits + 1, '0')
  const sign = amountMinor < 0 ? '-' : ''
  if (digits === 0) return sign + unsigned
  return `${sign}${unsigned.slice(0, -digits)}.${unsigned.slice(-digits)}`
}

/** For people: currency sign, grouping, and no decimals when there are none. zh and en group alike. */
export function moneyText(money: Money): string {
  const [whole = '0', part = ''] = majorText(money).split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',')
  const sign = { CNY: '¥', USD: '$', EUR: '€', GBP: '£', JPY: 'JP¥' }[money.currency] ?? `${money.currency} `
  const decimals = /^0*$/.test(part) ? '' : `.${part}`
  return grouped.startsWith('-') ? `-${sign}${grouped.slice(1)}${decimals}` : `${sign}${grouped}${decimals}`
}
