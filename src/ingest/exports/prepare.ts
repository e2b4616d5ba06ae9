import { linkSync, mkdtempSync, readdirSync, rmSync, statSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { Readable } from 'node:stream'
import { WringError } from '../../errors.ts'
import { recordKinds } from '../../records/catalogue.ts'
import { spoolInput } from '../input-files.ts'
import { exportProfile, exportProfiles } from './catalogue.ts'
import { type ConvertInput, type ConvertReport, convertExport } from './convert.ts'
import { readMappingFile } from './mapping-file.ts'
import type { ExportProfile } from './profile.ts'

export interface ExportRequest {
  /** An exported file, a folder of them and of record files beside, or `-` for standard input. */
  readonly source: string
  readonly as?: string
  readonly mapping?: string
  readonly timezone?: string
  readonly stdin?: Readable
}

/** A folder of ordinary records made from exports, and what became of their rows. */
export interface PreparedExport {
  readonly folder: string
  readonly report: ConvertReport
  /** Removes the folder; the rejected rows of the report go with it. */
  remove(): void
}

/** What a conversion is run with, beside what is asked of it. */
export interface ExportTools extends Pick<ConvertInput, 'engine' | 'tokenKey'> {
  readonly progress?: NonNullable<ConvertInput['progress']>
}

function profileOf({ as, mapping }: ExportRequest): ExportProfile | undefined {
  if (mapping !== undefined) return readMappingFile(mapping)
  if (as === undefined) return undefined
  const profile = exportProfile(as)
  if (profile) return profile
  const known = exportProfiles.map(({ name }) => name).join(', ')
  throw new WringError('usage.option', `--as is one of ${known}, or give --mapping for others, not ${as}`)
}

const recordFile = new RegExp(
  `^(${recordKinds.map(({ kind }) => kind).join('|')})(-.*)?\\.(csv|ndjson|jsonl|parquet)(\\.gz|\\.zst)?$`,
)

/** The exports themselves, and the record files that lie beside them (sessions, claims, contracts, the team). */
function exportsIn(source: string): {
  readonly paths: readonly string[]
  readonly beside: readonly string[]
} {
  if (!statSync(source, { throwIfNoEntry: false })?.isDirectory()) return { paths: [source], beside: [] }
  const names = readdirSync(source).sort()
  const beside = names.filter((name) => recordFile.test(name))
  const others = names.filter(
    (name) => /^[^.].*\.(csv|tsv|txt)(\.gz|\.zst)?$/i.test(name) && !beside.includes(name),
  )
  if (others.length > 0) return { paths: others.map((name) => join(source, name)), beside }
  throw new WringError(
    'input.unknown_kind',
    `a folder with --as holds exported .csv files, plain, .gz or .zst, which is not so in ${source}`,
  )
}

function joinFile(from: string, to: string): void {
  try {
    symlinkSync(resolve(from), to)
  } catch {
    linkSync(from, to)
  }
}

async function convertInto(
  folder: string,
  profile: ExportProfile,
  { source, timezone, stdin = process.stdin }: ExportRequest,
  tools: ExportTools,
): Promise<ConvertReport> {
  const { paths, beside } =
    source === '-' ? { paths: [await spoolInput(stdin, folder)], beside: [] } : exportsIn(source)
  const zone = timezone === undefined ? {} : { timezone }
  const report = await convertExport({ ...tools, paths, profile, ...zone, outFolder: folder })
  for (const name of beside) joinFile(join(source, name), join(folder, name.replace(/^(\w+)/, '$1-beside')))
  return report
}

/** Turns a platform's exports into a folder of records; undefined where neither a platform nor a mapping is named. */
export async function prepareExport(
  request: ExportRequest,
  tools: ExportTools,
): Promise<PreparedExport | undefined> {
  const profile = profileOf(request)
  if (!profile) return undefined
  const folder = mkdtempSync(join(tmpdir(), 'wring-export-'))
  const remove = () => rmSync(folder, { recursive: true, force: true })
  try {
    return { folder, report: await convertInto(folder, profile, request, tools), remove }
  } catch (error) {
    remove()
    throw error
  }
}
