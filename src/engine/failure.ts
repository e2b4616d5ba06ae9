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
const unreachable = /ECONNREFUSED|ENOTFOUND|ECONNRESET|EHOSTUNREACH|socket hang up/

/** Turns whatever the engine threw into what a user can act on; `statement` is the name of what was run. */
export function engineFailure(cause: unknown, statement: string): WringError {
  if (cause instanceof WringError) return cause
  const message =
    cause instanceof Error ? `${(cause as { type?: string }).type ?? ''} ${cause.message}` : String(cause)
  if (diskFull.test(message))
    return new WringError('store.full', `no space left on the disk of the store, at ${statement}`)
  if (inUse.test(message))
    return new WringError('store.in_use', `the store is open in another process, at ${statement}`)
  if (memory.test(message)) return new WringError('engine.memory', `out of memory in ${statement}`)
  if (unreachable.test(message))
    return new WringError('engine.unreachable', `the server did not answer ${statement}`)
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
