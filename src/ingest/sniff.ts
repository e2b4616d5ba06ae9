import { createReadStream } from 'node:fs'
import type { Readable } from 'node:stream'
import { createGunzip, createZstdDecompress } from 'node:zlib'
import { WringError } from '../errors.ts'
import type { Compression, InputFile } from './input-files.ts'

export const longestLine = 2 ** 20
const firstBytes = 2 ** 16

export type Encoding = 'utf-8' | 'gb18030' | 'utf-16le' | 'utf-16be'

/** What the first bytes of a text file tell. */
export interface Sniffed {
  readonly encoding: Encoding
  /** The first bytes as text, without a byte order mark; cut at the last whole line where there is one. */
  readonly head: string
  /** True where only the careful reader can be trusted with the file. */
  readonly odd: boolean
}

/** The bytes of a file, decompressed; ends with an error where the file is cut short. */
export function openBytes(path: string, compression: Compression): Readable {
  const raw = createReadStream(path, { highWaterMark: 2 ** 18 })
  if (compression === '') return raw
  if (compression === 'zst' && typeof createZstdDecompress !== 'function')
    throw new WringError('input.format', `this version of Node cannot read .zst: ${path}`)
  const plain = compression === 'gz' ? createGunzip() : createZstdDecompress()
  raw.on('error', (cause) => plain.destroy(cause))
  raw.pipe(plain)
  plain.on('close', () => raw.destroy())
  return plain
}

/** As many first bytes as hold a line, up to the longest that is read. A cut file yields what is before the cut. */
async function readHead(file: InputFile): Promise<Buffer> {
  const chunks: Buffer[] = []
  let length = 0
  const stream = openBytes(file.path, file.compression)
  try {
    for await (const chunk of stream) {
      chunks.push(chunk as Buffer)
      length += (chunk as Buffer).length
      const line = chunks.some((part) => part.includes(10))
      if ((length >= firstBytes && line) || length > longestLine) break
    }
  } catch (cause) {
    // A file that breaks off is read up to there: the careful reader meets the same end and keeps a reject for it.
    if (length === 0 && (cause as NodeJS.ErrnoException).code !== 'Z_BUF_ERROR')
      throw new WringError(
        'input.format',
        `cannot be decompressed, is it .${file.compression}? ${file.path}`,
        {
          cause,
        },
      )
  } finally {
    stream.destroy()
  }
  return Buffer.concat(chunks)
}

const decodes = (bytes: Buffer): boolean => {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true })
    return true
  } catch {
    return false
  }
}

function encodingOf(bytes: Buffer): Encoding {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  return decodes(bytes) ? 'utf-8' : 'gb18030'
}

export async function sniff(file: InputFile): Promise<Sniffed> {
  const bytes = await readHead(file)
  const encoding = encodingOf(bytes)
  const text = new TextDecoder(encoding).decode(bytes)
  const end = Math.max(text.lastIndexOf('\n'), text.lastIndexOf('\r'))
  const whole = bytes.length < firstBytes || end < 0 ? text : text.slice(0, end)
  const lone = /\r(?!\n)/.test(whole)
  // The engine holds a line whole, however long; the careful reader never does.
  const endless = text.length - end > firstBytes
  const odd = encoding !== 'utf-8' || lone || bytes.includes(0) || endless
  return { encoding, head: whole, odd }
}
