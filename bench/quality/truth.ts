import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import type { GroupTruth } from '../../sim/truth.ts'
import type { SessionTruth } from '../../sim/write/truths.ts'
import type { SubjectKind } from '../../src/detectors/finding.ts'

/** One `label` record; '' where a column is empty. */
export interface Label {
  readonly subject_kind: SubjectKind
  readonly subject_id: string
  readonly session_id: string
  readonly label: 'confirmed' | 'genuine'
  readonly fraud_type: string
  readonly cause: string
}

/** Everything that is true of a world. What no label confirms is genuine. */
export interface WorldTruth {
  readonly labels: readonly Label[]
  readonly sessions: readonly SessionTruth[]
  readonly groups: readonly GroupTruth[]
}

const filesOf = (folder: string, start: string): string[] =>
  readdirSync(folder)
    .filter((name) => name.startsWith(start))
    .sort()
    .map((name) => readFileSync(join(folder, name), 'utf8'))

const lines = <Row>(folder: string, start: string): Row[] =>
  filesOf(folder, start).flatMap((text) =>
    text
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as Row),
  )

/** Reads the truth of a world from a folder that holds its labels, sessions and groups side by side. */
export function readTruth(folder: string): WorldTruth {
  return {
    labels: filesOf(folder, 'label-').flatMap((text) => parse<Label>(text, { columns: true })),
    sessions: lines<SessionTruth>(folder, 'session-'),
    groups: lines<GroupTruth>(folder, 'group-'),
  }
}
