import { type FileHandle, open } from 'node:fs/promises'
import type { Compression } from './input-files.ts'
import { openBytes } from './sniff.ts'

/** A line that spans a whole block is one that the engine must not be given: it would hold it, and more than once. */
const block = 2 ** 22
const tail = 2 ** 16
const lineFeed = 10

async function feeds(file: FileHandle, buffer: Buffer, from: number): Promise<boolean> {
  const { bytesRead } = await file.read(buffer, 0, buffer.length, from)
  return bytesRead < buffer.length || buffer.lastIndexOf(lineFeed) >= 0
}

/** Nearly every block ends with short lines, so that little of the file is read. */
async function endlessPlain(path: string): Promise<boolean> {
  const file = await open(path)
  const last = Buffer.alloc(tail)
  try {
    const { size } = await file.stat()
    for (let from = 0; from + block <= size; from += block) {
      if (await feeds(file, last, from + block - tail)) continue
      if (!(await feeds(file, Buffer.alloc(block), from))) return true
    }
    return false
  } finally {
    await file.close()
  }
}

interface TextFile {
  readonly path: string
  readonly compression: Compression
}

async function endlessPacked(file: TextFile): Promise<boolean> {
  let since = 0
  const stream = openBytes(file.path, file.compression)
  try {
    for await (const chunk of stream) {
      const bytes = chunk as Buffer
      const feed = bytes.lastIndexOf(lineFeed)
      since = feed < 0 ? since + bytes.length : bytes.length - feed
      if (since >= block) return true
    }
    return false
  } catch {
    // A file that breaks off: the careful reader meets the same end and says so.
    return true
  } finally {
    stream.destroy()
  }
}

/** Whether a text file has a line, somewhere, that is too long for the engine to hold. */
export const hasEndlessLine = (file: TextFile): Promise<boolean> =>
  file.compression === '' ? endlessPlain(file.path) : endlessPacked(file)
