import { statedParameters } from '../stated.ts'

export const assumed = {
  leastParcels: 5,
  leastReviews: 5,
  leastShops: 3,
  alikeShare: 0.6,
  quickHours: 3,
  lightShare: 0.5,
  mostAlike: 3,
  spread: 2,
  leastSeen: 4,
  priorDb: -12.8,
  mostDb: 20,
  watchDb: 5,
  leastDb: 3,
  pennyMinor: 100,
} as const

const why: Readonly<Record<keyof typeof assumed, readonly [unit: string, why: string]>> = {
  leastParcels: ['parcels', 'fewer parcels of a product do not say what one of them usually weighs'],
  leastReviews: ['reviews', 'shops with fewer reviews say nothing of how reviews ordinarily come'],
  leastShops: ['shops', 'with fewer other shops there is no middle one, and nothing is judged'],
  alikeShare: [
    'ratio',
    'of the runs of three characters of a review that another must hold to count as alike: words may be swapped',
  ],
  quickHours: [
    'h',
    'a parcel must be fetched, opened and used before there is anything to say of the goods; meals and paid reviews come as soon, so that this accuses nobody by itself',
  ],
  lightShare: [
    'ratio',
    'a parcel may miss a part or be packed otherwise; below half of its like the goods are not in it',
  ],
  mostAlike: [
    'ln units',
    'people praise alike: being alike adds to another sign, at most as if one in twenty were',
  ],
  spread: ['ratio', 'how far a shop may ordinarily lie above the middle one before anything is made of it'],
  leastSeen: [
    'reviews',
    'three quick reviews in a shop are an evening’s chance; from four on they are counted',
  ],
  priorDb: [
    'dB',
    'odds that verdicts assume of any review: the excess found in the shop replaces them, so they are taken off',
  ],
  mostDb: [
    'dB',
    'a review is judged by its company: one in a hundred is left for a quick and honest customer',
  ],
  watchDb: [
    'dB',
    'most that a review weighs whose company is too small to tell, or for which a harmless cause is left open',
  ],
  leastDb: ['dB', 'reviews that weigh less are not told: they carry no weight'],
  pennyMinor: [
    'minor units',
    'orders up to this are penny orders; their reviews are compared as one body, whatever the shop',
  ],
}

export const parameters = statedParameters(assumed, why)
