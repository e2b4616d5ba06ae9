import type { Account } from '../people/account.ts'

/** Scattered bits of a number, in [0, 1): of no account’s own and of no stream’s. */
function scattered(number: number): number {
  const mixed = Math.imul(number ^ (number >>> 15), 0x9e3779b1)
  return (Math.imul(mixed ^ (mixed >>> 13), 0x85ebca6b) >>> 0) / 4294967296
}

/** When a client says that it sent what arrived at an instant: by its own clock, and the network takes its time. */
export const sentAt = ({ clockSkew }: Account, at: number): number =>
  Math.round(at + clockSkew - 45 - 60 / (1.02 - scattered(at % 1e9)))
