import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { readConfig } from '../config.ts'
import { workFolder } from '../deployment.ts'
import { type Engine, openEngine } from '../engine/engine.ts'
import { sqlFile } from '../engine/statement.ts'
import { recordKind } from '../records/catalogue.ts'
import type { ColumnType, RecordKind } from '../records/record-kind.ts'

const toParquet = sqlFile(import.meta.url, 'to-parquet.sql')

const whole: ReadonlySet<ColumnType> = new Set(['time', 'count', 'integer', 'seconds', 'grams', 'money'])

const structureOf = ({ columns }: RecordKind): string =>
  columns.map(({ name, type }) => `${name} Nullable(${whole.has(type) ? 'Int64' : 'String'})`).join(', ')

/** Turns CSV files of records into Parquet, as they become whole. */
export interface ParquetMaker {
  replace(folder: string, files: readonly string[]): Promise<void>
  close(): Promise<void>
}

/** Opens the engine for it, in a work folder that is gone in the end. */
export async function parquetMaker(): Promise<ParquetMaker> {
  const work = workFolder(readConfig())
  const engine = await openEngine({ path: work.path })
  let last: Promise<void> = Promise.resolve()
  return {
    replace(folder, files) {
      last = last.then(async () => {
        for (const file of files) await replaceOne(engine, join(folder, file), file)
      })
      return last
    },
    async close() {
      await engine.close()
      work.remove()
    },
  }
}

async function replaceOne(engine: Engine, from: string, file: string): Promise<void> {
  const record = recordKind(file.slice(0, file.indexOf('-')))
  if (!record) throw new Error(`no kind of record is named by ${file}`)
  const to = from.replace(/csv$/, 'parquet')
  await engine.run(toParquet, { from, to, structure: structureOf(record) })
  rmSync(from)
}
