import { existsSync, mkdtempSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { makeFolder } from './folder.ts'

const under = mkdtempSync(join(tmpdir(), 'wring-folder-'))

describe('a folder that is made', () => {
  it('comes with those above it, and says which was the outermost made', () => {
    expect(makeFolder(join(under, 'a', 'b', 'c'), 0o700)).toBe(join(under, 'a'))
    expect(statSync(join(under, 'a', 'b', 'c')).mode & 0o777).toBe(0o700)
    expect(makeFolder(join(under, 'a', 'd'))).toBe(join(under, 'a', 'd'))
  })

  it('may be there already', () => {
    expect(makeFolder(under)).toBeUndefined()
    expect(makeFolder('/')).toBeUndefined()
  })

  it('takes no file for a folder', () => {
    writeFileSync(join(under, 'file'), '')
    expect(() => makeFolder(join(under, 'file'))).toThrow('EEXIST')
    expect(() => makeFolder(join(under, 'file', 'x', 'y'))).toThrow()
    expect(readdirSync(under)).toEqual(['a', 'file'])
  })

  it.skipIf(!existsSync('/proc/self'))('is refused at once where none can be (skipped without /proc)', () => {
    expect(() => makeFolder('/proc/none/such/folder')).toThrow('/proc/none')
  })
})
