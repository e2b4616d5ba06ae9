import { day } from './calendar.ts'
import { writeMarket } from './market/write-market.ts'
import { makeShelfOrders, shelfOrdersPerDay } from './orders/shop.ts'
import { writePeople } from './people/write-people.ts'
import { writeRoom } from './rooms/write-room.ts'
import { makeSession, type Output } from './session/make.ts'
import type { Truths } from './truth.ts'
import type { World } from './world.ts'
import { heldBy } from './write/held.ts'
import { type Records, recordsInto, type TextFormat } from './write/records.ts'
import { truthsInto } from './write/truths.ts'

/**
 * A part of a world that can be written by itself, in any order and on any thread, into files of its own. `from` and `until` count
 * sessions, rooms, or the people of all casts one after the other.
 */
export interface Job {
  readonly kind: 'sessions' | 'people' | 'shops' | 'market'
  readonly from: number
  readonly until: number
  /** About how many rows it writes. */
  readonly weight: number
}

/** So many rows make a file of fair size. */
const rowsEach = 300_000

/** Takes neighbours together until they are enough for a job. */
function together(kind: Job['kind'], weights: readonly number[]): Job[] {
  const jobs: Job[] = []
  let [from, weight] = [0, 0]
  for (const [index, one] of weights.entries()) {
    weight += one
    if (weight < rowsEach && index < weights.length - 1) continue
    jobs.push({ kind, from, until: index + 1, weight })
    ;[from, weight] = [index + 1, 0]
  }
  return jobs
}

function peopleJobs({ casts }: World): Job[] {
  const rowsOfOne = 12
  const size = casts.reduce((sum, cast) => sum + cast.size, 0)
  const each = Math.floor(rowsEach / rowsOfOne)
  return Array.from({ length: Math.ceil(size / each) }, (_, part): Job => {
    const from = part * each
    const until = Math.min(size, from + each)
    return { kind: 'people', from, until, weight: (until - from) * rowsOfOne }
  })
}

/** The jobs of a world, the longest kind first. */
export function planJobs(world: World): Job[] {
  const sessions = world.broadcasts.map(({ expected_views }) => expected_views * 5)
  const days = (world.exported_at - world.since) / day
  const shops = world.rooms.map((room) => shelfOrdersPerDay(world, room) * days * 6)
  return [
    ...together('sessions', sessions),
    ...peopleJobs(world),
    ...together('shops', shops),
    { kind: 'market', from: 0, until: 1, weight: 300 },
  ]
}

const nameOf = ({ kind, from }: Job): string => (kind === 'market' ? kind : `${kind}-${from}`)

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
  job: Job,
  { out, format }: { readonly out: string; readonly format: TextFormat },
): Written {
  const records = heldBy(world.scenario.coverage, recordsInto(out, nameOf(job), format))
  const truths = truthsInto(out, nameOf(job), world.exported_at, records)
  const output: Output = { records, truths }
  if (job.kind === 'market') market(world, output)
  if (job.kind === 'shops') shops(world, job, output)
  if (job.kind === 'people') people(world, job, records)
  if (job.kind === 'sessions')
    for (const broadcast of world.broadcasts.slice(job.from, job.until)) makeSession(world, broadcast, output)
  truths.close()
  const rows = records.close()
  return { rows, files: Object.keys(rows).map((kind) => `${kind}-${nameOf(job)}.${format}`) }
}

function shops(world: World, { from, until }: Job, output: Output): void {
  for (const room of world.rooms.slice(from, until)) {
    writeRoom(world, room, output.records)
    makeShelfOrders(world, room, output)
  }
}

function people(world: World, { from, until }: Job, records: Records): void {
  let first = 0
  for (const cast of world.casts) {
    const part = [Math.max(0, from - first), Math.min(cast.size, until - first)] as const
    if (part[0] < part[1]) writePeople(world, cast, part, records)
    first += cast.size
  }
}

/** What happens outside sessions and shops: adverts, earlier actions, and whatever else a happening leaves behind. */
function market(world: World, { records, truths }: Output): void {
  writeMarket(world, records)
  const told: Truths = { ...truths, practice: () => {}, cause: () => {} }
  for (const happening of world.happenings) happening.outside?.({ put: records.put, truths: told })
}
