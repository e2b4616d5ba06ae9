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
  /** Seconds since the lease was taken, by the server's clock. */
  readonly age: number
}

const renewEveryMs = 15_000
/** A holder on another machine that has been silent for so long is taken for dead. */
const deadAfterSeconds = 60

const tableOf = (number: number) => `store_lease_${number}`

function holderHere(): string {
  const host = hostname().replace(/[^\w.-]/g, '')
  return `${host} ${process.pid} ${beginning(process.pid)}`.trim()
}

async function alive(server: Server, { table, holder, age }: Held): Promise<boolean> {
  const [host, pid = '', began = ''] = holder.split(' ')
  if (host === holderHere().split(' ')[0]) return lives(Number(pid), began)
  if (age < deadAfterSeconds) return true
  const [beat] = await server.rows<{ silent: number }>({
    name: 'lease of the store',
    text: `SELECT dateDiff('second', max(at), now()) AS silent FROM ${table}`,
  })
  return (beat?.silent ?? deadAfterSeconds) < deadAfterSeconds
}

const inUse = ({ database }: Server, who: string) =>
  new WringError('store.in_use', `${who} has the store open: ${database}`)

const named = ({ holder }: Held): string => {
  const [host, pid] = holder.split(' ')
  return `process ${pid} of ${host}`
}

const refusedAs = (cause: unknown, type: string) => cause instanceof EngineRefusal && cause.type === type

async function take(server: Server, number: number): Promise<string> {
  const table = tableOf(number)
  const text = `CREATE TABLE ${table} (at DateTime) ENGINE = Memory COMMENT '${holderHere()}'`
  await server.run({ name: 'lease of the store', text }).catch((cause: unknown) => {
    throw refusedAs(cause, 'TABLE_ALREADY_EXISTS') ? inUse(server, 'another process') : cause
  })
  return table
}

const held = (server: Server) =>
  server.rows<Held>({
    name: 'leases of the store',
    text: `SELECT name AS table, toUInt32(splitByChar('_', name)[3]) AS number, comment AS holder,
        dateDiff('second', metadata_modification_time, now()) AS age
      FROM system.tables
      WHERE database = currentDatabase() AND match(name, '^store_lease_[0-9]+$') ORDER BY number`,
  })

const drop = (server: Server, table: string) =>
  server.run({ name: 'give the store back', text: `DROP TABLE IF EXISTS ${table}` })

async function renewing(server: Server, table: string): Promise<Lease> {
  let renewed = 0
  const renew = async () => {
    const text = `INSERT INTO ${table} SELECT now()`
    await server.run({ name: 'renew the lease of the store', text }).catch((cause: unknown) => {
      throw refusedAs(cause, 'UNKNOWN_TABLE') ? inUse(server, 'another process now') : cause
    })
    renewed = Date.now()
  }
  await renew()
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
      await drop(server, table).catch(() => {})
    },
  }
}

/**
 * A server has no lock that a process could hold, so a table stands for it. Leases are numbered, and making a table is
 * atomic: of several who find the last one dead, a single one makes the next. Who lost a lease notices at its next write.
 *
 * @throws WringError `store.in_use` where another process has it.
 */
export async function leaseStore(server: Server): Promise<Lease> {
  const leases = await held(server)
  const last = leases.at(-1)
  if (last && (await alive(server, last))) throw inUse(server, named(last))
  const table = await take(server, (last?.number ?? 0) + 1)
  const known = new Set([table, ...leases.map((old) => old.table)])
  // Who looked before others took and gave back a lease may hold a number that leaves room for two.
  const other = (await held(server)).find((lease) => !known.has(lease.table))
  if (other) {
    await drop(server, table)
    throw inUse(server, named(other))
  }
  for (const old of leases) await drop(server, old.table)
  return renewing(server, table)
}
