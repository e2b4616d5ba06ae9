import { WringError } from '../errors.ts'
import { openEmbedded } from './embedded.ts'
import { openServer } from './server.ts'
import type { Parameters, Statement } from './statement.ts'
import type { Layout, Table } from './table.ts'

export interface EngineOptions {
  /** Folder of an embedded store; made if it is missing. Beside a `url`: where files are read before their rows are sent. */
  readonly path?: string
  /** A ClickHouse server instead of the embedded engine, e.g. `http://user:password@host:8123`. */
  readonly url?: string
  readonly database?: string
  readonly layout?: Layout
  /** Bytes one statement may take before it is refused; it spills to disk from half of that. */
  readonly memoryBytes?: number
}

/** The only door to ClickHouse. Embedded or a server, one node or many: the same statements. */
export interface Engine {
  readonly layout: Layout
  readonly database: string
  /** Runs a statement and returns its rows; whole numbers beyond 2^53 are an error, cast those to text in SQL. */
  rows<Row>(statement: Statement, parameters?: Parameters): Promise<Row[]>
  /** Runs a statement that returns nothing. */
  run(statement: Statement, parameters?: Parameters): Promise<void>
  /** Names and types of the columns a statement would return, without running it. */
  describe(statement: Statement, parameters?: Parameters): Promise<{ name: string; type: string }[]>
  createTable(table: Table): Promise<void>
  /** Gives a table of an older store the columns it lacks. */
  addColumns(table: Table): Promise<void>
  /** `INSERT INTO table SELECT …`; `select` yields the table's columns, named and in order. Durable when it resolves. */
  insertSelect(table: Table, select: Statement, parameters?: Parameters): Promise<void>
  /** Inserts a few rows from memory (bookkeeping, tests); facts come through files and `files.insertSelect`. */
  insertRows(table: Table, rows: readonly Readonly<Record<string, unknown>>[]): Promise<void>
  /** Deletes rows for good; resolves when they are gone. `where` is over the table's columns. */
  deleteWhere(table: Table, where: string, parameters?: Parameters): Promise<void>
  /**
   * The same for statements that read files of this machine, and no table of the store. They run here wherever the store
   * is: what a file holds leaves this machine only as what `insertSelect` yields of it.
   */
  readonly files: Pick<Engine, 'rows' | 'run' | 'describe' | 'insertSelect'>
  close(): Promise<void>
  /** Drops the database with all that is in it, and closes. */
  discard(): Promise<void>
}

/**
 * Opens a store, embedded by path or on a server by URL, and makes its database.
 *
 * @throws WringError `store.in_use`, `store.unreadable`, `engine.missing`, `engine.unreachable`, `engine.access`.
 */
export async function openEngine(options: EngineOptions): Promise<Engine> {
  const { path, url, database = 'wring' } = options
  if (!/^\w+$/.test(database))
    throw new WringError('config.value', `a database is named by letters and digits, not ${database}`)
  if (url !== undefined) return openServer({ ...options, url, database })
  if (path === undefined) throw new WringError('config.value', 'an engine needs a path or a url')
  return openEmbedded({ ...options, path, database })
}
