import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { pages } from '../setup/pages.ts'
import { errorCatalogue } from '../src/errors.ts'

const root = join(import.meta.dirname, '..')

describe('pages derived from the code', () => {
  it.each(Object.keys(pages))('%s says what the code says (npm run pages)', (path) => {
    expect(readFileSync(join(root, path), 'utf8')).toBe(pages[path]?.())
  })

  it('list every error with a family that has an exit code', () => {
    const families = new Set(Object.keys(errorCatalogue).map((code) => code.split('.')[0]))
    expect(families).toEqual(new Set(['input', 'store', 'engine', 'output', 'usage', 'config']))
  })
})
