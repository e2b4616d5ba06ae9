import type { Language, Text } from '../language.ts'
import { metricDefinition } from '../metrics/registry.ts'

/** Name and formula of a metric, as the report prints them. */
export interface MetricTerm {
  readonly name: Text
  readonly formula: Text
  readonly note: Text | null
  readonly statements: readonly string[]
}

/** Formulas speak of other figures and of columns by their names in the files; a reader is told them in words. */
const inWords = ({ zh, en }: Text): Text => {
  const told = (language: Language) => (name: string) =>
    metricDefinition(name)?.[language] ?? name.replaceAll('_', ' ')
  const names = /\b[a-z]+(?:_[a-z]+)+\b/g
  return { zh: zh.replace(names, told('zh')), en: en.replace(names, told('en')) }
}

/** A metric that the registry does not know is shown under its own id. */
export function metricTerm(id: string): MetricTerm {
  const known = metricDefinition(id)
  if (!known) return { name: { zh: id, en: id }, formula: { zh: '—', en: '—' }, note: null, statements: [] }
  const { zh, en, formula, note, statements } = known
  return { name: { zh, en }, formula: inWords(formula), note: note ? inWords(note) : null, statements }
}
