import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { parse } from 'csv-parse/sync'
import type { InputFile } from './input-files.ts'
import { type Line, lines } from './lines.ts'
import { maskedReject } from './masking.ts'
import type { RejectReason } from './reject-reasons.ts'
import { type Encoding, longestLine, openBytes } from './sniff.ts'

export interface Refused {
  readonly line: number
  readonly column: string
  readonly reason: RejectReason
  readonly raw: string
}

/** One record, or a line that is none. */
type Read = { readonly line: number; readonly values: Record<string, string> } | Refused

export interface Spooled {
  readonly records: number
  readonly refused: number
}

interface Spool {
  readonly path: string
  /** Takes the refused rows in batches; they are masked already. */
  readonly refuse: (rows: readonly Refused[]) => Promise<void>
}

const refused = ({ number, text, tooLong }: Line, reason: RejectReason): Refused => ({
  line: number,
  column: '',
  reason: tooLong ? 'line_too_long' : reason,
  raw: maskedReject(text),
})

const asText = (value: unknown): string =>
  value === null || value === undefined
    ? ''
    : typeof value === 'object'
      ? JSON.stringify(value)
      : String(value)

/** Whole numbers beyond 2^53 keep their digits: JSON.parse hands over how they were written. */
const written = (_key: string, value: unknown, context?: { source?: string }): unknown =>
  typeof value === 'number' ? (context?.source ?? String(value)) : value

function readJson(line: Line): Read {
  if (line.tooLong) return refused(line, 'line_too_long')
  try {
    const value: unknown = JSON.parse(line.text, written)
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      return refused(line, 'not_a_record')
    const values = Object.fromEntries(Object.entries(value).map(([name, cell]) => [name, asText(cell)]))
    return { line: line.number, values }
  } catch {
    return refused(line, 'not_a_record')
  }
}

async function* jsonRecords(source: AsyncIterable<Line>): AsyncGenerator<Read> {
  for await (const line of source) {
    if (line.tooLong || line.text.trim() !== '') yield readJson(line)
  }
}

/** Cells of one record and the line where it begins. */
interface CsvRecord {
  readonly record: string[]
  readonly first: number
}

/** Joins lines until quotes are closed, so that each record is read alone and a bad one spoils no other. */
async function* csvRecords(source: AsyncIterable<Line>): AsyncGenerator<CsvRecord | Refused> {
  let text = ''
  let first = 0
  for await (const line of source) {
    if (line.tooLong) {
      yield refused(line, 'line_too_long')
      text = ''
      continue
    }
    if (text === '') first = line.number
    text = text === '' ? line.text : `${text}\n${line.text}`
    if (text.trim() === '') text = ''
    if (text === '' || (quotes(text) % 2 === 1 && text.length <= longestLine)) continue
    yield csvRecord({ number: first, text, tooLong: text.length > longestLine })
    text = ''
  }
  if (text !== '') yield refused({ number: first, text, tooLong: false }, 'not_a_record')
}

const quotes = (text: string): number => text.split('"').length - 1

function csvRecord(line: Line): CsvRecord | Refused {
  if (line.tooLong) return refused({ ...line, text: '' }, 'line_too_long')
  try {
    const [record] = parse(line.text, { relax_column_count: true })
    if (record) return { record, first: line.number }
  } catch {
    // Quotes in the wrong place: refused below.
  }
  return refused(line, 'not_a_record')
}

async function* csvRows(source: AsyncIterable<Line>): AsyncGenerator<Read> {
  let header: string[] | undefined
  for await (const read of csvRecords(source)) {
    if (!('record' in read)) {
      yield read
      continue
    }
    const { record, first } = read
    if (header === undefined) {
      header = record.map((name) => name.replace(/^\uFEFF/, '').trim())
    } else if (record.length !== header.length) {
      yield { line: first, column: '', reason: 'wrong_column_count', raw: maskedReject(record.join(',')) }
    } else {
      const values = Object.fromEntries(header.map((name, index) => [name, record[index] ?? '']))
      yield { line: first, values }
    }
  }
}

const batch = 5000

/** The records of a file as far as it can be read; a file that breaks off ends with a refused line that says so. */
async function* untilTheEnd(rows: AsyncGenerator<Read>, at: { line: number }): AsyncGenerator<Read> {
  try {
    for await (const row of rows) {
      at.line = row.line
      yield row
    }
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code ?? ''
    if (!/^(Z_|ZSTD_|ERR_ZSTD|ERR_ZLIB|ERR_STREAM_PREMATURE)/i.test(code)) throw cause
    yield { line: at.line + 1, column: '', reason: 'file_ends_early', raw: '' }
  }
}

/**
 * Reads a text file that the engine would refuse whole, record by record, into an NDJSON file of texts that it will
 * not: one bad row costs itself alone.
 */
export async function spoolCarefully(file: InputFile, encoding: Encoding, spool: Spool): Promise<Spooled> {
  const source = lines(openBytes(file.path, file.compression), encoding, longestLine)
  const rows = untilTheEnd(file.format === 'csv' ? csvRows(source) : jsonRecords(source), { line: 0 })
  const out = createWriteStream(spool.path, { mode: 0o600 })
  let waiting: Refused[] = []
  let records = 0
  let refusedRows = 0
  for await (const row of rows) {
    if ('reason' in row) {
      refusedRows += 1
      waiting.push(row)
      if (waiting.length >= batch) await spool.refuse(waiting.splice(0))
      continue
    }
    records += 1
    if (!out.write(`${JSON.stringify({ ...row.values, _line: String(row.line) })}\n`))
      await once(out, 'drain')
  }
  out.end()
  await once(out, 'close')
  await spool.refuse(waiting)
  waiting = []
  return { records, refused: refusedRows }
}
