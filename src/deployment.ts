import { randomBytes } from 'node:crypto'
import { existsSync, linkSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Config } from './config.ts'
import { WringError } from './errors.ts'
import { makeFolder } from './folder.ts'

/** The 128-bit key by which personal values become tokens; one a deployment, made at first use, never shown. */
export interface TokenKey {
  readonly k0: bigint
  readonly k1: bigint
}

function parseKey(text: string, origin: string): TokenKey {
  if (!/^[0-9a-f]{32}$/i.test(text)) {
    throw new WringError('config.value', `a token key is 32 hexadecimal digits, which is not so in ${origin}`)
  }
  return { k0: BigInt(`0x${text.slice(0, 16)}`), k1: BigInt(`0x${text.slice(16)}`) }
}

/** Puts a new key in place whole or not at all: of two processes that start together, one makes it and both read it. */
function makeKey(path: string): void {
  const draft = `${path}.${process.pid}`
  writeFileSync(draft, randomBytes(16).toString('hex'), { mode: 0o600 })
  try {
    linkSync(draft, path)
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'EEXIST') throw cause
  } finally {
    rmSync(draft, { force: true })
  }
}

function unusable(config: Config, cause: unknown): unknown {
  if (cause instanceof WringError) return cause
  return new WringError('store.unreadable', `the folder of this deployment cannot be used: ${config.home}`, {
    cause,
  })
}

/** The folder of this deployment, made at first use. */
export function homeFolder(config: Config): string {
  try {
    makeFolder(config.home, 0o700)
    return config.home
  } catch (cause) {
    throw unusable(config, cause)
  }
}

/** The deployment's key from WRING_TOKEN_KEY, or from its file, which is made on first use with mode 0600. */
export function tokenKey(config: Config, environment = process.env): TokenKey {
  const given = environment['WRING_TOKEN_KEY']
  if (given) return parseKey(given, 'WRING_TOKEN_KEY')
  const path = join(homeFolder(config), 'token.key')
  try {
    if (!existsSync(path)) makeKey(path)
    return parseKey(readFileSync(path, 'utf8').trim(), path)
  } catch (cause) {
    throw unusable(config, cause)
  }
}

/** Whether a process of this machine runs. */
export const alive = (process_: number): boolean => {
  try {
    process.kill(process_, 0)
    return true
  } catch (cause) {
    return (cause as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** A folder for the store of one audit, gone when it ends; what killed processes left behind is removed first. */
export function workFolder(config: Config): { readonly path: string; remove(): void } {
  const parent = join(homeFolder(config), 'work')
  const path = join(parent, `${process.pid}-${randomBytes(4).toString('hex')}`)
  try {
    makeFolder(parent, 0o700)
    for (const name of readdirSync(parent)) {
      const owner = Number(name.split('-')[0])
      if (!alive(owner)) rmSync(join(parent, name), { recursive: true, force: true })
    }
    mkdirSync(path, { mode: 0o700 })
  } catch (cause) {
    throw unusable(config, cause)
  }
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) }
}
