import { type Clause, type Sign, spoken } from './fold.ts'
import type { Ware } from './lexicon.ts'
import { generalUnits, unitsOf } from './lexicon.ts'
import { findWord } from './match.ts'
import { readings } from './readings.ts'

/** A price for a number of things, read out of the text. */
export interface Offer {
  readonly ware: Ware
  readonly yuan: number
  readonly quantity: number
  /** Hours that the price covers, where it is one of time; null where it is not. */
  readonly hours: number | null
  /** In the money of another country. */
  readonly foreign: boolean
  /** The unit is one of this ware, or so many are sold at once as of nothing else. */
  readonly telling: boolean
  /** The unit is one of this ware. */
  readonly own: boolean
}

const digits = '零一二三四五六七八九'
const scales: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000, 万: 10_000, k: 1000, w: 10_000 }
const moneyWords = new Set([
  '元',
  '块',
  '圆',
  '园',
  '米',
  '塊',
  'r',
  '￥',
  '¥',
  '💰',
  'yuan',
  'kuai',
  '员',
  '原',
])
const small: Readonly<Record<string, number>> = { 角: 0.1, 毛: 0.1 }

interface Amount {
  readonly value: number
  readonly from: number
  readonly until: number
}

/** A number as written from a sign on: `1.5万`, `一百`, `两千`, `10w`. */
function amountAt(clause: Clause, from: number): Amount | null {
  let [at, total] = [from, 0]
  let digit: number | null = null
  for (; at < clause.length; at += 1) {
    const { sort, text } = clause[at] as Sign
    const said = text === '两' ? 2 : digits.indexOf(text)
    const scale = scales[text]
    if (sort === 'number' && at === from) digit = Number(text)
    else if (sort === 'character' && said >= 0 && clause[at - 1]?.sort !== 'number') digit = said
    else if (scale !== undefined && (at > from || sort === 'character')) {
      const before = digit ?? (total > 0 ? 0 : 1)
      total = scale === 10_000 ? (total + before) * scale : total + (before || 1) * scale
      digit = null
    } else break
  }
  return at > from ? { value: total + (digit ?? 0), from, until: at } : null
}

function amountsIn(clause: Clause): Amount[] {
  const found: Amount[] = []
  for (let at = 0; at < clause.length; at += 1) {
    const amount = amountAt(clause, at)
    if (!amount) continue
    found.push(amount)
    at = amount.until - 1
  }
  return found
}

interface Price {
  readonly yuan: number
  readonly from: number
  readonly until: number
}

const skipBlanks = (clause: Clause, from: number): number => {
  let at = from
  while (clause[at]?.text === ' ') at += 1
  return at
}

/** An amount is one of money where a word of money stands behind it or a sign of money before it. */
function pricesIn(clause: Clause): Price[] {
  return amountsIn(clause).flatMap(({ value, from, until }) => {
    const behind = clause[skipBlanks(clause, until)]?.text ?? ''
    const before = clause[from - 1]?.text ?? ''
    const end = skipBlanks(clause, until) + 1
    if (small[behind] !== undefined) return [{ yuan: value * (small[behind] ?? 1), from, until: end }]
    if (moneyWords.has(behind)) return [{ yuan: value, from, until: end }]
    if (before === '¥' || before === '￥') return [{ yuan: value, from: from - 1, until }]
    return []
  })
}

const times: readonly (readonly [string, number])[] = [
  ['小时', 1],
  ['钟头', 1],
  ['个点', 1],
  ['h', 1],
  ['包天', 24],
  ['天', 24],
  ['包月', 720],
  ['月', 720],
  ['季', 2160],
  ['年', 8760],
  ['周', 168],
  ['分钟', 1 / 60],
]

const reach = 12

/** Signs beside a price in which its unit may stand. */
function besides(clause: Clause, price: Price): Beside[] {
  const behind = clause.slice(price.until, price.until + reach)
  const next = behind.findIndex(({ text }, at) => at > 0 && moneyWords.has(text))
  const front = clause.slice(Math.max(0, price.from - reach), price.from)
  return [
    { signs: next < 0 ? behind : behind.slice(0, next), before: false },
    { signs: front, before: true },
  ]
}

const initials: Readonly<Record<string, string>> = {
  单: 'd',
  人: 'r',
  赞: 'z',
  粉: 'f',
  个: 'g',
  条: 't',
  号: 'h',
}

/** Measures of ordinary goods that sound like a unit of the trade: a square metre, a bottle. */
const measures = new Set(['平', '瓶', '坪', '盒', '克', '斤'])

const sounds = (unit: string): readonly string[] => (unit.length === 1 ? (readings.get(unit) ?? []) : [])

/** Where a unit stands; one character may be told by its sound or initial where a number or “each” goes before. */
function unitPlaces(signs: Clause, unit: string): number[] {
  const told = signs.flatMap((sign, at) => {
    const counted = at === 0 || /^[每一千百万kw/\d.]+$/.test(signs[at - 1]?.text ?? '')
    const alike =
      (sign.sort === 'letter' && sign.text === initials[unit]) ||
      (!measures.has(sign.text) && spoken(sign).some((sound) => sounds(unit).includes(sound)))
    return counted && alike ? [at] : []
  })
  return [
    ...findWord(signs, unit)
      .filter(({ guessed }) => !guessed)
      .map(({ from }) => from),
    ...told,
  ].sort((one, other) => one - other)
}

/** What lasts: a viewer stays, an account or a tool is rented. An act is done once, however long it is vouched for. */
const lasting: ReadonlySet<Ware> = new Set(['viewers', 'crowd', 'accounts', 'software'])
const vouchedBehind = ['内', '到账', '补', '包补', '不掉', '掉', '质保', '保', '售后', '包换', '包赔']
const vouchedBefore = ['质保', '保', '不掉', '补', '售后']

const writtenIn = (signs: Clause): string => signs.map(({ text }) => text).join('')

/** Whether a time is that of a promise: 30 days of refills, within 24 hours. */
function isVouched(signs: Clause, from: number, until: number): boolean {
  const behind = writtenIn(signs.slice(skipBlanks(signs, until)))
  const before = writtenIn(signs.slice(0, from)).trimEnd()
  return (
    vouchedBehind.some((word) => behind.startsWith(word)) ||
    vouchedBefore.some((word) => before.endsWith(word))
  )
}

/** For how many hours the price is, where it is for a time. */
function hoursBeside(signs: Clause, ware: Ware): number | null {
  if (!lasting.has(ware)) return null
  for (const [word, hours] of times)
    for (const found of findWord(signs, word)) {
      const counted = amountsIn(signs).find(({ until }) => until === found.from)
      if (!isVouched(signs, counted?.from ?? found.from, found.until)) return hours * (counted?.value ?? 1)
    }
  return null
}

/** Signs beside a price, and whether they stand before it. */
interface Beside {
  readonly signs: Clause
  readonly before: boolean
}

/** A unit without a number must stand at the price itself, or behind “each”: further off it counts something else. */
function isAtPrice({ signs, before }: Beside, at: number, unit: string): boolean {
  if (/^[每一/=]$/.test(signs[at - 1]?.text ?? '')) return true
  return before ? unit.length > 1 && at + unit.length >= signs.length - 1 : at <= 1
}

/** From so many pieces in one price on, hardly anything else is sold by it. */
const manyAtOnce = 50

interface Counted {
  readonly quantity: number
  readonly telling: boolean
  readonly own: boolean
}

function quantityBeside(beside: Beside, ware: Ware): Counted | null {
  const { signs } = beside
  const amounts = amountsIn(signs)
  let alone: Counted | null = null
  for (const unit of unitsOf(ware)) {
    const own = !generalUnits.has(unit)
    for (const at of unitPlaces(signs, unit)) {
      const counted = amounts.findLast(({ from, until }) => from <= at && until >= at && until <= at + 1)
      if (counted && counted.value >= 1)
        return { quantity: counted.value, telling: own || counted.value >= manyAtOnce, own }
      if (isAtPrice(beside, at, unit)) alone ??= { quantity: 1, telling: own, own }
    }
  }
  if (alone !== null) return alone
  const last = amounts.at(-1)
  if (beside.before && last && last.value >= manyAtOnce && skipBlanks(signs, last.until) === signs.length)
    return { quantity: last.value, telling: true, own: false }
  const per = signs.findIndex(({ text }) => text === '每' || text === '/' || text === '=')
  if (per < 0) return null
  const bare = amounts.find(
    ({ from, value }) => value >= manyAtOnce && (from >= per || signs[per]?.text === '='),
  )
  return bare ? { quantity: bare.value, telling: true, own: false } : null
}

function offerBeside(beside: Beside, yuan: number, ware: Ware): Offer | null {
  const counted = quantityBeside(beside, ware)
  return counted === null
    ? null
    : { ware, yuan, ...counted, hours: hoursBeside(beside.signs, ware), foreign: false }
}

const eachWords = /^[每一1/]$/
const isEnd = (sign: Sign | undefined): boolean =>
  !sign || (sign.sort === 'between' && !/^[/=%:*-]$/.test(sign.text))

/** Whether a unit ends or begins at a sign. */
const unitEndsAt = (clause: Clause, end: number, units: readonly string[]): boolean =>
  units.some((unit) => [...unit].every((letter, at) => clause[end - unit.length + at]?.text === letter))
const unitBegins = (clause: Clause, start: number, units: readonly string[]): boolean =>
  units.some((unit) => [...unit].every((letter, at) => clause[start + at]?.text === letter))

/**
 * Where no word of money stands in a clause, a bare number is the price if it stands beside a slash, right behind a unit or
 * before “one of them”, or last behind a number of things.
 */
function impliedIn(clause: Clause, units: readonly string[]): Price[] {
  const amounts = amountsIn(clause).filter(({ from }) => clause[from]?.sort === 'number')
  const numbers = amountsIn(clause)
  return amounts
    .filter(({ from, until }) => {
      const behind = skipBlanks(clause, until)
      const front = clause[from - 1]?.text === ' ' ? from - 1 : from
      const closed = isEnd(clause[until])
      if (clause[until]?.text === '/' || clause[until]?.text === '刀') return true
      if (eachWords.test(clause[behind]?.text ?? '') && unitBegins(clause, behind + 1, units)) return true
      if (closed && unitEndsAt(clause, front, units)) return true
      const before = numbers.some((other) => other.until <= from)
      return before && closed && clause[from - 1]?.sort !== 'character'
    })
    .map(({ value, from, until }) => ({ yuan: value, from, until }))
}

/** Whether a clause names a price at all, for whatever it may be: money, or a number that counts nothing. */
export const namesPrice = (clause: Clause): boolean =>
  pricesIn(clause).some(({ yuan }) => yuan > 0) ||
  amountsIn(clause).some(
    ({ from, until }) => clause[from]?.sort === 'number' && until - from === 1 && isEnd(clause[until]),
  )

/** What a clause asks for how many of a ware; the unit is looked for behind the price, then before it. */
export function offersIn(clause: Clause, ware: Ware, foreign = false): Offer[] {
  const stated = pricesIn(clause)
  return (stated.length > 0 ? stated : impliedIn(clause, unitsOf(ware))).flatMap((price) => {
    for (const beside of besides(clause, price)) {
      const offer = offerBeside(beside, price.yuan, ware)
      if (offer && offer.yuan > 0) return [{ ...offer, foreign }]
    }
    return []
  })
}
