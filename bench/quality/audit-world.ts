import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { detectors } from '../../src/detectors/catalogue.ts'
import { type Engine, openEngine } from '../../src/engine/engine.ts'
import { sqlFile } from '../../src/engine/statement.ts'
import { importRecords } from '../../src/ingest/import.ts'
import { auditStore } from '../../src/wring.ts'
import type { Answer, Population } from './answer.ts'
import { readTruth } from './truth.ts'
import { tallyWorld } from './world-tally.ts'

/** Imports and audits a simulated world in a process of its own, then scores it: `audit-world.ts <folder>`, answered as JSON. */
const [folder = ''] = process.argv.slice(2)
const population = sqlFile(import.meta.url, 'population.sql')
const orders = sqlFile(import.meta.url, 'orders.sql')
const labels = { name: 'labels', text: 'SELECT count() AS n FROM fact_label' }

/** The highest resident memory of this process so far; the usage that POSIX tells begins with that of the parent. */
function peakMiB(): number {
  const status = existsSync('/proc/self/status') ? readFileSync('/proc/self/status', 'utf8') : ''
  const own = /VmHWM:\s+(\d+)/.exec(status)?.[1]
  return Math.round(Number(own ?? process.resourceUsage().maxRSS) / 1024)
}

async function answerOf(engine: Engine, audited: Awaited<ReturnType<typeof auditStore>>): Promise<Answer> {
  const sessions = await engine.rows<{ order_id: string; session: string }>(orders)
  return {
    ...audited,
    population: await engine.rows<Population>(population),
    sessionOfOrder: new Map(sessions.map(({ order_id, session }) => [order_id, session])),
  }
}

async function main(): Promise<void> {
  const engine = await openEngine({ path: join(folder, 'store') })
  const started = performance.now()
  const report = await importRecords(engine, {
    source: join(folder, 'records'),
    tokenKey: { k0: 1n, k1: 2n },
  })
  const imported = performance.now()
  const audited = await auditStore(engine)
  const finished = performance.now()
  const peak = peakMiB()
  const { user, system } = process.cpuUsage()
  const [held] = await engine.rows<{ n: number }>(labels)
  if (held?.n !== 0) throw new Error('the audit could see labels')
  const answer = await answerOf(engine, audited)
  await engine.close()
  const tally = tallyWorld(readTruth(join(folder, 'truth')), answer, detectors)
  const rejected = report.files.reduce((sum, file) => sum + file.rejected, 0)
  const cost = {
    rows: report.files.reduce((sum, file) => sum + file.rows, 0),
    rejected,
    import_seconds: (imported - started) / 1000,
    audit_seconds: (finished - imported) / 1000,
    cpu_seconds: (user + system) / 1e6,
    peak_mib: peak,
  }
  process.stdout.write(JSON.stringify({ tally, cost }))
}

await main()
