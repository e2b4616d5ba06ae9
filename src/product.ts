import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** The folder of package.json: one level up from here in development, two in the packed tarball. */
function folderOfPackage(): string {
  let folder = import.meta.dirname
  while (!existsSync(join(folder, 'package.json'))) {
    if (folder === dirname(folder)) throw new Error(`no package.json above ${import.meta.dirname}`)
    folder = dirname(folder)
  }
  return folder
}

/** Where the package lies, with what comes beside its code. */
export const packageFolder: string = folderOfPackage()

const manifest: unknown = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8'))

/** The version in package.json. */
export const productVersion: string = String((manifest as { version?: unknown }).version)
