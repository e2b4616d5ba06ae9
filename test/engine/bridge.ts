/**
 * A ClickHouse server for tests, where none can be installed: the part of ClickHouse's HTTP protocol that
 * `@clickhouse/client` speaks, over the embedded engine in this process of its own. Statements, settings, parameters,
 * formats and errors are the real engine's, and so are the socket and the bytes on it; what is made here is the layer
 * between: reading a request, asking the engine, writing the answer.
 *
 * What it is not: it knows one user and no rights, no cluster (see `WRING_BRIDGE_CLUSTER`), no limits and time-outs of a
 * server, no progress headers, and it runs an insert only when all of its body has arrived. The suites that use it run
 * against any ClickHouse that `WRING_TEST_CLICKHOUSE_URL` names instead.
 *
 * `node bridge.ts <folder>` prints its port. `WRING_BRIDGE_PASSWORD` is what the user `default` must give;
 * `WRING_BRIDGE_DIES_AT` names a table: the process is gone once the first insert into it is done, before it is answered.
 * `WRING_BRIDGE_KEEPS` names a file in which everything that was asked is kept, unpacked.
 */
import { appendFileSync, createWriteStream, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { PassThrough, type Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createZstdDecompress, gzipSync } from 'node:zlib'
import { Session } from 'chdb'

const [folder = ''] = process.argv.slice(2)
const {
  WRING_BRIDGE_PASSWORD: password = '',
  WRING_BRIDGE_DIES_AT: diesAt,
  WRING_BRIDGE_CLUSTER: cluster,
  WRING_BRIDGE_KEEPS: kept,
} = process.env

/** One shard, so that a Distributed table has somewhere to look; nothing here replicates or runs `ON CLUSTER`. */
const clusterConfiguration = `<clickhouse><tcp_port>9000</tcp_port><remote_servers><wring><shard>
  <internal_replication>true</internal_replication><replica><host>127.0.0.1</host><port>9000</port></replica>
</shard></wring></remote_servers></clickhouse>`

const onOneNode = (text: string): string =>
  cluster
    ? text.replaceAll(' ON CLUSTER wring', '').replace(/ReplicatedMergeTree\([^)]*\)/, 'MergeTree')
    : text

/** What the engine said no to, as a server says it. */
class Refusal extends Error {
  readonly status: number
  readonly code: string
  constructor(message: string) {
    super(message)
    this.code = /^Code: (\d+)/.exec(message)?.[1] ?? '1002'
    this.status = { '516': 403, '60': 404, '81': 404 }[this.code] ?? 500
  }
}

/** Parameters of the address that say how to answer, and are no settings of a statement. */
const ofTheProtocol = new Set([
  'query',
  'query_id',
  'database',
  'default_format',
  'wait_end_of_query',
  'send_progress_in_http_headers',
  'http_headers_progress_interval_ms',
  'enable_http_compression',
])

const literal = (text: string): string => `'${text.replace(/[\\']/g, '\\$&')}'`

interface Request {
  readonly query: string
  /** Where the rows of an insert lie. */
  readonly body?: string
  readonly values: URLSearchParams
}

let bodies = 0

async function bodyFile(request: IncomingMessage): Promise<string> {
  bodies += 1
  const path = join(folder, `body-${bodies}`)
  const unpack = { gzip: createGunzip, zstd: createZstdDecompress }[request.headers['content-encoding'] ?? '']
  await pipeline(request, unpack?.() ?? new PassThrough(), createWriteStream(path))
  return path
}

async function textOf(stream: Readable): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of stream) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

async function readRequest(request: IncomingMessage): Promise<Request> {
  const values = new URL(request.url ?? '/', 'http://bridge').searchParams
  const query = values.get('query')
  if (query !== null)
    return { query, values, ...(request.method === 'POST' ? { body: await bodyFile(request) } : {}) }
  const bytes = await textOf(request)
  const type = request.headers['content-type'] ?? ''
  if (!type.startsWith('multipart/form-data')) return { query: bytes.toString(), values }
  const form = await new Response(new Uint8Array(bytes), { headers: { 'content-type': type } }).formData()
  for (const [name, value] of form) if (name !== 'query') values.set(name, String(value))
  return { query: String(form.get('query') ?? ''), values }
}

function checkUser(request: IncomingMessage): void {
  const [, encoded = ''] = (request.headers.authorization ?? '').split(' ')
  const given = Buffer.from(encoded, 'base64').toString()
  if (given !== `default:${password}`)
    throw new Refusal(
      `Code: 516. DB::Exception: ${given.split(':')[0]}: Authentication failed: password is incorrect, or there is no user with such name. (AUTHENTICATION_FAILED) (version 26.7)`,
    )
}

/** An engine's own form of a server's `INSERT … FORMAT X` with the rows in the body. */
const insertFrom = (query: string, body: string): string =>
  query.replace(/ FORMAT (\w+)\s*$/, ` FROM INFILE ${literal(body)} FORMAT $1`)

/** Each request has a session of its own, as on a server. */
async function answer({ query, body, values }: Request): Promise<Buffer> {
  const settings = [...values].filter(([name]) => !ofTheProtocol.has(name))
  const database = values.get('database')
  const before = [
    ...settings.map(([name, value]) => `SET ${name} = ${literal(value)}`),
    `USE ${database ?? 'default'}`,
  ]
  const session = new Session(folder)
  try {
    // A server does not count parameters as text of the statement; here they are, in statements of their own.
    await session.queryAsync(`SET max_query_size = ${2 ** 30}`)
    await session.queryAsync([...before, 'SET max_query_size = 262144'].join(';\n'))
    const format = values.get('default_format') ?? 'TabSeparated'
    const statement = onOneNode(body === undefined ? query : insertFrom(query, body))
    return Buffer.from((await session.queryAsync(statement, { format })).bytes())
  } catch (cause) {
    throw new Refusal(cause instanceof Error ? cause.message : String(cause))
  } finally {
    session.close()
    if (body !== undefined) rmSync(body, { force: true })
  }
}

function keep(file: string, { query, values, body }: Request): void {
  appendFileSync(file, `${query}\n${JSON.stringify([...values])}\n`)
  if (body !== undefined) appendFileSync(file, readFileSync(body))
}

async function respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
  checkUser(request)
  const asked = await readRequest(request)
  if (kept) keep(kept, asked)
  const result = await answer(asked)
  if (diesAt && asked.query.includes(`INSERT INTO ${diesAt} `)) process.exit(9)
  const packed =
    asked.values.get('enable_http_compression') === '1' &&
    /gzip/.test(String(request.headers['accept-encoding']))
  response.writeHead(200, {
    'X-ClickHouse-Query-Id': asked.values.get('query_id') ?? '',
    'X-ClickHouse-Summary': JSON.stringify({ read_rows: '0', written_rows: '0' }),
    ...(packed ? { 'Content-Encoding': 'gzip' } : {}),
  })
  response.end(packed ? gzipSync(result) : result)
}

if (cluster) writeFileSync(join(folder, 'cluster.xml'), clusterConfiguration)
const first = new Session(folder, {
  connectionArgs: cluster ? [`--config-file=${join(folder, 'cluster.xml')}`] : [],
})
const server = createServer({ maxHeaderSize: 2 ** 20 }, (request, response) => {
  if (request.url?.startsWith('/ping')) return response.end('Ok.\n')
  return respond(request, response).catch((cause: unknown) => {
    const refusal = cause instanceof Refusal ? cause : new Refusal(String(cause))
    response.writeHead(refusal.status, { 'X-ClickHouse-Exception-Code': refusal.code })
    response.end(`${refusal.message}\n`)
  })
})
server.listen(0, '127.0.0.1', () => process.stdout.write(`${(server.address() as AddressInfo).port}\n`))
process.once('SIGTERM', () => {
  first.close()
  process.exit(0)
})
// A test that is killed takes its bridge with it.
process.stdin.on('end', () => process.exit(0)).resume()
