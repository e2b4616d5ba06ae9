import { levelTable } from '../../src/verdicts/level-table.ts'
import type { Answered } from './answer.ts'

/** The levels at which the machine says something of a subject, mildest first. */
export const spoken = ['watch', 'suspected', 'highly_suspected'] as const
export type Spoken = (typeof spoken)[number]

export type ByLevel = Readonly<Record<Spoken, number>>

const least = new Map<string, number>(levelTable.map(({ level, probability }) => [level, probability]))

/** Whether a verdict stands at a level or above. Levels that only people give are above all of the machine's. */
export function reaches(verdict: Pick<Answered, 'level'>, level: Spoken): boolean {
  if (verdict.level === 'none' || verdict.level === 'insufficient_data') return false
  const place = spoken.indexOf(verdict.level as Spoken)
  return place === -1 || place >= spoken.indexOf(level)
}

/**
 * Whether a verdict says a practice of its subject at a level: the verdict stands there, and the practice is the one that
 * weighs most or would reach the level's probability by itself.
 */
export function claims(verdict: Answered, type: string, level: Spoken): boolean {
  if (!reaches(verdict, level)) return false
  if (verdict.fraud_types[0]?.type === type) return true
  const own = verdict.fraud_types.find((claimed) => claimed.type === type)
  return own !== undefined && own.probability >= (least.get(level) ?? 1)
}

/** Counts at each level what `says` is true of. */
export const byLevel = (says: (level: Spoken) => number): ByLevel => ({
  watch: says('watch'),
  suspected: says('suspected'),
  highly_suspected: says('highly_suspected'),
})

export const addLevels = (left: ByLevel, right: ByLevel): ByLevel =>
  byLevel((level) => left[level] + right[level])

export const nobody: ByLevel = { watch: 0, suspected: 0, highly_suspected: 0 }
