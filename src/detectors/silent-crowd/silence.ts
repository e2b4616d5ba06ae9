import { lnPartRatio, logit, median } from '../cohort.ts'
import { decibans, limited } from '../weight.ts'
import { allegedParts, assumed } from './parameters.ts'

/** Stays of one session, and how many of them show no sign of life: of its followers, and of all others. */
export interface Stays {
  readonly session_id: string
  readonly followers: number
  readonly silent_followers: number
  readonly others: number
  readonly silent_others: number
}

/** Share shrunk to that of the middle session, as log odds. */
function shrunk(silent: number, all: number, usual: number): number {
  const share = (silent + assumed.shrinkStays * usual) / (all + assumed.shrinkStays)
  return logit(Math.max(0.01, Math.min(0.99, share)))
}

/** The share of other stayers that may ordinarily be silent: by the middle session, or by the session's own followers. */
export function ordinaryShares(sessions: readonly Stays[]): number[] {
  const usualOther = median(sessions.map((s) => (s.silent_others + 0.5) / (s.others + 1)))
  const usualOwn = median(sessions.map((s) => (s.silent_followers + 0.5) / (s.followers + 1)))
  const others = sessions.map((s) => shrunk(s.silent_others, s.others, usualOther))
  const own = sessions.map((s) => shrunk(s.silent_followers, s.followers, usualOwn))
  const shift = median(others.map((value, index) => value - (own[index] ?? 0)))
  return own.map((value) => {
    const odds = Math.max(median(others), value + shift) + Math.log(assumed.oddsBetween)
    return Math.min(0.98, 1 / (1 + Math.exp(-odds)))
  })
}

export function weightOf({ others, silent_others }: Stays, ordinary: number): number {
  const seen = { seen: silent_others, trials: others }
  const ln = lnPartRatio(seen, ordinary, allegedParts)
  return limited(Math.max(assumed.clearDb, Math.min(assumed.mostDb, decibans(ln))))
}
