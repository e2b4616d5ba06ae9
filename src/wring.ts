import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Config } from './config.ts'
import { tokenKey, workFolder } from './deployment.ts'
import { detectors } from './detectors/catalogue.ts'
import { detectorHash } from './detectors/lock.ts'
import { runDetectors } from './detectors/run.ts'
import { type Engine, openEngine } from './engine/engine.ts'
import { sqlFile } from './engine/statement.ts'
import type { ConvertReport } from './ingest/exports/convert.ts'
import { prepareExport } from './ingest/exports/prepare.ts'
import { type ImportProgress, type ImportReport, importRecords } from './ingest/import.ts'
import { migrate } from './ingest/migrate.ts'
import { rejectedRows } from './ingest/rejected.ts'
import { auditedSessions } from './ingest/sessions.ts'
import type { Language } from './language.ts'
import { onlineCurve } from './metrics/curve/curve.ts'
import { promotions } from './metrics/curve/promotions.ts'
import { measure } from './metrics/measure.ts'
import { orderOrigins, streamOrigins } from './metrics/origin/origins.ts'
import { settle } from './metrics/settlement/settle.ts'
import { productVersion } from './product.ts'
import type { AuditedSession } from './records/coverage.ts'
import type { AuditResult, ClaimMade, InputFile, RejectedRow } from './reports/audit-result.ts'
import { ordersTold } from './reports/reading/answer.ts'
import { writeResults } from './reports/write.ts'
import { fuse } from './verdicts/fuse.ts'
import { judgedOrders, storeJudgements } from './verdicts/judgements.ts'

/** The stages of an audit, in the order in which data passes. */
export interface Progress {
  readonly stage: 'convert' | 'import' | 'detect' | 'measure' | 'write'
  readonly detail?: string
  readonly imported?: ImportProgress
}

export interface ReadingOptions {
  readonly source: string
  readonly config: Config
  /** A platform whose order exports are known, or a mapping file for others. */
  readonly as?: string
  readonly mapping?: string
  readonly kind?: string
  readonly timezone?: string
  /** A store that stays; without it an audit works in one of its own. */
  readonly store?: string
  readonly progress?: (progress: Progress) => void
}

export interface AuditOptions extends ReadingOptions {
  readonly out: string
  readonly language: Language
}

export type Audited = Omit<AuditResult, 'inputs' | 'rejected' | 'started_at'>

/** What an audit found, and what the import before it brought. */
export interface AuditOutcome extends Audited {
  readonly imported: ImportReport
}

interface Read {
  readonly report: ImportReport
  readonly converted?: ConvertReport & { readonly file: string }
}

const claimsMade = sqlFile(import.meta.url, 'claims.sql')

function openStore(config: Config, path: string): Promise<Engine> {
  const memory = { memoryBytes: config.memoryBytes }
  if (!config.clickhouseUrl) return openEngine({ path, ...memory })
  const layout = config.clickhouseCluster ? 'cluster' : 'single'
  return openEngine({ url: config.clickhouseUrl, layout, ...memory })
}

/** Runs `work` on a store that stays (`store`), or on one that is removed afterwards. */
async function withStore<Result>(
  { config, store }: Pick<ReadingOptions, 'config' | 'store'>,
  work: (engine: Engine) => Promise<Result>,
): Promise<Result> {
  const folder = store === undefined ? workFolder(config) : { path: store, remove: () => {} }
  try {
    const engine = await openStore(config, folder.path)
    return await work(engine).finally(() => engine.close())
  } finally {
    folder.remove()
  }
}

/** Records as they lie, or as an export is turned into them. */
async function read(engine: Engine, options: ReadingOptions): Promise<Read> {
  const { config, progress = () => {}, kind, timezone, source } = options
  const key = tokenKey(config)
  progress({ stage: 'convert' })
  const prepared = await prepareExport(options, key)
  try {
    const report = await importRecords(engine, {
      source: prepared?.folder ?? source,
      tokenKey: key,
      ...(kind === undefined ? {} : { kind }),
      ...(timezone === undefined ? {} : { manifest: { timezone } }),
      progress: (imported) => progress({ stage: 'import', imported }),
    })
    return { report, ...(prepared ? { converted: { file: prepared.file, ...prepared.report } } : {}) }
  } finally {
    prepared?.remove()
  }
}

/** What could not be read, of the export first and then of the records. */
async function* refused(engine: Engine, { converted }: Read): AsyncGenerator<RejectedRow> {
  for (const { line, reason, raw } of converted?.rejected ?? []) {
    yield { file: converted?.file ?? '', line, reason: { code: reason.code, ...reason.text }, raw }
  }
  yield* rejectedRows(engine)
}

async function bySession<Value>(
  sessions: readonly AuditedSession[],
  value: (session: AuditedSession) => Promise<Value>,
): Promise<Record<string, Value>> {
  const entries: [string, Value][] = []
  for (const session of sessions) entries.push([session.session_id, await value(session)])
  return Object.fromEntries(entries)
}

/** Judges what a store holds and hands on everything a report is written from. */
export async function auditStore(
  engine: Engine,
  progress: (progress: Progress) => void = () => {},
): Promise<Audited> {
  const sessions = await auditedSessions(engine)
  const ids = sessions.map(({ session_id }) => session_id)
  const detection = await runDetectors(
    detectors,
    { engine, sessions },
    { progress: (detail) => progress({ stage: 'detect', detail }) },
  )
  const verdicts = fuse(detection, sessions, detectors)
  await storeJudgements(engine, judgedOrders(verdicts))
  progress({ stage: 'measure' })
  const metrics = await measure(engine, sessions)
  return {
    product: { name: 'wring', version: productVersion },
    sessions,
    metrics,
    verdicts,
    findings: detection.findings,
    insufficient: detection.insufficient,
    settlements: await settle(engine, sessions, metrics),
    curves: await bySession(sessions, (session) => onlineCurve(engine, session)),
    promotions: await bySession(sessions, (session) => promotions(engine, session)),
    claims: await engine.rows<ClaimMade>(claimsMade, { sessions: ids }),
    origins: Object.fromEntries(
      Map.groupBy(await streamOrigins(engine, sessions), ({ session_id }) => session_id),
    ),
    orderOrigins: await orderOrigins(engine, ordersTold(detection.findings)),
    detectors: detectors.map((detector) => ({ ...detector, hash: detectorHash(detector) })),
    timings: Object.fromEntries(
      Object.entries(detection.seconds).map(([id, seconds]) => [`detect ${id}`, Math.round(seconds * 1000)]),
    ),
  }
}

/** The files of an import with what a reader should know of them; notices of the import stand with its first file. */
function inputsOf({ report, converted }: Read): InputFile[] {
  const shared = [...report.notices, ...(converted?.notices.map(({ text }) => text) ?? [])]
  return report.files.map((file, index) =>
    index === 0 ? { ...file, notices: [...file.notices, ...shared] } : file,
  )
}

/** `wring audit`: records in; report, figures, verdicts and findings out, in `options.out`. */
export function audit(options: AuditOptions): Promise<AuditOutcome> {
  const started = Date.now()
  const { progress = () => {}, out, language } = options
  return withStore(options, async (engine) => {
    const records = await read(engine, options)
    const imported = Date.now()
    const audited = await auditStore(engine, progress)
    progress({ stage: 'write' })
    const result: AuditResult = {
      ...audited,
      started_at: started,
      inputs: inputsOf(records),
      rejected: refused(engine, records),
      timings: { import: imported - started, audit: Date.now() - imported, ...audited.timings },
    }
    await writeResults(result, out, language)
    return { ...audited, imported: records.report }
  })
}

/** `wring import`: records into a store that stays; the deployment's own where none is named. */
export const importInto = (options: ReadingOptions): Promise<ImportReport> =>
  withStore(
    { ...options, store: lastingStore(options) },
    async (engine) => (await read(engine, options)).report,
  )

/** `wring sessions`: what a store holds. */
export const listSessions = (options: Pick<ReadingOptions, 'config' | 'store'>): Promise<AuditedSession[]> =>
  withStore({ ...options, store: lastingStore(options) }, async (engine) => {
    await migrate(engine)
    return auditedSessions(engine)
  })

function lastingStore({ config, store }: Pick<ReadingOptions, 'config' | 'store'>): string {
  mkdirSync(config.home, { recursive: true, mode: 0o700 })
  return store ?? join(config.home, 'store')
}
