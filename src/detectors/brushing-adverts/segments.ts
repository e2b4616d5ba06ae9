import type { Clause } from './fold.ts'

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' })
const boundaries = new WeakMap<Clause, ReadonlySet<number>>()

/** Before which signs of a clause a word of the dictionary begins or ends. */
function boundariesOf(clause: Clause): ReadonlySet<number> {
  const known = boundaries.get(clause)
  if (known) return known
  const signAt = new Map<number, number>()
  let length = 0
  for (const [at, { text }] of clause.entries()) {
    signAt.set(length, at)
    length += text.length
  }
  signAt.set(length, clause.length)
  const text = clause.map((sign) => sign.text).join('')
  const starts = [...segmenter.segment(text)].map(({ index }) => signAt.get(index))
  const found = new Set([...starts, clause.length].filter((at) => at !== undefined))
  boundaries.set(clause, found)
  return found
}

/** Whether a stretch of a clause is made of whole words: 空包 is not, in 空|包装|盒. */
export function ofWholeWords(clause: Clause, from: number, until: number): boolean {
  const bounds = boundariesOf(clause)
  return bounds.has(from) && bounds.has(until)
}
