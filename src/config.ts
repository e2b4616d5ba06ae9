import { homedir } from 'node:os'
import { join } from 'node:path'
import { WringError } from './errors.ts'
import type { Language } from './language.ts'

/** What the environment decides; every value has a default that works on one machine. */
export interface Config {
  /** Folder of this deployment: the token key and the default store. */
  readonly home: string
  readonly clickhouseUrl?: string
  /** `cluster` when the server is one with a cluster named `wring`. */
  readonly clickhouseCluster: boolean
  readonly memoryBytes: number
  readonly language: Language
}

type Environment = Readonly<Record<string, string | undefined>>

function gigabytes(text: string): number {
  const value = Number(text)
  if (Number.isFinite(value) && value >= 0.5) return Math.floor(value * 2 ** 30)
  throw new WringError('config.value', `WRING_MEMORY is a number of GiB, at least 0.5, not ${text}`)
}

/** The language that the environment asks for; English where it asks for none of ours. */
export function environmentLanguage(environment: Environment = process.env): Language {
  const spoken = environment['WRING_LANG'] ?? environment['LC_ALL'] ?? environment['LANG'] ?? ''
  return spoken.startsWith('zh') ? 'zh' : 'en'
}

export function readConfig(environment: Environment = process.env): Config {
  const data = environment['XDG_DATA_HOME'] ?? join(homedir(), '.local', 'share')
  const url = environment['WRING_CLICKHOUSE_URL']
  return {
    home: environment['WRING_HOME'] ?? join(data, 'wring'),
    ...(url ? { clickhouseUrl: url } : {}),
    clickhouseCluster: environment['WRING_CLICKHOUSE_CLUSTER'] === '1',
    memoryBytes: gigabytes(environment['WRING_MEMORY'] ?? '4'),
    language: environmentLanguage(environment),
  }
}
