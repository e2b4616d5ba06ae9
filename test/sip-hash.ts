/** The key of a deployment: two unsigned 64-bit numbers. */
export interface TokenKey {
  readonly k0: bigint
  readonly k1: bigint
}

const word = (value: bigint): bigint => BigInt.asUintN(64, value)
const rotate = (value: bigint, by: bigint): bigint => word((value << by) | (value >> (64n - by)))

type State = [v0: bigint, v1: bigint, v2: bigint, v3: bigint]

function round(state: State): void {
  let [v0, v1, v2, v3] = state
  v0 = word(v0 + v1)
  v1 = rotate(v1, 13n) ^ v0
  v0 = rotate(v0, 32n)
  v2 = word(v2 + v3)
  v3 = rotate(v3, 16n) ^ v2
  v0 = word(v0 + v3)
  v3 = rotate(v3, 21n) ^ v0
  v2 = word(v2 + v1)
  v1 = rotate(v1, 17n) ^ v2
  v2 = rotate(v2, 32n)
  state[0] = v0
  state[1] = v1
  state[2] = v2
  state[3] = v3
}

function absorb(state: State, block: bigint): void {
  state[3] ^= block
  round(state)
  round(state)
  state[0] ^= block
}

/**
 * ClickHouse's `lower(hex(sipHash128Keyed((k0, k1), text)))`: SipHash-2-4 whose 128 bits are the two folded halves of the
 * final state, which is not the 128-bit output of the SipHash paper (Aumasson and Bernstein, 2012).
 */
export function sipHash128Hex({ k0, k1 }: TokenKey, text: string): string {
  const bytes = Buffer.from(text, 'utf8')
  const state: State = [
    word(k0) ^ 0x736f6d6570736575n,
    word(k1) ^ 0x646f72616e646f6dn,
    word(k0) ^ 0x6c7967656e657261n,
    word(k1) ^ 0x7465646279746573n,
  ]
  const whole = bytes.length - (bytes.length % 8)
  for (let at = 0; at < whole; at += 8) absorb(state, bytes.readBigUInt64LE(at))
  const last = Buffer.alloc(8)
  bytes.copy(last, 0, whole)
  last[7] = bytes.length & 0xff
  absorb(state, last.readBigUInt64LE(0))
  state[2] ^= 0xffn
  for (let turn = 0; turn < 4; turn += 1) round(state)
  const digest = Buffer.alloc(16)
  digest.writeBigUInt64LE(state[0] ^ state[1], 0)
  digest.writeBigUInt64LE(state[2] ^ state[3], 8)
  return digest.toString('hex')
}
