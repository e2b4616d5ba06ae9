import { median } from '../cohort.ts'
import { lnBinomialTail } from '../weight.ts'
import { partsOf, spreadOf, type Way, waysOf } from './paces.ts'
import { assumed } from './parameters.ts'
import type { Rhythm } from './usual.ts'

/** Accounts of a room that wait at random within the same bounds, as ordinary people of other rooms hardly do. */
export interface Alike {
  readonly accounts: number
  /** Accounts of the room that were looked at, how many ordinary rooms let expect, and sequences of other rooms. */
  readonly looked: number
  readonly expected: number
  readonly ordinary: number
  /** The usual wait of the usual one. */
  readonly wait_ms: number
}

/** A sequence with how probable it is that its waits are a machine’s, and how rarely so many would wait so by chance. */
export interface Member {
  readonly rhythm: Rhythm
  readonly probability: number
  readonly lnChance: number
  readonly company: Alike
}

/** The sequences of one room, with how much each belongs to each way. */
interface Room {
  readonly own: readonly Rhythm[]
  readonly parts: readonly (readonly number[])[]
  /** By way, how many sequences go it. */
  readonly seen: readonly number[]
}

function roomOf(own: readonly Rhythm[], ways: readonly Way[]): Room {
  const parts = own.map((one) => partsOf(one, ways))
  return { own, parts, seen: ways.map((_, way) => parts.reduce((sum, part) => sum + (part[way] ?? 0), 0)) }
}

/**
 * At most what share of sequences goes each way in the other rooms: what none of two hundred does one in seventy may yet do,
 * such as those with an older version of the app, so that it is the upper bound that counts (two deviations of a count, and one).
 */
function ordinaryShares(rooms: readonly Room[], ways: readonly Way[]): readonly number[] {
  const of = rooms.reduce((sum, { own }) => sum + own.length, 0)
  return ways.map((_, way) => {
    const most = rooms.reduce((sum, { seen }) => sum + (seen[way] ?? 0), 0) + 1
    return Math.min(1, (most + assumed.boundDeviations * Math.sqrt(most)) / of)
  })
}

/** Those of a room who go one way without the rests that people take. */
interface Company {
  readonly room: Room
  readonly way: number
  /** Their places among the sequences of the room. */
  readonly places: readonly number[]
  readonly accounts: number
  /** Accounts of the room. */
  readonly looked: number
  /** The most that the share of the way is in ordinary rooms, and how many times commoner it is here. */
  readonly ordinary: number
  readonly ratio: number
}

const accountsOf = (rhythms: readonly Rhythm[]): number =>
  new Set(rhythms.map(({ account_id }) => account_id)).size

function companiesOf(room: Room, ways: readonly Way[], shares: readonly number[]): Company[] {
  const { own, parts, seen } = room
  const looked = accountsOf(own)
  return ways.flatMap(({ paces }, way) => {
    const places = [...own.keys()].filter((place) => (parts[place]?.[way] ?? 0) >= assumed.majority)
    const accounts = accountsOf(places.map((place) => own[place] as Rhythm))
    if (accounts < assumed.leastTogether || own.length - places.length < assumed.leastBeside) return []
    if (spreadOf(paces) > assumed.memoryless) return []
    const ordinary = shares[way] ?? 1
    return [
      { room, way, places, accounts, looked, ordinary, ratio: (seen[way] ?? 0) / own.length / ordinary },
    ]
  })
}

/**
 * How many times commoner a way may be in one room than in others where nobody is a machine: as much as in the two thirds of rooms
 * that differ least, and twice at the least.
 */
function usualRatio(rooms: readonly (readonly Company[])[]): number {
  const most = rooms
    .map((companies) => Math.max(0, ...companies.map(({ ratio }) => ratio)))
    .sort((a, b) => a - b)
  return Math.max(assumed.roomsDiffer, most[most.length - 1 - Math.floor((most.length + 1) / 3)] ?? 0)
}

function membersIn(company: Company, usual: number, others: number): Member[] {
  const { room, way, places, accounts, looked, ordinary, ratio } = company
  const lnChance = lnBinomialTail(accounts, looked, Math.min(1, usual * ordinary))
  const told = {
    accounts,
    looked,
    ordinary: others,
    expected: ordinary * looked,
    wait_ms: median(places.map((place) => room.own[place]?.tempo_ms ?? 0)),
  }
  return places.map((place) => ({
    rhythm: room.own[place] as Rhythm,
    probability: Math.max(0, 1 - usual / ratio) * (room.parts[place]?.[way] ?? 0),
    lnChance,
    company: told,
  }))
}

/** Whether its waits are spread: who keeps to one interval is judged by that. */
const isSpread = ({ same, pairs }: Rhythm): boolean => same <= assumed.spread * pairs

/**
 * The companies of every room, each against people of the other rooms; `people` are the sequences of likes that keep no rare
 * tempo. Comments are not judged so: how fast people talk is each room’s own, where the app’s packets are the same for all.
 */
function membersAmong(
  people: readonly Rhythm[],
  roomIdOf: (session_id: string) => string,
): readonly Member[] {
  if (people.length < 2 * assumed.leastOrdinary) return []
  const ways = waysOf(people)
  const rooms = [...Map.groupBy(people, ({ session_id }) => roomIdOf(session_id)).values()].map((own) =>
    roomOf(own, ways),
  )
  const judged = rooms.map((room) => {
    const rest = rooms.filter((other) => other !== room)
    const others = rest.reduce((sum, { own }) => sum + own.length, 0)
    return others < 2 * assumed.leastOrdinary
      ? { others, companies: [] }
      : { others, companies: companiesOf(room, ways, ordinaryShares(rest, ways)) }
  })
  // The ways were picked among candidates of these very rooms, as those that explain the most.
  const tests = Math.log(
    assumed.candidates *
      assumed.ways *
      Math.max(
        1,
        judged.reduce((sum, { companies }) => sum + companies.length, 0),
      ),
  )
  return judged.flatMap((own, place) => {
    const usual = usualRatio(judged.filter((_, other) => other !== place).map(({ companies }) => companies))
    return own.companies
      .flatMap((company) => membersIn(company, usual, own.others))
      .filter(({ rhythm }) => isSpread(rhythm))
      .map((member) => ({ ...member, lnChance: Math.min(0, member.lnChance + tests) }))
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
