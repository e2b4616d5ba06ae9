import { readdirSync, readFileSync } from 'node:fs'
import { type Scenario, scenarioSchema } from './scenario.ts'

const folder = new URL('./worlds/', import.meta.url)

/** The names of the worlds that come with the package. */
export const worldNames = (): string[] =>
  readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .map((file) => file.slice(0, -'.json'.length))
    .sort()

/** A world that comes with the package, or undefined where none has this name. */
export function namedWorld(name: string): Scenario | undefined {
  if (!worldNames().includes(name)) return undefined
  return scenarioSchema.parse(JSON.parse(readFileSync(new URL(`${name}.json`, folder), 'utf8')))
}
