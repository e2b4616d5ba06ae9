import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { WringError } from '../../errors.ts'

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030'

function fileFailure(path: string, cause: unknown): never {
  const code = cause instanceof Error && 'code' in cause ? cause.code : ''
  if (code === 'ENOENT') throw new WringError('input.not_found', `no such file: ${path}`, { cause })
  if (code === 'EACCES' || code === 'EPERM')
    throw new WringError('input.no_permission', `cannot be read: ${path}`, { cause })
  if (code === 'EISDIR')
    throw new WringError('input.format', `a folder, not one exported CSV file: ${path}`, { cause })
  throw cause
}

async function firstBytes(path: string): Promise<Buffer> {
  try {
    const file = await open(path, 'r')
    try {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(4096), 0, 4096, 0)
      return buffer.subarray(0, bytesRead)
    } finally {
      await file.close()
    }
  } catch (cause) {
    return fileFailure(path, cause)
  }
}

async function isUtf8(path: string): Promise<boolean> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  try {
    for await (const chunk of createReadStream(path)) decoder.decode(chunk as Buffer, { stream: true })
    decoder.decode()
    return true
  } catch (cause) {
    if (cause instanceof TypeError) return false
    throw cause
  }
}

/** The encoding of an export: by its mark, else UTF-8 if every byte of it fits, else GB18030 (of which GBK is a part). */
export async function detectEncoding(path: string): Promise<Encoding> {
  const head = await firstBytes(path)
  if (head.length === 0) throw new WringError('input.empty', `an empty file: ${path}`)
  if (/^(504b0304|d0cf11e0)/.test(head.toString('hex', 0, 4)))
    throw new WringError('input.format', `an Excel workbook; save it as CSV and try again: ${path}`)
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le'
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be'
  if (head.includes(0)) return head[0] === 0 ? 'utf-16be' : 'utf-16le'
  return (await isUtf8(path)) ? 'utf-8' : 'gb18030'
}

/** The text of a file in pieces, without its byte-order mark. */
export async function* textOf(path: string, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding)
  for await (const chunk of createReadStream(path)) yield decoder.decode(chunk as Buffer, { stream: true })
  yield decoder.decode()
}
