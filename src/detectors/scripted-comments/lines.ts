import type { Engine } from '../../engine/engine.ts'
import { sqlFile } from '../../engine/statement.ts'
import type { DetectorQuery } from '../detector.ts'
import type { Line } from './circle.ts'
import { assumed } from './parameters.ts'

const whole = 'Int64'
export const linesQuery: DetectorQuery = {
  statement: sqlFile(import.meta.url, 'lines.sql'),
  row: {
    session_id: 'String',
    account_id: 'String',
    text_number: whole,
    said: whole,
    first_at: whole,
    last_at: whole,
  },
}
export const phrasesQuery: DetectorQuery = {
  statement: sqlFile(import.meta.url, 'phrases.sql'),
  row: { grams: 'Array(UInt32)', text_numbers: 'Array(Int64)', texts: 'Array(String)' },
}

interface Text {
  readonly session_id: string
  readonly account_id: string
  readonly text_number: number
  readonly said: number
  readonly first_at: number
  readonly last_at: number
}

/** The texts with the same phrases, by their numbers and as they were written. */
interface Phrase {
  readonly grams: readonly number[]
  readonly text_numbers: readonly number[]
  readonly texts: readonly string[]
}

const { gram, leastGrams, mostLines } = assumed
const least = gram + leastGrams - 1

/** Texts of an account in a session that have the same phrases are one line. */
function withPhrases(texts: readonly Text[], phrases: readonly Phrase[]): Line[] {
  const phraseOf = new Map(
    phrases.flatMap(({ grams, text_numbers, texts }) =>
      text_numbers.map((number, place) => [number, { grams, text: texts[place] ?? '' }] as const),
    ),
  )
  const lines: Line[] = []
  const places = new Map<Phrase['grams'], number>()
  let [session, account] = ['', '']
  for (const { session_id, account_id, text_number, said, first_at, last_at } of texts) {
    if (session_id !== session || account_id !== account) places.clear()
    ;[session, account] = [session_id, account_id]
    const phrase = phraseOf.get(text_number)
    if (!phrase) continue
    const { grams, text } = phrase
    const place = places.get(grams) ?? lines.length
    const known = lines[place]
    places.set(grams, place)
    lines[place] = {
      session_id,
      account_id,
      grams,
      example: known && known.example < text ? known.example : text,
      said: said + (known?.said ?? 0),
      first_at: Math.min(first_at, known?.first_at ?? first_at),
      last_at: Math.max(last_at, known?.last_at ?? last_at),
    }
  }
  return lines
}

export interface LinesRead {
  readonly lines: readonly Line[]
  /** Sessions of which not every text was read. */
  readonly truncated: ReadonlySet<string>
}

/** What is said at length in some sessions: two statements, so that what many say is taken apart once. */
export async function linesIn(engine: Engine, sessions: readonly string[]): Promise<LinesRead> {
  const texts = await engine.rows<Text>(linesQuery.statement, { sessions, least, mostLines })
  const phrases = await engine.rows<Phrase>(phrasesQuery.statement, { sessions, least, gram, leastGrams })
  const counts = new Map<string, number>()
  for (const { session_id } of texts) counts.set(session_id, (counts.get(session_id) ?? 0) + 1)
  const full = [...counts].flatMap(([session, count]) => (count >= mostLines ? [session] : []))
  return { lines: withPhrases(texts, phrases), truncated: new Set(full) }
}
