import { mkdirSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'

const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false

/**
 * Makes a folder and those above it that are not there; returns the outermost one made. Parent by parent, for the recursive
 * way of Node never ends below a folder that takes no others and says so as if it were missing itself, such as /proc.
 */
export function makeFolder(path: string, mode = 0o777): string | undefined {
  const whole = resolve(path)
  if (isFolder(whole)) return undefined
  const above = dirname(whole)
  const outermost = isFolder(above) ? undefined : makeFolder(above, mode)
  try {
    mkdirSync(whole, { mode })
  } catch (cause) {
    // Another process may have been quicker.
    if (!isFolder(whole)) throw cause
    return outermost
  }
  return outermost ?? whole
}
