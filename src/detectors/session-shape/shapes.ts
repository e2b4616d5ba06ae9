import { logit, median } from '../cohort.ts'
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

/**
 * The share of quiet stays that would ordinarily be of accounts without another life, for each session: what it is in the
 * middle one of all sessions, or what this session's own brief visitors lead one to expect, whichever is more; and room above.
 */
export function ordinaryShares(sessions: readonly Quiet[]): number[] {
  const { shrinkViews, oddsBetween, leastOrdinary } = assumed
  const brief = sessions.reduce((sum, session) => sum + session.brief, 0)
  const pooled = sessions.reduce((sum, session) => sum + session.brief_lifeless, 0) / Math.max(1, brief)
  const usual = median(sessions.map((s) => (s.staying_lifeless + 0.5) / (s.staying + 1)))
  const shrunk = (lifeless: number, all: number, to: number) =>
    logit(within((lifeless + shrinkViews * to) / (all + shrinkViews)))
  const staying = sessions.map((s) => shrunk(s.staying_lifeless, s.staying, usual))
  const visiting = sessions.map((s) => shrunk(s.brief_lifeless, s.brief, pooled))
  const middle = median(staying)
  const shift = median(staying.map((value, index) => value - (visiting[index] ?? 0)))
  return visiting.map((own) => {
    const share = logistic(Math.max(middle, own + shift) + Math.log(oddsBetween))
    return Math.max(leastOrdinary, Math.min(1 - leastOrdinary, share))
  })
}
