import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { finished } from 'node:stream/promises'
import { WringError } from '../../errors.ts'

/** A file of JSON lines that is written as fast as the disk takes it, and no faster. */
export interface NdjsonFile {
  write(rows: readonly object[]): Promise<void>
  close(): Promise<void>
}

export function ndjsonFile(path: string): NdjsonFile {
  const stream = createWriteStream(path)
  const done = finished(stream).catch((cause: unknown) => {
    throw new WringError('output.not_writable', `cannot be written: ${path}`, { cause })
  })
  done.catch(() => undefined)
  return {
    async write(rows) {
      if (rows.length === 0) return
      const text = `${rows.map((row) => JSON.stringify(row)).join('\n')}\n`
      if (!stream.write(text)) await Promise.race([once(stream, 'drain'), done])
    },
    async close() {
      stream.end()
      await done
    },
  }
}
