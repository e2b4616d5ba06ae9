import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { expectReadable, forbidden } from '../../test/detector-laws.ts'
import { closeWorlds, openStore } from '../../test/world.ts'
import type { Engine } from '../engine/engine.ts'
import type { Parameters, Statement } from '../engine/statement.ts'
import { migrate } from '../ingest/migrate.ts'
import { detectors } from './catalogue.ts'
import type { Detector } from './detector.ts'
import { families, fraudTypes } from './finding.ts'
import { contentHash, readLock } from './lock.ts'
import { visitTable } from './visits.ts'

afterAll(closeWorlds)

const here = import.meta.dirname
const folders = readdirSync(here, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  .sort()

const worldsOf = ({ id }: Detector): string[] => {
  const folder = join(here, id, 'worlds')
  return existsSync(folder) ? readdirSync(folder).sort() : []
}

const bytesOf = (folder: string): number =>
  readdirSync(folder).reduce((total, file) => total + statSync(join(folder, file)).size, 0)

/** A value for each `{name:Type}` of a statement: describing it needs them set, whatever they are. */
const sampleParameters = ({ text }: Statement): Parameters =>
  Object.fromEntries(
    [...text.matchAll(/\{(\w+):\s*([^}]+)\}/g)].map(([, name = '', type = '']) => {
      if (type.startsWith('Array')) return [name, []]
      return [name, /^(Nullable\()?(LowCardinality\()?(Fixed)?String/.test(type) ? '' : 1]
    }),
  )

/** How a column is stored is not what it is. */
const plain = (types: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(types).map(([name, type]) => [name, type.replace(/LowCardinality\(([^()]+)\)/, '$1')]),
  )

let empty: Promise<Engine> | undefined

/** A store with every table that statements read. */
function emptyStore(): Promise<Engine> {
  empty ??= openStore().then(async (engine) => {
    await migrate(engine)
    await engine.createTable(visitTable)
    return engine
  })
  return empty
}

describe('the catalogue of detectors', () => {
  it('holds every folder once, in the order of their names', () => {
    expect(detectors.map(({ id }) => id)).toEqual(folders)
  })

  it('locks every version by its content', () => {
    const lock = readLock()
    for (const { id, version } of detectors)
      expect(
        lock[id]?.[version],
        `${id} differs from version ${version} in lock.json: raise its version, then npm run lock`,
      ).toBe(contentHash(id))
  })

  it('keeps locked versions below the one in use', () => {
    for (const { id, version } of detectors) {
      const known = Object.keys(readLock()[id] ?? {}).map(Number)
      expect(Math.max(...known)).toBe(version)
    }
  })
})

describe.each(detectors.map((detector) => ({ id: detector.id, detector })))('$id', ({ detector }) => {
  it('says in both languages what it sees, what it misses and what it must not be mistaken for', () => {
    expect(detector.benign.length).toBeGreaterThan(0)
    const benign = detector.benign.flatMap(({ cause, ruledOutBy }) => [cause, ruledOutBy])
    for (const text of [detector.name, detector.sees, detector.misses, ...benign]) expectReadable(text)
    expect(new Set(detector.benign.map(({ id }) => id)).size).toBe(detector.benign.length)
  })

  it('states each parameter with its unit and why', () => {
    for (const { name, value, unit, why } of detector.parameters) {
      expect(Number.isFinite(value), name).toBe(true)
      expect(unit, name).not.toBe('')
      expect(why.length, `${name}: ${why}`).toBeGreaterThan(20)
      expect(why).not.toMatch(forbidden)
    }
  })

  it('speaks of known types, subjects and needs', () => {
    expect(fraudTypes).toEqual(expect.arrayContaining([...detector.fraudTypes]))
    expect(detector.fraudTypes.length).toBeGreaterThan(0)
    expect(detector.subjects.length).toBeGreaterThan(0)
    expect(families).toContain(detector.family)
    expect(detector.needs.length).toBeGreaterThan(0)
  })

  it('is experimental until its quality is measured', () => {
    expect(detector.status).toBe('experimental')
  })

  it('declares every statement in its folder, each as the engine describes it', async () => {
    const files = readdirSync(join(here, detector.id)).filter((file) => file.endsWith('.sql'))
    const declared = detector.queries.map(({ statement }) => statement.name)
    expect(declared.toSorted()).toEqual(files.map((file) => `${detector.id}/${file}`).sort())
    const engine = await emptyStore()
    for (const { statement, row, parameters } of detector.queries) {
      const columns = await engine.describe(statement, { ...sampleParameters(statement), ...parameters })
      const described = Object.fromEntries(columns.map(({ name, type }) => [name, type]))
      expect(plain(described), statement.name).toEqual(plain(row))
    }
  })

  it.each(['guilty', 'benign', 'missed'])('proves itself on a small %s world', (sort) => {
    const worlds = worldsOf(detector).filter((name) => name.startsWith(sort))
    expect(worlds.length).toBeGreaterThan(0)
    for (const world of worlds) {
      const folder = join(here, detector.id, 'worlds', world)
      expect(readdirSync(folder)).toContain('manifest.json')
      expect(bytesOf(folder)).toBeLessThan(100_000)
    }
  })

  it('has tests of its own that ask the laws of its small worlds', () => {
    const tests = readFileSync(join(here, detector.id, 'detector.test.ts'), 'utf8')
    expect(tests).toMatch(/^keepsTheLaws\(/m)
  })
})
