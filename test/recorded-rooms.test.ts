import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { root, wring } from './cli/command.ts'

/** Ordinary rooms as an observer recorded them; they are not part of the project. `WRING_ROOMS` says where they lie. */
const rooms = process.env['WRING_ROOMS'] ?? join(root, '..', 'shared', 'data', 'rooms')
const recorded = ['11365', '1370218'].map((room) => ({ room, source: join(rooms, room) }))

const out = mkdtempSync(join(tmpdir(), 'wring-rooms-'))
afterAll(() => rmSync(out, { recursive: true, force: true }))

const linesOf = <Line>(room: string, file: string): Line[] =>
  readFileSync(join(out, room, file), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Line)

interface MetricLine {
  readonly metric: string
  readonly recorded: number | null
  readonly audited: number | null
}

describe.each(recorded)(
  'recorded room $room (skipped where WRING_ROOMS names no such folder)',
  ({ room, source }) => {
    it.skipIf(!existsSync(source))(
      'ends with a report, accuses nobody, and says what an observer cannot know',
      async () => {
        const ran = await wring(['audit', source, '--out', join(out, room)])
        // A slow machine is told how far the work is; only faults are faults.
        expect([ran.code, /error|^ {4}at /im.test(ran.stderr)]).toEqual([0, false])
        expect(existsSync(join(out, room, 'report.html'))).toBe(true)
        const verdicts = linesOf<{ subject_kind: string; level: string; coverage: object }>(
          room,
          'verdicts.ndjson',
        )
        const sessions = verdicts.filter(({ subject_kind }) => subject_kind === 'session')
        expect(sessions.length).toBeGreaterThan(0)
        for (const { level } of verdicts) expect(['none', 'watch', 'insufficient_data']).toContain(level)
        for (const { coverage } of sessions)
          expect(Object.keys(coverage)).toEqual(expect.arrayContaining(['activity.leave', 'order']))
        const metrics = linesOf<MetricLine>(room, 'metrics.ndjson')
        for (const unknowable of ['orders', 'gmv_paid', 'gmv_audited', 'acu'])
          for (const { recorded: ledger, audited } of metrics.filter(({ metric }) => metric === unknowable))
            expect([ledger, audited], unknowable).toEqual([null, null])
        expect(metrics.some(({ metric }) => metric === 'gmv_audited')).toBe(true)
      },
    )
  },
)
