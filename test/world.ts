import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Engine, openEngine } from '../src/engine/engine.ts'
import type { Layout } from '../src/engine/table.ts'
import { importRecords } from '../src/ingest/import.ts'
import { auditedSessions } from '../src/ingest/sessions.ts'
import type { AuditedSession } from '../src/records/coverage.ts'

/** A world loaded into the real embedded engine. */
export interface World {
  readonly engine: Engine
  readonly sessions: readonly AuditedSession[]
}

const testKey = { k0: 1n, k1: 2n }
let opened = 0
let anchor: Engine | undefined
let folder: string | undefined

/** One data directory a process: worlds lie in databases of their own beside an anchor that names the two shards. */
async function storePath(): Promise<string> {
  if (folder) return folder
  folder = mkdtempSync(join(tmpdir(), 'wring-test-'))
  const made = folder
  anchor = await openEngine({ path: made, layout: 'two-shard', database: 'anchor' })
  process.once('exit', () => rmSync(made, { recursive: true, force: true }))
  return made
}

/** An empty store of its own for one test. */
export async function openStore(layout: Layout = 'single'): Promise<Engine> {
  opened += 1
  return openEngine({ path: await storePath(), layout, database: `world_${opened}` })
}

/** Imports a folder of records through the front door and returns what an audit is handed. */
export async function openWorld(source: string, layout: Layout = 'single'): Promise<World> {
  const engine = await openStore(layout)
  await importRecords(engine, { source, tokenKey: testKey })
  return { engine, sessions: await auditedSessions(engine) }
}

/** The two layouts on which every statement must say the same. */
export const layouts: readonly Layout[] = ['single', 'two-shard']

export async function closeWorlds(): Promise<void> {
  await anchor?.close()
  anchor = undefined
  if (folder) rmSync(folder, { recursive: true, force: true })
  folder = undefined
}
