import { normal, type Random } from '../../random.ts'

/** How strongly something goes on between two instants, as sums over steps of equal length: cheap to weigh and to draw from. */
export interface Curve {
  readonly from: number
  readonly stepMs: number
  /** What has gone on by the start of each step, and at the end by all of them. */
  readonly sums: Float64Array
}

export function curveOf(from: number, stepMs: number, strengths: Float64Array): Curve {
  const sums = new Float64Array(strengths.length + 1)
  let sum = 0
  for (let step = 0; step < strengths.length; step += 1) {
    sum += strengths[step] as number
    sums[step + 1] = sum
  }
  return { from, stepMs, sums }
}

/** All that has gone on until an instant. */
export function until({ from, stepMs, sums }: Curve, at: number): number {
  const last = sums.length - 1
  const place = (at - from) / stepMs
  if (place <= 0) return 0
  if (place >= last) return sums[last] as number
  const step = Math.floor(place)
  const before = sums[step] as number
  return before + (place - step) * ((sums[step + 1] as number) - before)
}

export const between = (curve: Curve, from: number, to: number): number =>
  until(curve, to) - until(curve, from)

/** The instant by which so much has gone on; the inverse of `until`. */
export function instantOf({ from, stepMs, sums }: Curve, mass: number): number {
  let [low, high] = [0, sums.length - 1]
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if ((sums[middle] as number) <= mass) low = middle
    else high = middle
  }
  const before = sums[low] as number
  const inside = (sums[high] as number) - before
  const share = inside > 0 ? Math.min(1, Math.max(0, (mass - before) / inside)) : 0
  return from + (low + share) * stepMs
}

/** An instant between two, likelier where more goes on. */
export function drawBetween(random: Random, curve: Curve, [from, to]: readonly [number, number]): number {
  const [low, high] = [until(curve, from), until(curve, to)]
  if (high <= low) return from + random.next() * (to - from)
  return Math.min(to, Math.max(from, instantOf(curve, low + random.next() * (high - low))))
}

/** Mean strength of a step. */
export const meanOf = ({ sums }: Curve): number => (sums[sums.length - 1] as number) / (sums.length - 1)

interface Walk {
  /** Deviation of the logarithm. */
  readonly sigma: number
  /** Steps after which the walk has forgotten most of where it was. */
  readonly memory: number
}

/** Strengths whose logarithm wanders about zero: an evening that no formula gives. */
export function logWalk(random: Random, steps: number, { sigma, memory }: Walk): Float64Array {
  const strengths = new Float64Array(steps)
  const keeps = Math.exp(-1 / Math.max(1, memory))
  const moves = sigma * Math.sqrt(1 - keeps * keeps)
  let place = normal(random, 0, sigma)
  for (let step = 0; step < steps; step += 1) {
    strengths[step] = Math.exp(place - (sigma * sigma) / 2)
    place = place * keeps + normal(random, 0, moves)
  }
  return strengths
}

interface Kick {
  readonly at: number
  /** Strength at the peak. */
  readonly height: number
  readonly riseMs: number
  readonly decayMs: number
}

/** Adds something that rises fast, and fades. */
export function addKick(strengths: Float64Array, from: number, stepMs: number, kick: Kick): void {
  const { at, height, riseMs, decayMs } = kick
  const first = Math.max(0, Math.floor((at - from) / stepMs))
  const last = Math.min(strengths.length - 1, Math.ceil((at + riseMs + 7 * decayMs - from) / stepMs))
  for (let step = first; step <= last; step += 1) {
    const since = from + (step + 0.5) * stepMs - at
    if (since < 0) continue
    const share = since < riseMs ? since / riseMs : Math.exp((riseMs - since) / decayMs)
    strengths[step] = (strengths[step] as number) + height * share
  }
}
