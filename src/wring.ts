import { tokenKey } from './deployment.ts'
import { detectors } from './detectors/catalogue.ts'
import { detectorHash } from './detectors/lock.ts'
import { runDetectors } from './detectors/run.ts'
import type { Engine } from './engine/engine.ts'
import { sqlFile } from './engine/statement.ts'
import { type PreparedExport, prepareExport } from './ingest/exports/prepare.ts'
import { type ImportProgress, type ImportReport, importRecords } from './ingest/import.ts'
import { migrate } from './ingest/migrate.ts'
import { rejectedRows } from './ingest/rejected.ts'
import { auditedSessions } from './ingest/sessions.ts'
import type { Language } from './language.ts'
import { onlineCurves } from './metrics/curve/curve.ts'
import { promotions } from './metrics/curve/promotions.ts'
import { measure } from './metrics/measure.ts'
import { orderOrigins, streamOrigins } from './metrics/origin/origins.ts'
import { settle } from './metrics/settlement/settle.ts'
import { productVersion } from './product.ts'
import type { AuditedSession } from './records/coverage.ts'
import type { AuditResult, ClaimMade, InputFile, RejectedRow } from './reports/audit-result.ts'
import { ordersTold } from './reports/reading/answer.ts'
import { writeResults } from './reports/write.ts'
import { type StoreOptions, withLastingStore, withStore } from './store.ts'
import { fuse } from './verdicts/fuse.ts'
import { judgedOrders, storeJudgements } from './verdicts/judgements.ts'

/** The stages of an audit, in the order in which data passes. */
export interface Progress {
  readonly stage: 'convert' | 'import' | 'detect' | 'measure' | 'write'
  readonly detail?: string
  readonly imported?: ImportProgress
}

export interface ReadingOptions extends StoreOptions {
  readonly source: string
  /** A platform whose order exports are known, or a mapping file for others. */
  readonly as?: string
  readonly mapping?: string
  readonly kind?: string
  readonly timezone?: string
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
  readonly converted?: PreparedExport['report']
}

const claimsMade = sqlFile(import.meta.url, 'claims.sql')

/** Reads records as they lie, or as exports are turned into them, and hands them to `work`. */
async function withRecords<Result>(
  engine: Engine,
  options: ReadingOptions,
  work: (records: Read) => Promise<Result>,
): Promise<Result> {
  const { config, progress = () => {}, kind, timezone, source } = options
  const key = tokenKey(config)
  const prepared = await prepareExport(options, {
    engine: engine.files,
    tokenKey: key,
    progress: (file, share) => progress({ stage: 'convert', detail: `${file} ${Math.round(share * 100)} %` }),
  })
  try {
    const report = await importRecords(engine, {
      source: prepared?.folder ?? source,
      tokenKey: key,
      ...(kind === undefined ? {} : { kind }),
      ...(timezone === undefined ? {} : { manifest: { timezone } }),
      progress: (imported) => progress({ stage: 'import', imported }),
    })
    const converted = prepared?.report
    const rejected = report.rejected + (converted?.rejected ?? 0)
    return await work({ report: { ...report, rejected }, ...(converted ? { converted } : {}) })
  } finally {
    prepared?.remove()
  }
}

/** What could not be read, of the export first and then of the records. */
async function* refused(engine: Engine, { converted }: Read): AsyncGenerator<RejectedRow> {
  for await (const { reason, ...row } of converted?.rejectedRows() ?? [])
    yield { ...row, reason: { code: reason.code, ...reason.text } }
  yield* rejectedRows(engine)
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
    curves: await onlineCurves(engine, sessions),
    promotions: await promotions(engine, sessions),
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

async function auditRecords(
  engine: Engine,
  options: AuditOptions,
  { records, started }: { records: Read; started: number },
): Promise<AuditOutcome> {
  const { progress = () => {}, out, language } = options
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
}

/** `wring audit`: records in; report, figures, verdicts and findings out, in `options.out`. */
export function audit(options: AuditOptions): Promise<AuditOutcome> {
  const started = Date.now()
  return withStore(options, (engine) =>
    withRecords(engine, options, (records) => auditRecords(engine, options, { records, started })),
  )
}

/** `wring import`: records into a store that stays; the deployment's own where none is named. */
export const importInto = (options: ReadingOptions): Promise<ImportReport> =>
  withLastingStore(options, (engine) => withRecords(engine, options, async ({ report }) => report))

/** `wring sessions`: what a store holds. */
export const listSessions = (options: StoreOptions): Promise<AuditedSession[]> =>
  withLastingStore(options, async (engine) => {
    await migrate(engine)
    return auditedSessions(engine)
  })
