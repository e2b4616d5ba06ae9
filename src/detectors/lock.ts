import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { detectors } from './catalogue.ts'
import type { Detecting } from './detector.ts'

/** SHA-256 by detector and version; versions of the past stay, so that an old verdict can still be told by its method. */
export type Lock = Readonly<Record<string, Readonly<Record<string, string>>>>

const lockPath = join(import.meta.dirname, 'lock.json')

export const readLock = (): Lock => JSON.parse(readFileSync(lockPath, 'utf8')) as Lock

const proves = (file: string): boolean => /\.test\.ts$|^worlds\/|\.d\.ts$/.test(file)

/** What a detector computes with beside its own folder: files of `src/detectors` and `src/graph` whose values it imports. */
const shared = (text: string): string[] =>
  [...text.matchAll(/^import (?!type )[^;'"]*from '\.\.\/((?:\.\.\/graph\/)?[\w-]+\.[jt]s)'/gm)].map(
    ([, file]) => file ?? '',
  )

/** Statements that draw the visits, for a detector that reads them. */
const drawing = (text: string): string[] => (/\bFROM visit\b/.test(text) ? ['visits.ts', 'visits.sql'] : [])

/** SHA-256 of what a detector is: the files of its folder without tests and worlds, and the arithmetic it shares. */
export function contentHash(id: string, root = import.meta.dirname): string {
  const folder = join(root, id)
  const own = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .filter((file) => !proves(file))
    .map((file) => ({ file, text: readFileSync(join(folder, file), 'utf8') }))
  const beside = [...new Set(own.flatMap(({ text }) => [...shared(text), ...drawing(text)]))].map((file) => ({
    file: `../${file}`,
    text: readFileSync(join(root, file), 'utf8'),
  }))
  const hash = createHash('sha256')
  for (const { file, text } of [...own, ...beside].sort((a, b) => (a.file < b.file ? -1 : 1)))
    hash.update(`${file}\0${Buffer.byteLength(text)}\0${text}`)
  return hash.digest('hex')
}

/** The hash by which results name a detector; that of its files where its version is not locked yet. */
export const detectorHash = ({ id, version }: Detecting, lock: Lock = readLock()): string =>
  lock[id]?.[version] ?? contentHash(id)

/** The lock with every detector in it. A version that is locked keeps its content: other content is another version. */
export function relock(
  lock: Lock,
  current: readonly Detecting[],
  hashOf = (id: string) => contentHash(id),
): Lock {
  const next: Record<string, Record<string, string>> = structuredClone(lock)
  for (const { id, version } of current) {
    const hash = hashOf(id)
    const known = lock[id]?.[version]
    if (known !== undefined && known !== hash)
      throw new Error(`${id} differs from its locked version ${version}: raise its version, then lock again`)
    next[id] = { ...next[id], [version]: hash }
  }
  return Object.fromEntries(Object.entries(next).sort(([a], [b]) => (a < b ? -1 : 1)))
}

if (import.meta.main) writeFileSync(lockPath, `${JSON.stringify(relock(readLock(), detectors), null, 2)}\n`)
