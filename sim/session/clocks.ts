import { minute } from '../calendar.ts'
import type { Stage } from './stage.ts'

/** Scattered bits of a number, in [0, 1): of no account’s own and of no stream’s. */
function scattered(number: number): number {
  const mixed = Math.imul(number ^ (number >>> 15), 0x9e3779b1)
  return (Math.imul(mixed ^ (mixed >>> 13), 0x85ebca6b) >>> 0) / 4294967296
}

/**
 * When the clients say that they sent something: most telephones are right to a second, a few are minutes off, and the network
 * takes its time. An account’s clock is the same in every session.
 */
export function clocksOf({ world }: Stage): (account_id: string, at: number) => number {
  const { wrongClockMinutes = 5, wrongClockShare = 0.01 } = world.constants
  const skews = new Map<string, number>()
  const skewOf = (account_id: string): number => {
    const number = Number(account_id.slice(-9))
    const off = 1800 * (scattered(number) - 0.5)
    if (scattered(number + 1) >= wrongClockShare) return off
    return (
      off + (scattered(number + 2) < 0.5 ? 1 : -1) * (1 + scattered(number + 3) * wrongClockMinutes) * minute
    )
  }
  return (account_id, at) => {
    let skew = skews.get(account_id)
    if (skew === undefined) {
      skew = skewOf(account_id)
      skews.set(account_id, skew)
    }
    return Math.round(at + skew - 45 - 60 / (1.02 - scattered(at % 1e9)))
  }
}
