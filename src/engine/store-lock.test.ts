import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { lockStore } from './store-lock.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'wring-lock-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const left = (text: string) => writeFileSync(join(folder, 'wring.lock'), text)

describe('the lock of a store', () => {
  it('lets one process open a store several times, and is gone after the last', () => {
    const [first, second] = [lockStore(folder), lockStore(folder)]
    first()
    expect(readdirSync(folder)).toEqual(['wring.lock'])
    second()
    expect(readdirSync(folder)).toEqual([])
  })

  it('is respected while its process lives', () => {
    const began = process.platform === 'linux' ? beganOf(process.ppid) : ''
    left(`${process.ppid} ${began}`)
    expect(() => lockStore(folder)).toThrow(expect.objectContaining({ code: 'store.in_use' }))
  })

  it.each([
    ['names a process that is gone', '999999999 1'],
    ['names a number that another process has now', `${process.ppid} 1`],
    ['is torn', ''],
  ])('counts for nothing where it %s', (_, text) => {
    left(text)
    expect(() => lockStore(folder)()).not.toThrow()
  })
})

function beganOf(pid: number): string {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? ''
}
