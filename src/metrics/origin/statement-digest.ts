import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'

/** SHA-256 of a statement that the registry names, so that a figure can be traced to the very text that reckoned it. */
export function statementDigest(name: string): string {
  const path = name.replace(/^metrics\//, '')
  return createHash('sha256')
    .update(readFileSync(new URL(`../${path}`, import.meta.url)))
    .digest('hex')
}
