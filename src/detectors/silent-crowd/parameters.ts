import { statedParameters } from '../stated.ts'

export const assumed = {
  leastSeconds: 300,
  leastStays: 15,
  leastMatched: 4,
  leastShare: 0.9,
  shrinkStays: 5,
  oddsBetween: 2.5,
  mostDb: 20,
  clearDb: -1,
} as const

const why: Readonly<Record<keyof typeof assumed, readonly [unit: string, why: string]>> = {
  leastSeconds: ['s', 'whoever stays for five minutes has had the time to tap, click or say something'],
  leastStays: ['stays', 'a smaller audience may be silent by chance'],
  leastMatched: ['sessions', 'below four sessions a middle one says nothing of what is ordinary'],
  leastShare: ['ratio', 'silence is judged only where acts would have been delivered'],
  shrinkStays: ['stays', 'a session’s own followers count against five stays of the middle session'],
  oddsBetween: [
    'ratio',
    'odds of a silent stay may ordinarily be two and a half times what cohort and followers let expect',
  ],
  mostDb: ['dB', 'one audience is one observation, however large it is'],
  clearDb: ['dB', 'most that a lively audience speaks for a session: machines tap, too'],
}

export const parameters = statedParameters(assumed, why)

/** Parts of the other stayers beyond the ordinarily silent, among which the alternative is averaged. */
export const allegedParts = [0.1, 0.2, 0.4, 0.8] as const
