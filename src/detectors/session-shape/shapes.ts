import { logit, median } from '../cohort.ts'
import type { Ordinary } from '../excess.ts'
import { assumed } from './parameters.ts'

/** So many views with one shape; all but the source are places on scales of `shapes.sql`. */
export interface Shape {
  /** A judged session; '' for all others together. */
  readonly session_id: string
  readonly source: string
  /** Three times the place of the length of stay, plus 0 for no act, 1 for a few, 2 for more. */
  readonly shape: number
  readonly age: number
  /** Other views of the account: 0 none, 1 a brief one, 2 only stays without act, 3 only stays, 4 several brief ones. */
  readonly life: number
  /** 1 where the account follows, belongs to a fan club or has ordered, anywhere. */
  readonly tie: number
  /** How many views of the session came and stayed alike, doubling; 0 for alone. */
  readonly company: number
  readonly views: number
}

export const shapeSizes = { shape: 36, age: 10, life: 5, tie: 2, company: 4 } as const
export type Scale = keyof typeof shapeSizes
export const scales = Object.keys(shapeSizes) as Scale[]

/** The first length of stay that is not brief. */
export const firstStay = 6

export const stays = ({ shape }: Shape): boolean => shape >= firstStay * 3
export const quiet = ({ shape }: Shape): boolean => shape % 3 < 2
export const lifeless = ({ life, tie }: Shape): boolean => tie === 0 && life !== 1 && life !== 4

/** Quiet views of one session: those that stay and those that do not, by whether the account has another life. */
export interface Quiet {
  readonly session_id: string
  readonly staying: number
  readonly staying_lifeless: number
  readonly brief: number
  readonly brief_lifeless: number
}

const logistic = (value: number): number => 1 / (1 + Math.exp(-value))
const within = (share: number): number => Math.max(0.001, Math.min(0.999, share))

/** Of the robust deviations of some numbers, each over all but itself; 0 where the others are alike. */
const deviationsWithout = (values: readonly number[]): number[] =>
  values.map((_, left) => {
    const others = values.filter((_value, index) => index !== left)
    const middle = median(others)
    return assumed.ofNormal * median(others.map((value) => Math.abs(value - middle)))
  })

/**
 * The share of quiet stays that would ordinarily be of accounts without another life, for each session: what it is in the
 * middle one of all sessions, or what this session's own brief visitors lead one to expect, whichever is more; and room above
 * for as much as the other sessions differ in this, which also says how firmly the share is known of any one of them.
 */
export function ordinaryShares(sessions: readonly Quiet[]): Ordinary[] {
  const { shrinkViews, oddsBetween, deviations, leastOrdinary } = assumed
  const brief = sessions.reduce((sum, session) => sum + session.brief, 0)
  const pooled = sessions.reduce((sum, session) => sum + session.brief_lifeless, 0) / Math.max(1, brief)
  const usual = median(sessions.map((s) => (s.staying_lifeless + 0.5) / (s.staying + 1)))
  const shrunk = (lifeless: number, all: number, to: number) =>
    logit(within((lifeless + shrinkViews * to) / (all + shrinkViews)))
  const staying = sessions.map((s) => shrunk(s.staying_lifeless, s.staying, usual))
  const visiting = sessions.map((s) => shrunk(s.brief_lifeless, s.brief, pooled))
  const middle = median(staying)
  const apart = staying.map((value, index) => value - (visiting[index] ?? 0))
  const shift = median(apart)
  const spreads = deviationsWithout(apart)
  return visiting.map((own, index) => {
    const [stated, seen] = [Math.log(oddsBetween) / deviations, spreads[index] ?? 0]
    const bound = logistic(Math.max(middle, own + shift) + deviations * Math.max(stated, seen))
    const share = Math.max(leastOrdinary, Math.min(1 - leastOrdinary, bound))
    // Few sessions do not say how much they differ: what is stated counts as the least number of them.
    const [others, least] = [sessions.length - 1, assumed.leastMatched]
    const variance = (others * seen ** 2 + least * stated ** 2) / (others + least)
    // That of a beta distribution is p·(1 − p)/(strength + 1), and p·(1 − p) times a step of the log odds one of the share.
    const strength = 1 / (share * (1 - share) * variance) - 1
    return { share, strength: Math.max(1, strength) }
  })
}
