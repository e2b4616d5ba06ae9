import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { hasEndlessLine } from './endless.ts'

const folder = mkdtempSync(join(tmpdir(), 'wring-endless-'))
const short = 'a,b,c\n'.repeat(200_000)
const long = (bytes: number) => 'x'.repeat(bytes)

describe('a line that the engine could not hold', () => {
  it.each([
    ['short lines', short.repeat(10), false],
    ['nothing', '', false],
    ['one line of a megabyte', `${short}${long(2 ** 20)}\n${short}`, false],
    ['a line of nine megabytes amid others', `${short}${long(9 * 2 ** 20)}\n${short}`, true],
    ['a last line without end', `${short}${long(9 * 2 ** 20)}`, true],
  ])('%s', async (name, text, endless) => {
    const path = join(folder, name)
    writeFileSync(path, text)
    writeFileSync(`${path}.gz`, gzipSync(text, { level: 1 }))
    expect(await hasEndlessLine({ path, compression: '' })).toBe(endless)
    expect(await hasEndlessLine({ path: `${path}.gz`, compression: 'gz' })).toBe(endless)
  })
})
