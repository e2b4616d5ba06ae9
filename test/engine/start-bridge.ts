import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface Bridge {
  readonly url: string
  /** Where its data lies, for another to go on with. */
  readonly folder: string
  stop(): Promise<void>
}

export interface BridgeOptions {
  readonly folder?: string
  readonly password?: string
  /** A table: the server is gone after the first insert into it. */
  readonly diesAt?: string
  readonly cluster?: boolean
  /** A file for everything that is asked of it. */
  readonly keeps?: string
}

/** Starts a server of the test's own; `bridge.ts` says what it is. */
export async function startBridge(options: BridgeOptions = {}): Promise<Bridge> {
  const { password = '', diesAt = '', keeps = '', cluster = false } = options
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), 'wring-bridge-'))
  const child = spawn(process.execPath, [join(import.meta.dirname, 'bridge.ts'), folder], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: {
      ...process.env,
      WRING_BRIDGE_PASSWORD: password,
      WRING_BRIDGE_DIES_AT: diesAt,
      WRING_BRIDGE_KEEPS: keeps,
      WRING_BRIDGE_CLUSTER: cluster ? '1' : '',
    },
  })
  const ended = once(child, 'exit')
  const [port] = (await once(child.stdout, 'data')) as [Buffer]
  return {
    url: `http://default:${encodeURIComponent(password)}@127.0.0.1:${String(port).trim()}`,
    folder,
    async stop() {
      child.kill('SIGTERM')
      await ended
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
