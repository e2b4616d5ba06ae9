import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { closeWorlds, openStore } from '../../test/world.ts'
import { counter } from '../records/counter.ts'
import type { RecordKind } from '../records/record-kind.ts'
import { countSelect, factsSelect, parametersOf, type Reading } from './record-select.ts'

afterAll(closeWorlds)

const names = ['at', 'session_id', 'name', 'value']
const folder = mkdtempSync(join(tmpdir(), 'wring-select-'))
const keys = { file_id: 'f', orphans: '', k0: '1', k1: '2' }

function reading(name: string, text: string): Reading {
  const path = join(folder, name)
  writeFileSync(path, text)
  const format = name.endsWith('.csv') ? 'CSVWithNames' : 'JSONEachRow'
  return {
    path,
    format,
    columns: names.map((column) => ({ name: column })),
    kept: [],
    open: false,
    lineFrom: 'row',
  }
}

async function linesOf(record: RecordKind, from: Reading) {
  const engine = await openStore()
  const parameters = { ...parametersOf(from, record), ...keys }
  const { name, text } = factsSelect(record, from, 'plain')
  const [counted] = await engine.files.rows<{ n: number }>(countSelect(from), parameters)
  const rows = await engine.files.rows<{ line: number }>(
    { name, text: `SELECT line FROM (${text}) ORDER BY line` },
    parameters,
  )
  return { counted: counted?.n, lines: rows.map(({ line }) => line) }
}

describe('the engine', () => {
  const quoted = (values: readonly unknown[]) => values.map((value) => `"${value}"`).join(',')
  const bare = (values: readonly unknown[]) => values.join(',')

  it.each([
    ['quoted', quoted],
    ['bare', bare],
  ])('takes no %s row of a CSV file for a header, nor the header for a record', async (_, row) => {
    const rows = Array.from({ length: 3 }, (_, index) => row([1794312000000 + index, 's-1', 'gmv', index]))
    const file = reading('counter.csv', `${[row(names), ...rows].join('\n')}\n`)
    expect(await linesOf(counter, file)).toEqual({ counted: 3, lines: [2, 3, 4] })
  })

  it('refuses a row with a column that the first ones have not, for it would be lost', async () => {
    const row = { at: 1794312000000, session_id: 's-1', name: 'gmv', value: 1 }
    const file = reading(
      'counter.ndjson',
      `${JSON.stringify(row)}\n${JSON.stringify({ ...row, unit: 'x' })}\n`,
    )
    await expect(linesOf(counter, file)).rejects.toThrow(/Unknown field/)
    expect(await linesOf(counter, { ...file, open: true })).toEqual({ counted: 2, lines: [1, 2] })
  })
})
