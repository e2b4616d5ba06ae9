import { Readable } from 'node:stream'
import { CsvError, type Info, parse } from 'csv-parse'
import { WringError } from '../../errors.ts'
import type { SourceRow } from './row-reader.ts'
import { detectEncoding, textOf } from './source-text.ts'

async function delimiterOf(pieces: AsyncGenerator<string>): Promise<string> {
  let head = ''
  for await (const piece of pieces) {
    head += piece
    if (head.includes('\n') || head.length > 65_536) break
  }
  const [header = ''] = head.split('\n')
  const counted = [',', '\t', ';'].map((mark) => [mark, header.split(mark).length] as const)
  // Headers of some exports carry a tab beside each comma, so that a tab must win clearly.
  return counted.reduce((best, next) => (next[1] > best[1] ? next : best))[0]
}

/** The rows of an exported CSV file, its header first. */
export async function* sourceRows(path: string): AsyncGenerator<SourceRow> {
  const encoding = await detectEncoding(path)
  const delimiter = await delimiterOf(textOf(path, encoding))
  const parser = Readable.from(textOf(path, encoding)).pipe(
    parse({
      delimiter,
      info: true,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      max_record_size: 1 << 20,
    }),
  )
  try {
    for await (const { record, info } of parser as AsyncIterable<{
      record: string[]
      info: Info
    }>) {
      const within = record.reduce((lines, cell) => lines + cell.split('\n').length - 1, 0)
      yield { line: info.lines - within, cells: record }
    }
  } catch (cause) {
    if (!(cause instanceof CsvError)) throw cause
    const line = typeof cause['lines'] === 'number' ? cause['lines'] : 0
    throw new WringError('input.format', `not readable as CSV near line ${line} (${cause.code}): ${path}`, {
      cause,
    })
  }
}
