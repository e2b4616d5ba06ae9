import { lnBinomialTail, lnGamma } from './weight.ts'

/** How often something happens ordinarily, and how firmly: strength is the number of orders the knowledge is worth. */
export interface Ordinary {
  readonly share: number
  readonly strength: number
}

const lnBeta = (a: number, b: number): number => lnGamma(a) + lnGamma(b) - lnGamma(a + b)

/** ln P(k of n) where the share itself differs from unit to unit around the ordinary one (beta-binomial). */
export function lnBetaBinomial(k: number, n: number, { share, strength }: Ordinary): number {
  const [a, b] = [share * strength, (1 - share) * strength]
  return lnGamma(n + 1) - lnGamma(k + 1) - lnGamma(n - k + 1) + lnBeta(k + a, n - k + b) - lnBeta(a, b)
}

/**
 * ln of how much likelier `k` of `n` is if an unknown part f of the orders, any in 0–1 alike, was placed to be given back
 * (the share is then share + f·(1 − share)), than if only the ordinary share was. The first is the binomial averaged over f:
 * P(Binomial(n + 1, share) ≤ k) / ((n + 1)·(1 − share)).
 */
export function lnExcessRatio(k: number, n: number, ordinary: Ordinary): number {
  const { share } = ordinary
  const alleged = lnBinomialTail(n + 1 - k, n + 1, 1 - share) - Math.log(n + 1) - Math.log1p(-share)
  return alleged - lnBetaBinomial(k, n, ordinary)
}

/** Sums over units of a cohort (sessions, days): Σk, Σk²/n, Σn, Σn², and how many. */
export interface UnitSums {
  readonly units: number
  readonly hits: number
  readonly squares: number
  readonly orders: number
  readonly ordersSquared: number
}

/** Numerator and denominator of the moment estimate of the correlation inside units. */
function momentOf({ units, hits, squares, orders, ordersSquared }: UnitSums): readonly [number, number] {
  const share = hits / orders
  const chance = share * (1 - share)
  return [
    squares - share * hits - chance * (units - 1),
    chance * (orders - ordersSquared / orders - (units - 1)),
  ]
}

/**
 * The strength 1/ρ − 1 of a beta-binomial by the method of moments, from the spread between a cohort's units; within
 * `bounds`, and `unknown` where there are fewer units than a spread can be read from.
 */
export function strengthOf(
  strata: readonly UnitSums[],
  { least, most, unknown, units }: { least: number; most: number; unknown: number; units: number },
): number {
  if (strata.reduce((sum, stratum) => sum + stratum.units, 0) < units) return unknown
  const moments = strata.map(momentOf)
  const spread = moments.reduce((sum, [numerator]) => sum + numerator, 0)
  const scale = moments.reduce((sum, [, denominator]) => sum + denominator, 0)
  if (scale <= 0 || spread <= 0) return most
  return Math.min(most, Math.max(least, scale / spread - 1))
}
