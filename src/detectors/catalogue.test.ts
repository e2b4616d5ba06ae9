import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { closeWorlds, openStore, openWorld } from '../../test/world.ts'
import type { Parameters, Statement } from '../engine/statement.ts'
import { migrate } from '../ingest/migrate.ts'
import { languages, type Text } from '../language.ts'
import { fuse } from '../verdicts/fuse.ts'
import { levels } from '../verdicts/verdict.ts'
import { detectors } from './catalogue.ts'
import type { Detector } from './detector.ts'
import { type Detection, type Finding, families, fraudTypes } from './finding.ts'
import { contentHash, readLock } from './lock.ts'
import { visitTable } from './visits.ts'
import { weightLimitDb } from './weight.ts'

afterAll(closeWorlds)

const here = import.meta.dirname
const folders = readdirSync(here, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  .sort()

/** Nobody has decided anything when a detector speaks. */
const forbidden =
  /fraud|illegal|unlawful|crim(e|inal)|cheat|scam|guilt|欺诈|诈骗|违法|非法|犯罪|造假|作弊|有罪/i

function expectReadable({ zh, en }: Text): void {
  expect(zh).toMatch(/\p{Script=Han}/u)
  expect(en).toMatch(/[a-z]/i)
  expect(en).not.toMatch(/\p{Script=Han}/u)
  for (const text of [zh, en]) {
    expect(text).not.toMatch(forbidden)
    expect(text, 'a reader knows no internal names').not.toMatch(/[a-z]+[._][a-z]+/)
  }
}

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
    const engine = await openStore()
    await migrate(engine)
    await engine.createTable(visitTable)
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

  it.each(worldsOf(detector))('keeps the laws of findings on %s', async (world) => {
    const { engine, sessions } = await openWorld(join(here, detector.id, 'worlds', world))
    expect(sessions.length).toBeGreaterThan(0)
    const detection = await detector.detect({ engine, sessions })
    const ids = detection.findings.map(({ finding_id }) => finding_id)
    expect(new Set(ids).size).toBe(ids.length)
    for (const finding of detection.findings) expectLawful(detector, finding)
    const known = new Set(sessions.map(({ session_id }) => session_id))
    for (const { session_id } of detection.findings)
      if (session_id !== null) expect(known.has(session_id)).toBe(true)
    expectHonest(detector, detection, known)
    if (world.startsWith('guilty'))
      expect(Math.max(...detection.findings.map(({ weight_db }) => weight_db))).toBeGreaterThan(0)
    else
      for (const verdict of fuse(detection, sessions, [detector]))
        if (verdict.subject_kind === 'session' && verdict.level !== 'insufficient_data')
          expect(levels.indexOf(verdict.level)).toBeLessThanOrEqual(levels.indexOf('watch'))
  })
})

/** A finding says who speaks of whom, how much it weighs and what else could explain it. */
function expectLawful(detector: Detector, finding: Finding): void {
  const { id, version } = detector
  expect(finding).toMatchObject({ detector: id, detector_version: version })
  expect(
    finding.finding_id.startsWith(`${id}@${version}:${finding.subject_kind}:${finding.subject_id}`),
  ).toBe(true)
  expect(families).toContain(finding.family)
  expect(detector.fraudTypes).toContain(finding.fraud_type)
  expect(detector.subjects).toContain(finding.subject_kind)
  expect(Math.abs(finding.weight_db)).toBeLessThanOrEqual(weightLimitDb)
  expect(finding.window.from).toBeLessThanOrEqual(finding.window.until)
  expect(finding.needs_coverage.length).toBeGreaterThan(0)
  expect(JSON.parse(JSON.stringify(finding))).toEqual(finding)
  expectReadable(finding.statement)
  for (const language of languages) expect(finding.statement[language]).toMatch(/\d/)
  expect(finding.benign_considered.map(({ cause }) => cause).sort()).toEqual(
    detector.benign.map((cause) => cause.id).sort(),
  )
  for (const { ruled_out_by } of finding.benign_considered) if (ruled_out_by) expectReadable(ruled_out_by)
}

/** Where a detector could not judge a session, it says what it lacked, and says nothing else of the session itself. */
function expectHonest(detector: Detector, detection: Detection, sessions: ReadonlySet<string>): void {
  for (const { detector: id, session_id, missing } of detection.insufficient) {
    expect(id).toBe(detector.id)
    expect(sessions.has(session_id)).toBe(true)
    expect(missing.length).toBeGreaterThan(0)
  }
}
