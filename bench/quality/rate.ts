import { clusteredWilson, type Interval, type Share, shareOf, total } from './intervals.ts'
import type { Spoken } from './levels.ts'

/** A share over worlds, with an interval that knows that subjects of one world are right or wrong together. */
export interface Rate extends Share {
  readonly value: number | null
  readonly interval: Interval | null
}

export type RateByLevel = Readonly<Record<Spoken, Rate>>

export function rateOf(worlds: readonly Share[]): Rate {
  const sum = total(worlds)
  return { ...sum, value: shareOf(sum), interval: clusteredWilson(worlds) }
}

export const rates = (worldsAt: (level: Spoken) => readonly Share[]): RateByLevel => ({
  watch: rateOf(worldsAt('watch')),
  suspected: rateOf(worldsAt('suspected')),
  highly_suspected: rateOf(worldsAt('highly_suspected')),
})
