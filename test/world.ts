import { mkdtempSync, rmSync, statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { drawVisits } from '../src/detectors/visits.ts'
import { type Engine, openEngine } from '../src/engine/engine.ts'
import type { Layout } from '../src/engine/table.ts'
import { importRecords } from '../src/ingest/import.ts'
import { auditedSessions } from '../src/ingest/sessions.ts'
import type { AuditedSession } from '../src/records/coverage.ts'

/** A world loaded into the real embedded engine, with the visits that detectors read. */
export interface World {
  readonly engine: Engine
  readonly sessions: readonly AuditedSession[]
}

const testKey = { k0: 1n, k1: 2n }
let opened = 0
let anchor: Engine | undefined
let folder: string | undefined
let onServers: Engine[] = []

/** In memory where the system has room for it: hundreds of small worlds are mostly files that are made and thrown away. */
function roomForStores(): string {
  try {
    const { bavail, bsize } = statfsSync('/dev/shm')
    return bavail * bsize > 4 * 2 ** 30 ? '/dev/shm' : tmpdir()
  } catch {
    return tmpdir()
  }
}

/** One data directory a process: worlds lie in databases of their own beside an anchor that names the two shards. */
async function storePath(): Promise<string> {
  if (folder) return folder
  folder = mkdtempSync(join(roomForStores(), 'wring-test-'))
  const made = folder
  anchor = await openEngine({ path: made, layout: 'two-shard', database: 'anchor' })
  process.once('exit', () => rmSync(made, { recursive: true, force: true }))
  return made
}

/** An empty store of its own for one test; on a server where `url` names one. */
export async function openStore(layout: Layout = 'single', url?: string): Promise<Engine> {
  opened += 1
  const path = await storePath()
  if (url === undefined) return openEngine({ path, layout, database: `world_${opened}` })
  // A server that is named may hold what others work on: names that nobody else gives, and nothing left behind.
  const database = `wring_test_${Date.now()}_${process.pid}_${opened}`
  const engine = await openEngine({ path, layout, database, url })
  onServers.push(engine)
  return engine
}

let worlds = new Map<string, Promise<World>>()

async function importWorld(source: string, layout: Layout): Promise<World> {
  const engine = await openStore(layout)
  await importRecords(engine, { source, tokenKey: testKey })
  const sessions = await auditedSessions(engine)
  await drawVisits(engine, sessions)
  return { engine, sessions }
}

/**
 * Imports a folder of records through the front door and returns what an audit is handed. Asked again for the same folder it
 * returns the same world: to be read, and not to be written to.
 */
export function openWorld(source: string, layout: Layout = 'single'): Promise<World> {
  const key = `${layout} ${source}`
  const world = worlds.get(key) ?? importWorld(source, layout)
  worlds.set(key, world)
  return world
}

/** The two layouts on which every statement must say the same. */
export const layouts: readonly Layout[] = ['single', 'two-shard']

export async function closeWorlds(): Promise<void> {
  for (const engine of onServers) await engine.discard()
  onServers = []
  worlds = new Map()
  await anchor?.close()
  anchor = undefined
  if (folder) rmSync(folder, { recursive: true, force: true })
  folder = undefined
}
