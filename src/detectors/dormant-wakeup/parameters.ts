import { statedParameters } from '../stated.ts'

export const assumed = {
  quietDays: 14,
  leadHours: 24,
  agedDays: 60,
  spanHours: 36,
  leastMembers: 8,
  mostAccounts: 200_000,
  leastShare: 0.002,
  chance: 0.001,
  mostDb: 10,
} as const

const why: Readonly<Record<keyof typeof assumed, readonly [unit: string, why: string]>> = {
  quietDays: [
    'days',
    'the records must reach back this far before an account wakes: otherwise its silence was not seen',
  ],
  leadHours: ['h', 'a login this short a time before is part of waking up'],
  agedDays: [
    'days',
    'accounts younger than this are newcomers, whom a campaign brings, and are not looked at',
  ],
  spanHours: [
    'h',
    'accounts made in one go are registered within a day or two; others are counted on either side of each',
  ],
  leastMembers: ['accounts', 'fewer that were registered together and wake together are chance or friends'],
  mostAccounts: ['accounts', 'bound of memory over one import'],
  leastShare: [
    'ratio',
    'no time of registration is taken to be rarer than this: clocks are coarse and small imports hold few accounts',
  ],
  chance: [
    'probability',
    'how often chance may bring as many together, over all accounts that woke in the whole import',
  ],
  mostDb: [
    'dB',
    'most that may be said on this alone: a platform that calls back those who once signed up together looks the same',
  ],
}

export const parameters = statedParameters(assumed, why)
