import { WringError } from '../../errors.ts'
import type { Text } from '../../language.ts'
import { type RejectReason, rejectReasons } from '../reject-reasons.ts'
import { type TimeReader, timeReader } from './local-time.ts'
import { minorUnits } from './money-text.ts'
import { type ExportProfile, type Field, fields, personalFields } from './profile.ts'

/** One row of an export with the line on which it begins. */
export interface SourceRow {
  readonly line: number
  readonly cells: readonly string[]
}

/** Why a row stays out; thrown while it is read, kept with it by the caller. */
export class RowProblem extends Error {
  readonly code: RejectReason
  readonly text: Text
  constructor(code: RejectReason, place: string) {
    super(`${code}: ${place}`)
    this.code = code
    this.text = { zh: `${rejectReasons[code].zh}：${place}`, en: `${rejectReasons[code].en}: ${place}` }
  }
}

interface Bound {
  readonly indexes: readonly number[]
  readonly header: string
}

/** The columns of one file, found by its header. */
export interface RowReader {
  has(field: Field): boolean
  text(row: SourceRow, field: Field): string
  /** undefined where the cell is empty. */
  time(row: SourceRow, field: Field): number | undefined
  money(row: SourceRow, field: Field, currency: string): bigint | undefined
  /** A row as it may be kept: cells of columns that are not known to be harmless are blanked. */
  harmless(row: SourceRow): string
}

const spelling = (name: string): string =>
  name
    .normalize('NFKC')
    .replaceAll(/[\s"'\uFEFF]/g, '')
    .toLowerCase()

/** A cell without what spreadsheets put around it: a tab before a number, `="…"`, an apostrophe. */
export function cleanCell(cell: string): string {
  const bare = cell.trim()
  const wrapped = /^="(.*)"$/s.exec(bare)?.[1] ?? bare
  const text = wrapped.replace(/^'(?=\d)/, '').trim()
  return /^(?:-{1,2}|null|nan)$/i.test(text) ? '' : text
}

function bindColumns(profile: ExportProfile, header: readonly string[]): ReadonlyMap<Field, Bound> {
  const found = new Map(header.map((name, index) => [spelling(cleanCell(name)), index] as const).reverse())
  const bound = new Map<Field, Bound>()
  const missing: string[] = []
  for (const field of fields) {
    const column = profile.columns[field]
    const indexes = (column?.headers ?? []).flatMap(({ name }) => found.get(spelling(name)) ?? [])
    if (indexes.length > 0)
      bound.set(field, {
        indexes: [...new Set(indexes)],
        header: indexes.map((index) => cleanCell(header[index] ?? '')).join('+'),
      })
    else if (column?.required) missing.push(column.headers.map(({ name }) => name).join(' / '))
  }
  if (missing.length === 0) return bound
  throw new WringError(
    'input.columns',
    `the ${profile.name} export lacks ${missing.join(', ')}; its header has: ${header.map(cleanCell).join(', ').slice(0, 2000)}`,
  )
}

export function rowReader(profile: ExportProfile, header: readonly string[], timezone?: string): RowReader {
  const bound = bindColumns(profile, header)
  const times: TimeReader = timeReader(timezone)
  const cellsOf = (row: SourceRow, field: Field): string[] =>
    (bound.get(field)?.indexes ?? [])
      .map((index) => cleanCell(row.cells[index] ?? ''))
      .filter((cell) => cell !== '')
  const headerOf = (field: Field): string => bound.get(field)?.header ?? field
  const known = new Set(
    [...bound].filter(([field]) => !personalFields.has(field)).flatMap(([, { indexes }]) => indexes),
  )
  for (const [field, { indexes }] of bound)
    if (personalFields.has(field)) for (const index of indexes) known.delete(index)
  const amount = (cell: string, field: Field, currency: string): bigint => {
    const value = minorUnits(cell, profile.amounts, currency)
    if (value === undefined) throw new RowProblem('not_a_number', headerOf(field))
    if (value < 0n) throw new RowProblem('negative', headerOf(field))
    if (value > BigInt(Number.MAX_SAFE_INTEGER)) throw new RowProblem('too_large', headerOf(field))
    return value
  }
  return {
    has: (field) => bound.has(field),
    text(row, field) {
      const cells = cellsOf(row, field)
      return profile.columns[field]?.combine === 'join' ? cells.join(' ') : (cells[0] ?? '')
    },
    time(row, field) {
      const [cell] = cellsOf(row, field)
      if (cell === undefined) return undefined
      const at = times.read(cell)
      if (at === undefined) throw new RowProblem('not_a_time', headerOf(field))
      return at
    },
    money(row, field, currency) {
      const cells = cellsOf(row, field)
      if (cells.length === 0) return undefined
      const amounts = cells.map((cell) => amount(cell, field, currency))
      return profile.columns[field]?.combine === 'sum' ? amounts.reduce((a, b) => a + b, 0n) : amounts[0]
    },
    harmless: (row) =>
      row.cells.map((cell, index) => (known.has(index) ? cleanCell(cell) : cell && '…')).join(','),
  }
}
