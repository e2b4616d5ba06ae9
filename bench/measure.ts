import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { namedWorld } from '../sim/named-worlds.ts'
import { simulate } from '../sim/simulate.ts'
import { type Engine, openEngine } from '../src/engine/engine.ts'
import { importRecords } from '../src/ingest/import.ts'
import { auditStore } from '../src/wring.ts'

/** One measurement in a process of its own: `measure.ts <task> <folder> <file> [rows]`, answered as JSON. */
const [task = '', folder = '', file = '', rows = '0'] = process.argv.slice(2)
const path = join(folder, file)
const store = join(folder, 'store')
const key = { k0: 1n, k1: 2n }

const formatOf = (name: string) =>
  name.includes('.parquet') ? 'Parquet' : name.includes('.csv') ? 'CSVWithNames' : 'JSONEachRow'

const statement = (name: string, text: string) => ({ name, text })

/** 50 rooms of four hours: enters, leaves, likes and comments of heavy-tailed accounts, with addresses and message ids. */
const activity = `SELECT 1794312000000 + intDiv(number * 14400000, {rows:UInt64}) AS at,
  concat('s-', toString(number % 50)) AS session_id,
  lower(hex(sipHash64(intDiv(number, 4) % intDiv({rows:UInt64}, 20)))) AS account_id,
  ['enter', 'like', 'comment', 'leave'][number % 4 + 1] AS kind,
  if(number % 4 = 2, concat('主播这个多少钱啊', toString(number % 997)), '') AS text,
  IPv4NumToString(toUInt32(sipHash64(number % 100003))) AS ip,
  concat('m-', toString(number)) AS message_id FROM numbers({rows:UInt64})`

const sessions = Array.from({ length: 50 }, (_, index) =>
  JSON.stringify({
    session_id: `s-${index}`,
    room_id: `r-${index}`,
    host_id: `h-${index}`,
    platform: 'bench',
    started_at: 1794312000000,
    ended_at: 1794326400000,
  }),
).join('\n')

/** The engine's own load of the same file into the plainest table that holds it. */
async function plainLoad(engine: Engine, settings: string): Promise<void> {
  await engine.run(
    statement(
      'create',
      `CREATE TABLE plain (at Int64, session_id LowCardinality(String), account_id String, kind LowCardinality(String),
       text String, ip String, message_id String) ENGINE = MergeTree ORDER BY (session_id, at) ${settings}`,
    ),
  )
  measured.start()
  await engine.run(
    statement('load', `INSERT INTO plain SELECT * FROM file({path:String}, '${formatOf(file)}')`),
    { path },
  )
  measured.stop()
}

const tasks: Readonly<Record<string, (engine: Engine) => Promise<void>>> = {
  async write(engine) {
    const format = formatOf(file)
    // The engine adds to a file that is there.
    rmSync(path, { force: true })
    await engine.run(
      statement('write', `INSERT INTO FUNCTION file({path:String}, '${format}') ${activity}`),
      { path, rows },
    )
    writeFileSync(join(folder, 'session.ndjson'), sessions)
  },
  engine: (engine) => plainLoad(engine, ''),
  /** The same, on the disk when it is done, as an import is. */
  durable: (engine) => plainLoad(engine, 'SETTINGS fsync_after_insert = 1, fsync_part_directory = 1'),
  async import(engine) {
    await importRecords(engine, { source: join(folder, 'session.ndjson'), tokenKey: key })
    measured.start()
    await importRecords(engine, { source: path, tokenKey: key })
    measured.stop()
  },
  async pass(engine) {
    measured.start()
    await engine.rows(
      statement(
        'pass',
        'SELECT count() AS n, uniqExact(account_id) AS accounts, sum(at % 1000) AS check FROM fact_activity',
      ),
    )
    measured.stop()
  },
  /** A simulated world of about so many activity rows, with every kind of record and all that detectors need. */
  async world() {
    const scenario = namedWorld('scale')
    if (!scenario) throw new Error('no world of this name: scale')
    await simulate({ scenario, seed: 'speed', scale: Number(rows) / activityOfScale, out: path })
  },
  async fill(engine) {
    measured.start()
    await importRecords(engine, { source: path, tokenKey: key })
    measured.stop()
  },
  async audit(engine) {
    measured.start()
    const { timings } = await auditStore(engine)
    measured.stop()
    detectorMs = timings
  },
}

/** Activity rows of the world `scale` at scale 1. */
const activityOfScale = 415_000
let detectorMs: Readonly<Record<string, number>> = {}

/** Seconds on the clock, and those in which the cores worked for this process: less moved by what else a machine does. */
const measured = {
  from: 0,
  cpuFrom: process.cpuUsage(),
  seconds: 0,
  cpuSeconds: 0,
  start: () => {
    measured.from = performance.now()
    measured.cpuFrom = process.cpuUsage()
  },
  stop: () => {
    measured.seconds = (performance.now() - measured.from) / 1000
    const { user, system } = process.cpuUsage(measured.cpuFrom)
    measured.cpuSeconds = (user + system) / 1e6
  },
}

/** The highest resident memory of this process so far, as the system counts it. */
const peakMiB = () =>
  Math.round(Number(/VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]) / 1024)

const counted: Readonly<Record<string, string>> = {
  engine: 'plain',
  durable: 'plain',
  import: 'fact_activity',
  fill: 'fact_activity',
  pass: 'fact_activity',
  audit: 'fact_activity',
}

async function main(): Promise<void> {
  if (['write', 'engine', 'durable', 'import', 'fill'].includes(task))
    rmSync(store, { recursive: true, force: true })
  const engine = await openEngine({ path: store })
  await tasks[task]?.(engine)
  const table = counted[task]
  const [row] = table
    ? await engine.rows<{ n: number }>(statement('count', `SELECT count() AS n FROM ${table}`))
    : []
  const { seconds, cpuSeconds } = measured
  const answer = { seconds, cpuSeconds, rows: row?.n ?? 0, peakMiB: peakMiB(), detectorMs }
  await engine.close()
  process.stdout.write(JSON.stringify(answer))
}

await main()
