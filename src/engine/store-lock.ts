import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { WringError } from '../errors.ts'

const fileName = 'wring.lock'

/** How often this very process has each store open; it may open one several times, another process may not. */
const held = new Map<string, number>()

/** When a process began, so that a number given out again is not taken for its former holder; '' where unknown. */
export function beginning(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? ''
  } catch {
    return ''
  }
}

export function lives(pid: number, began: string): boolean {
  if (!(pid > 0)) return false
  try {
    process.kill(pid, 0)
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'EPERM') return false
  }
  return beginning(pid) === began
}

function holder(path: string): number | null {
  try {
    const [pid = '', began = ''] = readFileSync(path, 'utf8').split(' ')
    return lives(Number(pid), began) ? Number(pid) : null
  } catch {
    return null
  }
}

/**
 * Says who has a store open before the engine finds out, because the engine complains on standard error by itself. A lock
 * that a killed process left behind counts for nothing. Returns what gives the store back.
 *
 * @throws WringError `store.in_use` where another process has it.
 */
export function lockStore(folder: string): () => void {
  const path = join(resolve(folder), fileName)
  const times = held.get(path) ?? 0
  if (times === 0) {
    const other = holder(path)
    if (other !== null && other !== process.pid)
      throw new WringError('store.in_use', `process ${other} has the store open: ${folder}`)
    writeFileSync(path, `${process.pid} ${beginning(process.pid)}`, { mode: 0o600 })
  }
  held.set(path, times + 1)
  return () => {
    const left = (held.get(path) ?? 1) - 1
    held.set(path, left)
    if (left > 0) return
    held.delete(path)
    rmSync(path, { force: true })
  }
}
