import type { DetectorParameter } from '../detector.ts'

const hourMs = 3_600_000

/** The choices this detector makes, each with its reason; nothing else in it is tuned. */
export const assumed = {
  nightMs: 24 * hourMs,
  soonMs: 72 * hourMs,
  cohortOrders: 30,
  cohortUnits: 5,
  strengthLeast: 8,
  strengthMost: 50,
  strengthUnknown: 20,
  pseudoOrders: 1,
  visibleShare: 0.5,
  unknownShare: 0.1,
  stockOrders: 3,
  stockShare: 0.5,
  stockExcess: 2,
  stockKept: 0.2,
  stockCapDb: 5,
  comparedShare: 0.1,
  uncomparedShare: 0.5,
  uncomparedDb: 10,
  openDeviations: 1.64,
  driftDeviations: 1,
  usualMany: 4,
  oneBuyerDb: 12,
  sessionMostDb: 12,
  leastOrderDb: 3,
  leastGroup: 3,
  mostMembers: 500,
  tellDb: 12.8,
  mostOrderDb: 20,
} as const

const reasons: Readonly<Record<keyof typeof assumed, readonly [unit: string, why: string]>> = {
  nightMs: ['ms', 'the first lag bin: where published cases put the spike, within a day of the order'],
  soonMs: [
    'ms',
    'the second lag bin: most shops have shipped by then, so an unsent refund later says little',
  ],
  cohortOrders: ['orders', 'below this a cohort’s share is too coarse to weigh anything against'],
  cohortUnits: ['sessions or days', 'below this no spread between units can be read'],
  strengthLeast: ['orders', 'a cohort that differs so much from unit to unit still says a little'],
  strengthMost: [
    'orders',
    'a stream is not its cohort: impulse buyers differ from searchers, however large the cohort',
  ],
  strengthUnknown: ['orders', 'a spread of about ±11 points around one half, assumed where none can be read'],
  pseudoOrders: [
    'orders',
    'one order half given back is added to every cohort cell, so that no share is 0 or 1',
  ],
  visibleShare: [
    'ratio',
    'half of brushing is assumed to leave no early refunds (shipped empty, slow): absence acquits by 3 dB at most',
  ],
  unknownShare: ['ratio', 'where more refunds than this carry no time of their own, lags cannot be compared'],
  stockOrders: ['orders', 'one or two orders of an item given back are no calling off of the item'],
  stockShare: ['ratio', 'an item with most of the early refunds may be one that was called off'],
  stockExcess: [
    'ratio',
    'unless most of the orders lie on it too: its share of the refunds must be twice its share of the orders',
  ],
  stockKept: [
    'ratio',
    'an item of which less than this share was honoured may have been called off by the shop, for want of stock or a faulty batch',
  ],
  stockCapDb: ['dB', 'the most a session weighs while the shop’s own cancelling is not ruled out'],
  comparedShare: [
    'ratio',
    'of a session’s orders of an item: where the cohort sold fewer of it, its ordinary refunds are not known from the cohort',
  ],
  uncomparedShare: [
    'ratio',
    'of what was given back: with more of it of such items the cohort is of other goods',
  ],
  uncomparedDb: [
    'dB',
    'the most an order weighs then: goods that spoil are refunded otherwise than goods that keep',
  ],
  openDeviations: [
    'standard deviations',
    'before an order is named, its like are held to be as common as the cohort allows at one in twenty',
  ],
  driftDeviations: [
    'standard deviations',
    'and as common as in a session that differs from the cohort as others do',
  ],
  usualMany: [
    'orders',
    'of one buyer are the middle of what ordinary and hired buyers who give back again have; fewer weigh less',
  ],
  oneBuyerDb: ['dB', 'one buyer who calls off an evening’s orders is a reason to look and no more'],
  sessionMostDb: [
    'dB',
    'that orders of a session were placed to be given back does not say who had them placed: the room may be the victim',
  ],
  leastGroup: ['accounts', 'two accounts that give back are a couple of friends'],
  mostMembers: ['accounts', 'named in one finding; how many there are is said in full'],
  tellDb: ['dB', 'accounts are joined to a group by orders that suffice by themselves: odds of 19 to 1'],
  leastOrderDb: [
    'dB',
    'orders that are hardly likelier in the excess than among ordinary refunds are not told',
  ],
  mostOrderDb: [
    'dB',
    'one order is judged by its company alone: one in a hundred is left for a genuine change of mind',
  ],
}

export const parameters: readonly DetectorParameter[] = Object.entries(assumed).map(([name, value]) => {
  const [unit, why] = reasons[name as keyof typeof assumed]
  return { name, value, unit, why }
})
