/**
 * No single finding weighs more than 1000 to 1, either way: beyond that the doubt is no longer about chance but about the
 * records and about our own model of them, and no count of events makes that doubt smaller.
 */
export const weightLimitDb = 30

/** A weight within the limit, to a hundredth of a deciban. */
export const limited = (weightDb: number): number =>
  Math.round(Math.max(-weightLimitDb, Math.min(weightLimitDb, weightDb)) * 100) / 100

/** Decibans of a natural logarithm of a likelihood ratio. */
export const decibans = (lnRatio: number): number => (10 * lnRatio) / Math.LN10

const lanczos = [
  676.5203681218851, -1259.1392167224028, 771.3234287776531, -176.6150291621406, 12.507343278686905,
  -0.13857109526572012, 9.984369578019572e-6, 1.5056327351493116e-7,
]

/** ln Γ(x) for x > 0 (Lanczos, g = 7; relative error below 1e-13). */
export function lnGamma(x: number): number {
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - lnGamma(1 - x)
  const base = x + 6.5
  const sum = lanczos.reduce((total, c, i) => total + c / (x + i), 0.9999999999998099)
  return 0.5 * Math.log(2 * Math.PI) + (x - 0.5) * Math.log(base) - base + Math.log(sum)
}

const nonzero = (value: number): number => (Math.abs(value) < 1e-300 ? 1e-300 : value)

/** The continued fraction of the incomplete beta function (modified Lentz; Press et al., Numerical Recipes 6.4). */
function betaFraction(a: number, b: number, x: number): number {
  let c = 1
  let d = 1 / nonzero(1 - ((a + b) * x) / (a + 1))
  let fraction = d
  for (let m = 1; m <= 10_000; m += 1) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
    d = 1 / nonzero(1 + even * d)
    c = nonzero(1 + even / c)
    fraction *= d * c
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1))
    d = 1 / nonzero(1 + odd * d)
    c = nonzero(1 + odd / c)
    fraction *= d * c
    if (Math.abs(d * c - 1) < 1e-14) break
  }
  return fraction
}

/** ln P(X ≥ k) for X ~ Binomial(n, p): exact for any n, also where the probability itself is too small for a number. */
export function lnBinomialTail(k: number, n: number, p: number): number {
  if (k <= 0) return 0
  if (k > n || p <= 0) return Number.NEGATIVE_INFINITY
  if (p >= 1) return 0
  const [a, b] = [k, n - k + 1]
  const front = lnGamma(a + b) - lnGamma(a) - lnGamma(b) + a * Math.log(p) + b * Math.log1p(-p)
  if (p < (a + 1) / (a + b + 2)) return front - Math.log(a) + Math.log(betaFraction(a, b, p))
  return Math.log1p(-Math.exp(front - Math.log(b)) * betaFraction(b, a, 1 - p))
}

/** ln of how much likelier `seen` of `trials` is at the share `alleged` than at the share `ordinary`; both in (0, 1). */
export const lnBinomialRatio = (
  { seen, trials }: { readonly seen: number; readonly trials: number },
  { alleged, ordinary }: { readonly alleged: number; readonly ordinary: number },
): number =>
  seen * Math.log(alleged / ordinary) + (trials - seen) * (Math.log1p(-alleged) - Math.log1p(-ordinary))

/**
 * ln of the weight that a tail probability under the null may carry, given ln p, where no alternative can be stated: the
 * average over all power calibrators, (1 − p + p·ln p) / (p·ln² p) (Vovk and Wang, Annals of Statistics 2021). Its
 * expectation under the null is at most 1, so it never overstates: p = 0.01 weighs 6.5 dB, not 20.
 */
export function lnTailWeight(lnP: number): number {
  // Near p = 1 the quotient is 0/0; its limit is 1/2.
  if (lnP > -1e-3) return Math.log(0.5)
  const p = Math.exp(lnP)
  return Math.log(1 - p + p * lnP) - lnP - 2 * Math.log(-lnP)
}
