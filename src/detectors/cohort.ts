import { lnBinomialRatio } from './weight.ts'

/** The middle value, or the mean of the two in the middle; 0 of none. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1
    ? (sorted[middle] ?? 0)
    : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2
}

/** Log odds of a share in (0, 1). */
export const logit = (share: number): number => Math.log(share) - Math.log1p(-share)

/** ln of the mean of numbers of which the logarithms are given. */
export function lnMeanExp(logs: readonly number[]): number {
  const most = Math.max(...logs)
  return most + Math.log(logs.reduce((sum, log) => sum + Math.exp(log - most), 0) / logs.length)
}

/**
 * ln of how much likelier `seen` of `trials` is where a part of them is made up, averaged over `parts`, than at the ordinary
 * share: of what is made up all is seen, of the rest the ordinary share.
 */
export function lnPartRatio(
  seen: { readonly seen: number; readonly trials: number },
  ordinary: number,
  parts: readonly number[],
): number {
  return lnMeanExp(
    parts.map((part) => lnBinomialRatio(seen, { alleged: ordinary + (1 - ordinary) * part, ordinary })),
  )
}
