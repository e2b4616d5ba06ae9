import { statedParameters } from '../stated.ts'

export const assumed = {
  tolerance: 0.04,
  toleranceMs: 60,
  gestureMs: 250,
  leastActs: 6,
  leastPairs: 3,
  leastOfSession: 5,
  calmShare: 0.5,
  calmComments: 0.25,
  leastOrdinary: 20,
  ordinaryPairs: 10,
  leastAlike: 0.05,
  regularP: 0.05,
  majority: 0.5,
  cellWidth: 0.03,
  leastTogether: 5,
  ownTempo: 0.5,
  aloneDb: 9,
  toldDb: 3,
  sessionShare: 0.02,
  spread: 0.8,
  paceWidth: 0.16,
  mostPaces: 64,
  anyPace: 4,
  memberPairs: 30,
  faithful: 0.8,
  seedShare: 0.05,
  ways: 8,
  candidates: 40,
  memoryless: 1.283,
  roomsDiffer: 2,
  boundDeviations: 2,
  against: 19,
  rounds: 5,
  leastBeside: 2,
  mostOrdinary: 2000,
} as const

const why: Readonly<Record<keyof typeof assumed, readonly [unit: string, why: string]>> = {
  tolerance: [
    'ratio',
    'intervals of a set speed differ by the delays of a network, a few hundredths of their length',
  ],
  toleranceMs: ['ms', 'no less than what a telephone and a network add to any one time'],
  gestureMs: ['ms', 'acts closer together are one gesture, or one packet of the platform'],
  leastActs: ['acts', 'fewer acts have too few intervals to compare'],
  leastPairs: ['intervals', 'with fewer intervals beside the usual one, sameness is chance'],
  leastOfSession: [
    'sequences',
    'sessions with fewer are not compared with others when the calmer half is chosen',
  ],
  calmShare: [
    'ratio',
    'the calmest sessions with half of all sequences tell what is usual, so that rooms where machines work do not',
  ],
  calmComments: [
    'ratio',
    'of comments a quarter: people type unevenly in every room, and a script may hold most of the sequences',
  ],
  leastOrdinary: [
    'sequences',
    'fewer sequences of ordinary length do not tell what is usual; nothing is said then',
  ],
  ordinaryPairs: [
    'intervals',
    'the most that one account adds to what is usual, so that none who act without end decide it',
  ],
  leastAlike: [
    'correlation',
    'accounts differ at least so much in how evenly they act, however alike a small sample looks',
  ],
  regularP: [
    'probability',
    'sequences that an ordinary account has so rarely are counted where tempos are compared',
  ],
  majority: ['ratio', 'by the clock means that most intervals are the usual one, however rare that is'],
  cellWidth: [
    'ln units',
    'tempos within three hundredths are taken for one setting, with the cells beside it',
  ],
  leastTogether: [
    'accounts',
    'a few who like by the clock may each have a tool that taps for them, set alike by chance or as it came',
  ],
  ownTempo: [
    'ratio',
    'where fewer of those at a tempo keep it, it is the tempo of the platform’s packets, and of everybody',
  ],
  aloneDb: [
    'dB',
    'most that one account by itself weighs whose acts could come from a tapping tool or a looped line',
  ],
  toldDb: ['dB', 'what weighs less is not told of an account'],
  sessionShare: [
    'ratio',
    'share of the session’s acts from which on their number is no longer its own; below it the room may be the victim of a few',
  ],
  spread: ['ratio', 'where more intervals repeat the usual one, the tempo says it, and the spread nothing'],
  paceWidth: ['ln units', 'intervals within a sixth of each other are told as one where they are spread'],
  mostPaces: ['intervals', 'the first so many of a sequence: enough to tell how its waits are spread'],
  anyPace: ['intervals', 'added to what was seen, over all lengths alike, so that none is impossible'],
  memberPairs: ['intervals', 'the most that one sequence adds to what is told of a way of waiting'],
  faithful: ['ratio', 'of a way that is begun from one sequence; the rest is as with everybody'],
  seedShare: ['ratio', 'of all sequences, where a way of waiting is begun'],
  ways: ['ways', 'of spacing acts that are told apart: packets, pauses and returns of people take several'],
  candidates: ['sequences', 'tried as the beginning of one more way, from the least explained to the best'],
  memoryless: [
    'ln units',
    'spread of waits without memory (π/√6); wider are bursts and rests, as people have them',
  ],
  roomsDiffer: ['ratio', 'honest rooms differ at least so much in how common a way of waiting is'],
  boundDeviations: [
    'deviations',
    'how far above what other rooms show the share of a way of waiting may lie there: one in forty lies beyond',
  ],
  against: ['odds', 'against any one account before anything is looked at: one in twenty, as everywhere'],
  rounds: ['rounds', 'of expectation and maximisation after each way is added, and twice as many at the end'],
  leastBeside: [
    'sequences',
    'of the room that go another way: where all are unlike, the room’s records are, and nobody in it',
  ],
  mostOrdinary: ['sequences', 'that the ways of a feed are fitted to; of more every so many'],
}

export const parameters = statedParameters(assumed, why)
