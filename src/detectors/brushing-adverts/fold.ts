import { saidInChinese } from './abroad.ts'
import { forms, letters, pictures, split } from './lookalikes.ts'
import { readings, syllables } from './readings.ts'

/** One sign of an advert as it is read: a character, a syllable or letter in Latin, a number, or a sign between them. */
export interface Sign {
  readonly sort: 'character' | 'syllable' | 'letter' | 'number' | 'between'
  readonly text: string
  /** Written in another form than the one it is read in. */
  readonly disguised: boolean
}

/** Signs of one clause. */
export type Clause = readonly Sign[]

const han = /\p{Script=Han}/u
const pictured = /[\p{Extended_Pictographic}\p{Regional_Indicator}]/u
const invisible = /\p{Mn}|\p{Me}|\p{Cf}/gu

/** Between every two signs the same one was put: `直·播·间`. Returns the text without it. */
function unspaced(text: string): { readonly text: string; readonly spaced: boolean } {
  const all = [...text]
  const between = all.filter((_, at) => at % 2 === 1)
  const counts = Map.groupBy(between, (sign) => sign)
  const [most, times] = [...counts]
    .map(([sign, all]): [string, number] => [sign, all.length])
    .sort((one, other) => other[1] - one[1])[0] ?? ['', 0]
  const apart = all.length >= 8 && times >= 0.8 * between.length && !/[\p{L}\p{N}]/u.test(most)
  return apart
    ? { text: all.filter((sign, at) => at % 2 === 0 || sign !== most).join(''), spaced: true }
    : { text, spaced: false }
}

/** What a picture says, or a letter of another script; with a mark where it was disguised. */
function read(sign: string): { readonly text: string; readonly disguised: boolean } {
  const other = pictures.get(sign) ?? forms.get(sign) ?? letters.get(sign)
  return other === undefined ? { text: sign, disguised: false } : { text: other, disguised: true }
}

/** A run of Latin letters as syllables where it is made of nothing else; letter by letter where it is short. */
function latin(run: string): Sign[] {
  const parts: string[] = []
  for (let at = 0; at < run.length; ) {
    const length = [6, 5, 4, 3, 2].find(
      (size) => at + size <= run.length && syllables.has(run.slice(at, at + size)),
    )
    if (length === undefined) break
    parts.push(run.slice(at, at + length))
    at += length
  }
  if (parts.join('').length === run.length)
    return parts.map((text) => ({ sort: 'syllable', text, disguised: true }))
  const sort = run.length <= 3 ? 'letter' : 'between'
  return sort === 'letter'
    ? [...run].map((text) => ({ sort, text, disguised: true }))
    : [{ sort, text: run, disguised: false }]
}

function signsOf(text: string, spaced: boolean): Sign[] {
  const signs: Sign[] = []
  const pieces = text.match(/\d+(?:\.\d+)?|[a-z]+|[\s\S]/gu) ?? []
  for (const piece of pieces) {
    if (/^\d/.test(piece)) signs.push({ sort: 'number', text: piece, disguised: false })
    else if (/^[a-z]/.test(piece)) signs.push(...latin(piece))
    else {
      const { text: said, disguised } = read(piece)
      for (const each of said)
        signs.push({
          sort: han.test(each) ? 'character' : /[a-z]/.test(each) ? 'letter' : 'between',
          text: each,
          disguised: disguised || spaced,
        })
    }
  }
  return signs
}

function whole(text: string): string {
  let said = text
  for (const [parts, one] of split) said = said.replaceAll(parts, one)
  return said
}

/**
 * Undoes what is done to a text so that no machine should read it: full-width and other forms of letters, invisible signs, a
 * sign put between all others, characters taken apart, pictures and look-alikes for characters.
 */
export function clausesOf(text: string): Clause[] {
  // Pictures first: some are composed of a character that says something else.
  const plain = [...text]
    .map((sign) => (pictures.has(sign) ? sign : sign.normalize('NFKC')))
    .join('')
    .toLowerCase()
    .replace(invisible, '')
  const foreign = saidInChinese([...plain].map((sign) => letters.get(sign) ?? sign).join(''))
  const { text: closed, spaced } = unspaced(foreign)
  const said = whole(closed)
    .replace(/(\d)[,\s](?=\d{3}(?!\d))/g, '$1')
    .replace(/(\d)\s*\.\s*(?=\d)/g, '$1.')
  return said
    .split(/[,;。！!？?\n|｜:…]+/u)
    .map((clause) => signsOf(clause, spaced))
    .filter((signs) => signs.length > 0)
}

/** Syllables of a sign, or none. */
export const spoken = ({ sort, text }: Sign): readonly string[] =>
  sort === 'character' ? (readings.get(text) ?? []) : sort === 'syllable' ? [text] : []

export const isPicture = ({ sort, text }: Sign): boolean => sort === 'between' && pictured.test(text)
