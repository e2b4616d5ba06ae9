import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { recordKind } from '../../src/records/catalogue.ts'
import type { RecordKind } from '../../src/records/record-kind.ts'
import type { Row } from './row.ts'

/** Text forms in which records are written; Parquet is made from CSV, where it is asked for. */
export type TextFormat = 'csv' | 'ndjson'

/** Where the records of one job go. Rows of a kind keep the order in which they are put. */
export interface Records {
  put(kind: string, row: Row): void
  /** Rows written of each kind. */
  close(): Readonly<Record<string, number>>
}

const quoted = (text: string): string => (/[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

type Line = (row: Row) => string

interface Writer {
  readonly line: Line
  readonly head: string
}

/** Only free text can hold what a CSV must quote; ids, times and figures are written as they are. */
function csvWriter({ columns }: RecordKind): Writer {
  const names = columns.map(({ name }) => name)
  const free = columns.map(({ type }) => type === 'text')
  const line = (row: Row): string => {
    let text = ''
    for (let place = 0; place < names.length; place += 1) {
      const value = row[names[place] as string]
      if (place > 0) text += ','
      if (value === undefined) continue
      text += free[place] ? quoted(String(value)) : value
    }
    return `${text}\n`
  }
  return { head: `${names.join(',')}\n`, line }
}

const ndjsonWriter: Writer = { head: '', line: (row) => `${JSON.stringify(row)}\n` }

interface Open {
  readonly file: number
  readonly line: Line
  readonly pending: Buffer
  used: number
  rows: number
}

const pendingBytes = 1 << 19
/** The most bytes that a UTF-16 unit takes. */
const widest = 3

function flush(one: Open): void {
  for (let written = 0; written < one.used; )
    written += writeSync(one.file, one.pending, written, one.used - written)
  one.used = 0
}

/** Bytes are put together line by line: strings that grew to a megabyte would be copied by the collector again and again. */
function append(one: Open, text: string): void {
  if (text.length * widest > pendingBytes - one.used) flush(one)
  if (text.length * widest > pendingBytes) writeSync(one.file, text)
  else one.used += one.pending.write(text, one.used)
}

/**
 * Writes `<kind>-<job>.<format>` into a folder, half a megabyte at a time: memory does not grow with what is written.
 *
 * @throws Error as the file system throws it: no such folder, no permission, disk full.
 */
export function recordsInto(folder: string, job: string, format: TextFormat): Records {
  mkdirSync(folder, { recursive: true })
  const open = new Map<string, Open>()
  const opened = (kind: string): Open => {
    const record = recordKind(kind)
    if (!record) throw new RangeError(`no such kind of record: ${kind}`)
    const { head, line } = format === 'csv' ? csvWriter(record) : ndjsonWriter
    const file = openSync(join(folder, `${kind}-${job}.${format}`), 'w')
    const made = { file, line, pending: Buffer.allocUnsafe(pendingBytes), used: 0, rows: 0 }
    append(made, head)
    open.set(kind, made)
    return made
  }
  return {
    put(kind, row) {
      const one = open.get(kind) ?? opened(kind)
      append(one, one.line(row))
      one.rows += 1
    },
    close() {
      for (const one of open.values()) {
        flush(one)
        closeSync(one.file)
      }
      return Object.fromEntries([...open].map(([kind, { rows }]) => [kind, rows]))
    },
  }
}
