import { type Column, type ColumnType, tokenColumns } from '../records/record-kind.ts'
import { maskedSql } from './masking.ts'
import type { RejectReason } from './reject-reasons.ts'
import { isPersonal, packedColumn, packedSql } from './tables.ts'

/**
 * How the text of one column becomes its stored value, as ClickHouse expressions over `r_<name>` (the text as it came,
 * '' when absent). Names are those of the record catalogue, never those of a file.
 */
export interface ValueRule {
  /** Columns of the store, in order, each with its expression. */
  readonly stored: readonly { readonly name: string; readonly value: string }[]
  /** True where the row may be kept. */
  readonly valid: string
  /** Tried in order once a row is refused: the first condition that holds names the reason. */
  readonly reasons: readonly { readonly when: string; readonly reason: RejectReason }[]
  /** For columns of which something may have to be said: `f_<column>`, a number of `doorNotes`, 0 for nothing. */
  readonly flag?: string
  /** True where the flag is told of the text alone, and values are read by it. */
  readonly flagFirst?: true
}

/** What the door does to a value without a word to its sender; the row remembers it, and the import counts it. */
export const doorNotes = ['phone', 'identity', 'address', 'unreadable'] as const
export type DoorNote = (typeof doorNotes)[number]

type Reasons = ValueRule['reasons']

const largest = '9007199254740991'
/** Seconds taken for milliseconds would lie before this (March 1973); nothing sold in a live room does. */
const earliest = '100000000000'
const latest = '4102444800000'

const literal = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`

const day = '[0-9]{4}-[0-9]{2}-[0-9]{2}'
const clock = '([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9](\\.[0-9]{1,9})?)?'
const zoned = `^${day}[Tt ]${clock}([Zz]|[+-]([01][0-9]|2[0-3]):?[0-5][0-9])$`
const unzoned =
  '^[0-9]{4}[-/.年][0-9]{1,2}[-/.月][0-9]{1,2}日?([Tt ][0-9]{1,2}:[0-9]{2}(:[0-9]{2}([.,][0-9]+)?)?)?$'

/** A day that the calendar does not have is rolled over by the engine, so it must read back as it was written. */
const calendarDay = (raw: string): string =>
  `toString(toDate32OrNull(substring(${raw}, 1, 10))) = substring(${raw}, 1, 10)`

const timeSql = (raw: string): string =>
  `if(${raw} = '' OR toInt64OrNull(${raw}) IS NOT NULL, toInt64OrNull(${raw}),
    if(match(${raw}, ${literal(zoned)}) AND ${calendarDay(raw)},
      toUnixTimestamp64Milli(parseDateTime64BestEffortOrNull(upper(${raw}), 3, 'UTC')), NULL))`

const needed = (column: Column, raw: string): string => (column.required ? '0' : `${raw} = ''`)
const missing = (column: Column, raw: string): Reasons =>
  column.required ? [{ when: `${raw} = ''`, reason: 'missing' }] : []

interface Range {
  readonly least: string
  readonly most: string
}

function timeRule(column: Column): ValueRule {
  const raw = `r_${column.name}`
  const parsed = `p_${column.name}`
  return {
    stored: [{ name: column.name, value: timeSql(raw) }],
    valid: `${needed(column, raw)} OR ifNull(${parsed} BETWEEN ${earliest} AND ${latest}, 0)`,
    reasons: [
      ...missing(column, raw),
      { when: `${parsed} IS NOT NULL`, reason: 'time_out_of_range' },
      { when: `match(${raw}, ${literal(unzoned)})`, reason: 'time_without_zone' },
      { when: '1', reason: 'not_a_time' },
    ],
  }
}

function wholeNumberRule(column: Column, { least, most }: Range): ValueRule {
  const raw = `r_${column.name}`
  const parsed = `p_${column.name}`
  return {
    stored: [{ name: column.name, value: `toInt64OrNull(${raw})` }],
    valid: `${needed(column, raw)} OR ifNull(${parsed} BETWEEN ${least} AND ${most}, 0)`,
    reasons: [
      ...missing(column, raw),
      { when: `match(${raw}, '^[+]?[0-9]+$')`, reason: 'too_large' },
      { when: `match(${raw}, '^-[0-9]+$')`, reason: least === '0' ? 'negative' : 'too_large' },
      { when: '1', reason: 'not_a_whole_number' },
    ],
  }
}

function decimalRule(column: Column, { least, most }: Range): ValueRule {
  const raw = `r_${column.name}`
  const parsed = `p_${column.name}`
  return {
    stored: [{ name: column.name, value: `toFloat64OrNull(${raw})` }],
    valid: `${needed(column, raw)} OR ifNull(${parsed} BETWEEN ${least} AND ${most}, 0)`,
    reasons: [
      ...missing(column, raw),
      { when: `${parsed} < 0`, reason: 'negative' },
      { when: `isFinite(ifNull(${parsed}, nan))`, reason: 'out_of_range' },
      { when: '1', reason: 'not_a_number' },
    ],
  }
}

/** A text that is kept as it is when a condition on it holds. */
function textRule(column: Column, condition: string, reason: RejectReason): ValueRule {
  const raw = `r_${column.name}`
  return {
    stored: [{ name: column.name, value: raw }],
    valid: `${needed(column, raw)} OR ${condition}`,
    reasons: [...missing(column, raw), { when: '1', reason }],
  }
}

const tokenBytes = (value: string): string => `sipHash128Keyed(({k0:UInt64}, {k1:UInt64}), ${value})`
const tokenText = (value: string): string => `lower(hex(${tokenBytes(value)}))`
const tokenSql = (value: string): string => packedSql(tokenBytes(value))

const halfWidth = (raw: string): string => `translateUTF8(${raw}, '０１２３４５６７８９', '0123456789')`

const mobileForm = '^(?:[+]?86|0086)?[ -]?1[3-9][0-9](?:[ -]?[0-9]{4}){2}$'
const identityForm =
  '^[1-9][0-9]{5}(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])[0-9]{3}[0-9Xx]$'
const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

/** The check digit of GB 11643: weighted digits, modulo 11. */
function checkDigitHolds(raw: string): string {
  const digit = `toUInt8OrZero(substring(${raw}, place, 1))`
  const total = `arraySum(arrayMap((weight, place) -> weight * ${digit}, [${weights}], range(1, 18)))`
  return `upper(substring(${raw}, 18, 1)) = substring('10X98765432', ${total} % 11 + 1, 1)`
}

/**
 * Whether an id is a mobile number, an identity number or an address in truth. It is asked of every value alone, whatever
 * the rest of the column looks like: an id of eleven digits from 13 to 19 becomes a token too, which is an id as good as it was.
 */
const personalIdFlag = (raw: string): string =>
  `multiIf(length(${raw}) BETWEEN 11 AND 17 AND match(${raw}, ${literal(mobileForm)}), 1,
    length(${raw}) = 18 AND match(${raw}, ${literal(identityForm)}) AND ${checkDigitHolds(raw)}, 2,
    length(${raw}) >= 33 AND match(${raw}, '[０-９]') AND match(${halfWidth(raw)}, ${literal(mobileForm)}), 1,
    isIPv4String(${raw}) OR isIPv6String(${raw}), 3, 0)`

const separator = '\\x1f'
const between = (form: string): string => `(?:^|${separator})(?:${form})(?:${separator}|$)`
const unanchored = (form: string): string => form.slice(1, -1)
const mayBePersonal = [
  between(
    [mobileForm, identityForm]
      .map(unanchored)
      .concat('[0-9]{1,3}(?:\\.[0-9]{1,3}){3}', '[0-9A-Fa-f:]*:[0-9A-Fa-f]{0,4}:[0-9A-Fa-f:.]*')
      .join('|'),
  ),
  '[０-９]',
].join('|')

/**
 * True of rows in which no id can name a person, so that each is kept as it came. One look at all ids of a row: to read
 * every one with `idRule` makes a statement four times as large, and hardly any file has such an id.
 */
export function plainIds(columns: readonly Column[]): string {
  const ids = columns.filter(({ type }) => type === 'id').map(({ name }) => `r_${name}`)
  const identities = ids.filter((raw) => raw === 'r_identity_id').map((raw) => `NOT ${looksIdentity(raw)}`)
  if (ids.length === 0) return '1'
  const all = `concatWithSeparator('${separator}', ${ids.join(', ')}, '')`
  return [`NOT match(${all}, ${literal(mayBePersonal)})`, ...identities].join(' AND ')
}

const looksIdentity = (raw: string): string => `match(${raw}, '^[0-9]{17}[0-9Xx]$')`

/** An id as it is kept: what names a person becomes the token that its own column would make of it. */
function idRule(column: Column): ValueRule {
  const raw = `r_${column.name}`
  const flag = `f_${column.name}`
  const isIdentity = column.name === 'identity_id' ? `OR ${looksIdentity(raw)}` : ''
  const address = `if(isIPv4String(${raw}), ${tokenText(fourText(raw))}, ${tokenText(sixText(raw))})`
  const value = `multiIf(${flag} = 1, ${tokenText(phoneDigits(raw))}, ${flag} = 2 ${isIdentity}, ${tokenText(`upper(${raw})`)},
    ${flag} = 3, ${address}, ${raw})`
  return {
    stored: [{ name: column.name, value }],
    valid: column.required ? `${raw} != ''` : '1',
    reasons: missing(column, raw),
    flag: personalIdFlag(raw),
    flagFirst: true,
  }
}

function freeTextRule(column: Column): ValueRule {
  const raw = `r_${column.name}`
  return {
    stored: [{ name: column.name, value: maskedSql(raw) }],
    valid: column.required ? `${raw} != ''` : '1',
    reasons: missing(column, raw),
  }
}

const phoneDigits = (raw: string): string =>
  `replaceRegexpOne(replaceRegexpAll(${halfWidth(raw)}, '[^0-9]', ''),
    '^(?:0086|86)(1[0-9]{10})$', '\\\\1')`

/** Numbers that arrive with stars in them name nobody, and a token of what is left would join strangers. */
function phoneRule(column: Column): ValueRule {
  const raw = `r_${column.name}`
  const digits = phoneDigits(raw)
  const whole = `${raw} != '' AND position(${raw}, '*') = 0 AND length(${digits}) >= 7`
  const plain = `match(${raw}, '^1[0-9]{10}$')`
  const [id, prefix] = tokenColumns(column.name)
  const start = (number: string): string => tokenSql(`substring(${number}, 1, 7)`)
  return personalRule(column, [
    [id, [plain, tokenSql(raw)], [whole, tokenSql(digits)]],
    [prefix, [plain, start(raw)], [whole, start(digits)]],
  ])
}

const sixText = (raw: string): string => `toString(toIPv6OrDefault(${raw}))`
const fourText = (raw: string): string => `IPv4NumToString(IPv4StringToNumOrDefault(${raw}))`
const sixToken = (raw: string): string => tokenSql(sixText(raw))
const fourToken = (raw: string): string => tokenSql(fourText(raw))
const fourNetworkToken = (raw: string): string =>
  tokenSql(`IPv4NumToString(bitAnd(IPv4StringToNumOrDefault(${raw}), 4294967040))`)

const mapped = "'^::ffff:([0-9]{1,3}(?:\\\\.[0-9]{1,3}){3})$'"
const plainIp = (raw: string): string => `replaceRegexpOne(trim(${raw}), ${mapped}, '\\\\1')`

/**
 * Nearly every address is a plain IPv4 one: it is asked for first, so that the costlier forms are read only where they occur.
 * The engine takes none with leading zeros for one, so that it stands as it would be written again.
 */
function ipRule(column: Column): ValueRule {
  const raw = `r_${column.name}`
  const ip = plainIp(raw)
  const six = `toIPv6OrDefault(${ip})`
  const plain = `isIPv4String(${raw})`
  const isFour = `isIPv4String(${ip})`
  const isSix = `isIPv6String(${ip})`
  const [id, prefix] = tokenColumns(column.name)
  return personalRule(column, [
    [id, [plain, tokenSql(raw)], [isFour, fourToken(ip)], [isSix, sixToken(ip)]],
    [
      prefix,
      [plain, fourNetworkToken(raw)],
      [isFour, fourNetworkToken(ip)],
      [isSix, tokenSql(`toString(IPv6CIDRToRange(${six}, 64).1)`)],
    ],
  ])
}

/** A column of tokens: the forms in which its value may come, tried in order, each with the token it makes. */
type Token = readonly [name: string, ...forms: (readonly [readable: string, token: string])[]]

/** What cannot be read as a number or address counts as absent: the row has its worth without it. */
function personalRule({ name }: Column, tokens: readonly Token[]): ValueRule {
  const [id] = tokenColumns(name)
  return {
    stored: tokens.map(([name, ...forms]) => ({
      name: packedColumn(name),
      value: `multiIf(r_${name} != '', r_${name}, ${forms.flat().join(', ')}, '')`,
    })),
    valid: '1',
    reasons: [],
    flag: `if(r_${name} != '' AND p_${packedColumn(id)} = '', 4, 0)`,
  }
}

const natural: Range = { least: '0', most: largest }
const rules: Readonly<Record<ColumnType, (column: Column) => ValueRule>> = {
  id: idRule,
  text: freeTextRule,
  time: timeRule,
  count: (column) => wholeNumberRule(column, natural),
  seconds: (column) => wholeNumberRule(column, natural),
  grams: (column) => wholeNumberRule(column, natural),
  money: (column) => wholeNumberRule(column, natural),
  integer: (column) => wholeNumberRule(column, { least: `-${largest}`, most: largest }),
  rate: (column) => decimalRule(column, { least: '0', most: '1' }),
  rating: (column) => decimalRule(column, { least: '0', most: '1e15' }),
  currency: (column) => textRule(column, `match(r_${column.name}, '^[A-Z]{3}$')`, 'not_a_currency'),
  sha256: (column) => textRule(column, `match(r_${column.name}, '^[0-9a-f]{64}$')`, 'not_a_sha256'),
  enum: (column) =>
    textRule(column, `r_${column.name} IN (${(column.values ?? []).map(literal).join(', ')})`, 'not_in_list'),
  phone: phoneRule,
  ip: ipRule,
}

export const valueRule = (column: Column): ValueRule => rules[column.type](column)

/** The columns of a file that feed one column of a record: itself, and for personal ones the tokens sent ready-made. */
export const arrivingColumns = (column: Column): readonly string[] =>
  isPersonal(column) ? [column.name, ...tokenColumns(column.name)] : [column.name]
