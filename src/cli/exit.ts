import { type ErrorCode, WringError } from '../errors.ts'

/** Exit codes that scripts can use; `wring --help` lists them. */
export const exitCodes = {
  done: 0,
  levelReached: 10,
  usage: 2,
  input: 3,
  store: 4,
  output: 5,
  defect: 70,
  interrupted: 130,
} as const

/** The exit code of an error, by the family of its code. */
export function exitCodeOf(error: unknown): number {
  if (!(error instanceof WringError)) return exitCodes.defect
  const family = (error.code satisfies ErrorCode).split('.')[0] ?? ''
  if (family === 'input') return exitCodes.input
  if (family === 'store' || family === 'engine') return exitCodes.store
  if (family === 'output') return exitCodes.output
  return family === 'usage' || family === 'config' ? exitCodes.usage : exitCodes.defect
}
