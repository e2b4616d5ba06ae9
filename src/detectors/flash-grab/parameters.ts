import { statedParameters } from '../stated.ts'

/** The choices this detector makes, each with its reason; nothing else in it is tuned. */
export const assumed = {
  instantMs: 1000,
  fastMs: 3000,
  grabMs: 60_000,
  pseudoOrders: 30,
  strength: 40,
  openDeviations: 1.64,
  driftDeviations: 1,
  leastBack: 5,
  sessionDb: 10,
  leastOrderDb: 3,
  mostDb: 20,
  tellDb: 12.8,
  leastGroup: 3,
  mostMembers: 500,
} as const

export const parameters = statedParameters(assumed, {
  instantMs: ['ms', 'seeing that something is on sale and pressing the button takes a person about so long'],
  fastMs: ['ms', 'and to choose and confirm takes a practised person about so long'],
  grabMs: ['ms', 'orders of the product within a minute of its release are grabs, and one another’s measure'],
  pseudoOrders: ['buyers', 'of all sessions, added to those of each who kept their grabs, where it has few'],
  strength: [
    'buyers',
    'how firmly the kept grabs of a session tell how fast those are placed that are let go again',
  ],
  openDeviations: [
    'standard deviations',
    'fast grabs are held to be as common as the kept ones allow at one in twenty',
  ],
  driftDeviations: ['standard deviations', 'and as common as where those who let go are quicker than others'],
  leastBack: ['buyers', 'fewer who let a fast grab go are no burst'],
  sessionDb: ['dB', 'sessions where goods are grabbed to look sold out are taken to be one in ten'],
  leastOrderDb: ['dB', 'orders that are hardly likelier grabbed by task than not are not told'],
  mostDb: ['dB', 'that the clocks of orders and releases disagree is left one chance in a hundred'],
  tellDb: ['dB', 'accounts are joined to a group by orders that suffice by themselves: odds of 19 to 1'],
  leastGroup: ['accounts', 'two accounts that are quick may be one person’s'],
  mostMembers: ['accounts', 'named in one finding; how many there are is said in full'],
})
