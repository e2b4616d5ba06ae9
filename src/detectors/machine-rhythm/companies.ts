import { median } from '../cohort.ts'
import {
  emptyTally,
  lnOrdinary,
  lnPaces,
  type Paces,
  pacesOf,
  type Styles,
  stylesOf,
  surprise,
  type Tally,
  tally,
} from './paces.ts'
import { assumed } from './parameters.ts'
import type { Rhythm } from './usual.ts'

/** Accounts of a room that wait at random within the same bounds, as ordinary people of other rooms do not. */
export interface Company {
  readonly accounts: number
  /** Accounts of the room that were looked at, and ordinary sequences of other rooms that they were held against. */
  readonly looked: number
  readonly ordinary: number
  /** The usual wait of the usual one. */
  readonly wait_ms: number
}

/** A sequence with how much likelier its waits are drawn from those of the company than from ordinary people’s. */
export interface Member {
  readonly rhythm: Rhythm
  readonly lnRatio: number
  readonly company: Company
}

interface Scored {
  readonly rhythm: Rhythm
  readonly lnRatio: number
}

const quantile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0

/**
 * Sessions whose people space their acts as most do, until they hold half of all sequences: where machines work, a good part
 * of the sequences is unlike everybody’s.
 */
function ordinaryOf(rhythms: readonly Rhythm[]): readonly Rhythm[] {
  const wanted = Math.max(2 * assumed.leastOrdinary, assumed.calmShare * rhythms.length)
  const sessions = [...Map.groupBy(rhythms, ({ session_id }) => session_id).values()].filter(
    (own) => own.length >= assumed.leastOfSession,
  )
  let ordinary = rhythms
  for (let round = 0; round < 4; round += 1) {
    const sum = emptyTally()
    for (const one of ordinary) tally(sum, one, 1, assumed.ordinaryPairs)
    const usual = pacesOf(sum)
    const ranked = sessions
      .map((own) => {
        const surprises = own.map((one) => surprise(one, usual)).sort((a, b) => a - b)
        return { own, unlike: quantile(surprises, 0.75) }
      })
      .sort((a, b) => a.unlike - b.unlike)
    const taken: Rhythm[] = []
    for (const { own } of ranked) if (taken.length < wanted) taken.push(...own)
    ordinary = taken
  }
  return ordinary
}

/** Every so many, so that no more than `most` are left. */
const thinned = <Row>(rows: readonly Row[], most: number): readonly Row[] => {
  const step = Math.max(1, Math.ceil(rows.length / most))
  return step === 1 ? rows : rows.filter((_, place) => place % step === 0)
}

const mixed = (own: Paces, overall: Paces): Paces =>
  own.map((share, cell) => assumed.faithful * share + (1 - assumed.faithful) * (overall[cell] ?? 0))

/** What a tally holds without the sequences of one account. */
function without(all: Tally, mine: readonly (readonly [Rhythm, number])[]): Tally {
  const left = { counts: all.counts.slice(), total: all.total }
  for (const [one, weight] of mine) tally(left, one, -weight, assumed.memberPairs)
  return left
}

/**
 * Looks for one company among the sequences of a room: those least like ordinary people come first, their waits are pooled, and
 * every sequence is scored against the pool of the others – never of its own account – until the pool stands.
 */
function scored(own: readonly Rhythm[], styles: Styles): readonly Scored[] {
  const surprises = own.map((one) => surprise(one, styles.overall))
  const ordinary = own.map((one) => lnOrdinary(one, styles))
  const byAccount = Map.groupBy(own.keys(), (place) => own[place]?.account_id)
  let weights: number[] = surprises.map((one) => (one >= styles.unusual ? 1 : 0))
  let ratios: number[] = []
  for (let round = 0; round < assumed.rounds; round += 1) {
    const all = emptyTally()
    for (const [place, one] of own.entries()) tally(all, one, weights[place] ?? 0, assumed.memberPairs)
    const next = new Array<number>(own.length)
    for (const places of byAccount.values()) {
      const mine = places.map((place) => [own[place] as Rhythm, weights[place] ?? 0] as const)
      const pool = mixed(pacesOf(without(all, mine)), styles.overall)
      for (const place of places) next[place] = lnPaces(own[place] as Rhythm, pool) - (ordinary[place] ?? 0)
    }
    ratios = next
    weights = ratios.map((ln) => 1 / (1 + Math.exp(assumed.lnAgainst - ln)))
  }
  return own.map((rhythm, place) => ({ rhythm, lnRatio: ratios[place] ?? 0 }))
}

/** Whether its waits are spread: who keeps to one interval is judged by that. */
const isSpread = ({ same, pairs }: Rhythm): boolean => same <= assumed.spread * pairs

/** The company of a room, where there is one: enough accounts, each far likelier of it, beside people who are not. */
function companyOf(people: readonly Rhythm[], styles: Styles): readonly Member[] {
  const own = people.filter(isSpread)
  if (new Set(own.map(({ account_id }) => account_id)).size < assumed.leastTogether) return []
  const all = scored(own, styles)
  const found = all.filter(({ lnRatio }) => lnRatio >= Math.log(assumed.clearly))
  const accounts = new Set(found.map(({ rhythm }) => rhythm.account_id))
  const others = people.length - all.filter(({ lnRatio }) => lnRatio >= 0).length
  if (accounts.size < assumed.leastTogether || others < assumed.leastBeside) return []
  const company = {
    accounts: accounts.size,
    looked: new Set(people.map(({ account_id }) => account_id)).size,
    ordinary: styles.sequences,
    wait_ms: median(found.map(({ rhythm }) => rhythm.tempo_ms)),
  }
  return all.filter(({ lnRatio }) => lnRatio > 0).map((one) => ({ ...one, company }))
}

/**
 * The companies of every room, each against people of the other rooms; `people` are the sequences of likes that keep no rare
 * tempo. Comments are not judged so: how fast people talk is each room’s own, where the app’s packets are the same for all.
 */
function membersAmong(people: readonly Rhythm[], roomOf: (session_id: string) => string): readonly Member[] {
  const ordinary = ordinaryOf(people)
  const shared = new Map<string, Styles>()
  const stylesWithout = (room: string): Styles | undefined => {
    const others = ordinary.filter(({ session_id }) => roomOf(session_id) !== room)
    if (others.length < 2 * assumed.leastOrdinary) return undefined
    const key = others.length === ordinary.length ? '' : room
    const styles = shared.get(key) ?? stylesOf(thinned(others, assumed.mostOrdinary))
    shared.set(key, styles)
    return styles
  }
  return [...Map.groupBy(people, ({ session_id }) => roomOf(session_id))].flatMap(([room, own]) => {
    const styles = stylesWithout(room)
    return styles ? companyOf(own, styles) : []
  })
}

/** Where a session was held, and whose app and feed set the pace of its records. */
export interface Place {
  readonly room_id: string
  readonly platform: string
  readonly source: string
}

/** The companies among the people of each platform and each kind of source: packets are as the app and the feed make them. */
export function membersOf(
  people: readonly Rhythm[],
  placeOf: (session_id: string) => Place,
): readonly Member[] {
  const byFeed = Map.groupBy(people, ({ session_id }) => {
    const { platform, source } = placeOf(session_id)
    return `${platform}\t${source}`
  })
  return [...byFeed.values()].flatMap((own) => membersAmong(own, (session_id) => placeOf(session_id).room_id))
}
