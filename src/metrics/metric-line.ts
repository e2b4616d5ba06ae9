/** The fixed order of the waterfall; nothing is counted twice, a later step sees only what earlier steps left. */
export const waterfallSteps = [
  'list_price',
  'unpaid',
  'related_party',
  'fictitious',
  'ordinary_refunds',
  'other',
] as const
export type WaterfallStep = (typeof waterfallSteps)[number]

export interface Step {
  readonly step: WaterfallStep
  /** Taken off, in minor units; negative where the assertion was below what the records hold. */
  readonly amount: number
  /** Order lines (or records) behind it. */
  readonly count: number
  /** Of refunds, the part in orders that a finding speaks of while none of them reaches `suspected`. */
  readonly watched?: { readonly amount: number; readonly count: number }
}

/** Quartiles in the unit of the metric, and the shares, 0–1, of stays under ten seconds and over thirty minutes. */
export interface Spread {
  readonly median: number
  readonly p25: number
  readonly p75: number
  readonly under_10s: number
  readonly over_30min: number
}

/** One line of metrics.ndjson: one figure of one session, from four mouths. Null: nothing to compute it from. */
export interface MetricLine {
  readonly session_id: string
  readonly metric: string
  readonly unit: 'count' | 'seconds' | 'ratio' | 'money'
  readonly currency: string | null
  readonly claimed: number | null
  readonly displayed: number | null
  readonly recorded: number | null
  readonly audited: number | null
  readonly low: number | null
  readonly high: number | null
  /** Share of the records behind the figure that could be judged; null where none could. */
  readonly decision_rate: number | null
  /** From claimed (or recorded, where nobody claimed) to audited, adding up exactly; empty for other metrics. */
  readonly steps: readonly Step[]
  /** How the values behind a mean are spread; left out for other metrics. */
  readonly spread?: Spread
  /** The instant of which a figure at an instant speaks, UTC milliseconds; left out for other metrics. */
  readonly at?: number
  /** The recorded figure by days after the end of the session, where it depends on them. */
  readonly by_days?: Readonly<Record<string, number>>
  /** UTC milliseconds of the last event on record behind a figure that later events could still change. */
  readonly records_until?: number
  /** The streams the figure rests on, with their granularity and share. */
  readonly coverage: Readonly<Record<string, { readonly granularity: string; readonly share: number | null }>>
}
