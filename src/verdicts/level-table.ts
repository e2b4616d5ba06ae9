import type { Level } from './verdict.ts'

/**
 * Before any evidence: one subject in twenty (odds of 1 to 19). Nobody has measured the true share, which is one reason
 * why probabilities are called uncalibrated. It is set low on purpose: what accuses must come from the records and not
 * from the assumption.
 */
export const priorDb = -12.8

/**
 * No family of evidence moves the odds by more than 100 to 1. Findings of one family share their causes of error: a wrong
 * clock, a column taken for another, one misread habit of the room. Whatever the sums within it say, that the whole
 * source was misread cannot be put below one in a hundred.
 */
export const familyLimitDb = 20

/** From here on a family is a source of its own: 10^0.5 to 1, where Jeffreys begins to call evidence substantial. */
export const sourceDb = 5

export type MachineLevel = Extract<Level, 'none' | 'watch' | 'suspected' | 'highly_suspected'>

export interface LevelRule {
  readonly level: MachineLevel
  /** From this probability on. */
  readonly probability: number
  /** Independent families that must each weigh `sourceDb` or more. */
  readonly families: number
  readonly why: string
}

/** The one table from probability to words, lowest first. The levels above are given by people only. */
export const levelTable: readonly LevelRule[] = [
  {
    level: 'none',
    probability: 0,
    families: 0,
    why: 'at least one detector could judge, and what it saw does not stand out',
  },
  {
    level: 'watch',
    probability: 0.2,
    families: 0,
    why: 'four times the assumed share: worth a second look, no ground for any step',
  },
  {
    level: 'suspected',
    probability: 0.5,
    families: 1,
    why: 'likelier than not: audited figures go without it, a person should look',
  },
  {
    level: 'highly_suspected',
    probability: 0.95,
    families: 2,
    why: 'wrong at most one time in twenty, and no single kind of source carries it alone',
  },
]

/** The probability that a weight of evidence comes to with the prior. */
export const probabilityOf = (weightDb: number): number => 1 / (1 + 10 ** (-(priorDb + weightDb) / 10))

/** The highest level whose demands are met. */
export function levelOf(probability: number, families: number): MachineLevel {
  const met = levelTable.filter((rule) => probability >= rule.probability && families >= rule.families)
  return met.at(-1)?.level ?? 'none'
}
