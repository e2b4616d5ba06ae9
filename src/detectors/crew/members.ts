import { decibans } from '../weight.ts'
import type { Gathering } from './crews.ts'
import { assumed } from './parameters.ts'
import type { Stays } from './stays.ts'

/** The hours of a shift in one session, as those who keep to it came and went. */
export interface Shift {
  readonly place: number
  readonly from: readonly [earliest: number, latest: number]
  readonly until: readonly [earliest: number, latest: number]
  /** Share of the other long stays of the session that fall into the same hours. */
  readonly others: number
  /** How long coming and going took, in shares of the stay. */
  readonly looseness: number
}

export interface Member {
  readonly account: number
  /** Numbers of the stays that keep to the shifts, and of all long stays in these sessions. */
  readonly kept: readonly number[]
  readonly attended: number
  /** Rooms that have nothing to do with each other among them. */
  readonly rooms: number
  readonly weightDb: number
}

export interface Crew {
  readonly gathering: Gathering
  readonly shifts: readonly Shift[]
  readonly members: readonly Member[]
  readonly rooms: number
}

const quantile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0

const ascending = (values: readonly number[]): number[] => values.toSorted((one, other) => one - other)

/** Where nineteen in twenty lie on either side, and a little more: the few who came late do not widen it. */
function hoursOf(instants: readonly number[]): readonly [number, number] {
  const sorted = ascending(instants)
  const [low, high] = [quantile(sorted, 0.05), quantile(sorted, 0.95)]
  const slack = 30_000 + (high - low) / 4
  return [low - slack, high + slack]
}

const within = (at: number, [low, high]: readonly [number, number]): boolean => at >= low && at <= high

const keeps = (
  { came, went }: Stays,
  stay: number,
  { from, until }: Pick<Shift, 'from' | 'until'>,
): boolean => within(came[stay] as number, from) && within(went[stay] as number, until)

/** The stays of each session, so that sessions are gone through once. */
export const staysByPlace = ({ place }: Stays): Map<number, number[]> =>
  Map.groupBy(place.keys(), (stay) => place[stay] as number)

function shiftOf(
  stays: Stays,
  here: readonly number[],
  core: ReadonlySet<number>,
  present: ReadonlySet<number>,
): Shift {
  const account = (stay: number) => stays.account[stay] as number
  const own = here.filter((stay) => core.has(account(stay)) && present.has(account(stay)))
  const [came, went] = [
    own.map((stay) => stays.came[stay] as number),
    own.map((stay) => stays.went[stay] as number),
  ]
  const hours = { from: hoursOf(came), until: hoursOf(went) }
  const others = here.filter((stay) => !core.has(account(stay)))
  const among = others.filter((stay) => keeps(stays, stay, hours)).length
  const stayed = quantile(ascending(own.map((_, at) => (went[at] as number) - (came[at] as number))), 0.5)
  const took = ([low, high]: readonly [number, number]) => (high - low - 60_000) / 1.5
  return {
    place: stays.place[here[0] ?? 0] as number,
    ...hours,
    others: Math.max(assumed.leastSlotShare, (among + 1) / (others.length + 2)),
    looseness: (took(hours.from) + took(hours.until)) / Math.max(1, stayed),
  }
}

/** Those who were in tied slots of two unrelated rooms or more. */
function coreOf({ present }: Gathering, units: Int32Array): Set<number> {
  const unitsOf = new Map<number, Set<number>>()
  for (const [place, accounts] of present)
    for (const account of accounts)
      unitsOf.set(account, (unitsOf.get(account) ?? new Set()).add(units[place] as number))
  return new Set([...unitsOf].filter(([, own]) => own.size >= 2).map(([account]) => account))
}

/**
 * Who belongs to it: of each account's long stays in these sessions, how many keep to the shift, against how many would if
 * everybody who stays long came and went as the others do. That somebody comes at all weighs nothing.
 */
function memberOf(
  stays: Stays,
  own: readonly number[],
  shifts: ReadonlyMap<number, Shift>,
  units: Int32Array,
) {
  let ln = 0
  const kept: number[] = []
  for (const stay of own) {
    const shift = shifts.get(stays.place[stay] as number)
    if (!shift) continue
    const keeping = keeps(stays, stay, shift)
    if (keeping) kept.push(stay)
    ln += keeping
      ? Math.log(assumed.present / shift.others)
      : Math.log((1 - assumed.present) / (1 - shift.others))
  }
  const rooms = new Set(kept.map((stay) => units[stays.place[stay] as number])).size
  return { kept, attended: own.length, rooms, ln }
}

/** A crew with its hours and its members, or undefined where too few keep to the hours together, or so many that it is the custom. */
export function crewOf(
  gathering: Gathering,
  stays: Stays,
  units: Int32Array,
  byPlace: ReadonlyMap<number, readonly number[]>,
): Crew | undefined {
  const core = coreOf(gathering, units)
  if (core.size < assumed.leastMembers || core.size > assumed.mostTogether) return undefined
  const shifts = [...gathering.present]
    .filter(([, accounts]) => !accounts.isDisjointFrom(core))
    .map(([place, accounts]) => shiftOf(stays, byPlace.get(place) ?? [], core, accounts))
    .sort((one, other) => one.place - other.place)
  const shiftAt = new Map(shifts.map((shift) => [shift.place, shift]))
  const here = shifts.flatMap(({ place }) => byPlace.get(place) ?? [])
  const byAccount = Map.groupBy(here, (stay) => stays.account[stay] as number)
  const share = Math.min(0.5, core.size / Math.max(1, byAccount.size))
  const members = [...byAccount]
    .map(([account, own]) => ({ account, ...memberOf(stays, own, shiftAt, units) }))
    .filter(({ rooms }) => rooms >= 2)
    .map(({ ln, ...member }) => ({
      ...member,
      weightDb: decibans(ln + Math.log(share / (1 - share))) - assumed.priorDb,
    }))
    .filter(({ weightDb }) => weightDb >= -assumed.priorDb)
    .sort((one, other) => one.account - other.account)
  const rooms = new Set(members.flatMap(({ kept }) => kept.map((stay) => units[stays.place[stay] as number])))
    .size
  if (members.length < assumed.leastMembers || rooms < 2) return undefined
  return { gathering, shifts, members, rooms }
}
