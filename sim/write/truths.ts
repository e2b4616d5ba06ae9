import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import type { GroupTruth, Truth } from '../truth.ts'
import type { Records } from './records.ts'

/** Everything that is true of one session, beside what its records show. */
export interface SessionTruth {
  readonly session_id: string
  readonly practices: readonly {
    readonly fraud_type: string
    readonly dose: number
    readonly skill: number
  }[]
  readonly causes: readonly string[]
  /** What each metric would be without what is made up; money in minor units. */
  readonly figures: Readonly<Record<string, number>>
}

/** Where the truths of one job go: labels among the records, the rest into `truth/` beside them. */
export interface TruthFiles {
  label(truth: Truth): void
  group(group: GroupTruth): void
  session(truth: SessionTruth): void
  close(): void
}

export function truthsInto(folder: string, job: string, decided_at: number, records: Records): TruthFiles {
  const seen = new Set<string>()
  const open = new Map<string, number>()
  const line = (name: string, value: unknown): void => {
    let file = open.get(name)
    if (file === undefined) {
      mkdirSync(join(folder, 'truth'), { recursive: true })
      file = openSync(join(folder, 'truth', `${name}-${job}.ndjson`), 'w')
      open.set(name, file)
    }
    writeSync(file, `${JSON.stringify(value)}\n`)
  }
  const label = (truth: Truth): void => {
    const key = Object.values(truth).join('\u0000')
    if (seen.has(key)) return
    seen.add(key)
    records.put('label', { ...truth, decided_by: 'simulated', at: decided_at })
  }
  return {
    label,
    group(group) {
      line('group', group)
      label({
        subject_kind: 'group',
        subject_id: group.group_id,
        label: 'confirmed',
        fraud_type: group.fraud_type,
      })
    },
    session: (truth) => line('session', truth),
    close() {
      for (const file of open.values()) closeSync(file)
    },
  }
}
