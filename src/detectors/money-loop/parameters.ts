import { statedParameters } from '../stated.ts'

export const assumed = {
  mostOfPrice: 0.5,
  damagesFrom: 1.5,
  directDb: 10,
  ownMeansDb: 12,
  collectorDb: 12,
  cycleDb: 14,
  otherDb: 4,
  leastCollected: 3,
  longestCycle: 5,
  mostSteps: 2_000_000,
  beyondFrom: 1.03,
  beyondAlleged: 0.5,
  beyondOrdinary: 0.02,
  ordinaryBeyond: 0.002,
  ordinaryShare: 0.02,
  drawnShare: 0.1,
  watchDb: 6,
  leastToldDb: 3,
  mostSharing: 8,
  mostRows: 500_000,
  mostMembers: 2000,
} as const

const why: Readonly<Record<keyof typeof assumed, readonly [unit: string, why: string]>> = {
  mostOfPrice: [
    'ratio',
    'of what was paid: cashback programmes and commissions pay a part, and below half of the price nothing is said',
  ],
  damagesFrom: [
    'ratio',
    'of what was paid: so much more than the price is damages by law, not a price with a wage on top',
  ],
  directDb: [
    'dB',
    'most of the price of a kept order goes to its buyer beside any refund; one in ten is left for prizes, goodwill and tests',
  ],
  ownMeansDb: [
    'dB',
    'it goes to another account with means of the buyer: a prize or goodwill would not take that way',
  ],
  collectorDb: ['dB', 'it goes to one account that collects the prices of several buyers'],
  cycleDb: ['dB', 'it goes round: each of a few accounts receives the price of the next one’s order'],
  otherDb: [
    'dB',
    'it goes to some other account: a gift returned, a mistake set right, or a way that is not seen',
  ],
  leastCollected: [
    'buyers',
    'whose prices one account receives before it is called a collector: fewer are a couple or friends',
  ],
  longestCycle: [
    'accounts',
    'longer ways round are not looked for: they cost more hands than an order is worth',
  ],
  mostSteps: ['steps', 'bound of the search for ways round, over the whole import'],
  beyondFrom: ['ratio', 'of what was paid: so little more than the price is rounding'],
  beyondAlleged: ['probability', 'that a price comes back with something on top where orders are paid work'],
  beyondOrdinary: [
    'probability',
    'the same of a prize or of goodwill: nobody gives back more than was paid, but by rounding and freight',
  ],
  ordinaryBeyond: [
    'ratio',
    'of a session’s orders whose price goodwill may give back with freight or something more, without being remarkable',
  ],
  ordinaryShare: [
    'ratio',
    'of a session’s orders whose price a free-order prize or goodwill may give back without being remarkable',
  ],
  drawnShare: [
    'ratio',
    'of a session’s orders: up to here free orders may be the prizes of a draw that is on record',
  ],
  watchDb: ['dB', 'most that an order weighs which a prize, damages or goodwill may explain'],
  leastToldDb: ['dB', 'orders that weigh less are not told'],
  mostSharing: ['accounts', 'means that more accounts use belong to a place, not to a person'],
  mostRows: ['rows', 'bound of memory: orders with a payout that are looked at'],
  mostMembers: ['accounts', 'of a group that are named; its number is told in full'],
}

export const parameters = statedParameters(assumed, why)
