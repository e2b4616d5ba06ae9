import type { Range } from '../random.ts'

type Ranges = Readonly<Record<string, Range>>

/** Second thoughts before shipment: minutes after, after a night’s sleep, in the next days; weights of the three, and their times. */
export const regretRanges = {
  regretSoon: [0.2, 1],
  regretNight: [0.1, 0.8],
  regretLater: [0.05, 0.6],
  regretSoonMinutes: [4, 60],
  regretNightHours: [7, 16],
  regretLaterHours: [18, 60],
  /** The shop’s answer: at once by rule, or by hand in so many minutes. */
  regretAnswerMinutes: [0.5, 150],
  regretRefusedShare: [0, 0.08],
  /** How much sessions (and days of the shelf) differ in regrets and returns: deviation of the logarithm. */
  regretDrift: [0.05, 0.45],
  returnDrift: [0.02, 0.2],
  /** How much people differ in sending things back; 0 would be not at all. */
  fickleness: [0.2, 0.9],
} as const satisfies Ranges

/** From the warehouse to the door. */
export const shippingRanges = {
  shipHours: [6, 48],
  shipSigma: [0.25, 0.7],
  wavesPerDay: [1, 4],
  workFrom: [7.5, 11],
  workUntil: [16, 22.5],
  sundayShare: [0, 1],
  /** Minutes over which the parcels of a wave are scanned, and how many are scanned together. */
  waveMinutes: [10, 110],
  scanBatch: [1, 60],
  transitDays: [1.1, 3.6],
  transitSigma: [0.15, 0.45],
  /** Days that a thousand kilometres add. */
  farDays: [0.3, 1.3],
  slowestCarrier: [1, 1.7],
  /** Weight over that of the goods; boxes and filling in grams; parcels whose weight is on record. */
  packRatio: [1.01, 1.12],
  boxGrams: [15, 320],
  weighedShare: [0.75, 1],
  multiParcelShare: [0.002, 0.06],
  packTogetherShare: [0.3, 0.97],
  lostShare: [0, 0.006],
  refusedShare: [0.002, 0.05],
} as const satisfies Ranges

/** After the parcel is there: weights of try-on, week’s end, the seven-day limit and the late tail, and what comes of requests. */
export const returnRanges = {
  tryOn: [0.4, 1],
  tryOnHours: [3, 40],
  weekEnd: [0, 0.6],
  sevenDays: [0.05, 0.6],
  lateTail: [0.02, 0.2],
  insuredShare: [0, 1],
  /** How many times as often an order with freight insurance comes back. */
  insuranceLift: [1, 1.5],
  returnTransitDays: [1.2, 4.5],
  inspectHours: [1, 40],
  /** Refunds paid as soon as the parcel is under way. */
  fastRefundShare: [0, 0.5],
  withdrawnShare: [0.01, 0.08],
  returnRefusedShare: [0.003, 0.05],
  partReturnShare: [0.1, 0.6],
  fullConcessionShare: [0.05, 0.6],
  concessionRefusedShare: [0.03, 0.3],
} as const satisfies Ranges

/** Deposit now, balance days later. */
export const presaleRanges = {
  presaleShare: [0, 0.06],
  depositShare: [0.05, 0.35],
  balanceDays: [1, 12],
  balanceUnpaidShare: [0.02, 0.2],
  depositBackShare: [0.1, 0.9],
} as const satisfies Ranges

/** How an order ends, what is said of it, what the shop cannot deliver. */
export const afterRanges = {
  confirmShare: [0.15, 0.6],
  settleHours: [4, 60],
  /** What the platform keeps of what it settles. */
  feeShare: [0, 0.06],
  outOfStockShare: [0, 0.07],
  reviewShare: [0.03, 0.25],
  reviewDays: [1, 6],
  defaultPraiseShare: [0.1, 0.75],
  delightShare: [0.7, 0.96],
  pictureShare: [0.05, 0.4],
  /** Papers of a session: a contract on it, a figure told afterwards. */
  contractShare: [0, 0.7],
  promiseOfSold: [0.55, 1.12],
  slotFeeShare: [0.03, 0.3],
  commissionShare: [0.05, 0.4],
  claimShare: [0.2, 1],
} as const satisfies Ranges

/** Orders outside any session: search, shelf, regulars. */
export const shelfRanges = {
  /** For each day, as a share of an average session’s. */
  shelfShare: [0.05, 0.4],
  /** How days differ (deviation of the logarithm), the week’s end against other days, and a sale day against them. */
  dayDrift: [0.1, 0.5],
  weekendLift: [0.7, 1.6],
  saleLift: [1.2, 8],
  /** Of shelf orders, those by regulars of the shop. */
  regularShare: [0.1, 0.55],
  /** Exponent by which orders fall from the best regulars to the least. */
  regularZipf: [0.5, 1.2],
  morning: [0.1, 0.8],
  noon: [0.1, 0.7],
  evening: [0.3, 1],
  /** How regrets and returns of the shelf differ from those in session. */
  shelfRegret: [0.6, 1.25],
  shelfReturn: [0.65, 1.15],
  shelfUnpaid: [0.5, 1.3],
} as const satisfies Ranges
