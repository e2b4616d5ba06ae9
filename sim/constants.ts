import {
  afterRanges,
  presaleRanges,
  regretRanges,
  returnRanges,
  shelfRanges,
  shippingRanges,
} from './orders/ranges.ts'
import { loginRanges } from './people/ranges.ts'
import type { Range } from './random.ts'

/**
 * Everything behavioural that is drawn anew: for every world, and for every room of it. The ranges are wide on purpose – priors
 * of domain.md from end to end and beyond – so that no fixed threshold can be learnt from them.
 */
export const worldRanges = {
  /** Share of homes that are on a campus or in a company network. */
  campusShare: [0.01, 0.08],
  /** Share of accounts that come through a carrier’s shared address. */
  carrierShare: [0.1, 0.4],
  /** Weeks of life (logins, shelf orders) before the first session. */
  weeksBefore: [2, 5],
  /** Days between the last session and the export. */
  daysAfter: [8, 30],
  /** Exponent by which the public’s favours fall from the best-known room to the least. */
  fame: [0.5, 1.1],
  /** Share of addresses whose parcels go to a village pick-up or a locker, and of those points that sign for all at once. */
  pickUpShare: [0.12, 0.6],
  pointSignShare: [0.2, 0.8],
  /** Days after which an order that nobody confirmed is finished by the platform. */
  finishDays: [7, 15],
  ...loginRanges,
} as const satisfies Record<string, Range>

/** Who comes and how long they stay. Shares are of entries, seconds are medians or means of what they name. */
export const audienceRanges = {
  followerShare: [0.08, 0.35],
  searchShare: [0.02, 0.1],
  adShare: [0, 0.15],
  shopShare: [0.02, 0.12],
  shareShare: [0.01, 0.08],
  /** Of all genuine entries, those by somebody who was there before. */
  returnShare: [0.06, 0.25],
  glanceShare: [0.3, 0.62],
  glanceSeconds: [3, 14],
  lookSeconds: [20, 90],
  lookSigma: [0.7, 1.2],
  stayShare: [0.06, 0.25],
  staySeconds: [180, 900],
  staySigma: [0.9, 1.4],
  /** How many times longer a follower’s stay lasts. */
  loyalty: [2, 6],
  /** How much the evening swells between its start and its best half hour. */
  swell: [0.2, 0.9],
} as const satisfies Record<string, Range>

export const talkRanges = {
  likerShare: [0.02, 0.18],
  /** Likes of one liker in one burst, and bursts a liker makes. */
  likesPerBurst: [3, 30],
  burstsPerLiker: [1.2, 5],
  commenterShare: [0.01, 0.13],
  commentsPerCommenter: [1.2, 6],
  /** Chance that a line repeats one that was on the screen a moment ago. */
  echo: [0.1, 0.55],
  /** Exponent of the frequency of memes. */
  zipf: [0.9, 1.5],
  newFollowShare: [0.006, 0.06],
  sharerShare: [0.002, 0.02],
  giftShare: [0.001, 0.02],
  clickerShare: [0.05, 0.4],
  favoriteShare: [0.01, 0.06],
} as const satisfies Record<string, Range>

/** What buyers do, and what the shop does with their orders. Refund shares by category stand in `rooms/categories.ts`. */
export const orderRanges = {
  /** Orders for each genuine view. */
  buyShare: [0.006, 0.06],
  unpaidShare: [0.03, 0.12],
  /** An unpaid order is closed after so long. */
  closeMinutes: [15, 90],
  couponShare: [0, 0.5],
  /** Mean of those who pay at once, and the share of those who take their time. */
  paidSeconds: [6, 45],
  slowPayShare: [0.03, 0.2],
  ...regretRanges,
  ...shippingRanges,
  ...returnRanges,
  ...presaleRanges,
  ...afterRanges,
  ...shelfRanges,
} as const satisfies Record<string, Range>

export const displayRanges = {
  /** Between two readings of the screen. */
  refreshSeconds: [4, 30],
  lagSeconds: [1, 25],
  /** Share of the acts behind which a line is shown to everybody. */
  bannerShare: [0.05, 0.4],
  /** Share of those lines that name nobody in full. */
  maskedShare: [0.2, 1],
} as const satisfies Record<string, Range>
