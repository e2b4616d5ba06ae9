import { decibans, limited, lnTailWeight } from '../weight.ts'
import type { Holder } from './holders.ts'
import { assumed } from './parameters.ts'

/** A session in which several accounts of one telephone stayed at the same time. */
export interface AtOnce {
  readonly session: string
  readonly accounts: number
  /** ln of the chance that so many who enter as everybody does lie so close together. */
  readonly lnP: number
}

export interface Weighed {
  readonly holder: Holder
  /** Odds that a home has so many: each further account is so likely. */
  readonly repeat: number
  readonly countDb: number
  readonly atOnce: readonly AtOnce[]
  readonly parallelDb: number
  readonly weightDb: number
}

interface Stay {
  readonly session: string
  readonly came: number
  readonly went: number
  readonly place: number
}

const staysOf = ({ accounts }: Holder): Stay[] =>
  accounts.flatMap(({ sessions, came, went, places }) =>
    sessions.map((session, at) => ({
      session,
      came: came[at] ?? 0,
      went: went[at] ?? 0,
      place: places[at] ?? 0,
    })),
  )

/** One telephone shows one account at a time: the most of these stays that went on at one instant. */
function mostAtOnce(stays: readonly Stay[]): Stay[] {
  let most: Stay[] = []
  for (const { came } of stays) {
    const here = stays.filter((stay) => stay.came <= came && stay.went > came)
    if (here.length > most.length) most = here
  }
  return most
}

/** ln P(range ≤ r) of n places drawn evenly from [0, 1]. */
const lnRange = (n: number, r: number): number => Math.min(0, Math.log(n * r ** (n - 1) - (n - 1) * r ** n))

function atOnceIn(session: string, stays: readonly Stay[]): AtOnce[] {
  const here = mostAtOnce(stays)
  if (here.length < 2) return []
  const places = here.map(({ place }) => place)
  const range = Math.max(...places) - Math.min(...places)
  // Others of the session may have stayed as well and entered far apart: so many ways there were to choose those at once.
  const chosen = Math.log(Math.max(1, stays.length - here.length + 1))
  return [
    {
      session,
      accounts: here.length,
      lnP: Math.min(0, lnRange(here.length, Math.max(range, 1e-4)) + chosen),
    },
  ]
}

/** ln P(E₁ + … + Eₙ ≥ x) of exponential deviates: Fisher's sum of logarithms. */
function lnFisher(lnPs: readonly number[]): number {
  const x = -lnPs.reduce((sum, lnP) => sum + lnP, 0)
  let [term, sum] = [1, 1]
  for (let i = 1; i < lnPs.length; i += 1) {
    term *= x / i
    sum += term
  }
  return Math.min(0, -x + Math.log(sum))
}

/** How much likelier so many accounts are on a worked telephone than in a home, where each further one is `repeat` as likely. */
function countWeight(accounts: number, repeat: number): number {
  const alleged = 1 / (accounts * Math.log(assumed.largestFarm / 2))
  return decibans(Math.log(alleged) - Math.log(1 - repeat) - (accounts - 2) * Math.log(repeat))
}

/** How likely a telephone or purse of two accounts has a third, by those of the import that have two or three. */
function repeatIn(holders: readonly Holder[]): number {
  const having = (accounts: number) => holders.filter((holder) => holder.accounts.length === accounts).length
  return Math.min(assumed.mostRepeat, Math.max(assumed.leastRepeat, (having(3) + 1) / (having(2) + 1)))
}

/**
 * How many telephones of so many accounts or more there are, against how many homes explain at most (two deviations and one
 * beyond the mean): a farm has more than one of them. Takes the place of the odds that verdicts assume.
 */
function excessWeight(holders: readonly Holder[], repeat: number, accounts: number): number {
  if (accounts < assumed.moreThanAHome) return Number.NEGATIVE_INFINITY
  const there = holders.filter((holder) => holder.accounts.length >= accounts).length
  const pairs = holders.filter((holder) => holder.accounts.length === 2).length
  const mean = ((pairs + 1) * repeat ** (accounts - 2)) / (1 - repeat)
  const most = mean + 2 * Math.sqrt(mean) + 1
  return there <= most
    ? Number.NEGATIVE_INFINITY
    : decibans(Math.log((there - most) / most)) - assumed.priorDb
}

/** ln of each probability times how many are looked at for each that is as small (Benjamini and Hochberg, 1995). */
function adjusted(lnPs: readonly number[]): number[] {
  const order = [...lnPs.keys()].sort((one, other) => (lnPs[one] as number) - (lnPs[other] as number))
  const found = new Array<number>(lnPs.length).fill(0)
  let least = 0
  for (let rank = order.length; rank > 0; rank -= 1) {
    const at = order[rank - 1] as number
    least = Math.min(least, (lnPs[at] as number) + Math.log(order.length / rank))
    found[at] = least
  }
  return found
}

/** Every telephone or purse of one sort, with what its number of accounts and their stays at once weigh. */
export function weighedAll(holders: readonly Holder[]): Weighed[] {
  const repeat = repeatIn(holders)
  const excess = new Map<number, number>()
  for (const { accounts } of holders)
    if (!excess.has(accounts.length))
      excess.set(accounts.length, excessWeight(holders, repeat, accounts.length))
  const looked = holders.map((holder) => {
    const bySession = Map.groupBy(staysOf(holder), ({ session }) => session)
    return { holder, atOnce: [...bySession].flatMap(([session, stays]) => atOnceIn(session, stays)) }
  })
  const parallel = looked.filter(({ atOnce }) => atOnce.length > 0)
  const lnPs = adjusted(parallel.map(({ atOnce }) => lnFisher(atOnce.map(({ lnP }) => lnP))))
  const lnPOf = new Map(parallel.map(({ holder }, at) => [holder, lnPs[at] as number]))
  return looked.map(({ holder, atOnce }) => {
    const { length } = holder.accounts
    const countDb = Math.max(countWeight(length, repeat), excess.get(length) ?? 0)
    // Two at once, once: somebody changed accounts, and the end of the first stay was written down late.
    const most =
      atOnce.length > 1 || (atOnce[0]?.accounts ?? 0) > 2 ? Number.POSITIVE_INFINITY : assumed.watchDb
    const parallelDb = Math.max(0, Math.min(most, decibans(lnTailWeight(lnPOf.get(holder) ?? 0))))
    return { holder, repeat, countDb, atOnce, parallelDb, weightDb: limited(countDb + parallelDb) }
  })
}
