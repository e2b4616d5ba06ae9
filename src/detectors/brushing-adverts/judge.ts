import { foreignMoney } from './abroad.ts'
import { type Clause, clausesOf, type Sign } from './fold.ts'
import {
  wares as allWares,
  assurances,
  companionWare,
  deeds,
  negators,
  ordinaryWords,
  otherTrades,
  refusals,
  type Term,
  terms,
  venues,
  type Ware,
} from './lexicon.ts'
import { type Found, findPlain, findWord, mayStand, type Vocabulary, vocabularyOf } from './match.ts'
import { assumed } from './parameters.ts'
import { namesPrice, type Offer, offersIn } from './price.ts'

/** What an advert is made of, as far as it concerns this trade. */
export interface Reading {
  readonly wares: readonly {
    readonly ware: Ware
    readonly word: string
    readonly telling: boolean
    readonly done: boolean
  }[]
  readonly disguised: number
  readonly offers: readonly Offer[]
  /** It names some price, whether or not for how many. */
  readonly priced: boolean
  /** Of an advert that names no ware: whether it asks a price as adverts of the trade do. */
  readonly pricedLikeIt: boolean
  readonly assurances: readonly string[]
  readonly venue: boolean
  readonly otherTrades: readonly string[]
}

export interface Advert {
  readonly title: string
  readonly description: string
}

interface Placed extends Found {
  readonly term: Term
}

const overlaps = (one: Found, other: Found): boolean => one.from < other.until && other.from < one.until

const tradeWords = vocabularyOf(terms.map(({ word }) => word))
const ordinaryVocabulary = vocabularyOf(ordinaryWords)
const negatingVocabulary = vocabularyOf(negators)
const refusalVocabulary = vocabularyOf(refusals)
const deedVocabulary = vocabularyOf(deeds)
const assuranceVocabulary = vocabularyOf(assurances)
const venueVocabulary = vocabularyOf(venues)
const otherVocabulary = vocabularyOf(otherTrades)

const plainly = (clause: Clause, vocabulary: Vocabulary): Found[] =>
  [...mayStand(clause, vocabulary)].flatMap((word) => findPlain(clause, word))

/** Words of a vocabulary that stand somewhere in an advert, as it is read or as they are. */
function wordsIn(clauses: readonly Clause[], vocabulary: Vocabulary, find: typeof findWord): string[] {
  const found = clauses.flatMap((clause) =>
    [...mayStand(clause, vocabulary)].filter((word) => find(clause, word).length > 0),
  )
  return [...new Set(found)].sort()
}

/** Words of the trade in a clause, the longer before the shorter, none that an ordinary word accounts for or a negation takes back. */
function termsIn(clause: Clause): Placed[] {
  const candidates = mayStand(clause, tradeWords)
  if (candidates.size === 0) return []
  const ordinary = plainly(clause, ordinaryVocabulary)
  const denied = plainly(clause, negatingVocabulary)
  const refused = plainly(clause, refusalVocabulary)
  const taken: Placed[] = []
  const candidatesFound = terms
    .filter(({ word }) => candidates.has(word))
    .flatMap((term) => findWord(clause, term.word).map((found) => ({ ...found, term })))
  // What is written comes before what is only heard.
  for (const guessed of [false, true])
    for (const one of candidatesFound.filter((each) => (each.guessed ?? false) === guessed))
      if (![...ordinary, ...taken].some((other) => overlaps(other, one))) taken.push(one)
  return taken.filter(
    ({ from }) =>
      !denied.some(({ from: start, until }) => start < from && from - until <= 4) &&
      !refused.some(({ from: start }) => start < from),
  )
}

/** A loose word beside a deed of the trade: `代刷…`, `…批发`. */
const isDone = (clause: Clause, placed: Placed): boolean =>
  plainly(clause, deedVocabulary).some(
    (deed) => deed.from < placed.until + 4 && placed.from < deed.until + 4 && !overlaps(deed, placed),
  )

const blank: Sign = { sort: 'between', text: ' ', disguised: false }

/** What is asked for how many; where no clause says so by itself, two that follow each other may: “300 viewers, 6 yuan”. */
function offersOf(clauses: readonly Clause[], sold: readonly Ware[], foreign: boolean): Offer[] {
  const inThese = (all: readonly Clause[]): Offer[] =>
    all.flatMap((clause) => sold.flatMap((ware) => offersIn(clause, ware, foreign)))
  const found = inThese(clauses)
  if (found.length > 0) return found
  return inThese(clauses.slice(1).map((clause, at) => [...(clauses[at] ?? []), blank, ...clause]))
}

/** Reads an advert: what it names, asks and promises, behind whatever it is written with. */
export function readAdvert({ title, description }: Advert): Reading {
  const [head, body] = [clausesOf(title), clausesOf(description)]
  const clauses = [...head, ...body]
  const placed = clauses.flatMap((clause) => termsIn(clause).map((one) => ({ clause, one })))
  const foreign = foreignMoney.test(`${title} ${description}`)
  const named = Map.groupBy(placed, ({ one }) => one.term)
  const wares = [...named].map(([{ ware, word, telling }, all]) => ({
    ware,
    word,
    telling: telling && all.some(({ one }) => !one.guessed),
    done: all.some(({ clause, one }) => isDone(clause, one)),
  }))
  const sold = new Set(wares.map(({ ware }) => ware))
  const alone = [...sold].every((ware) => ware === companionWare) && !wares.some(({ telling }) => telling)
  return {
    wares: alone ? [] : wares,
    disguised: placed.reduce((sum, { one }) => sum + (one.disguised === 0 ? 0 : one.guessed ? 0.5 : 1), 0),
    offers: offersOf(clauses, [...sold], foreign),
    priced: clauses.some(namesPrice),
    pricedLikeIt:
      wares.length === 0 &&
      clauses.some((clause) =>
        allWares.some((ware) => offersIn(clause, ware).some(({ telling }) => telling)),
      ),
    assurances: wordsIn(clauses, assuranceVocabulary, findWord),
    venue: wordsIn(clauses, venueVocabulary, findWord).length > 0,
    otherTrades: wordsIn(clauses, otherVocabulary, findPlain),
  }
}

/** The signs of which ordinary adverts show how common they are. */
export type Mark = 'price' | 'assurance'
export type Usual = Readonly<Record<Mark, number>>

/** How often adverts that name no ware of the trade show its other signs, with a stated share for as many as say nothing. */
export function usualOf(adverts: readonly (Advert & { readonly reading: Reading })[]): Usual {
  const ordinary = adverts.filter(({ reading }) => reading.wares.length === 0)
  const share = (shows: (advert: Advert & { readonly reading: Reading }) => boolean): number =>
    (ordinary.filter(shows).length + assumed.ordinaryShare * assumed.ordinaryStrength) /
    (ordinary.length + assumed.ordinaryStrength)
  return {
    price: share(({ reading }) => reading.pricedLikeIt),
    assurance: share(({ reading }) => reading.assurances.length > 0),
  }
}

const atMost = (most: number, share: number): number =>
  Math.max(0, Math.min(most, 10 * Math.log10(assumed.likely / share)))

export interface Weighed {
  readonly weightDb: number
  readonly ware: Ware
  readonly offer: Offer | null
}

/** A price by the piece is told of everything; of what is counted like this ware, of hardly anything else. */
const priceWeight = (offer: Offer, usual: Usual): number =>
  offer.telling ? Math.max(assumed.priceDb / 2, atMost(assumed.priceDb, usual.price)) : assumed.priceDb / 2

/** Weighs an advert against what ordinary ones show; null where it names nothing of the trade. */
export function weigh(reading: Reading, usual: Usual): Weighed | null {
  const worth = ({ telling, done, word }: Reading['wares'][number]): number =>
    telling
      ? assumed.tellingDb
      : (word.length === 1 ? assumed.shortDb : assumed.looseDb) + (done ? assumed.deedDb : 0)
  const best = reading.wares.toSorted((one, other) => worth(other) - worth(one))
  const [first] = best
  if (!first) return null
  const named = best.reduce((sum, ware, at) => sum + worth(ware) / 2 ** at, 0)
  const priced = reading.offers.filter(({ ware }) => best.some((one) => one.ware === ware))
  const byWorth = priced.toSorted((one, other) => Number(other.telling) - Number(one.telling))
  const offer = byWorth.find(({ ware }) => ware === first.ware) ?? byWorth[0] ?? null
  const promised = atMost(assumed.assuranceDb, usual.assurance) * reading.assurances.length
  const weightDb =
    Math.min(assumed.mostWareDb, named) +
    (offer ? priceWeight(offer, usual) : reading.priced ? assumed.barePriceDb : 0) +
    (reading.venue ? (offer && !first.telling ? assumed.placedDb : assumed.venueDb) : 0) +
    Math.min(assumed.mostAssuranceDb, promised) +
    Math.min(assumed.mostDisguiseDb, reading.disguised * assumed.disguiseDb) +
    Math.max(assumed.mostOtherTradeDb, reading.otherTrades.length * assumed.otherTradeDb)
  const tellingWords = best.filter(({ telling }) => telling).length
  const done = best.some((ware) => ware.done)
  const company =
    offer?.telling === true ||
    (offer !== null && (best.length > 1 || tellingWords > 0 || done)) ||
    best.some((ware) => ware.telling && ware.done) ||
    reading.disguised >= 1
  const placed = reading.venue || reading.assurances.length > 0 || reading.disguised >= 1
  const own =
    best.some(({ telling, done }) => telling || done) ||
    offer?.own === true ||
    (best.length > 1 && offer?.telling === true)
  // “2 yuan each” is asked of everything there is: a word and such a price name no trade by themselves.
  const beside = offer?.telling === true || placed || done || tellingWords > 1
  const enough =
    (company && (placed || own)) ||
    (reading.priced && tellingWords > 0) ||
    (tellingWords > 0 && reading.assurances.length > 0)
  return {
    weightDb: enough && beside ? weightDb : Math.min(assumed.aloneDb, weightDb),
    ware: offer?.ware ?? first.ware,
    offer,
  }
}
