import { decibans, limited, lnTailWeight } from '../weight.ts'
import { type Alike, type Member, membersOf, type Place } from './companies.ts'
import { assumed } from './parameters.ts'
import { isRegular, type Tempo, type Timed, temposOf } from './tempos.ts'
import { lnRare, type Rhythm, type Usual, usualOf } from './usual.ts'

/** A sequence with what it weighs, what it was held against, and with whom it keeps time. */
export interface Judged {
  readonly rhythm: Rhythm
  readonly weight_db: number
  readonly usual: Usual
  readonly tempo: Tempo
  /** Whether others keep the same tempo beyond chance. */
  readonly together: boolean
  /** Those whose waits are spread as its own are, where that says more than its tempo does. */
  readonly company: Alike | null
}

const weightOf = (lnP: number): number => limited(decibans(lnTailWeight(Math.min(0, lnP))))

/** Like by the clock, or one line over and over: what a tool on one telephone does for its owner. */
const isToolLike = ({ act, texts, acts }: Rhythm): boolean =>
  act === 'like' || (act === 'comment' && texts <= Math.max(2, acts / 10))

function judge(one: Timed, tempo: Tempo, usual: Usual, looked: number): Judged {
  const { rhythm, lnRare } = one
  const own = weightOf(lnRare + Math.log(looked))
  const alone = isToolLike(rhythm) ? Math.min(own, assumed.aloneDb) : own
  const known = { rhythm, usual, tempo, company: null }
  const shared = tempo.regular >= assumed.leastTogether && tempo.regular >= assumed.ownTempo * tempo.all
  const company = isRegular(one) && shared ? weightOf(tempo.lnP) : 0
  // By chance only so many at this tempo would be as rare as this one; half of those found are granted to chance besides.
  const ownPart = limited(decibans(Math.log(tempo.regular / (2 * tempo.all)) - lnRare))
  const member = Math.min(company, ownPart)
  return member > alone
    ? { ...known, weight_db: member, together: true }
    : { ...known, weight_db: alone, together: false }
}

/**
 * The room itself tells how many of those who wait alike are machines, in place of the one in twenty that is assumed of anybody;
 * and no member weighs more than that so many wait so.
 */
function memberDb({ probability, lnChance }: Member): number {
  if (probability <= 0) return 0
  const own = Math.log(probability / Math.max(1e-3, 1 - probability)) + Math.log(assumed.against)
  return Math.min(weightOf(lnChance), limited(decibans(own)))
}

/** Sequences without a tempo of their own, in company. */
function judgeUneven(
  timed: readonly Timed[],
  known: { readonly usual: Usual; readonly tempoOf: (one: Timed) => Tempo },
  placeOf: (session_id: string) => Place,
): Judged[] {
  const people = timed.filter((one) => !isRegular(one))
  const rareOf = new Map(timed.map((one) => [one.rhythm, one]))
  return membersOf(
    people.map(({ rhythm }) => rhythm),
    placeOf,
  ).map((member) => ({
    rhythm: member.rhythm,
    weight_db: memberDb(member),
    usual: known.usual,
    tempo: known.tempoOf(rareOf.get(member.rhythm) as Timed),
    together: true,
    company: member.company,
  }))
}

/** Every sequence of one sort of act against what is usual in the import; nothing where that cannot be told. */
export function judgeAll(rhythms: readonly Rhythm[], placeOf: (session_id: string) => Place): Judged[] {
  const usual = usualOf(rhythms)
  if (!usual) return []
  const timed = rhythms.map((rhythm): Timed => ({ rhythm, lnRare: lnRare(rhythm, usual) }))
  const tempoOf = temposOf(timed)
  const even = timed.filter(isRegular).map((one) => judge(one, tempoOf(one), usual, rhythms.length))
  const uneven = rhythms[0]?.act === 'like' ? judgeUneven(timed, { usual, tempoOf }, placeOf) : []
  return [...even, ...uneven].filter(({ weight_db }) => weight_db >= assumed.toldDb)
}
