import { once } from 'node:events'
import { createWriteStream, linkSync, symlinkSync } from 'node:fs'
import { resolve } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { CsvError, parse } from 'csv-parse'
import { parse as parseNow } from 'csv-parse/sync'
import { WringError } from '../../errors.ts'
import { hasEndlessLine } from '../endless.ts'
import { type Compression, fileFailure, suffixOf } from '../input-files.ts'
import { type Encoding, openBytes } from '../sniff.ts'

/** An exported file as the engine reads it. */
export interface ExportText {
  /** A plain name without what the engine takes for wildcards. */
  readonly path: string
  readonly compression: Compression
  readonly encoding: Encoding
  readonly delimiter: string
  /** Its first rows. */
  readonly rows: readonly (readonly string[])[]
}

const headBytes = 2 ** 16
const headRows = 30

async function firstBytes(path: string, compression: Compression): Promise<Buffer> {
  const chunks: Buffer[] = []
  let length = 0
  const stream = openBytes(path, compression)
  try {
    for await (const chunk of stream) {
      chunks.push(chunk as Buffer)
      length += (chunk as Buffer).length
      if (length >= headBytes) break
    }
  } catch (cause) {
    throw readingFailure(cause, path)
  } finally {
    stream.destroy()
  }
  return Buffer.concat(chunks)
}

function readingFailure(cause: unknown, path: string): unknown {
  const code = (cause as NodeJS.ErrnoException).code ?? ''
  if (code === 'EISDIR')
    return new WringError('input.format', `a folder, not one exported CSV file: ${path}`, { cause })
  if (/^(Z_|ZSTD_|ERR_ZSTD|ERR_ZLIB|ERR_STREAM_PREMATURE)/i.test(code))
    return new WringError('input.format', `cannot be decompressed to its end: ${path}`, { cause })
  if (cause instanceof CsvError) {
    const line = typeof cause['lines'] === 'number' ? cause['lines'] : 0
    return new WringError('input.format', `not readable as CSV near line ${line} (${cause.code}): ${path}`, {
      cause,
    })
  }
  return fileFailure(cause, path)
}

async function isUtf8(path: string, compression: Compression): Promise<boolean> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  try {
    for await (const chunk of openBytes(path, compression)) decoder.decode(chunk as Buffer, { stream: true })
    decoder.decode()
    return true
  } catch (cause) {
    if (cause instanceof TypeError) return false
    throw readingFailure(cause, path)
  }
}

/** By its mark, else UTF-8 if the first bytes that are not ASCII fit, else GB18030, of which GBK is a part. */
async function encodingOf(head: Buffer, path: string, compression: Compression): Promise<Encoding> {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le'
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be'
  if (head.includes(0)) return head[0] === 0 ? 'utf-16be' : 'utf-16le'
  if (head.every((byte) => byte < 0x80)) return (await isUtf8(path, compression)) ? 'utf-8' : 'gb18030'
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: true })
    return 'utf-8'
  } catch {
    return 'gb18030'
  }
}

/** Headers of some exports carry a tab beside each comma, so that a tab must win clearly. */
function delimiterOf(text: string): string {
  const [header = ''] = text.split(/[\r\n]/, 1)
  const counted = [',', '\t', ';'].map((mark) => [mark, header.split(mark).length] as const)
  return counted.reduce((best, next) => (next[1] > best[1] ? next : best))[0]
}

const relaxed = { relax_column_count: true, relax_quotes: true, max_record_size: 2 ** 20 } as const

function firstRows(text: string, delimiter: string): string[][] {
  const whole =
    text.length < headBytes / 4 ? text : text.slice(0, Math.max(text.lastIndexOf('\n'), 0) || text.length)
  try {
    return parseNow(whole, { ...relaxed, delimiter, to: headRows })
  } catch {
    return whole.split(/\r\n|\n/, headRows).map((line) => line.split(delimiter))
  }
}

/** The engine takes some characters of a path for wildcards; every file is read through a link with a plain name. */
function plainLink(path: string, link: string): string {
  try {
    symlinkSync(resolve(path), link)
  } catch {
    linkSync(path, link)
  }
  return link
}

async function* decoded(path: string, compression: Compression, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding)
  for await (const chunk of openBytes(path, compression))
    yield decoder.decode(chunk as Buffer, { stream: true })
  yield decoder.decode()
}

/** Finds out how an exported file is written. `link` is where the engine will find it. */
export async function openExport(path: string, link: string): Promise<ExportText> {
  const suffix = await suffixOf(path).catch((cause: unknown) => {
    throw readingFailure(cause, path)
  })
  const compression = suffix === '.gz' ? 'gz' : suffix === '.zst' ? 'zst' : ''
  const head = await firstBytes(path, compression)
  if (head.length === 0) throw new WringError('input.empty', `an empty file: ${path}`)
  if (/^(504b0304|d0cf11e0|50415231)/.test(head.toString('hex', 0, 4)))
    throw new WringError(
      'input.format',
      `an Excel workbook or other binary file; save it as CSV and try again: ${path}`,
    )
  const encoding = await encodingOf(head, path, compression)
  const text = new TextDecoder(encoding).decode(head, { stream: true })
  const delimiter = delimiterOf(text)
  const rows = firstRows(text, delimiter)
  const found: ExportText = { path: plainLink(path, link), compression, encoding, delimiter, rows }
  const odd = encoding.startsWith('utf-16') || /\r(?!\n|$)/.test(text)
  return odd || (await hasEndlessLine({ path, compression })) ? copyExport(found, `${link}.plain`) : found
}

const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`

/** A file that the engine would refuse, written out again row by row as it takes it: UTF-8, commas, every cell in quotes. */
export async function copyExport(text: ExportText, path: string): Promise<ExportText> {
  const source = Readable.from(decoded(text.path, text.compression, text.encoding))
  const parser = parse({ ...relaxed, delimiter: text.delimiter })
  const out = createWriteStream(path, { mode: 0o600 })
  const piped = pipeline(source, parser)
  try {
    for await (const record of parser as AsyncIterable<string[]>)
      if (!out.write(`${record.map(quoted).join(',')}\n`)) await once(out, 'drain')
    await piped
  } catch (cause) {
    await piped.catch(() => {})
    throw readingFailure(cause, text.path)
  } finally {
    out.end()
    await once(out, 'close')
  }
  return { ...text, path, compression: '', encoding: 'utf-8', delimiter: ',' }
}
