import { type Interval, wilson } from './intervals.ts'
import { type Given, pooled } from './ranking.ts'

export interface Bin {
  /** Mean probability given to the subjects of the bin. */
  readonly given: number
  /** Share of them that is truly so. */
  readonly true: number
  readonly interval: Interval
  readonly of: number
}

export interface Calibration {
  readonly subjects: number
  readonly truly: number
  /** Mean squared distance of probability and truth. */
  readonly brier: number | null
  /** What Brier would be for somebody who knows the share of positives and nothing else. */
  readonly brier_of_share: number | null
  /** Expected calibration error over bins of equal mass. */
  readonly ece: number | null
  readonly bins: readonly Bin[]
}

interface Filling {
  mass: number
  right: number
  of: number
}

const binCount = 10

/** Bins of about equal mass, lowest first; one probability is never split, so a mass of ties makes a bin of its own. */
function equalMass(given: readonly Given[], of: number): Bin[] {
  const filled: Filling[] = []
  let open: Filling = { mass: 0, right: 0, of: 0 }
  for (const [probability, right, wrong] of given.toReversed()) {
    const count = right + wrong
    if (open.of > 0 && open.of + count / 2 > of / binCount) {
      filled.push(open)
      open = { mass: 0, right: 0, of: 0 }
    }
    open.mass += probability * count
    open.right += right
    open.of += count
  }
  return [...filled, open].flatMap((bin) => {
    const interval = wilson({ hits: bin.right, of: bin.of })
    if (!interval) return []
    return [{ given: bin.mass / bin.of, true: bin.right / bin.of, interval, of: bin.of }]
  })
}

/** Whether probabilities mean what they say: of the subjects given 0.9, nine in ten should be truly so. */
export function calibrationOf(counts: Iterable<Given>): Calibration {
  const given = pooled(counts)
  const truly = given.reduce((sum, [, right]) => sum + right, 0)
  const of = given.reduce((sum, [, right, wrong]) => sum + right + wrong, 0)
  if (of === 0) return { subjects: 0, truly: 0, brier: null, brier_of_share: null, ece: null, bins: [] }
  const squares = given.reduce(
    (sum, [probability, right, wrong]) => sum + right * (1 - probability) ** 2 + wrong * probability ** 2,
    0,
  )
  const bins = equalMass(given, of)
  const ece = bins.reduce((sum, bin) => sum + (bin.of / of) * Math.abs(bin.given - bin.true), 0)
  const share = truly / of
  return { subjects: of, truly, brier: squares / of, brier_of_share: share * (1 - share), ece, bins }
}
