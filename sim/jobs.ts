import { day } from './calendar.ts'
import { writeMarket } from './market/write-market.ts'
import { makeShelfOrders } from './orders/shop.ts'
import { writePeople } from './people/write-people.ts'
import type { Broadcast } from './rooms/room.ts'
import { writeRoom } from './rooms/write-room.ts'

import { makeSession, type Output } from './session/make.ts'
import type { Truths } from './truth.ts'
import type { World } from './world.ts'
import { heldBy } from './write/held.ts'
import { recordsInto, type TextFormat } from './write/records.ts'
import { truthsInto } from './write/truths.ts'

/** A part of a world that can be written by itself, in any order and on any thread, into files of its own. */
export type Job =
  | { readonly kind: 'market' }
  | { readonly kind: 'people'; readonly cast: number; readonly from: number; readonly until: number }
  | { readonly kind: 'shop'; readonly room: number }
  | { readonly kind: 'sessions'; readonly from: number; readonly until: number }

const peopleEach = 20_000
const viewsEach = 60_000

/** The jobs of a world; sessions are taken together until they make a file of fair size. */
export function planJobs(world: World): Job[] {
  const people = world.casts.flatMap(({ size }, cast) =>
    Array.from({ length: Math.ceil(size / peopleEach) }, (_, part): Job => {
      const from = part * peopleEach
      return { kind: 'people', cast, from, until: Math.min(size, from + peopleEach) }
    }),
  )
  const shops = world.rooms.map((_, room): Job => ({ kind: 'shop', room }))
  return [...sessionJobs(world), ...people, ...shops, { kind: 'market' }]
}

function sessionJobs({ broadcasts }: World): Job[] {
  const jobs: Job[] = []
  let [from, views] = [0, 0]
  for (const [index, { expected_views }] of broadcasts.entries()) {
    views += expected_views
    if (views < viewsEach && index < broadcasts.length - 1) continue
    jobs.push({ kind: 'sessions', from, until: index + 1 })
    ;[from, views] = [index + 1, 0]
  }
  return jobs
}

const nameOf = (job: Job): string => {
  if (job.kind === 'market') return 'market'
  if (job.kind === 'shop') return `shop-${job.room}`
  return job.kind === 'people' ? `people-${job.cast}-${job.from}` : `sessions-${job.from}`
}

/** About how many rows a job writes, for telling how much is left. */
export function weightOf({ broadcasts, rooms, ...world }: World, job: Job): number {
  if (job.kind === 'market') return 300
  if (job.kind === 'people') return (job.until - job.from) * 12
  const views = (those: readonly Broadcast[]) =>
    those.reduce((sum, { expected_views }) => sum + expected_views, 0)
  if (job.kind === 'sessions') return views(broadcasts.slice(job.from, job.until)) * 5
  const own = broadcasts.filter(({ room }) => room === rooms[job.room])
  const days = (world.exported_at - world.since) / day
  return (views(own) / Math.max(1, own.length)) * days * 0.06
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
  job: Job,
  { out, format }: { readonly out: string; readonly format: TextFormat },
): Written {
  const records = heldBy(world.scenario.coverage, recordsInto(out, nameOf(job), format))
  const truths = truthsInto(out, nameOf(job), world.exported_at, records)
  const output: Output = { records, truths }
  if (job.kind === 'market') market(world, output)
  else if (job.kind === 'shop') shop(world, job.room, output)
  else if (job.kind === 'people') {
    const cast = world.casts[job.cast]
    if (cast) writePeople(world, cast, [job.from, job.until], records)
  } else
    for (const broadcast of world.broadcasts.slice(job.from, job.until)) makeSession(world, broadcast, output)
  truths.close()
  const rows = records.close()
  return { rows, files: Object.keys(rows).map((kind) => `${kind}-${nameOf(job)}.${format}`) }
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
