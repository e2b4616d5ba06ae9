import { createHmac } from 'node:crypto'
import { sipHash128Hex, type TokenKey } from './sip-hash.ts'

/** A keyed token (HMAC-SHA-256 cut to 128 bits) of what names a person; `sort` keeps equal texts of two sorts apart. */
export function personalToken(
  { k0, k1 }: TokenKey,
  sort: 'account' | 'address' | 'payer',
  value: string,
): string {
  const key = Buffer.alloc(16)
  key.writeBigUInt64LE(BigInt.asUintN(64, k0), 0)
  key.writeBigUInt64LE(BigInt.asUintN(64, k1), 8)
  return createHmac('sha256', key).update(`${sort}\n${value}`).digest('hex').slice(0, 32)
}

export const isMasked = (value: string): boolean => /[*＊]|^#+$/.test(value)

/** Digits of a telephone number as the importer reads them; '' where there is no whole number. */
export function phoneDigits(text: string): string {
  if (isMasked(text)) return ''
  const digits = text.normalize('NFKC').replaceAll(/[^0-9]/g, '')
  const national = /^(?:0086|86)(1[0-9]{10})$/.exec(digits)?.[1] ?? digits
  return national.length >= 7 ? national : ''
}

/** The tokens that the importer would make of the same number in another file. */
export function phoneTokens(key: TokenKey, text: string): Readonly<Record<string, string>> {
  const digits = phoneDigits(text)
  if (digits === '') return {}
  return {
    receiver_phone_id: sipHash128Hex(key, digits),
    receiver_phone_prefix_id: sipHash128Hex(key, digits.slice(0, 7)),
  }
}
