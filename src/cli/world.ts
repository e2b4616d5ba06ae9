import { readFileSync } from 'node:fs'
import { namedWorld, worldNames } from '../../sim/named-worlds.ts'
import { type Scenario, scenarioSchema } from '../../sim/scenario.ts'
import { WringError } from '../errors.ts'

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code
    if (code === 'EACCES')
      throw new WringError('input.no_permission', `not allowed to read ${path}`, { cause })
    throw new WringError(
      'input.not_found',
      `no scenario file, and none of ${worldNames().join(', ')}: ${path}`,
      { cause },
    )
  }
}

/** Reads a scenario; the file and the place in it are named in what is thrown. */
function scenarioOf(text: string, path: string): Scenario {
  let value: unknown
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch (cause) {
    throw new WringError('input.scenario', `not JSON: ${path}`, { cause })
  }
  const parsed = scenarioSchema.safeParse(value)
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]
  const place = issue?.path.join('.') || 'the whole'
  throw new WringError('input.scenario', `${place}: ${issue?.message ?? 'not understood'}, in ${path}`)
}

/** A world by the name it comes with, or from a scenario file. */
export const worldOf = (nameOrPath: string): Scenario =>
  namedWorld(nameOrPath) ?? scenarioOf(read(nameOrPath), nameOrPath)
