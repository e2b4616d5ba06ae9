import type { Text } from '../language.ts'
import { metricDefinition } from '../metrics/registry.ts'

/** Name and formula of a metric, as the report prints them. */
export interface MetricTerm {
  readonly name: Text
  readonly formula: Text
  readonly note: Text | null
  readonly statements: readonly string[]
}

/** A metric that the registry does not know is shown under its own id. */
export function metricTerm(id: string): MetricTerm {
  const known = metricDefinition(id)
  if (!known) return { name: { zh: id, en: id }, formula: { zh: '—', en: '—' }, note: null, statements: [] }
  const { zh, en, formula, note, statements } = known
  return { name: { zh, en }, formula, note: note ?? null, statements }
}
