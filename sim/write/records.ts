import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { recordKind } from '../../src/records/catalogue.ts'
import type { RecordKind } from '../../src/records/record-kind.ts'
import type { Row, Value } from './row.ts'

/** Text forms in which records are written; Parquet is made of columns and has a writer of its own. */
export type TextFormat = 'csv' | 'ndjson'

/** Where the records of one job go. Rows of a kind keep the order in which they are put. */
export interface Records {
  put(kind: string, row: Row): void
  /** Rows written of each kind. */
  close(): Readonly<Record<string, number>>
}

const cell = (value: Value): string => {
  if (typeof value === 'number') return String(value)
  return /[",\n\r]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value
}

/** The columns a world fills, in the order of the record kind: token columns of an importer are not among them. */
export const columnNames = (record: RecordKind): readonly string[] => record.columns.map(({ name }) => name)

interface Writer {
  readonly line: (row: Row) => string
  readonly head: string
}

function csvWriter(names: readonly string[]): Writer {
  const line = (row: Row): string => {
    let text = ''
    for (let place = 0; place < names.length; place += 1) {
      const value = row[names[place] as string]
      text += (place === 0 ? '' : ',') + (value === undefined ? '' : cell(value))
    }
    return `${text}\n`
  }
  return { head: `${names.join(',')}\n`, line }
}

const ndjsonWriter: Writer = { head: '', line: (row) => `${JSON.stringify(row)}\n` }

interface Open {
  readonly file: number
  readonly writer: Writer
  pending: string
  rows: number
}

const flushAt = 1 << 20

/**
 * Writes `<kind>-<job>.<format>` into a folder, a megabyte at a time: memory does not grow with what is written.
 *
 * @throws Error as the file system throws it: no such folder, no permission, disk full.
 */
export function recordsInto(folder: string, job: string, format: TextFormat): Records {
  mkdirSync(folder, { recursive: true })
  const open = new Map<string, Open>()
  const opened = (kind: string): Open => {
    const record = recordKind(kind)
    if (!record) throw new RangeError(`no such kind of record: ${kind}`)
    const writer = format === 'csv' ? csvWriter(columnNames(record)) : ndjsonWriter
    const file = openSync(join(folder, `${kind}-${job}.${format}`), 'w')
    const made = { file, writer, pending: writer.head, rows: 0 }
    open.set(kind, made)
    return made
  }
  const flush = (one: Open) => {
    writeSync(one.file, one.pending)
    one.pending = ''
  }
  return {
    put(kind, row) {
      const one = open.get(kind) ?? opened(kind)
      one.pending += one.writer.line(row)
      one.rows += 1
      if (one.pending.length > flushAt) flush(one)
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
