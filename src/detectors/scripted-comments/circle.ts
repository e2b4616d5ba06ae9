import {
  type Circle,
  closedCircle,
  echoOf,
  linesWhere,
  partsOf,
  retold,
  type Speech,
} from '../../graph/closed-circle.ts'
import { seeded, shuffledInBins } from '../../graph/shuffle.ts'
import type { LinesRead } from './lines.ts'
import { assumed } from './parameters.ts'

/** A different line of an account in a session. */
export interface Line {
  readonly session_id: string
  readonly account_id: string
  readonly grams: readonly number[]
  readonly said: number
  readonly first_at: number
  readonly last_at: number
  readonly example: string
}

/** Accounts that say many different lines which hardly anybody but them says, in all sessions that were heard together. */
export interface Part {
  readonly members: readonly string[]
  /** Their lines that are shared inside. */
  readonly lines: readonly Line[]
  /** How many different lines it comes to, were all of them said equally often. */
  readonly templates: number
  /** Part of what the members say at length that is shared inside. */
  readonly closed: number
  readonly words: ReadonlySet<number>
}

/** Ordinary accounts, and the circles that some of them fell into: too small or too poor in lines to tell, or by chance. */
export interface Ordinary {
  readonly accounts: number
  /** Members of each circle that was found. */
  readonly small: readonly number[]
  /** Members of each that came out in any of so many shuffles. */
  readonly shuffled: readonly number[]
  readonly shuffles: number
}

/** What the long lines of some sessions come to. */
export interface Heard {
  readonly sessions: readonly string[]
  /** By session, the accounts that said enough different lines, there or elsewhere, to be judged. */
  readonly judged: ReadonlyMap<string, ReadonlySet<string>>
  readonly parts: readonly Part[]
  readonly ordinary: Ordinary
  /** Sessions of which not every line was read. */
  readonly truncated: ReadonlySet<string>
}

function numbered<Key>(): { readonly of: (key: Key) => number; readonly known: Map<Key, number> } {
  const known = new Map<Key, number>()
  const of = (key: Key): number => {
    const number = known.get(key) ?? known.size
    known.set(key, number)
    return number
  }
  return { of, known }
}

interface Room extends Speech {
  readonly accounts: readonly string[]
  readonly grams: readonly number[]
}

/** Lines on numbers. Lines of one account lie together. */
function roomOf(lines: readonly Line[]): Room {
  const [accounts, grams] = [numbered<string>(), numbered<number>()]
  const from = new Int32Array(lines.length + 1)
  for (const [place, line] of lines.entries()) from[place + 1] = (from[place] as number) + line.grams.length
  const featureOf = new Int32Array(from[lines.length] as number)
  const speakerOf = Int32Array.from(lines, ({ account_id }) => accounts.of(account_id))
  // Lines of the same phrases hold the same array.
  const features = new Map<Line['grams'], Int32Array>()
  for (const [place, line] of lines.entries()) {
    const known = features.get(line.grams) ?? Int32Array.from(line.grams, grams.of)
    features.set(line.grams, known)
    featureOf.set(known, from[place])
  }
  return {
    speakers: accounts.known.size,
    features: grams.known.size,
    speakerOf,
    from,
    featureOf,
    accounts: [...accounts.known.keys()],
    grams: [...grams.known.keys()],
  }
}

const sum = (values: Iterable<number>): number => {
  let total = 0
  for (const value of values) total += value
  return total
}

/** The effective number of different lines (inverse Simpson over phrases, at the length of the lines). */
function templatesOf(lines: readonly Line[], words: ReadonlySet<number>): number {
  const uses = new Map<number, number>()
  for (const { grams } of lines)
    for (const gram of grams) if (words.has(gram)) uses.set(gram, (uses.get(gram) ?? 0) + 1)
  const total = sum(uses.values())
  const squares = sum([...uses.values()].map((count) => count ** 2))
  return total === 0 ? 0 : (total * lines.length) / squares
}

interface Said {
  readonly line: Line
  readonly echo: number
}

function partOf(room: Room, circle: Circle, said: readonly Said[]): Part {
  const own = new Set(said.flatMap(({ line }) => line.grams))
  const words = new Set(room.grams.filter((gram, feature) => circle.shared[feature] === 1 && own.has(gram)))
  const lines = said.filter(({ echo }) => echo >= assumed.closed / 2).map(({ line }) => line)
  return {
    members: [...new Set(said.map(({ line }) => line.account_id))].sort(),
    lines,
    templates: templatesOf(lines, words),
    closed: sum(said.map(({ echo }) => echo)) / said.length,
    words,
  }
}

function partsIn(room: Room, circle: Circle, lines: readonly Line[]): Part[] {
  const parts = partsOf(room, circle)
  const echoes = echoOf(room, circle.shared)
  const said = lines.map((line, place): Said => ({ line, echo: echoes[place] as number }))
  const byPart = Map.groupBy(said.keys(), (place) => parts[room.speakerOf[place] as number] as number)
  byPart.delete(-1)
  return [...byPart.values()].map((places) =>
    partOf(
      room,
      circle,
      places.map((place) => said[place] as Said),
    ),
  )
}

const isTold = ({ members, templates }: Part): boolean =>
  members.length >= assumed.leastMembers && templates >= assumed.leastTemplates

/** Lines in the order of time, and where bins of them begin; none reaches over two sessions. */
function binned(lines: readonly Line[]): { readonly order: Int32Array; readonly starts: Int32Array } {
  const compare = (a: Line, b: Line) =>
    a.session_id < b.session_id ? -1 : a.session_id > b.session_id ? 1 : a.first_at - b.first_at
  const order = Int32Array.from(lines.keys()).sort(
    (a, b) => compare(lines[a] as Line, lines[b] as Line) || a - b,
  )
  const starts: number[] = []
  let session = ''
  for (const [place, line] of order.entries()) {
    const { session_id } = lines[line] as Line
    if (session_id !== session || place - (starts.at(-1) ?? 0) >= assumed.binLines) starts.push(place)
    session = session_id
  }
  return { order, starts: Int32Array.from([...starts, order.length]) }
}

const circlesIn = (room: Speech, circle: Circle): number[] =>
  [...Map.groupBy(partsOf(room, circle), (part) => part)].flatMap(([part, members]) =>
    part >= 0 && members.length >= assumed.leastCounted ? [members.length] : [],
  )

/** The circles that the others would stand in if each had said what another said there at about the same time. */
function byChance(
  rest: Speech,
  lines: readonly Line[],
  accounts: number,
): Pick<Ordinary, 'shuffled' | 'shuffles'> {
  const { order, starts } = binned(lines)
  const random = seeded(lines.length)
  const enough = Math.ceil(assumed.shuffledAccounts / Math.max(1, accounts))
  const shuffles = Math.min(assumed.shuffles, enough)
  const shuffled: number[] = []
  for (let shuffle = 0; shuffle < shuffles; shuffle += 1) {
    const other = retold(rest, shuffledInBins(order, starts, random))
    shuffled.push(...circlesIn(other, closedCircle(other, assumed)))
  }
  return { shuffled, shuffles }
}

function judgedOf(speech: Speech): Uint8Array {
  const counts = new Int32Array(speech.speakers)
  for (const speaker of speech.speakerOf) counts[speaker] = (counts[speaker] as number) + 1
  return Uint8Array.from(counts, (lines) => (lines >= assumed.leastLines ? 1 : 0))
}

function judgedIn(room: Room, lines: readonly Line[]): Map<string, Set<string>> {
  const enough = judgedOf(room)
  const judged = new Map<string, Set<string>>()
  for (const [place, { session_id, account_id }] of lines.entries())
    if (enough[room.speakerOf[place] as number] === 1) {
      const own = judged.get(session_id) ?? new Set()
      judged.set(session_id, own.add(account_id))
    }
  return judged
}

/** Finds the circles among those who speak in some sessions, and how ordinary speakers of the same rooms fall into any. */
export function hear(sessions: readonly string[], { lines: said, truncated }: LinesRead): Heard {
  const lines = said.toSorted((a, b) =>
    a.account_id < b.account_id ? -1 : a.account_id > b.account_id ? 1 : 0,
  )
  const room = roomOf(lines)
  const circle = closedCircle(room, assumed)
  const found = partsIn(room, circle, lines)
  const parts = found.filter(isTold)
  const told = new Set(parts.flatMap(({ members }) => members))
  const outside = ({ account_id }: Line) => !told.has(account_id)
  const rest = linesWhere(room, (line) => outside(lines[line] as Line))
  const accounts = sum(judgedOf(rest))
  const small = found.filter((part) => !isTold(part) && part.members.length >= assumed.leastCounted)
  return {
    sessions,
    judged: judgedIn(room, lines),
    parts,
    ordinary: {
      accounts,
      small: small.map(({ members }) => members.length),
      ...byChance(rest, lines.filter(outside), accounts),
    },
    truncated,
  }
}
