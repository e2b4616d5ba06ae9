import { mkdirSync, readdirSync, readFileSync, renameSync, rmdirSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { WringError } from '../errors.ts'
import { makeFolder } from '../folder.ts'

/** The files of a result, in the order in which they take their places: summary.json last, as it vouches for the others. */
export const resultFiles = [
  'report.html',
  'metrics.ndjson',
  'verdicts.ndjson',
  'findings.ndjson',
  'rejected.ndjson',
  'summary.json',
] as const

const staging = '.wring-partial'

const systemReasons: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  EACCES: 'no permission to write',
  EPERM: 'no permission to write',
  EROFS: 'the file system is read-only',
  ENOTDIR: 'a file stands where a folder is needed',
  EEXIST: 'a file stands where a folder is needed',
}

/** What the system said when a result could not be written, as something a user can mend; a bug stays a bug. */
function unwritable(out: string, error: unknown): unknown {
  const code = (error as { code?: unknown } | null)?.code
  if (error instanceof WringError || typeof code !== 'string') return error
  const reason = systemReasons[code] ?? `the system says ${code}`
  return new WringError('output.not_writable', `${reason}: ${out}`, {
    cause: error,
  })
}

function writtenByWring(folder: string): boolean {
  try {
    const summary: unknown = JSON.parse(readFileSync(join(folder, 'summary.json'), 'utf8'))
    return (summary as { product?: { name?: unknown } } | null)?.product?.name === 'wring'
  } catch {
    return false
  }
}

/** A folder that is new, empty or our own may be written to; anything else belongs to somebody. */
function refuseForeign(out: string): void {
  const entries = readdirSync(out).sort()
  if (entries.length === 0 || entries.includes(staging) || writtenByWring(out)) return
  throw new WringError(
    'output.exists',
    `the folder holds files that Wring did not write (${entries[0]}): ${out}`,
  )
}

/** Leftovers that cannot be removed must not hide why the writing failed. */
function discard(path: string): void {
  try {
    rmSync(path, { recursive: true, force: true })
  } catch {}
}

/**
 * summary.json vouches for the others by their hashes, so it goes first and comes last: a folder that has one is whole,
 * and one where the moving was cut short has none and keeps the staging folder as a sign of whose it is.
 */
function takePlaces(partial: string, folder: string): void {
  rmSync(join(folder, 'summary.json'), { force: true })
  for (const name of resultFiles) renameSync(join(partial, name), join(folder, name))
  rmdirSync(partial)
}

/**
 * Hands `write` an empty folder beside the results and, when it is done, moves each file to its place. If anything fails
 * before, what stood there stays as it was.
 */
export async function replaceResults(out: string, write: (folder: string) => Promise<void>): Promise<void> {
  const folder = resolve(out)
  const partial = join(folder, staging)
  let made: string | undefined
  let written = false
  try {
    made = makeFolder(folder)
    refuseForeign(folder)
    rmSync(partial, { recursive: true, force: true })
    mkdirSync(partial)
    await write(partial)
    written = true
    takePlaces(partial, folder)
  } catch (error) {
    const refused = error instanceof WringError && error.code === 'output.exists'
    if (!refused && !written) discard(partial)
    if (made !== undefined) discard(made)
    throw unwritable(folder, error)
  }
}
