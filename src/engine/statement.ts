import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'

/** A whole SQL statement with native `{name:Type}` parameters, and the name by which errors and benches call it. */
export interface Statement {
  readonly name: string
  readonly text: string
}

/** Reads a `.sql` file that lies beside the module: `sqlFile(import.meta.url, 'query.sql')`. */
export function sqlFile(moduleUrl: string, file: string): Statement {
  const path = fileURLToPath(new URL(file, moduleUrl))
  const folder = basename(fileURLToPath(new URL('.', moduleUrl)))
  return { name: `${folder}/${file}`, text: readFileSync(path, 'utf8').trim().replace(/;$/, '') }
}

export type Parameter = string | number | bigint | boolean | null | readonly string[] | readonly number[]
export type Parameters = Readonly<Record<string, Parameter>>
