import { type Clause, isPicture, type Sign, spoken } from './fold.ts'
import { readings } from './readings.ts'
import { ofWholeWords } from './segments.ts'

/** A word found in a clause: where, and by how many of its characters it was disguised. */
export interface Found {
  readonly from: number
  readonly until: number
  readonly disguised: number
  /** Read by the sound of another character: it may be another word. */
  readonly guessed?: boolean
}

/** How a sign stands for a character: not at all, by itself, or by its look or sound. */
type Likeness = 'not' | 'same' | 'form' | 'sound' | 'initial' | 'picture'

const initialOf = (syllable: string): string => syllable[0] ?? ''

function likeness(sign: Sign, character: string): Likeness {
  if (sign.text === character) return sign.disguised && sign.sort === 'character' ? 'form' : 'same'
  const sounds = readings.get(character) ?? []
  if (sign.sort === 'letter')
    return sounds.some((sound) => initialOf(sound) === sign.text) ? 'initial' : 'not'
  if (sign.sort === 'character' || sign.sort === 'syllable')
    return spoken(sign).some((sound) => sounds.includes(sound)) ? 'sound' : 'not'
  return isPicture(sign) ? 'picture' : 'not'
}

/** Whether so many characters may be told by their sound: some must stand as themselves, or all be spelt out. */
function readable(length: number, kinds: readonly Likeness[], spelt: boolean): boolean {
  const own = kinds.filter((kind) => kind === 'same' || kind === 'form').length
  const pictures = kinds.filter((kind) => kind === 'picture').length
  if (pictures > 0 && (length < 3 || pictures > 1)) return false
  if (length === 1) return own === 1
  return own >= length / 2 || (spelt && !kinds.includes('initial'))
}

interface Read {
  readonly at: number
  readonly kinds: readonly Likeness[]
  /** After how many of its characters something stands between. */
  readonly gaps: number
  readonly spelt: boolean
}

/** A picture before the character itself is an ornament and stands for nothing. */
function stands(sign: Sign | undefined, character: string): boolean {
  const kind = sign ? likeness(sign, character) : 'not'
  return kind !== 'not' && kind !== 'picture'
}

/** Reads a word from a sign on, over blanks and dots between its characters. */
function readFrom(clause: Clause, word: readonly string[], from: number): Read | null {
  const kinds: Likeness[] = []
  let [at, gaps, spelt] = [from, 0, true]
  for (const character of word) {
    let kind: Likeness = 'not'
    for (let skipped = 0; skipped <= 3; skipped += 1, at += 1) {
      const sign = clause[at]
      if (!sign) return null
      kind = likeness(sign, character)
      if (kind === 'picture' && stands(clause[at + 1], character)) kind = 'not'
      if (kind === 'initial' && skipped > 0) return null
      if (kind !== 'not') break
      if (sign.sort !== 'between' || kinds.length === 0 || /[\d/=+%]/.test(sign.text)) return null
      if (skipped === 0) gaps += 1
    }
    if (kind === 'not') return null
    if (clause[at]?.sort === 'character' && kind === 'sound') spelt = false
    kinds.push(kind)
    at += 1
  }
  return { at, kinds, gaps, spelt }
}

/** Where in a clause each character, syllable or letter stands, so that a word is looked for only where it may begin. */
type Index = ReadonlyMap<string, readonly number[]>

const indices = new WeakMap<Clause, Index>()

function indexOf(clause: Clause): Index {
  const known = indices.get(clause)
  if (known) return known
  const index = new Map<string, number[]>()
  for (const [at, sign] of clause.entries()) {
    const sounds = spoken(sign).map((sound) => `~${sound}`)
    const keys = isPicture(sign)
      ? ['picture']
      : sign.sort === 'letter'
        ? [sign.text, `^${sign.text}`]
        : [sign.text, ...sounds]
    for (const key of new Set(keys)) index.set(key, [...(index.get(key) ?? []), at])
  }
  indices.set(clause, index)
  return index
}

const starts = new Map<string, readonly string[]>()

/** Under which keys a word may begin. */
function startsOf(first: string): readonly string[] {
  const known = starts.get(first)
  if (known) return known
  const sounds = readings.get(first) ?? []
  const keys = [
    first,
    'picture',
    ...sounds.map((sound) => `~${sound}`),
    ...sounds.map((sound) => `^${initialOf(sound)}`),
  ]
  const all = [...new Set(keys)]
  starts.set(first, all)
  return all
}

function placesOf(clause: Clause, keys: readonly string[]): readonly number[] {
  const index = indexOf(clause)
  const places = keys.flatMap((key) => index.get(key) ?? [])
  return places.length < 2 ? places : [...new Set(places)].sort((one, other) => one - other)
}

/** Words to be looked for together, by the keys under which they may begin. */
export type Vocabulary = ReadonlyMap<string, readonly string[]>

export const vocabularyOf = (words: readonly string[]): Vocabulary =>
  new Map(
    [
      ...Map.groupBy(
        words.flatMap((word) => startsOf([...word][0] ?? '').map((key) => ({ key, word }))),
        ({ key }) => key,
      ),
    ].map(([key, all]) => [key, all.map(({ word }) => word)]),
  )

/** Which of the words may stand in a clause: those that begin with one of its signs. */
export const mayStand = (clause: Clause, vocabulary: Vocabulary): ReadonlySet<string> =>
  new Set([...indexOf(clause).keys()].flatMap((key) => vocabulary.get(key) ?? []))

/** A word whose characters are its own must be made of whole words; what stands between them, after each or none. */
function standsPlainly(clause: Clause, { from, at, gaps, kinds }: Read & { readonly from: number }): boolean {
  return gaps === 0 ? ofWholeWords(clause, from, at) : gaps === kinds.length - 1
}

/** Every place where a word stands in a clause, however it is written. */
export function findWord(clause: Clause, word: string): Found[] {
  const letters = [...word]
  const found: Found[] = []
  let after = 0
  for (const from of placesOf(clause, startsOf(letters[0] ?? ''))) {
    if (from < after) continue
    const read = readFrom(clause, letters, from)
    if (!read || !readable(letters.length, read.kinds, read.spelt)) continue
    const changed = read.kinds.filter((kind) => kind !== 'same').length
    if (changed === 0 && !standsPlainly(clause, { ...read, from })) continue
    found.push({
      from,
      until: read.at,
      disguised: changed + (read.gaps > 0 ? 1 : 0),
      guessed: !read.spelt && read.kinds.includes('sound'),
    })
    after = read.at
  }
  return found
}

/** Where a word stands as itself: ordinary words are not guessed at. */
export function findPlain(clause: Clause, word: string): Found[] {
  const letters = [...word]
  return placesOf(clause, [letters[0] ?? ''])
    .filter((from) => letters.every((letter, at) => clause[from + at]?.text === letter))
    .map((from) => ({ from, until: from + letters.length, disguised: 0 }))
}
