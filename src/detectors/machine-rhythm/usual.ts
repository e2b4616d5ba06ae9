import { lnGamma } from '../weight.ts'
import { assumed } from './parameters.ts'

export type Act = 'like' | 'comment' | 'order'

/** The acts of one sort of one account in one session. */
export interface Rhythm {
  readonly session_id: string
  readonly account_id: string
  readonly act: Act
  readonly acts: number
  readonly amount: number
  /** Different texts among them. */
  readonly texts: number
  readonly first_at: number
  readonly last_at: number
  /** Intervals that are compared with the usual one, and those that are the same. */
  readonly pairs: number
  readonly same: number
  readonly tempo_ms: number
  /** The first intervals, each as one character for its length. */
  readonly paces: string
}

/** How often intervals repeat with ordinary accounts: a beta distribution, for accounts differ. */
export interface Usual {
  readonly alpha: number
  readonly beta: number
  readonly mean: number
  readonly sequences: number
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length)

const shareOf = ({ same, pairs }: Rhythm): number => same / pairs

/**
 * Where machines work they work in most of a session’s sequences: sessions are taken from the calmest on, where intervals repeat
 * least, until they hold enough sequences and a good part of all.
 */
function calmer(rhythms: readonly Rhythm[]): readonly Rhythm[] {
  const sessions = [...Map.groupBy(rhythms, ({ session_id }) => session_id).values()]
    .filter((own) => own.length >= assumed.leastOfSession)
    .map((own) => ({ own, share: mean(own.map(shareOf)) }))
    .sort((a, b) => a.share - b.share)
  const share = rhythms[0]?.act === 'comment' ? assumed.calmComments : assumed.calmShare
  const wanted = Math.max(2 * assumed.leastOrdinary, share * rhythms.length)
  const taken: Rhythm[] = []
  for (const { own } of sessions) if (taken.length < wanted) taken.push(...own)
  return taken.length < wanted ? rhythms : taken
}

/**
 * What is usual is read from the calmer sessions, and there from the half of the accounts that does less: whoever works
 * by the clock does more. Moments of a beta-binomial; half a pair of each kind is added, so that nothing is impossible.
 */
export function usualOf(rhythms: readonly Rhythm[]): Usual | undefined {
  const byPairs = calmer(rhythms).toSorted((a, b) => a.pairs - b.pairs)
  const middle = byPairs[Math.floor(byPairs.length / 2)]?.pairs ?? 0
  const ordinary = byPairs.filter(({ pairs }) => pairs <= middle)
  if (ordinary.length < assumed.leastOrdinary) return undefined
  const counts = ordinary.map(({ pairs }) => Math.min(pairs, assumed.ordinaryPairs))
  const shares = ordinary.map(shareOf)
  const total = counts.reduce((sum, count) => sum + count, 0)
  const seen = shares.reduce((sum, share, place) => sum + share * (counts[place] as number), 0)
  const centre = (seen + 0.5) / (total + 1)
  const spread = mean(shares.map((share) => (share - centre) ** 2))
  const ofChance = mean(ordinary.map(({ pairs }) => (centre * (1 - centre)) / pairs))
  const alike = Math.min(
    0.5,
    Math.max(assumed.leastAlike, (spread - ofChance) / (centre * (1 - centre) - ofChance)),
  )
  const strength = 1 / alike - 1
  return { alpha: centre * strength, beta: (1 - centre) * strength, mean: centre, sequences: ordinary.length }
}

const lnChoose = (n: number, k: number): number => lnGamma(n + 1) - lnGamma(k + 1) - lnGamma(n - k + 1)

const lnBeta = (a: number, b: number): number => lnGamma(a) + lnGamma(b) - lnGamma(a + b)

/** ln of how rarely an ordinary account repeats its interval so often; what it does on average is not rare at all. */
export function lnRare({ same, pairs }: Pick<Rhythm, 'same' | 'pairs'>, { alpha, beta }: Usual): number {
  if (same * (alpha + beta) <= pairs * alpha) return 0
  const base = lnBeta(alpha, beta)
  let tail = Number.NEGATIVE_INFINITY
  for (let k = pairs; k >= same; k -= 1) {
    const term = lnChoose(pairs, k) + lnBeta(k + alpha, pairs - k + beta) - base
    const most = Math.max(tail, term)
    tail = most + Math.log(Math.exp(tail - most) + Math.exp(term - most))
  }
  return Math.min(0, tail)
}
