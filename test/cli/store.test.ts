import { spawnSync } from 'node:child_process'
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import { setTimeout as later } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { exitCodes } from '../../src/cli/exit.ts'
import { ended, folder, start, textileMerchant, wring } from './command.ts'

/** A folder of many entries into one session: enough that an import of it can be caught in the middle. */
function manyEntries(rows: number): string {
  const path = join(folder, `large-${rows}`)
  if (existsSync(path)) return path
  mkdirSync(path)
  writeFileSync(
    join(path, 'session.csv'),
    'session_id,room_id,host_id,platform,started_at\ns-1,r-1,h-1,douyin,2026-11-10T12:00:00Z\n',
  )
  const file = openSync(join(path, 'activity.csv'), 'w')
  writeSync(file, 'session_id,account_id,at,kind\n')
  const from = Date.UTC(2026, 10, 10, 12)
  for (let first = 0; first < rows; first += 10_000) {
    const lines = Array.from(
      { length: 10_000 },
      (_, at) => `s-1,a-${(first + at) % 50_021},${from + (first + at) * 4},enter\n`,
    )
    writeSync(file, lines.join(''))
  }
  closeSync(file)
  return path
}

async function opened(store: string): Promise<void> {
  while (!existsSync(join(store, 'wring.lock'))) await later(20)
}

async function activityRows(source: string, store: string): Promise<number | undefined> {
  const ran = await wring(['import', source, '--store', store, '--json'])
  expect([ran.code, ran.stderr]).toEqual([0, ''])
  const { files } = JSON.parse(ran.stdout) as { files: { kind: string; rows: number }[] }
  return files.find(({ kind }) => kind === 'activity')?.rows
}

const mount = (...args: readonly string[]) => {
  const { status, stderr } = spawnSync('mount', args, { encoding: 'utf8' })
  if (status !== 0) throw new Error(`mount: ${stderr}`)
}

/** A disk small enough to fill can be had where a file system may be mounted: as root, outside most containers. */
function tryMount(): boolean {
  const place = join(folder, 'tried')
  mkdirSync(place)
  const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', place])
  if (status === 0) spawnSync('umount', [place])
  return status === 0
}
const mayMount = tryMount()

describe('a store that stays', () => {
  it('takes the same import once', async () => {
    const store = join(folder, 'once')
    const runs = [0, 1].map(() => ['import', textileMerchant, '--store', store, '--json'])
    const [first, second] = [await wring(runs[0] ?? []), await wring(runs[1] ?? [])]
    expect(JSON.parse(first.stdout)).toMatchObject({ rows: 1579 })
    expect(JSON.parse(second.stdout)).toMatchObject({ rows: 0 })
    const { files } = JSON.parse(second.stdout) as { files: { unchanged: boolean }[] }
    expect(files.every(({ unchanged }) => unchanged)).toBe(true)
  })

  it('is whole after an interrupt, says that it was interrupted, and takes the rest when asked again', async () => {
    const rows = 3_000_000
    const [source, store] = [manyEntries(rows), join(folder, 'interrupted')]
    const child = start(['import', source, '--store', store])
    const end = ended(child)
    await opened(store)
    const busy = await wring(['sessions', '--store', store, '--lang', 'zh'])
    expect([busy.code, busy.stdout]).toEqual([exitCodes.store, ''])
    expect(busy.stderr).toMatch(
      /^wring: process \d+ has the store open: [^\n]+ — 另一个进程[^\n]+ \[store\.in_use\]\n$/,
    )
    child.kill('SIGINT')
    const { code, stderr } = await end
    expect(stderr).toMatch(/^\nInterrupted\. [^\n]+\n$/)
    expect(code).toBe(exitCodes.interrupted)
    expect(await activityRows(source, store)).toBe(rows)
  })

  it('is written by one process at a time: a second import waits for another day and loses nothing', async () => {
    const rows = 4_000_000
    const [source, store] = [manyEntries(rows), join(folder, 'shared')]
    const first = ended(start(['import', source, '--store', store, '--json']))
    await opened(store)
    const second = await wring(['import', textileMerchant, '--store', store])
    expect([second.code, second.stdout]).toEqual([exitCodes.store, ''])
    expect(second.stderr).toMatch(/^wring: [^\n]+ \[store\.in_use\]\n$/)
    expect(JSON.parse((await first).stdout)).toMatchObject({ rows: rows + 1 })
    const again = await wring(['import', textileMerchant, '--store', store, '--json'])
    // Both have a session s-1; the first one stands.
    expect([again.code, JSON.parse(again.stdout).rows]).toEqual([0, 1578])
  })

  it('is whole after it was killed in the middle, and takes every row when asked again', async () => {
    const rows = 3_000_000
    const [source, store] = [manyEntries(rows), join(folder, 'killed')]
    const child = start(['import', source, '--store', store])
    const end = ended(child)
    await opened(store)
    await later(1200)
    child.kill('SIGKILL')
    expect((await end).code).toBe(128 + 9)
    expect(await activityRows(source, store)).toBe(rows)
  })

  it.skipIf(!mayMount)(
    'says that its disk is full, and takes every row once there is room (skipped where no disk may be mounted)',
    async () => {
      const rows = 3_000_000
      const disk = join(folder, 'disk')
      mkdirSync(disk)
      mount('-t', 'tmpfs', '-o', 'size=24m', 'tmpfs', disk)
      try {
        const [source, store] = [manyEntries(rows), join(disk, 'store')]
        const full = await wring(['import', source, '--store', store])
        expect([full.code, full.stdout]).toEqual([exitCodes.store, ''])
        expect(full.stderr).toMatch(/^wring: no space left on the disk of the store[^\n]+ \[store\.full\]\n$/)
        expect(full.stderr).not.toMatch(/\n +at /)
        mount('-o', 'remount,size=900m', disk)
        expect(await activityRows(source, store)).toBe(rows)
      } finally {
        spawnSync('umount', [disk])
      }
    },
  )

  it.skipIf(!mayMount)(
    'says that the disk is full where an audit keeps its own, and where the results go (skipped likewise)',
    async () => {
      const disk = join(folder, 'small-disk')
      mkdirSync(disk)
      mount('-t', 'tmpfs', '-o', 'size=16m', 'tmpfs', disk)
      try {
        const out = join(folder, 'full-out')
        const environment = { WRING_HOME: join(disk, 'home') }
        const store = await wring(['audit', manyEntries(3_000_000), '--out', out], { environment })
        expect(store.stderr).toMatch(/^wring: [^\n]+ \[store\.full\]\n$/)
        expect([store.code, store.stdout, existsSync(out)]).toEqual([exitCodes.store, '', false])
        expect(readdirSync(join(disk, 'home', 'work'))).toEqual([])
        mount('-o', 'remount,size=64k', disk)
        const results = await wring(['audit', textileMerchant, '--out', join(disk, 'report')])
        expect(results.stderr).toMatch(/^wring: the disk is full: [^\n]+ \[output\.not_writable\]\n$/)
        expect([results.code, results.stdout]).toEqual([exitCodes.output, ''])
        expect(existsSync(join(disk, 'report', 'summary.json'))).toBe(false)
      } finally {
        spawnSync('umount', [disk])
      }
    },
  )

  it('of one audit does not stand in the way of another, nor do two that start a deployment together', async () => {
    const environment = { WRING_HOME: join(folder, 'new-home') }
    const audits = ['one', 'two', 'three'].map((name) =>
      wring(['audit', textileMerchant, '--out', join(folder, name), '--json'], { environment }),
    )
    for (const { code, stderr } of await Promise.all(audits)) expect([code, stderr]).toEqual([0, ''])
    expect(readdirSync(join(folder, 'new-home')).sort()).toEqual(['token.key', 'work'])
    expect(statSync(join(folder, 'new-home', 'token.key')).mode & 0o777).toBe(0o600)
  })

  it('of an audit that was interrupted is removed by the next', async () => {
    const child = start(['audit', manyEntries(1_000_000), '--out', join(folder, 'cut-out')])
    const end = ended(child)
    const work = join(folder, 'home', 'work')
    while (!existsSync(work) || readdirSync(work).length === 0) await later(20)
    child.kill('SIGINT')
    expect((await end).code).toBe(exitCodes.interrupted)
    expect(existsSync(join(folder, 'cut-out'))).toBe(false)
    await wring(['audit', textileMerchant, '--out', join(folder, 'out')])
    expect(readdirSync(work)).toEqual([])
  })

  it('leaves nothing behind where an audit used one of its own', async () => {
    await wring(['audit', textileMerchant, '--out', join(folder, 'out')])
    expect(readdirSync(join(folder, 'home', 'work'))).toEqual([])
  })
})
