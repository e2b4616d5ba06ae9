import { mkdirSync, writeFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads'
import { type Job, planJobs, runJob } from './jobs.ts'
import type { Scenario } from './scenario.ts'
import { declared } from './session/coverage.ts'
import { planWorld, type World } from './world.ts'
import type { TextFormat } from './write/records.ts'

export interface SimulateOptions {
  readonly scenario: Scenario
  readonly seed: string
  readonly scale?: number
  /** A folder that is empty or not there yet. */
  readonly out: string
  readonly format?: TextFormat
  /** Threads; what is written is the same for any number. */
  readonly threads?: number
  readonly progress?: (done: { readonly jobs: number; readonly of: number; readonly rows: number }) => void
}

export type Rows = Record<string, number>

interface Errand {
  readonly scenario: Scenario
  readonly seed: string
  readonly scale: number
  readonly out: string
  readonly format: TextFormat
}

function manifest(world: World): string {
  const { coverage } = world.scenario
  const value = {
    platform: 'simulated',
    source: 'simulated',
    exported_at: new Date(world.exported_at).toISOString(),
    timezone: 'Asia/Shanghai',
    coverage: declared[coverage],
  }
  return `${JSON.stringify(value, null, 2)}\n`
}

function writeWorld(world: World, { out, seed, scale, scenario }: Errand): void {
  mkdirSync(join(out, 'truth'), { recursive: true })
  writeFileSync(join(out, 'manifest.json'), manifest(world))
  const { from, until, exported_at, constants, rooms } = world
  const about = { scenario, seed, scale, from, until, exported_at, constants }
  const habits = rooms.map(({ room_id, category, habits }) => ({ room_id, category, habits }))
  writeFileSync(join(out, 'truth', 'world.json'), `${JSON.stringify({ ...about, rooms: habits }, null, 2)}\n`)
}

/** Below this many expected views starting threads costs more than it saves. */
const worthThreads = 30_000

/**
 * Writes a world as an import folder: records of every kind, `manifest.json`, and the truth in `label` records and `truth/`.
 * The same options write the same bytes.
 */
export async function simulate(options: SimulateOptions): Promise<Rows> {
  const { scenario, seed, scale = 1, out, format = 'csv', progress = () => {} } = options
  const errand: Errand = { scenario, seed, scale, out, format }
  const world = planWorld(scenario, seed, scale)
  writeWorld(world, errand)
  const jobs = planJobs(world)
  const total: Rows = {}
  let finished = 0
  const add = (rows: Rows) => {
    for (const [kind, count] of Object.entries(rows)) total[kind] = (total[kind] ?? 0) + count
    finished += 1
    progress({
      jobs: finished,
      of: jobs.length,
      rows: Object.values(total).reduce((sum, count) => sum + count, 0),
    })
  }
  const views = world.broadcasts.reduce((sum, { expected_views }) => sum + expected_views, 0)
  const threads = Math.min(
    options.threads ?? (views < worthThreads ? 1 : availableParallelism()),
    jobs.length,
  )
  if (threads <= 1) for (const job of jobs) add(runJob(world, job, errand))
  else await inThreads(errand, jobs, threads, add)
  return total
}

async function inThreads(
  errand: Errand,
  jobs: readonly Job[],
  threads: number,
  add: (rows: Rows) => void,
): Promise<void> {
  const waiting = [...jobs]
  await Promise.all(Array.from({ length: threads }, () => oneThread(errand, waiting, add)))
}

function oneThread(errand: Errand, waiting: Job[], add: (rows: Rows) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(fileURLToPath(import.meta.url), {
      workerData: { simulate: errand },
      resourceLimits: { maxYoungGenerationSizeMb: 64 },
    })
    const next = () => {
      const job = waiting.shift()
      if (job) worker.postMessage(job)
      else worker.terminate().then(() => resolve(), reject)
    }
    worker.on('message', (rows: Rows | null) => {
      if (rows) add(rows)
      next()
    })
    worker.on('error', reject)
  })
}

function serve(errand: Errand): void {
  const world = planWorld(errand.scenario, errand.seed, errand.scale)
  parentPort?.on('message', (job: Job) => parentPort?.postMessage(runJob(world, job, errand)))
  parentPort?.postMessage(null)
}

const errand = (workerData as { simulate?: Errand } | null)?.simulate
if (!isMainThread && errand) serve(errand)
