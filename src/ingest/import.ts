import { createHash } from 'node:crypto'
import { linkSync, mkdtempSync, renameSync, rmSync, symlinkSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import type { Engine } from '../engine/engine.ts'
import { WringError } from '../errors.ts'
import type { Text } from '../language.ts'
import { recordKind } from '../records/catalogue.ts'
import { importCoverageTable, importFileTable, type KnownFile, knownFiles } from './bookkeeping.ts'
import { removeDuplicates } from './duplicates.ts'
import {
  fileFailure,
  findFiles,
  type InputFile,
  type InputFolder,
  spoolInput,
  suffixOf,
} from './input-files.ts'
import { type Loaded, loadFile } from './load-file.ts'
import { emptyManifest, type Manifest, readManifest } from './manifest.ts'
import { migrate } from './migrate.ts'
import { addSessionOfExport, exportSession, hasSessions } from './session-of-export.ts'
import { sniff } from './sniff.ts'
import { runSteps, type Step } from './steps.ts'

export interface ImportProgress {
  readonly file: string
  readonly rows: number
  /** Bytes of the files read so far, and of all. */
  readonly bytes: number
  readonly totalBytes: number
}

export interface ImportOptions {
  /** A folder, a file, or `-` for standard input. */
  readonly source: string
  readonly tokenKey: { readonly k0: bigint; readonly k1: bigint }
  /** What a single file holds, where its name does not say. */
  readonly kind?: string
  readonly manifest?: Partial<Manifest>
  readonly progress?: (progress: ImportProgress) => void
  readonly signal?: AbortSignal
  readonly stdin?: Readable
}

export interface ImportedFile {
  readonly file_id: string
  readonly sha256: string
  readonly name: string
  readonly kind: string
  readonly bytes: number
  readonly rows: number
  readonly rejected: number
  readonly duplicates: number
  readonly unknown_columns: readonly string[]
  /** True where the store held this very file already: nothing was read. */
  readonly unchanged: boolean
  readonly notices: readonly Text[]
}

export interface ImportReport {
  readonly import_id: string
  readonly files: readonly ImportedFile[]
  readonly rows: number
  readonly rejected: number
  readonly ignored: readonly string[]
  readonly notices: readonly Text[]
  readonly seconds: number
  readonly steps: Readonly<Record<string, number>>
  readonly manifest: Manifest
}

interface HashedFile extends InputFile {
  readonly sha256: string
  readonly file_id: string
}

/** What the steps hand on. */
interface Import {
  readonly engine: Engine
  readonly options: ImportOptions
  readonly spool: string
  found: InputFolder
  manifest: Manifest
  hashed: readonly HashedFile[]
  import_id: string
  files: ImportedFile[]
  notices: Text[]
}

/** Into one buffer again and again: a stream's fresh ones cost more than the hash. */
async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256')
  const buffer = Buffer.allocUnsafe(2 ** 20)
  const file = await open(path).catch((cause: unknown) => {
    throw fileFailure(cause, path)
  })
  try {
    for (;;) {
      const { bytesRead } = await file.read(buffer, 0, buffer.length, null)
      if (bytesRead === 0) return hash.digest('hex')
      hash.update(buffer.subarray(0, bytesRead))
    }
  } catch (cause) {
    throw fileFailure(cause, path)
  } finally {
    await file.close()
  }
}

async function find(state: Import): Promise<void> {
  const { source, kind, stdin = process.stdin } = state.options
  const options = { ...(kind === undefined ? {} : { kind }) }
  if (source !== '-') {
    state.found = findFiles(source, options)
    return
  }
  if (kind === undefined) throw new WringError('input.unknown_kind', 'standard input needs --kind')
  state.found = findFiles(await spooledInput(stdin, state.spool, kind), options)
}

/** Standard input in a file whose name says its format, as far as the first bytes tell. */
async function spooledInput(stdin: Readable, spool: string, kind: string): Promise<string> {
  const raw = await spoolInput(stdin, spool)
  const suffix = await suffixOf(raw)
  const format = suffix === '.parquet' ? '' : await textSuffix(raw, suffix)
  const path = join(spool, `${kind}${format}${suffix}`)
  renameSync(raw, path)
  return path
}

async function textSuffix(path: string, suffix: string): Promise<string> {
  const compression = suffix === '.gz' ? 'gz' : suffix === '.zst' ? 'zst' : ''
  const { head } = await sniff({ path, name: '-', kind: '', format: 'ndjson', compression, bytes: 0 })
  return /^\uFEFF?\s*\{/.test(head) ? '.ndjson' : '.csv'
}

async function describe(state: Import): Promise<void> {
  const read = state.found.manifestPath ? readManifest(state.found.manifestPath) : emptyManifest
  state.manifest = { ...read, ...state.options.manifest }
}

async function hash(state: Import): Promise<void> {
  const hashed: HashedFile[] = []
  for (const file of state.found.files) {
    const sha256 = await sha256Of(file.path)
    hashed.push({ ...file, sha256, file_id: sha256.slice(0, 16) })
  }
  state.hashed = hashed
  const identity = createHash('sha256').update(JSON.stringify(state.manifest))
  for (const { sha256 } of hashed) identity.update(sha256)
  state.import_id = identity.digest('hex').slice(0, 16)
}

async function keepManifest({ engine, manifest, import_id }: Import): Promise<void> {
  const [held] = await engine.rows<{ n: number }>(
    { name: 'known import', text: 'SELECT count() AS n FROM import_coverage WHERE import_id = {id:String}' },
    { id: import_id },
  )
  if (held && held.n > 0) return
  const common = { import_id, platform: manifest.platform, source: manifest.source }
  const streams = Object.entries(manifest.coverage).map(([stream, said]) => ({ ...common, stream, ...said }))
  await engine.insertRows(importCoverageTable, [
    { ...common, stream: '', granularity: 'none', share: null },
    ...streams,
  ])
}

const globbing = /[*?{}[\]]|::/

/** The engine takes some characters of a path for wildcards; such a file is read through a link with a plain name. */
function plainPath(file: HashedFile, spool: string): string {
  if (!globbing.test(file.path)) return file.path
  const extension = `.${file.format}${file.compression && `.${file.compression}`}`
  const link = join(spool, `${file.file_id}${extension}`)
  try {
    symlinkSync(file.path, link)
  } catch {
    linkSync(file.path, link)
  }
  return link
}

/** A file that is loaded and not yet told of: duplicates are looked for once a kind, over all its files. */
interface Pending {
  readonly file: HashedFile
  readonly loaded: Loaded
}

const entryOf = ({ file_id, sha256, name, kind, bytes }: HashedFile) => ({
  file_id,
  sha256,
  name,
  kind,
  bytes,
})

async function loadOne(state: Import, file: HashedFile, orphans: string): Promise<Pending> {
  const { engine, options, spool, import_id } = state
  const record = recordKind(file.kind)
  if (!record) throw new WringError('input.unknown_kind', `the name does not say what is in ${file.name}`)
  const { file_id } = file
  const counts = { rows: 0, rejected: 0, duplicates: 0, unknown_columns: [] }
  const entry = { ...entryOf(file), import_id, ...counts, status: 'started', at: Date.now() }
  await engine.insertRows(importFileTable, [entry])
  const plain = { ...file, path: plainPath(file, spool) }
  const keys = options.tokenKey
  return { file, loaded: await loadFile({ engine, record, file: plain, file_id, keys, spool, orphans }) }
}

async function finishKind(state: Import, pending: readonly Pending[]): Promise<void> {
  const record = recordKind(pending[0]?.file.kind ?? '')
  if (!record) return
  const removed = await removeDuplicates(
    state.engine,
    record,
    pending.map(({ file }) => file.file_id),
  )
  for (const { file, loaded } of pending) {
    const out = removed.find(({ file_id }) => file_id === file.file_id) ?? { duplicates: 0, conflicts: 0 }
    const counts = {
      rows: loaded.rows - out.duplicates - out.conflicts,
      rejected: loaded.rejected + out.conflicts,
      duplicates: out.duplicates,
      unknown_columns: loaded.unknown_columns,
    }
    const entry = { ...entryOf(file), ...counts }
    const done = { ...entry, import_id: state.import_id, status: 'done', at: Date.now() + 1 }
    await state.engine.insertRows(importFileTable, [done])
    state.files.push({ ...entry, unchanged: false, notices: loaded.notices })
  }
}

/** The session for orders that name none: only where nothing at all is known of sessions. */
async function orphanSession({ engine, hashed }: Import): Promise<string> {
  const first = hashed.find(({ kind }) => kind === 'order')
  if (!first || hashed.some(({ kind }) => kind === 'session') || (await hasSessions(engine))) return ''
  return exportSession(first.file_id)
}

async function load(state: Import): Promise<void> {
  const { engine, options, hashed } = state
  const known = new Map((await knownFiles(engine)).map((file) => [file.file_id, file]))
  const orphans = await orphanSession(state)
  const totalBytes = hashed.reduce((sum, { bytes }) => sum + bytes, 0)
  const started = new Set<string>()
  let bytes = 0
  let rows = 0
  const tell = (file: string) => options.progress?.({ file, rows, bytes, totalBytes })
  for (const files of Map.groupBy(hashed, ({ kind }) => kind).values()) {
    const pending: Pending[] = []
    for (const file of files) {
      options.signal?.throwIfAborted()
      tell(file.name)
      const seen = known.get(file.file_id)
      if (seen || started.has(file.file_id)) state.files.push(unchanged(file, seen))
      else pending.push(await loadOne(state, file, orphans))
      started.add(file.file_id)
      bytes += file.bytes
      rows += pending.at(-1)?.file === file ? (pending.at(-1)?.loaded.rows ?? 0) : 0
      tell(file.name)
    }
    await finishKind(state, pending)
  }
}

function unchanged(file: HashedFile, seen: KnownFile | undefined): ImportedFile {
  const { rows = 0, rejected = 0, unknown_columns = [] } = seen ?? {}
  return { ...entryOf(file), rows, rejected, duplicates: 0, unknown_columns, unchanged: true, notices: [] }
}

async function complete({ engine, manifest, hashed, notices }: Import): Promise<void> {
  const file = hashed.find(({ kind }) => kind === 'order')
  if (!file) return
  const notice = await addSessionOfExport(engine, { platform: manifest.platform, file_id: file.file_id })
  if (notice) notices.push(notice)
}

const steps: readonly Step<Import>[] = [
  { name: 'migrate', run: ({ engine }) => migrate(engine) },
  { name: 'find', run: find },
  { name: 'describe', run: describe },
  { name: 'hash', run: hash },
  { name: 'keep manifest', run: keepManifest },
  { name: 'load', run: load },
  { name: 'complete', run: complete },
]

/** Reads records into the store: each file once, each bad row kept with its reason. */
export async function importRecords(engine: Engine, options: ImportOptions): Promise<ImportReport> {
  const started = performance.now()
  const spool = mkdtempSync(join(tmpdir(), 'wring-import-'))
  const state: Import = {
    engine,
    options,
    spool,
    found: { files: [], ignored: [] },
    manifest: emptyManifest,
    hashed: [],
    import_id: '',
    files: [],
    notices: [],
  }
  try {
    const seconds = await runSteps(steps, state)
    const { import_id, files, notices, manifest, found } = state
    return {
      import_id,
      files,
      rows: files.reduce((sum, file) => sum + (file.unchanged ? 0 : file.rows), 0),
      rejected: files.reduce((sum, file) => sum + file.rejected, 0),
      ignored: found.ignored,
      notices,
      seconds: (performance.now() - started) / 1000,
      steps: seconds,
      manifest,
    }
  } finally {
    rmSync(spool, { recursive: true, force: true })
  }
}
