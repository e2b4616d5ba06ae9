import { describe, expect, it } from 'vitest'
import { engineFailure, maskedMessage } from './failure.ts'

describe('what the engine throws', () => {
  it('is told without the values it quotes', () => {
    const message = "Cannot parse '13800138000' as Int64: while executing 'FUNCTION f(13800138000, 10.0.0.7)'"
    expect(maskedMessage(message)).toBe("Cannot parse '…' as Int64")
  })

  it.each([
    ['Code: 243. NOT_ENOUGH_SPACE: Cannot reserve', 'store.full'],
    ['Cannot write to file: errno: 28, strerror: No space left on device', 'store.full'],
    ['(MEMORY_LIMIT_EXCEEDED) Query memory limit exceeded', 'engine.memory'],
    ['connect ECONNREFUSED', 'engine.unreachable'],
    [
      'Cannot lock file /x/status. Another server instance in same directory is already running',
      'store.in_use',
    ],
    ['Code: 47. Unknown identifier', 'engine.statement'],
  ])('%s becomes %s', (message, code) => {
    expect(engineFailure(new Error(message), 'test').code).toBe(code)
  })

  const thrown = (values: { message?: string; code?: string; type?: string }) =>
    Object.assign(new Error(values.message ?? ''), values)

  it.each([
    ['a name that is given to no machine', { code: 'ENOTFOUND' }, 'engine.unreachable'],
    ['two addresses that both refuse, without a message', { code: 'ECONNREFUSED' }, 'engine.unreachable'],
    ['a server that is gone while it is written to', { code: 'EPIPE' }, 'engine.unreachable'],
    ['a certificate that nobody vouches for', { code: 'DEPTH_ZERO_SELF_SIGNED_CERT' }, 'engine.unreachable'],
    ['a statement that outlasts the patience', { message: 'Timeout error.' }, 'engine.unreachable'],
    [
      'a statement that quotes such an error',
      { message: 'ECONNREFUSED', type: 'SYNTAX_ERROR' },
      'engine.statement',
    ],
    ['a wrong password', { type: 'AUTHENTICATION_FAILED', code: '516' }, 'engine.access'],
    ['a user who may only read', { type: 'READONLY', code: '164' }, 'engine.access'],
    ['a full disk of the server', { type: 'NOT_ENOUGH_SPACE', code: '243' }, 'store.full'],
  ])('%s', (_, values, code) => {
    expect(engineFailure(thrown(values), 'test').code).toBe(code)
  })

  it('names the right that is missing, and not the user', () => {
    const message =
      "paula: Not enough privileges. To execute this query, it's necessary to have the grant CREATE DATABASE ON wring.*. "
    const failure = engineFailure(thrown({ message, type: 'ACCESS_DENIED', code: '497' }), 'create database')
    expect(failure.message).toBe('the server does not allow CREATE DATABASE ON wring.*, at create database')
  })
})
