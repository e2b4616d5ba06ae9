import type { DetectorParameter } from '../detector.ts'

export const assumed = {
  windowSeconds: 300,
  slackSeconds: 10,
  ordinaryShare: 0.02,
  leastShare: 0.95,
  leastLines: 20,
  clearDb: -3,
} as const

const why: Readonly<Record<keyof typeof assumed, readonly [unit: string, why: string]>> = {
  windowSeconds: [
    's',
    'an act may be shown up to five minutes later; lines of real rooms follow within seconds',
  ],
  slackSeconds: [
    's',
    'clocks of the screen and of the ledger may differ: a line may lie this far before its act',
  ],
  ordinaryShare: [
    'ratio',
    'share of lines whose act a complete ledger may still lack: late rows, test accounts, lost rows',
  ],
  leastShare: [
    'ratio',
    'a ledger that holds less of what happened cannot tell a line of nobody from an act it lost',
  ],
  leastLines: [
    'lines',
    'fewer lines of a kind than this are not judged: a few stray ones prove nothing either way',
  ],
  clearDb: [
    'dB',
    'most that matching lines speak for a session: acts behind the lines may themselves be made up',
  ],
}

export const parameters: readonly DetectorParameter[] = Object.entries(assumed).map(([name, value]) => {
  const [unit, reason] = why[name as keyof typeof assumed]
  return { name, value, unit, why: reason }
})

/** Shares of made-up lines among which the alternative is averaged: from one line in twenty to four in five. */
export const allegedShares = [0.05, 0.1, 0.2, 0.4, 0.8] as const
