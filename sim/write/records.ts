import { closeSync, mkdirSync, openSync } from 'node:fs'
import { join } from 'node:path'
import { recordKind } from '../../src/records/catalogue.ts'
import type { RecordKind } from '../../src/records/record-kind.ts'
import { Bytes } from './bytes.ts'
import type { Row } from './row.ts'

/** Text forms in which records are written; Parquet is made from CSV, where it is asked for. */
export type TextFormat = 'csv' | 'ndjson'

/** Where the records of one job go. Rows of a kind keep the order in which they are put. */
export interface Records {
  put(kind: string, row: Row): void
  /** Rows written of each kind. */
  close(): Readonly<Record<string, number>>
}

const comma = 44
const lineEnd = 10

type Line = (row: Row, bytes: Bytes) => void

interface Writer {
  readonly line: Line
  readonly head: string
}

/** Only free text can hold what a CSV must quote; ids, times and figures are written as they are. */
function csvWriter({ columns }: RecordKind): Writer {
  const names = columns.map(({ name }) => name)
  const free = columns.map(({ type }) => type === 'text')
  const line: Line = (row, bytes) => {
    for (let place = 0; place < names.length; place += 1) {
      const value = row[names[place] as string]
      if (place > 0) bytes.byte(comma)
      if (value === undefined) continue
      if (typeof value === 'number') bytes.number(value)
      else if (free[place]) bytes.quoted(value)
      else bytes.text(value)
    }
    bytes.byte(lineEnd)
  }
  return { head: `${names.join(',')}\n`, line }
}

const ndjsonWriter: Writer = { head: '', line: (row, bytes) => bytes.text(`${JSON.stringify(row)}\n`) }

interface Open {
  readonly file: number
  readonly bytes: Bytes
  readonly line: Line
  rows: number
}

export interface Into {
  readonly format: TextFormat
  /** Kinds that the importer does not hold: what is put of them is never written. */
  readonly missing?: ReadonlySet<string>
}

/**
 * Writes `<kind>-<job>.<format>` into a folder, a page at a time: memory does not grow with what is written.
 *
 * @throws Error as the file system throws it: no such folder, no permission, disk full.
 */
export function recordsInto(folder: string, job: string, { format, missing }: Into): Records {
  mkdirSync(folder, { recursive: true })
  const open = new Map<string, Open>()
  const opened = (kind: string): Open | undefined => {
    if (missing?.has(kind)) return undefined
    const record = recordKind(kind)
    if (!record) throw new RangeError(`no such kind of record: ${kind}`)
    const { head, line } = format === 'csv' ? csvWriter(record) : ndjsonWriter
    const file = openSync(join(folder, `${kind}-${job}.${format}`), 'w')
    const made = { file, bytes: new Bytes(file), line, rows: 0 }
    made.bytes.text(head)
    open.set(kind, made)
    return made
  }
  return {
    put(kind, row) {
      const one = open.get(kind) ?? opened(kind)
      if (!one) return
      one.line(row, one.bytes)
      one.rows += 1
    },
    close() {
      for (const { bytes, file } of open.values()) {
        bytes.flush()
        closeSync(file)
      }
      return Object.fromEntries([...open].map(([kind, { rows }]) => [kind, rows]))
    },
  }
}
