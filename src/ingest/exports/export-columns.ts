import { WringError } from '../../errors.ts'
import { maskedReject } from '../masking.ts'
import { type ExportProfile, type Field, fields } from './profile.ts'

/** Where a field stands in the rows of one file. */
export interface BoundColumn {
  readonly indexes: readonly number[]
  /** The header as the file spells it. */
  readonly header: string
  /** How many values a row has for the field: those of all its columns where they are added up, else the first. */
  readonly values: number
}

export type BoundColumns = ReadonlyMap<Field, BoundColumn>

const spelling = (name: string): string =>
  name
    .normalize('NFKC')
    .replaceAll(/[\s"'\uFEFF]/g, '')
    .toLowerCase()

/** A header without what spreadsheets put around it. */
export const cleanHeader = (cell: string): string =>
  cell
    .replace(/^\uFEFF/, '')
    .trim()
    .replace(/^="?(.*?)"?$/s, '$1')
    .trim()

function boundIn(profile: ExportProfile, header: readonly string[]) {
  const found = new Map(header.map((name, index) => [spelling(cleanHeader(name)), index] as const).reverse())
  const bound = new Map<Field, BoundColumn>()
  const missing: string[] = []
  for (const field of fields) {
    const column = profile.columns[field]
    const indexes = (column?.headers ?? []).flatMap(({ name }) => found.get(spelling(name)) ?? [])
    const places = [...new Set(indexes)]
    if (places.length > 0)
      bound.set(field, {
        indexes: places,
        values: column?.combine === 'sum' ? places.length : 1,
        header: places.map((index) => cleanHeader(header[index] ?? '')).join('+'),
      })
    else if (column?.required) missing.push(column.headers.map(({ name }) => name).join(' / '))
  }
  return { bound, missing }
}

/** The header among the first rows of a file, which some exports precede with remarks, and the columns it names. */
export function bindColumns(
  profile: ExportProfile,
  rows: readonly (readonly string[])[],
): { readonly header: number; readonly columns: BoundColumns } {
  const tried = rows.map((row) => boundIn(profile, row))
  const header = tried.findIndex(({ missing }) => missing.length === 0)
  const found = tried[header]
  if (found) return { header, columns: found.bound }
  const [first] = tried
  const shown = maskedReject((rows[0] ?? []).map(cleanHeader).join(', '))
  throw new WringError(
    'input.columns',
    `the ${profile.name} export lacks ${first?.missing.join(', ') ?? 'a header'}; its header has: ${shown}`,
  )
}
