import { statedParameters } from '../stated.ts'

export const assumed = {
  alleged: 0.97,
  allegedFirmness: 30,
  takesAll: 0.005,
  loosest: 1,
  firmest: 16,
  leastShare: 0.002,
  mostShare: 0.5,
  leastBlockDb: 6,
  leastCounted: 2,
  sizeFirmness: 0.5,
  ofShop: 5,
  aloneDb: 10,
  leastToldDb: 3,
  priorDb: -12.8,
  leastMembers: 2,
  mostOrders: 300_000,
  mostMembers: 2000,
  popular: 5,
} as const

const why: Readonly<Record<keyof typeof assumed, readonly [unit: string, why: string]>> = {
  alleged: ['ratio', 'of the orders of a hired buyer that come back; a few slip through'],
  allegedFirmness: [
    'orders',
    'how firmly that share is held: one kept order in a handful does not clear a buyer',
  ],
  takesAll: [
    'ratio',
    'of ordinary buyers who send back whatever they buy: what one buyer does speaks for no ring by more than their rarity',
  ],
  loosest: [
    'orders',
    'smallest firmness with which ordinary buyers may share a habit of sending back: some keep all, some nothing',
  ],
  firmest: [
    'orders',
    'largest firmness with which they may: people differ, and the orders of one buyer share their reasons, however even the records look',
  ],
  leastShare: [
    'ratio',
    'of buyers with several orders that are taken for hired where a shop shows no excess of them',
  ],
  mostShare: [
    'ratio',
    'largest share of such buyers that may be taken for hired: beyond it nobody is left to be compared with',
  ],
  leastBlockDb: [
    'dB',
    'that a shop’s excess of such buyers must weigh, over all shops compared, before it counts for each of them',
  ],
  leastCounted: [
    'orders',
    'fewer say nothing of a buyer; several in one session count as 1 + ln n, so two sessions or three orders at least',
  ],
  sizeFirmness: [
    'accounts',
    'how many hired buyers it takes to learn how many orders they place; until then as many as anybody',
  ],
  ofShop: [
    'orders',
    'of the shop that stand beside those of a session when its ordinary share is told: small sessions borrow',
  ],
  aloneDb: ['dB', 'most that a buyer weighs who is alone: one person may have reasons that no count shows'],
  leastToldDb: ['dB', 'buyers who weigh less are not told'],
  priorDb: [
    'dB',
    'odds that verdicts assume of any account: what is known of the share of hired buyers replaces them',
  ],
  leastMembers: ['accounts', 'two who take back much are two of the shop’s returners, as any shop has them'],
  mostOrders: [
    'orders',
    'bound of memory: orders of buyers who took back nearly all, those with most of them first',
  ],
  mostMembers: ['accounts', 'of a group that are named; its number is told in full'],
  popular: [
    'buyers',
    'added to the number of buyers of a shop and day before its logarithm discounts it: where many buy, meeting says little',
  ],
}

export const parameters = statedParameters(assumed, why)
