import { statedParameters } from '../stated.ts'

/** The choices this detector makes, each with its reason; nothing else in it is tuned. */
export const assumed = {
  leastAlike: 5,
  lightShare: 0.5,
  bareShare: 0.9,
  fence: 1.5,
  labelBuyers: 2,
  cohortParcels: 30,
  strength: 50,
  openDeviations: 1.64,
  driftDeviations: 1,
  leastOdd: 2,
  pseudoParcels: 100,
  oddInMadeUp: 0.5,
  priorDb: 10,
  knownOdd: 2,
  companyDb: 6,
  leastOrderDb: 3,
  mostDb: 20,
  borrowedDb: 10,
  tellDb: 12.8,
  leastGroup: 3,
  mostMembers: 500,
} as const

export const parameters = statedParameters(assumed, {
  leastAlike: [
    'parcels',
    'of the same product and variant in the same number of pieces, from which a usual weight can be read',
  ],
  lightShare: [
    'ratio',
    'half the usual weight is hardly left out by other packing; and the goods alone must weigh more',
  ],
  bareShare: [
    'ratio',
    'a parcel that weighs less than this part of its goods does not hold them, whatever it is packed in',
  ],
  fence: [
    'interquartile ranges',
    'below the first quarter: Tukey’s fence, where nobody states what the goods weigh',
  ],
  labelBuyers: [
    'buyers',
    'at as many addresses under one number: one buyer’s orders packed together are ordinary',
  ],
  cohortParcels: [
    'parcels',
    'below this the shop’s own parcels outside sessions are too few, and those of all shops stand in',
  ],
  strength: [
    'parcels',
    'how firmly the share of odd parcels outside sessions tells what one session would hold',
  ],
  openDeviations: [
    'standard deviations',
    'odd parcels are held to be as common as the cohort allows at one in twenty',
  ],
  driftDeviations: [
    'standard deviations',
    'and as common as in a session that differs from the cohort as others may',
  ],
  leastOdd: ['parcels', 'one odd parcel in a session is an error of a courier or a scale'],
  pseudoParcels: [
    'parcels',
    'of all shops outside sessions, added to the shop’s own: how much shops are taken to be alike',
  ],
  oddInMadeUp: [
    'ratio',
    'half of the parcels of made-up orders are taken to be odd, where nobody knows how many',
  ],
  priorDb: [
    'dB',
    'given back of the share of made-up orders that every verdict assumes: the excess tells it for the session',
  ],
  knownOdd: ['parcels', 'two odd parcels of one buyer make known what the buyer does; one may be an error'],
  companyDb: ['dB', 'less for another order of a known buyer, of which the parcel is as it should be'],
  leastOrderDb: ['dB', 'parcels that are hardly likelier empty than not are not told'],
  mostDb: ['dB', 'that a whole shop’s scale was misread is left one chance in a hundred'],
  borrowedDb: [
    'dB',
    'where other shops stand in for the shop’s own parcels: it may send otherwise than they do, and that suffices for nobody',
  ],
  tellDb: ['dB', 'accounts are joined to a group by orders that suffice by themselves: odds of 19 to 1'],
  leastGroup: ['accounts', 'two accounts with odd parcels may be one courier’s error'],
  mostMembers: ['accounts', 'named in one finding; how many there are is said in full'],
})
