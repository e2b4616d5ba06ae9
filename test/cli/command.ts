import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { constants, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'

/** The folder of the product, from which every command of these tests is run. */
export const root = join(import.meta.dirname, '..', '..')
export const textileMerchant = join(root, 'test', 'cases', 'textile-merchant')

export interface Ran {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

interface Given {
  readonly stdin?: string
  readonly environment?: Readonly<Record<string, string>>
  /** Runs as this user, which only root may ask for. */
  readonly user?: number
}

/** A folder of this test file with the deployment in it; gone when the file is done. */
export const folder: string = mkdtempSync(join(tmpdir(), 'wring-cli-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const entry = join(root, 'src', 'cli', 'main.ts')

/** Starts the real command line as a process of its own, with a deployment of its own. */
export function start(args: readonly string[], { environment = {}, user }: Given = {}): ChildProcess {
  const { PATH = '', HOME = '' } = process.env
  return spawn(process.execPath, [entry, ...args], {
    cwd: folder,
    env: { PATH, HOME, WRING_HOME: join(folder, 'home'), NO_COLOR: '1', ...environment },
    ...(user === undefined ? {} : { uid: user, gid: user }),
  })
}

/** How many lines of progress there are depends on how fast the machine is; they are not what a test is about. */
export const progress = /^(?:.* …|reading .*|读取 .*)\n/gm

/** What a shell says of a process that a signal ended. */
const asInShell = (signal: NodeJS.Signals | null): number | null => signal && 128 + constants.signals[signal]

export function ended(child: ChildProcess): Promise<Ran> {
  let stdout = ''
  let stderr = ''
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    stdout += text
  })
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    stderr += text
  })
  return new Promise((resolve) =>
    child.on('close', (code, signal) =>
      resolve({ code: code ?? asInShell(signal), stdout, stderr: stderr.replace(progress, '') }),
    ),
  )
}

/** Runs `wring <args>` to its end. */
export function wring(args: readonly string[], given: Given = {}): Promise<Ran> {
  const child = start(args, given)
  // A command that reads no input may be gone before all of it is written.
  child.stdin?.on('error', () => {})
  child.stdin?.end(given.stdin ?? '')
  return ended(child)
}
