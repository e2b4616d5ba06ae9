import type { Answer, Figured } from './answer.ts'
import type { WorldTruth } from './truth.ts'

/** One figure of one session: what it truly is, and what the audit made of it. */
export interface FigureTally {
  readonly metric: string
  /** Whether anything is made up in the session. */
  readonly made_up: boolean
  readonly truth: number
  readonly recorded: number | null
  readonly audited: number | null
  readonly low: number | null
  readonly high: number | null
}

/** Sets each figure that has a true value beside it; a session without a line of that metric counts as not audited. */
export function tallyFigures({ sessions }: WorldTruth, { metrics }: Answer): FigureTally[] {
  const lines = new Map<string, Figured>()
  for (const line of metrics) {
    const key = `${line.session_id}\t${line.metric}`
    // A session has a line for each currency, the main one first.
    if (!lines.has(key)) lines.set(key, line)
  }
  return sessions.flatMap(({ session_id, practices, figures }) =>
    Object.entries(figures).map(([metric, truth]): FigureTally => {
      const line = lines.get(`${session_id}\t${metric}`)
      return {
        metric,
        made_up: practices.length > 0,
        truth,
        recorded: line?.recorded ?? null,
        audited: line?.audited ?? null,
        low: line?.low ?? null,
        high: line?.high ?? null,
      }
    }),
  )
}
