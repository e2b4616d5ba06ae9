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
  /** How much oftener the keenest of the public are about: 1 is everybody alike. */
  keenness: [1.2, 2.4],
  /** Between two signs of life of an app that plays a room. */
  beatSeconds: [15, 75],
  /** Share of stays whose end nobody reports: the platform ends them at the next sign of life that is missing. */
  unreportedShare: [0.01, 0.2],
  /** How long an app gathers taps before it sends them as one like. */
  likeBatchSeconds: [1, 6],
  /** Minutes by which the clocks of the few telephones that are wrong are wrong. */
  wrongClockMinutes: [1, 20],
  wrongClockShare: [0.002, 0.03],
  /** Share of the words of the whole tongue that this world uses. */
  tongueShare: [0.4, 0.9],
  /** Chance that large numbers are shown in ten thousands, to a place or so behind the point. */
  roundedChance: [0, 1],
  /** What the platform lets an outsider see of entries, and how long it gathers messages before it sends them. */
  observedEnters: [1, 4],
  observedBatchSeconds: [0, 3.5],
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
  otherShare: [0.01, 0.08],
  /** Of all genuine entries, those by somebody who was there before. */
  returnShare: [0.06, 0.25],
  /** Of those, the ones that follow at once on a call, a lift, another app. */
  blinkShare: [0.1, 0.6],
  blinkSeconds: [8, 60],
  awayMinutes: [6, 40],
  /** Exponent of how unreliable followers are: their reliability is a uniform number raised to it. */
  fickle: [1.2, 4],
  /** Share of the followers who come with the notice that the room is open, and how many minutes that takes. */
  promptShare: [0.1, 0.6],
  promptMinutes: [2, 15],
  glanceShare: [0.3, 0.62],
  glanceSeconds: [3, 14],
  lookSeconds: [10, 60],
  lookSigma: [0.7, 1.2],
  stayShare: [0.03, 0.2],
  staySeconds: [90, 480],
  staySigma: [0.8, 1.3],
  /** How many times longer a follower’s stay lasts. */
  loyalty: [1.5, 4.5],
  /** How much longer than others those stay who came looking (search, shop, share), and those whom an advert brought. */
  seekerPatience: [1, 2.2],
  adPatience: [0.5, 1.2],
  /** Of all stays, those of people who leave the app open until the end. */
  keepAliveShare: [0.001, 0.025],
  /** How much the evening swells between its start and its best half hour. */
  swell: [0.2, 0.9],
  /** How wildly arrivals wander about that, and for how many minutes they remember. */
  wander: [0.1, 0.55],
  wanderMinutes: [2, 25],
  /** How much longer people stay while something goes on. */
  holdSigma: [0.05, 0.4],
  /** Recommendation comes in pulses: share of arrivals that bring more, exponent of how many, seconds over which they come. */
  pulseShare: [0.02, 0.3],
  pulseTail: [1.1, 2.4],
  pulseSeconds: [4, 90],
  /** The largest pulse, as a share of the session’s entries. */
  pulseMost: [0.01, 0.08],
  /** Chance that an arrival draws in another one a little later. */
  branching: [0, 0.45],
  branchSeconds: [15, 240],
  /** Seconds in which those who are there at the end leave; share of them whose leave is told late. */
  exitSeconds: [2, 25],
  lateExitShare: [0.01, 0.12],
} as const satisfies Record<string, Range>

export const talkRanges = {
  likerShare: [0.02, 0.18],
  /** Likes of one liker in one burst, and bursts a liker makes. */
  likesPerBurst: [3, 30],
  burstsPerLiker: [1.2, 5],
  /** Of the likers, those who tap for minutes on end. */
  tapperShare: [0.005, 0.08],
  commenterShare: [0.01, 0.2],
  /** Median of the lines that a commenter writes, and deviation of its logarithm: from one each to hundreds by a few. */
  commentsPerCommenter: [0.4, 7],
  talkSpread: [0.1, 2.2],
  /** Minutes after which most people who ever talk have begun to: where they are many, only those who stay talk. */
  shyMinutes: [0.5, 12],
  /** Chance that a line repeats one that was on the screen a moment ago. */
  echo: [0.02, 0.45],
  /** Seconds for which a line is there to be repeated. */
  echoSeconds: [4, 25],
  /** Exponent of the frequency of memes, and how flat its head is. */
  zipf: [0.9, 1.5],
  zipfHead: [0, 20],
  /** Moments an hour at which everybody talks, how strongly (a heavy tail), and the seconds in which that fades. */
  momentsAnHour: [0, 80],
  momentHeight: [1, 14],
  momentSeconds: [6, 45],
  /** Share of the lines of a moment that are that moment’s words. */
  momentWords: [0.1, 0.7],
  /** Slow talk, lively talk: deviation of its logarithm, and minutes it remembers. */
  heat: [0.1, 1.2],
  heatMinutes: [1, 40],
  /** Times an hour at which hardly anybody talks, and their minutes. */
  lullsAnHour: [0, 1.5],
  lullMinutes: [0.5, 12],
  /** Weights of what lines are about, before each room draws its own around them. */
  memeWeight: [8, 90],
  askWeight: [1, 30],
  goodsWeight: [1, 30],
  remarkWeight: [1, 25],
  chantWeight: [1, 12],
  greetWeight: [2, 12],
  freeWeight: [1, 45],
  emojiWeight: [1, 14],
  /** How much the room likes short words: exponent of a word’s length in its rank. */
  terse: [-0.6, 4],
  typoShare: [0, 0.04],
  /** Seconds that an account waits between two lines, where a room asks for that. */
  slowSeconds: [3, 30],
  slowChance: [0, 0.5],
  /** How long somebody takes for a line. */
  typingSeconds: [1.2, 6],
  newFollowShare: [0.006, 0.045],
  unfollowShare: [0.0005, 0.006],
  sharerShare: [0.002, 0.02],
  giftShare: [0.0005, 0.04],
  /** Times an hour at which many give at once. */
  giftWavesAnHour: [0, 4],
  giftTail: [0.75, 2],
  fanclubShare: [0, 0.006],
  clickerShare: [0.05, 0.4],
  looksPerClicker: [1.1, 4],
  cartShare: [0.05, 0.3],
  favoriteShare: [0.01, 0.06],
  searcherShare: [0.001, 0.02],
  messagerShare: [0.001, 0.02],
  reportShare: [0, 0.001],
} as const satisfies Record<string, Range>

/** What buyers do, and what the shop does with their orders. Refund shares by category stand in `rooms/categories.ts`. */
export const orderRanges = {
  /** Orders for each genuine view. */
  buyShare: [0.006, 0.06],
  unpaidShare: [0.03, 0.12],
  /** An unpaid order is closed after so long. */
  closeMinutes: [15, 90],
  couponShare: [0, 0.5],
  /** Minutes for which one product is explained. */
  turnMinutes: [2, 14],
  /** Share of orders and clicks that go to what is being explained. */
  turnShare: [0.45, 0.92],
  /** Chance that a turn ends in the release of a price, and how much of the orders of the turn follow on it at once. */
  dropShare: [0.1, 0.8],
  dropHeight: [2, 40],
  /** Median and spread of the time in which people answer a release. */
  reactionSeconds: [5, 20],
  reactionSigma: [0.35, 0.8],
  /** Orders of people who click nothing first, and of people who are not even in the room. */
  unclickedShare: [0.02, 0.2],
  outsideShare: [0, 0.06],
  /** Of buyers: they buy again, for somebody of the family, or have it sent elsewhere. */
  againShare: [0.02, 0.15],
  familyShare: [0.01, 0.08],
  elsewhereShare: [0.01, 0.08],
  quantityTail: [1.8, 3.5],
  couponYuan: [3, 40],
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
  /** Readings of the online counter for one of the totals. */
  totalsEvery: [2, 9],
  lagSeconds: [1, 25],
  /** How unevenly the screen is read, as a share of that time, and how many readings are missed. */
  unevenShare: [0, 0.25],
  missedShare: [0, 0.05],
  /** What the heat of a room makes of a viewer, where one is shown. */
  heatFactor: [2, 60],
  heatChance: [0, 0.6],
  /** Share of the acts behind which a line is shown to everybody. */
  bannerShare: [0.05, 0.4],
  /** Share of those lines that name nobody in full. */
  maskedShare: [0.2, 1],
  /** At most one line of entries in so long. */
  bannerSeconds: [0.5, 4],
} as const satisfies Record<string, Range>
