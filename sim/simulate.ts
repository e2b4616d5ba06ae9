import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads'
import { type Job, planJobs, runJob, type Written } from './jobs.ts'
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
  readonly progress?: (done: SimulateProgress) => void
  /** Called with the names of files that are whole; the thread that wrote them is one job ahead of it at most. */
  readonly finished?: (files: readonly string[]) => Promise<void>
}

export interface SimulateProgress {
  readonly rows: number
  /** Share of the work that is done. */
  readonly share: number
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

/** Stands in the folder until everything is written, so that an unfinished world can be told from a whole one. */
export const unfinishedMark = 'unfinished.txt'
const unfinished =
  '这个世界尚未写完：写入被中断，或仍在进行。\nThis world is not whole: writing it was interrupted, or is still going on.\n'

function beginWorld(world: World, { out, seed, scale, scenario }: Errand): void {
  mkdirSync(join(out, 'truth'), { recursive: true })
  writeFileSync(join(out, unfinishedMark), unfinished)
  const { from, until, exported_at, constants, rooms } = world
  const about = { scenario, seed, scale, from, until, exported_at, constants }
  const habits = rooms.map(({ room_id, category, habits }) => ({ room_id, category, habits }))
  writeFileSync(join(out, 'truth', 'world.json'), `${JSON.stringify({ ...about, rooms: habits }, null, 2)}\n`)
}

function endWorld(world: World, out: string): void {
  writeFileSync(join(out, 'manifest.json'), manifest(world))
  rmSync(join(out, unfinishedMark))
}

/** Below this many expected views starting threads costs more than it saves. */
const worthThreads = 30_000

/** Adds up what jobs have written and hands it on. */
function counting(jobs: readonly Job[], { progress, finished }: SimulateOptions) {
  const all = jobs.reduce((sum, job) => sum + job.rows, 0)
  const total: Rows = {}
  let [rows, weight] = [0, 0]
  const add = async (job: Job, written: Written): Promise<void> => {
    for (const [kind, count] of Object.entries(written.rows)) {
      total[kind] = (total[kind] ?? 0) + count
      rows += count
    }
    await finished?.(written.files)
    weight += job.rows
    progress?.({ rows, share: weight / all })
  }
  return { total, add }
}

type Add = (job: Job, written: Written) => Promise<void>

/**
 * Writes a world as an import folder: records of every kind, `manifest.json` (last of all), and the truth in `label` records and
 * `truth/`. The same options write the same bytes. Answers the rows of each kind.
 */
export async function simulate(options: SimulateOptions): Promise<Rows> {
  const { scenario, seed, scale = 1, out, format = 'csv' } = options
  const errand: Errand = { scenario, seed, scale, out, format }
  const world = planWorld(scenario, seed, scale)
  beginWorld(world, errand)
  const jobs = planJobs(world)
  const { total, add } = counting(jobs, options)
  const views = world.broadcasts.reduce((sum, { expected_views }) => sum + expected_views, 0)
  const threads = Math.min(
    options.threads ?? (views < worthThreads ? 1 : availableParallelism()),
    jobs.length,
  )
  if (threads <= 1) for (const job of jobs) await add(job, runJob(world, job, errand))
  else await inThreads(errand, jobs, { threads, add })
  endWorld(world, out)
  return total
}

async function inThreads(
  errand: Errand,
  jobs: readonly Job[],
  { threads, add }: { readonly threads: number; readonly add: Add },
): Promise<void> {
  const waiting = [...jobs]
  await Promise.all(Array.from({ length: threads }, () => oneThread(errand, waiting, add)))
}

function oneThread(errand: Errand, waiting: Job[], add: Add): Promise<void> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(fileURLToPath(import.meta.url), {
      workerData: { simulate: errand },
      // Small enough to stay in the processor's caches: what a session is made of outlives any size.
      resourceLimits: { maxYoungGenerationSizeMb: 16 },
    })
    let doing: Job | undefined
    let adding: Promise<void> = Promise.resolve()
    const next = async (written: Written | null): Promise<void> => {
      await adding
      if (doing && written) {
        adding = add(doing, written)
        adding.catch(reject)
      }
      doing = waiting.shift()
      if (doing) return worker.postMessage(doing)
      await adding
      await worker.terminate().then(() => resolve())
    }
    worker.on('message', (written: Written | null) => next(written).catch(reject))
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
