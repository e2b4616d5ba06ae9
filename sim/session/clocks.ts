import { second } from '../calendar.ts'
import { chance, type Random, uniform, whole } from '../random.ts'
import type { Stage } from './stage.ts'

/** The clocks of telephones: most are right to a second, a few are minutes off. */
export function clocksOf(stage: Stage): (account_id: string, at: number) => number {
  const { wrongClockMinutes = 5, wrongClockShare = 0.01 } = stage.world.constants
  const clocks = stage.world.random('clocks')
  const known = new Map<string, number>()
  const skewOf = (random: Random): number => {
    const least = uniform(random, [-900, 900])
    if (!chance(random, wrongClockShare)) return least
    return (
      least + (chance(random, 0.5) ? 1 : -1) * whole(random, [1, Math.ceil(wrongClockMinutes)]) * 60 * second
    )
  }
  return (account_id, at) => {
    let skew = known.get(account_id)
    if (skew === undefined) {
      skew = skewOf(clocks.at(Number(account_id.slice(-9))))
      known.set(account_id, skew)
    }
    // Delays of the network are of no account’s own: any scattered bits of the instant do.
    const bits = (Math.imul(at | 0, 0x9e3779b1) ^ (at >>> 7)) >>> 0
    return Math.round(at + skew - 45 - 60 / (1 - bits / 4294967296 + 0.02))
  }
}
