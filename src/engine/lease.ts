import { hostname } from 'node:os'
import { WringError } from '../errors.ts'
import type { Statements } from './door.ts'
import { EngineRefusal } from './failure.ts'
import { beginning, lives } from './store-lock.ts'

/** Who may write to a database of a server. */
export interface Lease {
  /** Called before each write: the lease may have been lost while this machine slept. */
  confirm(): Promise<void>
  /** Ends the renewing; the lease then dies by itself. */
  stop(): void
  release(): Promise<void>
}

type Server = Pick<Statements, 'rows' | 'run' | 'database'>

interface Held {
  readonly table: string
  readonly number: number
  readonly holder: string
}

const renewEveryMs = 15_000
/** A holder on another machine that has been silent for so long is taken for dead. */
const deadAfterSeconds = 60

const tableOf = (number: number) => `store_lease_${number}`

function holderHere(): string {
  const host = hostname().replace(/[^\w.-]/g, '')
  return `${host} ${process.pid} ${beginning(process.pid)}`.trim()
}

async function alive(server: Server, { table, holder }: Held): Promise<boolean> {
  const [host, pid = '', began = ''] = holder.split(' ')
  if (host === holderHere().split(' ')[0]) return lives(Number(pid), began)
  const [beat] = await server.rows<{ silent: number }>({
    name: 'lease of the store',
    text: `SELECT dateDiff('second', max(at), now()) AS silent FROM ${table}`,
  })
  return (beat?.silent ?? deadAfterSeconds) < deadAfterSeconds
}

const inUse = ({ database }: Server, holder: string) => {
  const [host, pid] = holder.split(' ')
  return new WringError('store.in_use', `process ${pid} of ${host} has the store open: ${database}`)
}

const refusedAs = (cause: unknown, type: string) => cause instanceof EngineRefusal && cause.type === type

async function take(server: Server, number: number): Promise<string> {
  const table = tableOf(number)
  const text = `CREATE TABLE ${table} (at DateTime) ENGINE = Memory COMMENT '${holderHere()}'`
  await server.run({ name: 'lease of the store', text }).catch((cause: unknown) => {
    throw refusedAs(cause, 'TABLE_ALREADY_EXISTS') ? inUse(server, 'another just') : cause
  })
  return table
}

const held = (server: Server) =>
  server.rows<Held>({
    name: 'leases of the store',
    text: `SELECT name AS table, toUInt32(splitByChar('_', name)[3]) AS number, comment AS holder FROM system.tables
      WHERE database = currentDatabase() AND match(name, '^store_lease_[0-9]+$') ORDER BY number`,
  })

/**
 * A server has no lock that a process could hold, so a table stands for it. Leases are numbered, and making a table is
 * atomic: of several who find the last one dead, a single one makes the next. Who lost a lease notices at its next write.
 *
 * @throws WringError `store.in_use` where another process has it.
 */
export async function leaseStore(server: Server): Promise<Lease> {
  const leases = await held(server)
  const last = leases.at(-1)
  if (last && (await alive(server, last))) throw inUse(server, last.holder)
  const table = await take(server, (last?.number ?? 0) + 1)
  let renewed = 0
  const renew = async () => {
    const text = `INSERT INTO ${table} SELECT now()`
    await server.run({ name: 'renew the lease of the store', text }).catch((cause: unknown) => {
      throw refusedAs(cause, 'UNKNOWN_TABLE') ? inUse(server, 'another now') : cause
    })
    renewed = Date.now()
  }
  await renew()
  for (const old of leases)
    await server.run({ name: 'old lease of the store', text: `DROP TABLE IF EXISTS ${old.table}` })
  // What goes wrong here is met again, and told, at the next write.
  const timer = setInterval(() => renew().catch(() => {}), renewEveryMs).unref()
  const stop = () => clearInterval(timer)
  return {
    confirm: async () => {
      if (Date.now() - renewed > renewEveryMs) await renew()
    },
    stop,
    release: async () => {
      stop()
      // A server that is gone meanwhile is no reason to hide why the work ended: the lease dies by itself.
      const text = `DROP TABLE IF EXISTS ${table}`
      await server.run({ name: 'give the store back', text }).catch(() => {})
    },
  }
}
