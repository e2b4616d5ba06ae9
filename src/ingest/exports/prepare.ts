import { linkSync, mkdtempSync, readdirSync, rmSync, statSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join, resolve } from 'node:path'
import { WringError } from '../../errors.ts'
import { recordKinds } from '../../records/catalogue.ts'
import { exportProfile, exportProfiles } from './catalogue.ts'
import { type ConvertReport, convertExport } from './convert.ts'
import { readMappingFile } from './mapping-file.ts'
import type { ExportProfile } from './profile.ts'
import type { TokenKey } from './sip-hash.ts'

export interface ExportRequest {
  readonly source: string
  readonly as?: string
  readonly mapping?: string
  readonly timezone?: string
}

/** A folder of ordinary records made from an export, and what became of the export's rows. */
export interface PreparedExport {
  readonly folder: string
  readonly file: string
  readonly report: ConvertReport
  remove(): void
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

/** The export itself, and the record files that lie beside it (sessions, claims, contracts, the team). */
function exportIn(source: string): { readonly file: string; readonly beside: readonly string[] } {
  if (!statSync(source, { throwIfNoEntry: false })?.isDirectory()) return { file: source, beside: [] }
  const names = readdirSync(source).sort()
  const beside = names.filter((name) => recordFile.test(name))
  const others = names.filter((name) => /\.csv$/i.test(name) && !beside.includes(name))
  const [only] = others
  if (only !== undefined && others.length === 1) return { file: join(source, only), beside }
  throw new WringError(
    'input.unknown_kind',
    `a folder with --as holds one exported .csv beside record files, not ${others.length}: ${source}`,
  )
}

function joinFile(from: string, to: string): void {
  try {
    symlinkSync(resolve(from), to)
  } catch {
    linkSync(from, to)
  }
}

/** Turns a platform's export into a folder of records; undefined where neither a platform nor a mapping is named. */
export async function prepareExport(
  request: ExportRequest,
  tokenKey: TokenKey,
): Promise<PreparedExport | undefined> {
  const profile = profileOf(request)
  if (!profile) return undefined
  if (request.source === '-')
    throw new WringError('usage.option', 'an export is read from a file, not from -')
  const { file, beside } = exportIn(request.source)
  const folder = mkdtempSync(join(tmpdir(), 'wring-export-'))
  const remove = () => rmSync(folder, { recursive: true, force: true })
  try {
    const zone = request.timezone === undefined ? {} : { timezone: request.timezone }
    const report = await convertExport({ path: file, profile, ...zone, tokenKey, outFolder: folder })
    for (const name of beside)
      joinFile(join(request.source, name), join(folder, name.replace(/^(\w+)/, '$1-beside')))
    return { folder, file: basename(file), report, remove }
  } catch (error) {
    remove()
    throw error
  }
}
