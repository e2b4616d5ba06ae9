import { statedParameters } from '../stated.ts'

/** The choices this detector makes, each with its reason; nothing else in it is tuned. */
export const assumed = {
  dwellMs: 3000,
  pseudoOrders: 30,
  strength: 60,
  openDeviations: 1.64,
  driftDeviations: 1,
  leastBack: 3,
  sessionDb: 10,
  leastOrderDb: 3,
  mostDb: 20,
  tellDb: 12.8,
  leastGroup: 3,
  mostMembers: 500,
} as const

export const parameters = statedParameters(assumed, {
  dwellMs: ['ms', 'nobody comes in, sees the goods, chooses and orders in less'],
  pseudoOrders: [
    'buyers',
    'of all sessions, added to those of each who kept theirs: few do not tell how many go by a link',
  ],
  strength: [
    'buyers',
    'how firmly the kept orders of a session tell how many of those that come back have no journey',
  ],
  openDeviations: [
    'standard deviations',
    'orders without a journey are held to be as common as the kept ones allow at one in twenty',
  ],
  driftDeviations: ['standard deviations', 'and as common as where those who give back differ from others'],
  leastBack: ['buyers', 'one or two of whom an order by a link came back are no practice'],
  sessionDb: ['dB', 'sessions where orders are placed from outside by task are taken to be one in ten'],
  leastOrderDb: ['dB', 'orders that are hardly likelier placed by task than not are not told'],
  mostDb: ['dB', 'that the records of a whole room lack its visits is left one chance in a hundred'],
  tellDb: ['dB', 'accounts are joined to a group by orders that suffice by themselves: odds of 19 to 1'],
  leastGroup: ['accounts', 'two accounts that order by a link may be a couple'],
  mostMembers: ['accounts', 'named in one finding; how many there are is said in full'],
})
