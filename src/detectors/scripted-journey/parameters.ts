import { statedParameters } from '../stated.ts'

/** The choices this detector makes, each with its reason; nothing else in it is tuned. */
export const assumed = {
  lookbackMs: 600_000,
  mostActs: 1000,
  leastParcels: 5,
  lightShare: 0.6,
  pseudoOrders: 10,
  strength: 20,
  leastHollow: 3,
  markDb: 8,
  rareShare: 0.05,
  ordinaryOrders: 50,
  mostShare: 0.95,
  marginDb: 6,
  oneStepDb: 12,
  aloneDb: 6,
  sessionDb: 5,
  againDb: 2,
  knownDb: 16,
  companyDb: 4,
  leastOrderDb: 3,
  mostDb: 20,
  leastGroup: 3,
  mostMembers: 500,
} as const

export const parameters = statedParameters(assumed, {
  lookbackMs: ['ms', 'a task is done in one go; what was looked at earlier in the evening is no part of it'],
  mostActs: [
    'acts',
    'of one account in one session, the last ones before its orders; so that one order cannot cost a million',
  ],
  leastParcels: ['parcels', 'of the same goods and pieces, from which on their usual weight can be read'],
  lightShare: [
    'ratio',
    'a parcel of less than this share of the middle one of the same goods lacks most of them',
  ],
  pseudoOrders: [
    'orders',
    'of the share of all sessions, added to each session’s own, where it has few orders',
  ],
  strength: [
    'orders',
    'how firmly the share of a session is known for orders of another path: ±11 points around a half',
  ],
  leastHollow: ['orders', 'one or two orders with a step in common that came back are no practice'],
  markDb: [
    'dB',
    'a step counts only where orders that hold it come back empty this much likelier than chance lets them',
  ],
  rareShare: [
    'ratio',
    'a step that more than one ordinary order in twenty holds marks nobody; it only adds to others',
  ],
  ordinaryOrders: ['orders', 'of rooms without a bare order; with fewer all rooms tell what is ordinary'],
  mostShare: ['ratio', 'no step is taken to be in more of the tasks than this: tasks are cut short'],
  marginDb: ['dB', 'steps are not as independent of one another as the sum of their weights supposes'],
  oneStepDb: ['dB', 'one step alone never suffices: anybody may favourite or search before buying'],
  aloneDb: [
    'dB',
    'the most where the orders of this path in the same session did not come back more than others',
  ],
  sessionDb: ['dB', 'from here on the same session is taken to bear it out'],
  againDb: ['dB', 'more for the second order of a buyer on the path of a task: habits go with persons'],
  knownDb: [
    'dB',
    'two orders of one buyer that weigh as much each, which no single step does, make known what the buyer does',
  ],
  companyDb: [
    'dB',
    'less for an order of a known buyer that came back empty, too, but holds no marked step itself',
  ],
  leastOrderDb: ['dB', 'orders that are hardly likelier a task than not are not told'],
  mostDb: ['dB', 'that the habits of a whole public were misread is left one chance in a hundred'],
  leastGroup: ['accounts', 'two accounts with the same habit are a couple'],
  mostMembers: ['accounts', 'named in one finding; how many there are is said in full'],
})
