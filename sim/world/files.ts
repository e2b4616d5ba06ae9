import { gzipSync } from 'node:zlib'
import { recordKind } from '../../src/records/catalogue.ts'
import type { Row, World } from './world.ts'

/** The files of an import folder, by name. */
export type Files = ReadonlyMap<string, Uint8Array>

const cell = (value: string | number): string => {
  const text = String(value)
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** Columns in the order of the record kind, those that no row fills left out. */
function columnsOf(kind: string, rows: readonly Row[]): string[] {
  const filled = new Set(rows.flatMap((row) => Object.keys(row)))
  const known = recordKind(kind)?.columns.map(({ name }) => name) ?? []
  return known.filter((name) => filled.has(name))
}

function csv(kind: string, rows: readonly Row[]): string {
  const columns = columnsOf(kind, rows)
  const lines = rows.map((row) => columns.map((name) => cell(row[name] ?? '')).join(','))
  return `${[columns.join(','), ...lines].join('\n')}\n`
}

const ndjson = (rows: readonly Row[]): string => `${rows.map((row) => JSON.stringify(row)).join('\n')}\n`

/** Node writes no time and no name into a gzip header; the byte that names the system is set, so that all systems agree. */
function gzip(text: string): Uint8Array {
  const packed = gzipSync(text, { level: 9 })
  packed[9] = 255
  return packed
}

const packedAbove = 4000

/** Activity as packed NDJSON, the rest as CSV, packed where it is long. */
export function recordFiles(world: World): Map<string, Uint8Array> {
  const files = new Map<string, Uint8Array>()
  for (const [kind, rows] of world.tables) {
    if (kind === 'activity') files.set('activity.ndjson.gz', gzip(ndjson(rows)))
    else if (rows.length > packedAbove) files.set(`${kind}.csv.gz`, gzip(csv(kind, rows)))
    else files.set(`${kind}.csv`, Buffer.from(csv(kind, rows)))
  }
  return files
}

export const jsonFile = (value: unknown): Uint8Array => Buffer.from(`${JSON.stringify(value, null, 2)}\n`)
