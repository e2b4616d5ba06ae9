import { day } from './calendar.ts'
import { writeMarket } from './market/write-market.ts'
import { makeShelfOrders, shelfOrdersPerDay } from './orders/shop.ts'
import { writePeople } from './people/write-people.ts'
import { writeRoom } from './rooms/write-room.ts'
import { makeSession, type Output } from './session/make.ts'
import type { Truths } from './truth.ts'
import type { World } from './world.ts'
import { missingFrom } from './write/held.ts'
import { recordsInto, type TextFormat } from './write/records.ts'
import { truthsInto } from './write/truths.ts'

/** A part of a world that can be written by itself, in any order; `from` and `until` count members of a cast. */
type Part =
  | { readonly kind: 'session'; readonly index: number }
  | { readonly kind: 'people'; readonly cast: number; readonly from: number; readonly until: number }
  | { readonly kind: 'shop'; readonly room: number }
  | { readonly kind: 'market' }

/** Parts that are written one after the other into the same files, on any thread. */
export interface Job {
  readonly name: string
  readonly parts: readonly Part[]
  /** About how many rows it writes, for telling how much is left. */
  readonly rows: number
}

const peopleEach = 20_000
/** Roughly the rows of a job: files of fair size, and memory of one session whatever the world. */
const jobSize = 400_000
const rowsOfView = 8
const rowsOfPerson = 20
const rowsOfOrder = 7

interface Weighed {
  readonly part: Part
  readonly rows: number
}

function partsOf(world: World): Weighed[] {
  const sessions = world.broadcasts.map(
    ({ index, expected_views }): Weighed => ({
      part: { kind: 'session', index },
      rows: expected_views * rowsOfView,
    }),
  )
  const people = world.casts.flatMap(({ size }, cast) =>
    Array.from({ length: Math.ceil(size / peopleEach) }, (_, place): Weighed => {
      const from = place * peopleEach
      const until = Math.min(size, from + peopleEach)
      return { part: { kind: 'people', cast, from, until }, rows: (until - from) * rowsOfPerson }
    }),
  )
  const days = (world.exported_at - world.since) / day
  const shops = world.rooms.map(
    (room): Weighed => ({
      part: { kind: 'shop', room: room.index },
      rows: shelfOrdersPerDay(world, room) * days * rowsOfOrder,
    }),
  )
  return [...sessions, ...people, ...shops, { part: { kind: 'market' }, rows: 1000 }]
}

/** The jobs of a world: its parts in order, taken together until they make files of fair size. */
export function planJobs(world: World): Job[] {
  const jobs: Job[] = []
  let [parts, rows]: [Part[], number] = [[], 0]
  const close = () => {
    if (parts.length > 0) jobs.push({ name: String(jobs.length).padStart(4, '0'), parts, rows })
    ;[parts, rows] = [[], 0]
  }
  for (const weighed of partsOf(world)) {
    parts.push(weighed.part)
    rows += weighed.rows
    if (rows >= jobSize) close()
  }
  close()
  return jobs
}

/** What a job has written. */
export interface Written {
  /** Rows of each kind. */
  readonly rows: Readonly<Record<string, number>>
  /** Names of its files of records in the folder. */
  readonly files: readonly string[]
}

/** Writes one job. */
export function runJob(
  world: World,
  { name, parts }: Job,
  { out, format }: { readonly out: string; readonly format: TextFormat },
): Written {
  const records = recordsInto(out, name, { format, missing: missingFrom(world.scenario.coverage) })
  const truths = truthsInto(out, name, world.exported_at, records)
  for (const part of parts) writePart(world, part, { records, truths })
  truths.close()
  const rows = records.close()
  return { rows, files: Object.keys(rows).map((kind) => `${kind}-${name}.${format}`) }
}

function writePart(world: World, part: Part, output: Output): void {
  const broadcast = part.kind === 'session' ? world.broadcasts[part.index] : undefined
  const cast = part.kind === 'people' ? world.casts[part.cast] : undefined
  if (broadcast) makeSession(world, broadcast, output)
  else if (cast && part.kind === 'people') writePeople(world, cast, [part.from, part.until], output.records)
  else if (part.kind === 'shop') shop(world, part.room, output)
  else if (part.kind === 'market') market(world, output)
}

function shop(world: World, index: number, output: Output): void {
  const room = world.rooms[index]
  if (!room) return
  writeRoom(world, room, output.records)
  makeShelfOrders(world, room, output)
}

/** What happens outside sessions and shops: adverts, earlier actions, and whatever else a happening leaves behind. */
function market(world: World, { records, truths }: Output): void {
  writeMarket(world, records)
  const told: Truths = { ...truths, practice: () => {}, cause: () => {} }
  for (const happening of world.happenings) happening.outside?.({ put: records.put, truths: told })
}
