import { createHash } from 'node:crypto'
import { closeSync, openSync, writeSync } from 'node:fs'

const pieceBytes = 1 << 18

/** A file written in pieces with its SHA-256 reckoned on the way, so that a long one needs no memory. */
export function hashedFile(path: string): { write(text: string): void; close(): string } {
  const hash = createHash('sha256')
  const handle = openSync(path, 'wx')
  let waiting = ''
  const flush = () => {
    const bytes = Buffer.from(waiting, 'utf8')
    waiting = ''
    hash.update(bytes)
    for (let from = 0; from < bytes.length; ) from += writeSync(handle, bytes, from)
  }
  return {
    write(text) {
      waiting += text
      if (waiting.length >= pieceBytes) flush()
    },
    close() {
      try {
        flush()
      } finally {
        closeSync(handle)
      }
      return hash.digest('hex')
    },
  }
}

/** One JSON object a line; `pass` sees each as it goes by. Returns the SHA-256 of the file. */
export async function writeLines<Row>(
  path: string,
  rows: Iterable<Row> | AsyncIterable<Row>,
  pass: (row: Row) => void = () => {},
): Promise<string> {
  const file = hashedFile(path)
  try {
    for await (const row of rows) {
      pass(row)
      file.write(`${JSON.stringify(row)}\n`)
    }
  } catch (error) {
    file.close()
    throw error
  }
  return file.close()
}
