import { median } from '../cohort.ts'
import type { Holder } from './holders.ts'
import { assumed } from './parameters.ts'

/** One account with its stays, as the statement tells it. */
export interface StayRow {
  readonly account_id: string
  /** 0 where it is a stand-in: somebody of the same sessions who shares no telephone. */
  readonly judged: number
  readonly sessions: readonly string[]
  readonly came: readonly number[]
  readonly went: readonly number[]
}

/** How the accounts of one telephone keep company. */
export interface Company {
  /** Sessions in which several were there at one instant, with how many. */
  readonly atOnce: readonly { readonly session: string; readonly accounts: number }[]
  /** ln of how likely strangers who met one of them once keep it as much company as the others do: the middle one of all. */
  readonly lnP: number
}

interface Stay {
  readonly account: number
  readonly came: number
  readonly went: number
}

const overlap = (one: Stay, other: Stay): boolean =>
  Math.min(one.went, other.went) - Math.max(one.came, other.came) >= assumed.leastOverlapMs

/** Where everybody was, by session; stand-ins apart from those who are judged. */
export class Whereabouts {
  readonly #rows: readonly StayRow[]
  readonly #placeOf: ReadonlyMap<string, number>
  readonly #standIns = new Map<string, Stay[]>()
  readonly #met: Int32Array

  constructor(rows: readonly StayRow[]) {
    this.#rows = rows
    this.#placeOf = new Map(rows.map(({ account_id }, place) => [account_id, place]))
    this.#met = new Int32Array(rows.length)
    for (const [account, { judged, sessions }] of rows.entries()) {
      if (judged > 0) continue
      for (const [at, session] of sessions.entries()) {
        const there = this.#standIns.get(session) ?? []
        there.push(this.#stay(account, at))
        this.#standIns.set(session, there)
      }
    }
  }

  #stay(account: number, at: number): Stay {
    const row = this.#rows[account]
    return { account, came: row?.came[at] ?? 0, went: row?.went[at] ?? 0 }
  }

  #staysOf(account: number): Map<string, Stay> {
    const sessions = this.#rows[account]?.sessions ?? []
    return new Map(sessions.map((session, at) => [session, this.#stay(account, at)]))
  }

  #visitsOf = (account: number): number => this.#rows[account]?.sessions.length ?? 0

  /** Stand-ins that an account met, with how often; the counts are valid until the next call. */
  #metBy(stays: ReadonlyMap<string, Stay>): number[] {
    const met: number[] = []
    for (const [session, own] of stays)
      for (const other of this.#standIns.get(session) ?? []) {
        if (!overlap(own, other)) continue
        if (this.#met[other.account] === 0) met.push(other.account)
        this.#met[other.account] = (this.#met[other.account] ?? 0) + 1
      }
    return met
  }

  #lnPFrom(anchor: number, others: readonly number[]): number {
    const stays = this.#staysOf(anchor)
    const met = this.#metBy(stays)
    let lnP = 0
    for (const other of others) {
      const times = [...this.#staysOf(other)].filter(([session, stay]) => {
        const own = stays.get(session)
        return own !== undefined && overlap(own, stay)
      }).length
      if (times < 2) continue
      const alike = met.filter((one) => this.#visitsOf(one) >= this.#visitsOf(other))
      const asOften = alike.filter((one) => (this.#met[one] ?? 0) >= times).length
      lnP += Math.log((1 + asOften) / (1 + alike.length))
    }
    for (const one of met) this.#met[one] = 0
    return lnP
  }

  companyOf({ accounts }: Holder): Company {
    const here = accounts.flatMap(({ account_id }) => this.#placeOf.get(account_id) ?? [])
    const bySession = Map.groupBy(
      here.flatMap((account) => [...this.#staysOf(account)]),
      ([session]) => session,
    )
    const atOnce = [...bySession].flatMap(([session, stays]) => {
      const most = mostAtOnce(stays.map(([, stay]) => stay))
      return most < 2 ? [] : [{ session, accounts: most }]
    })
    if (atOnce.length < 2) return { atOnce, lnP: 0 }
    const lnPs = here.map((anchor) =>
      this.#lnPFrom(
        anchor,
        here.filter((other) => other !== anchor),
      ),
    )
    return { atOnce, lnP: median(lnPs) }
  }
}

/** One telephone shows one account at a time: the most of these stays that went on together. */
const mostAtOnce = (stays: readonly Stay[]): number =>
  stays.reduce((most, own) => {
    const here = stays.filter((other) => other.came <= own.came && overlap(own, other))
    return Math.max(most, here.length)
  }, 0)
