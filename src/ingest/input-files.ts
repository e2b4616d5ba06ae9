import { createReadStream, createWriteStream, readdirSync, type Stats, statSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { WringError } from '../errors.ts'
import { recordKind, recordKinds } from '../records/catalogue.ts'

export type FileFormat = 'csv' | 'ndjson' | 'parquet'
export type Compression = '' | 'gz' | 'zst'

export interface InputFile {
  readonly path: string
  readonly name: string
  readonly kind: string
  readonly format: FileFormat
  readonly compression: Compression
  readonly bytes: number
}

export interface InputFolder {
  readonly files: readonly InputFile[]
  readonly manifestPath?: string
  /** Names of what lies there and is not read. */
  readonly ignored: readonly string[]
}

const named = /^(.*)\.(csv|ndjson|jsonl|parquet)(?:\.(gz|zst))?$/i

/** Opens what the file system refuses as an error a user can mend. */
export function fileFailure(cause: unknown, path: string): unknown {
  const code = (cause as NodeJS.ErrnoException).code
  if (code === 'ENOENT' || code === 'ENOTDIR')
    return new WringError('input.not_found', `no such file or folder: ${path}`, { cause })
  if (code === 'EACCES' || code === 'EPERM')
    return new WringError('input.no_permission', `not allowed to read ${path}`, { cause })
  return cause
}

function statOf(path: string): Stats {
  try {
    return statSync(path)
  } catch (cause) {
    throw fileFailure(cause, path)
  }
}

/** `order-2026-11.csv` holds `order`, `order_event.csv` holds `order_event`. */
function kindOfName(stem: string): string {
  const lower = stem.toLowerCase()
  const match = recordKinds
    .map(({ kind }) => kind)
    .filter((kind) => lower === kind || lower.startsWith(`${kind}-`) || lower.startsWith(`${kind}.`))
  return match.sort((left, right) => right.length - left.length)[0] ?? ''
}

function describeFile(path: string, kind: string | undefined): InputFile | undefined {
  const name = basename(path)
  const parts = named.exec(name)
  if (!parts) return undefined
  const extension = (parts[2] ?? '').toLowerCase()
  return {
    path,
    name,
    kind: kind ?? kindOfName(parts[1] ?? ''),
    format: extension === 'jsonl' ? 'ndjson' : (extension as FileFormat),
    compression: (parts[3]?.toLowerCase() ?? '') as Compression,
    bytes: statOf(path).size,
  }
}

const order = new Map(recordKinds.map(({ kind }, index) => [kind, index]))

function readFolder(path: string): InputFolder {
  let names: string[]
  try {
    names = readdirSync(path).sort()
  } catch (cause) {
    throw fileFailure(cause, path)
  }
  const visible = names.filter((name) => !name.startsWith('.'))
  const described = visible.map((name) => ({ name, file: describeFile(join(path, name), undefined) }))
  const files = described.flatMap(({ file }) => (file?.kind ? [file] : []))
  const read = new Set(files.map(({ name }) => name))
  if (files.length === 0) throw new WringError('input.empty', `no records in ${path}`)
  return {
    files: files.sort((left, right) => (order.get(left.kind) ?? -1) - (order.get(right.kind) ?? -1)),
    ...(names.includes('manifest.json') ? { manifestPath: join(path, 'manifest.json') } : {}),
    ignored: visible.filter((name) => name !== 'manifest.json' && !read.has(name)),
  }
}

export interface FindOptions {
  /** What a single file holds, where its name does not say. */
  readonly kind?: string
}

/** What there is to import at a path. */
export function findFiles(source: string, { kind }: FindOptions): InputFolder {
  if (kind !== undefined && !recordKind(kind))
    throw new WringError('input.unknown_kind', `there is no kind of record named ${kind}`)
  const path = resolve(source)
  if (statOf(path).isDirectory()) return readFolder(path)
  const file = describeFile(path, kind)
  if (!file) throw new WringError('input.format', `not CSV, NDJSON or Parquet by its name: ${source}`)
  if (!file.kind) throw new WringError('input.unknown_kind', `the name does not say what is in ${source}`)
  return { files: [file], ignored: [] }
}

const magic: readonly (readonly [bytes: string, suffix: string])[] = [
  ['50415231', '.parquet'],
  ['1f8b', '.gz'],
  ['28b52ffd', '.zst'],
]

/** Standard input, kept in a file of the folder, named for what its first bytes say it is. */
export async function spoolInput(stdin: Readable, folder: string): Promise<string> {
  const raw = join(folder, 'stdin')
  await pipeline(stdin, createWriteStream(raw, { mode: 0o600 }))
  return raw
}

/** The suffix that the first bytes of a file call for: `.parquet`, `.gz`, `.zst`, or '' for plain text. */
export async function suffixOf(path: string): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of createReadStream(path, { end: 3 })) chunks.push(chunk as Buffer)
  const head = Buffer.concat(chunks).toString('hex')
  return magic.find(([bytes]) => head.startsWith(bytes))?.[1] ?? ''
}
