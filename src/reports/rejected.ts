import type { Text } from '../language.ts'
import type { RejectedRow } from './audit-result.ts'

/** How many rows were refused for one reason, with where the first of them stands. */
export interface RejectedReason {
  readonly code: string
  readonly text: Text
  readonly count: number
  readonly firstFile: string
  readonly firstLine: number
}

export interface RejectedSummary {
  readonly total: number
  readonly reasons: readonly RejectedReason[]
}

/** Counts rows by reason as they pass; memory grows with the reasons, not with the rows. */
export function rejectedTally(): { add(row: RejectedRow): void; summary(): RejectedSummary } {
  const reasons = new Map<string, RejectedReason>()
  return {
    add({ file, line, reason }) {
      const known = reasons.get(reason.code)
      reasons.set(
        reason.code,
        known
          ? { ...known, count: known.count + 1 }
          : {
              code: reason.code,
              text: { zh: reason.zh, en: reason.en },
              count: 1,
              firstFile: file,
              firstLine: line,
            },
      )
    },
    summary: () => {
      const sorted = [...reasons.values()].sort((a, b) => b.count - a.count || (a.code < b.code ? -1 : 1))
      return { total: sorted.reduce((sum, { count }) => sum + count, 0), reasons: sorted }
    },
  }
}
