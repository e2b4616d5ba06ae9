import { createHash, randomBytes } from 'node:crypto'
import { hostname } from 'node:os'
import { join } from 'node:path'
import type { Config } from './config.ts'
import { alive, homeFolder, workFolder } from './deployment.ts'
import { onCluster } from './engine/ddl.ts'
import { type Engine, openEngine } from './engine/engine.ts'
import { WringError } from './errors.ts'

/** Where a command works. */
export interface StoreOptions {
  readonly config: Config
  /** A store that stays: a folder, or on a server a database. Without it, one that is gone afterwards. */
  readonly store?: string
}

type Work<Result> = (engine: Engine) => Promise<Result>

const lastingDatabase = 'wring'

/** Runs `work` on a store that stays (`store`), or on one that is removed afterwards. */
export function withStore<Result>(options: StoreOptions, work: Work<Result>): Promise<Result> {
  const { clickhouseUrl } = options.config
  return clickhouseUrl === undefined ? inFolder(options, work) : onServer(options, clickhouseUrl, work)
}

/** The same on a store that stays in any case: the deployment's own where none is named. */
export function withLastingStore<Result>(
  { config, store }: StoreOptions,
  work: Work<Result>,
): Promise<Result> {
  if (config.clickhouseUrl !== undefined) return withStore({ config, store: store ?? lastingDatabase }, work)
  return withStore({ config, store: store ?? join(homeFolder(config), 'store') }, work)
}

async function inFolder<Result>({ config, store }: StoreOptions, work: Work<Result>): Promise<Result> {
  const folder = store === undefined ? workFolder(config) : { path: store, remove: () => {} }
  try {
    const engine = await openEngine({ path: folder.path, memoryBytes: config.memoryBytes })
    return await work(engine).finally(() => engine.close())
  } finally {
    folder.remove()
  }
}

async function onServer<Result>(options: StoreOptions, url: string, work: Work<Result>): Promise<Result> {
  const { config, store } = options
  if (store !== undefined && !/^\w+$/.test(store))
    throw new WringError(
      'usage.option',
      `with WRING_CLICKHOUSE_URL, --store names a database, by letters, digits and _, not ${store}`,
    )
  const scratch = workFolder(config)
  try {
    const engine = await openEngine({
      url,
      path: scratch.path,
      database: store ?? workDatabase(config),
      layout: config.clickhouseCluster ? 'cluster' : 'single',
      memoryBytes: config.memoryBytes,
    })
    return await (store === undefined ? inWorkDatabase(engine, config, work) : kept(engine, work))
  } finally {
    scratch.remove()
  }
}

const kept = <Result>(engine: Engine, work: Work<Result>): Promise<Result> =>
  work(engine).finally(() => engine.close())

/** Databases of this deployment on this machine begin alike, so that it takes no other one's for its own. */
const workPrefix = ({ home }: Config): string =>
  `wring_work_${createHash('sha256').update(`${hostname()} ${home}`).digest('hex').slice(0, 8)}_`

const workDatabase = (config: Config): string =>
  `${workPrefix(config)}${process.pid}_${randomBytes(4).toString('hex')}`

/** Drops the databases of audits that were killed. */
async function dropLeftovers(engine: Engine, config: Config): Promise<void> {
  const prefix = workPrefix(config)
  const found = await engine.rows<{ name: string }>(
    {
      name: 'databases of audits',
      text: 'SELECT name FROM system.databases WHERE startsWith(name, {prefix:String})',
    },
    { prefix },
  )
  for (const { name } of found) {
    const [process_ = ''] = name.slice(prefix.length).split('_')
    if (!/^\w+$/.test(name) || alive(Number(process_))) continue
    const text = `DROP DATABASE IF EXISTS ${name}${onCluster(engine.layout)} SYNC`
    await engine.run({ name: 'drop what a killed audit left', text })
  }
}

async function inWorkDatabase<Result>(engine: Engine, config: Config, work: Work<Result>): Promise<Result> {
  let result: Result
  try {
    await dropLeftovers(engine, config)
    result = await work(engine)
  } catch (cause) {
    // Where the server is gone, the next audit drops what is left.
    await engine.discard().catch(() => {})
    throw cause
  }
  await engine.discard()
  return result
}
