import { lnGamma } from '../weight.ts'

const lnChoose = (n: number, k: number): number => lnGamma(n + 1) - lnGamma(k + 1) - lnGamma(n - k + 1)

/**
 * ln of the chance that at least `seen` of `drawn` are of a kind, when `drawn` of `all` are taken by chance and `kind` of them
 * are of it: what relabelling everybody present at random would give (Fisher's exact test).
 */
export function lnDrawTail(
  seen: number,
  drawn: number,
  { kind, all }: { readonly kind: number; readonly all: number },
): number {
  const most = Math.min(drawn, kind)
  const least = Math.max(0, drawn - (all - kind))
  if (seen <= least) return 0
  if (seen > most) return Number.NEGATIVE_INFINITY
  const terms = Array.from({ length: most - seen + 1 }, (_, index) => {
    const of = seen + index
    return lnChoose(kind, of) + lnChoose(all - kind, drawn - of)
  })
  const largest = Math.max(...terms)
  const total = terms.reduce((sum, term) => sum + Math.exp(term - largest), 0)
  return Math.min(0, largest + Math.log(total) - lnChoose(all, drawn))
}
