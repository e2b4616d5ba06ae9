import { WringError } from '../errors.ts'

/**
 * Engine messages quote values of the statement, keyed tokens and raw cells included, so only their head is kept and
 * long digit runs and quoted texts are masked: nothing personal may reach a log through an error.
 */
export function maskedMessage(message: string): string {
  const head =
    message.split(/: while |: In scope |In scope |: \(in file|\(at row|Buffer has gone|: Error while/)[0] ??
    ''
  return head
    .replace(/'(?:[^'\\]|\\.){40,}'/g, "'…'")
    .replace(/\d{7,}/g, '…')
    .slice(0, 400)
    .trim()
}

const diskFull = /No space left on device|NOT_ENOUGH_SPACE|errno: 28|CANNOT_WRITE_TO_FILE_DESCRIPTOR/
const inUse = /Cannot lock file|already running|another server instance/i
const memory = /MEMORY_LIMIT_EXCEEDED|memory limit exceeded/i
const unreachable = /ECONNREFUSED|ENOTFOUND|ECONNRESET|EHOSTUNREACH|socket hang up|Timeout error/
const unreachableCode =
  /^(ECONNREFUSED|ECONNRESET|ENOTFOUND|EAI_AGAIN|EPIPE|E(HOST|NET)UNREACH|ETIMEDOUT|ERR_STREAM_PREMATURE_CLOSE|ERR_TLS_\w+|\w*CERT\w*)$/
const unknownUser =
  /^(AUTHENTICATION_FAILED|REQUIRED_PASSWORD|WRONG_PASSWORD|UNKNOWN_USER|IP_ADDRESS_NOT_ALLOWED)$/
const forbidden = /^(ACCESS_DENIED|DATABASE_ACCESS_DENIED|READONLY|SETTING_CONSTRAINT_VIOLATION)$/

/** The server begins its refusals with the name of the user, which is nobody else's business. */
function accessFailure(type: string, message: string, statement: string): WringError | undefined {
  if (unknownUser.test(type))
    return new WringError('engine.access', `the server does not take this user and password, at ${statement}`)
  if (!forbidden.test(type)) return undefined
  const needed = /grant ([A-Z ]+(?:\([\w, ]+\))? ON [\w*]+(?:\.[\w*]+)?)/.exec(message)?.[1]
  return new WringError(
    'engine.access',
    `the server does not allow ${needed ?? `this (${type})`}, at ${statement}`,
  )
}

interface Thrown {
  /** ClickHouse's name of an error. */
  readonly type?: string
  /** Node's, of a socket. */
  readonly code?: string
}

/** Turns whatever the engine threw into what a user can act on; `statement` is the name of what was run. */
export function engineFailure(cause: unknown, statement: string): WringError {
  if (cause instanceof WringError) return cause
  const { type = '', code = '' } = (cause instanceof Error ? cause : {}) as Thrown
  const message = cause instanceof Error ? `${type} ${cause.message}` : String(cause)
  if (diskFull.test(message))
    return new WringError('store.full', `no space left on the disk of the store, at ${statement}`)
  if (inUse.test(message))
    return new WringError('store.in_use', `the store is open in another process, at ${statement}`)
  if (memory.test(message)) return new WringError('engine.memory', `out of memory in ${statement}`)
  const access = accessFailure(type, message, statement)
  if (access) return access
  if (unreachableCode.test(code) || (type === '' && unreachable.test(message)))
    return new WringError(
      'engine.unreachable',
      `the server did not answer ${statement}${code && ` (${code})`}`,
    )
  return new EngineRefusal(statement, message)
}

/** A statement that the engine refused; `type` is ClickHouse's error name, by which readers tell bad input from defects. */
export class EngineRefusal extends WringError {
  readonly type: string
  constructor(statement: string, message: string) {
    super('engine.statement', `${statement}: ${maskedMessage(message)}`)
    this.type = /^([A-Z_]+) /.exec(message)?.[1] ?? ''
  }
}
