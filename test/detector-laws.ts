import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Detector } from '../src/detectors/detector.ts'
import { type Detection, type Finding, families } from '../src/detectors/finding.ts'
import { weightLimitDb } from '../src/detectors/weight.ts'
import { languages, type Text } from '../src/language.ts'
import type { AuditedSession } from '../src/records/coverage.ts'
import { wordless } from '../src/reports/reading/operands.ts'
import { fuse } from '../src/verdicts/fuse.ts'
import { levels } from '../src/verdicts/verdict.ts'
import { openWorld } from './world.ts'

/** Nobody has decided anything when a detector speaks. */
export const forbidden =
  /fraud|illegal|unlawful|crim(e|inal)|cheat|scam|guilt|欺诈|诈骗|违法|非法|犯罪|造假|作弊|有罪/i

/** Both languages are there, each in its own script, and neither names what only the code knows. */
export function expectReadable({ zh, en }: Text): void {
  expect(zh).toMatch(/\p{Script=Han}/u)
  expect(en).toMatch(/[a-z]/i)
  expect(en).not.toMatch(/\p{Script=Han}/u)
  for (const text of [zh, en]) {
    expect(text).not.toMatch(forbidden)
    expect(text, 'a reader knows no internal names').not.toMatch(/[a-z]+[._][a-z]+/)
  }
}

/** A finding says who speaks of whom, how much it weighs and what else could explain it, in words that a report has. */
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
  expect([...wordless(finding)], 'names that the report has no word for').toEqual([])
}

/** Where a detector could not judge a session, it says what it lacked, and says nothing else of the session itself. */
function expectHonest({ id }: Detector, detection: Detection, sessions: ReadonlySet<string>): void {
  for (const { detector, session_id, missing } of detection.insufficient) {
    expect(detector).toBe(id)
    expect(sessions.has(session_id)).toBe(true)
    expect(missing.length).toBeGreaterThan(0)
  }
}

function expectToAccuseNoSession(
  detector: Detector,
  detection: Detection,
  sessions: readonly AuditedSession[],
): void {
  for (const { subject_kind, level } of fuse(detection, sessions, [detector]))
    if (subject_kind === 'session' && level !== 'insufficient_data')
      expect(levels.indexOf(level)).toBeLessThanOrEqual(levels.indexOf('watch'))
}

/**
 * The tests that every detector passes on each of its small worlds: its findings are lawful and readable, where nobody is
 * guilty no session stands accused, and one node and two shards say the same. Each detector's own tests call it.
 */
export function keepsTheLaws(detector: Detector): void {
  const folder = join(import.meta.dirname, '..', 'src', 'detectors', detector.id, 'worlds')
  describe('on its small worlds', () => {
    it.each(readdirSync(folder).sort())('it keeps the laws of findings: %s', async (name) => {
      const { engine, sessions } = await openWorld(join(folder, name))
      expect(sessions.length).toBeGreaterThan(0)
      const detection = await detector.detect({ engine, sessions })
      const { findings } = detection
      expect(new Set(findings.map(({ finding_id }) => finding_id)).size).toBe(findings.length)
      for (const finding of findings) expectLawful(detector, finding)
      const known = new Set(sessions.map(({ session_id }) => session_id))
      for (const { session_id } of findings) if (session_id !== null) expect(known.has(session_id)).toBe(true)
      expectHonest(detector, detection, known)
      if (name.startsWith('guilty'))
        expect(Math.max(...findings.map(({ weight_db }) => weight_db))).toBeGreaterThan(0)
      else expectToAccuseNoSession(detector, detection, sessions)
      expect(await detector.detect(await openWorld(join(folder, name), 'two-shard')), 'two shards').toEqual(
        detection,
      )
    })
  })
}
