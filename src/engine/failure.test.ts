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
})
