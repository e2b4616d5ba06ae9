import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Finding } from '../src/detectors/finding.ts'
import { machineRhythm } from '../src/detectors/machine-rhythm/detector.ts'
import { assumed } from '../src/detectors/machine-rhythm/parameters.ts'
import type { Engine } from '../src/engine/engine.ts'
import { openEngine } from '../src/engine/engine.ts'
import { importRecords } from '../src/ingest/import.ts'
import { auditedSessions } from '../src/ingest/sessions.ts'
import type { Cell } from './quality/grid.ts'
import { type Label, readTruth } from './quality/truth.ts'

export type Act = 'like' | 'comment'

/** The acts of one sort of one account in one session, as the bench counts them. */
export interface Sequence {
  readonly act: Act
  /** Acts enough to be judged, by the detector’s own statement. */
  readonly judged: boolean
  /** Null for accounts that belong to another practice or only elsewhere to this one. */
  readonly machine: boolean | null
  /** Weight of the finding on it; 0 where nothing was told. */
  readonly weight_db: number
}

interface Counted {
  readonly session_id: string
  readonly account_id: string
  readonly act: Act
}

const everySequence = {
  name: 'sequences',
  text: `SELECT session_id, account_id, toString(kind) AS act FROM fact_activity
    WHERE kind IN ('like', 'comment') AND account_id != '' GROUP BY session_id, account_id, act`,
}
const fraudTypeOf: Readonly<Record<Act, Finding['fraud_type']>> = {
  like: 'fake_likes',
  comment: 'fake_comments',
}

const keyOf = (account: string, session: string | null, type: string): string =>
  `${account}\t${session ?? ''}\t${type}`

async function weights(engine: Engine): Promise<{ judged: Set<string>; weightOf: Map<string, number> }> {
  const sessions = await auditedSessions(engine)
  const { findings } = await machineRhythm.detect({ engine, sessions })
  const weightOf = new Map<string, number>()
  for (const { subject_kind, subject_id, session_id, fraud_type, weight_db } of findings) {
    if (subject_kind !== 'account') continue
    const key = keyOf(subject_id, session_id, fraud_type)
    weightOf.set(key, Math.max(weightOf.get(key) ?? 0, weight_db))
  }
  const [statement] = machineRhythm.queries.map((query) => query.statement)
  if (!statement) throw new Error('machine-rhythm has no statement')
  const { tolerance, toleranceMs, gestureMs, leastActs, leastPairs, paceWidth, mostPaces } = assumed
  const held = await engine.rows<Counted>(statement, {
    sessions: sessions.map(({ session_id }) => session_id),
    ...{ tolerance, toleranceMs, gestureMs, leastActs, leastPairs, paceWidth, mostPaces },
  })
  const judged = new Set(
    held.map(({ account_id, session_id, act }) => keyOf(account_id, session_id, fraudTypeOf[act])),
  )
  return { judged, weightOf }
}

/** Every sequence of a store with what the detector says of it, and whether the labels call it a machine’s. */
async function sequencesIn(engine: Engine, labels: readonly Label[]): Promise<Sequence[]> {
  const { judged, weightOf } = await weights(engine)
  const confirmed = labels.filter(
    ({ subject_kind, label }) => subject_kind === 'account' && label === 'confirmed',
  )
  const machines = new Set(
    confirmed.map(({ subject_id, session_id, fraud_type }) => keyOf(subject_id, session_id, fraud_type)),
  )
  const tainted = new Set(confirmed.map(({ subject_id }) => subject_id))
  const all = await engine.rows<Counted>(everySequence)
  return all.map(({ account_id, session_id, act }) => {
    const key = keyOf(account_id, session_id, fraudTypeOf[act])
    const machine = machines.has(key) || (tainted.has(account_id) ? null : false)
    return { act, judged: judged.has(key), machine, weight_db: weightOf.get(key) ?? 0 }
  })
}

/** Imports records and judges what is in them. */
export async function sequencesOf(
  source: string,
  store: string,
  labels: readonly Label[],
): Promise<Sequence[]> {
  const engine = await openEngine({ path: store })
  try {
    await importRecords(engine, { source, tokenKey: { k0: 1n, k1: 2n } })
    return await sequencesIn(engine, labels)
  } finally {
    await engine.close()
  }
}

/** Simulates the world of a cell, in a process of its own, and judges it without its labels. */
export async function simulatedSequences(cell: Cell): Promise<Sequence[]> {
  const folder = mkdtempSync(join(tmpdir(), 'wring-rhythm-'))
  try {
    const script = join(import.meta.dirname, 'quality', 'simulate-world.ts')
    const { status, stderr } = spawnSync(process.execPath, [script, folder], {
      input: JSON.stringify(cell),
      encoding: 'utf8',
    })
    if (status !== 0) throw new Error(`the world ${cell.id} could not be simulated: ${stderr}`)
    const { labels } = readTruth(join(folder, 'truth'))
    return await sequencesOf(join(folder, 'records'), join(folder, 'store'), labels)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The chance that a machine weighs more than a person, equal weights counted half. Null without either. */
export function areaUnderCurve(machines: readonly number[], people: readonly number[]): number | null {
  if (machines.length === 0 || people.length === 0) return null
  const sorted = [...machines.map((db) => [db, 1] as const), ...people.map((db) => [db, 0] as const)].sort(
    (a, b) => a[0] - b[0],
  )
  let [below, sum] = [0, 0]
  for (let from = 0; from < sorted.length; ) {
    let until = from
    while (until < sorted.length && sorted[until]?.[0] === sorted[from]?.[0]) until += 1
    const own = sorted.slice(from, until).filter(([, machine]) => machine === 1).length
    const theirs = until - from - own
    sum += own * (below + theirs / 2)
    below += theirs
    from = until
  }
  return sum / (machines.length * people.length)
}
