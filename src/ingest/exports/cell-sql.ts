import { textLiteral } from '../../engine/text-literal.ts'

/**
 * How a cell of an export is read, as expressions of the engine over texts. What most cells look like is asked for first;
 * the costlier forms are tried on the others alone.
 */
const lit = textLiteral
const blank = '\\s\\x{a0}\\x{3000}\\x{feff}'

const replaceAll = (text: string, pattern: string, by: string): string =>
  `replaceRegexpAll(${text}, ${lit(pattern)}, ${lit(by)})`
const replaceOne = (text: string, pattern: string, by: string): string =>
  `replaceRegexpOne(${text}, ${lit(pattern)}, ${lit(by)})`

const trimmed = (text: string): string => replaceAll(text, `^[${blank}]+|[${blank}]+$`, '')

/** A cell without what spreadsheets put around it: blanks, a tab before a number, `="…"`, an apostrophe; '' for a mere dash. */
export function cleanCellSql(cell: string): string {
  const bare = replaceOne(trimmed(cell), '(?s)^=?"(.*)"$', '\\1')
  const text = trimmed(replaceOne(bare, "^'([0-9])", '\\1'))
  const odd = `^[${blank}="'-]|[${blank}"]$|^(?i:null|nan)$`
  return `if(match(${cell}, ${lit(odd)}), ${replaceOne(text, '^(?i:-{1,2}|null|nan)$', '')}, ${cell})`
}

const fullWidth = '[０-９]'

/** An id whose digits were typed at full width, with plain ones. */
export const idSql = (text: string): string =>
  `if(match(${text}, ${lit(fullWidth)}), translateUTF8(${text}, '０１２３４５６７８９', '0123456789'), ${text})`

/** True for an id that a spreadsheet has turned into a rounded number, such as 6.91702E+18. */
export const digitsLostSql = (text: string): string =>
  `match(${text}, '^[0-9](?:[.][0-9]+)?[Ee][+][0-9]{1,2}$')`

/** A whole number as text, thousands separators and zeros behind the point taken off. */
export const wholeNumberSql = (text: string): string => {
  const bare = replaceOne(`replaceAll(normalizeUTF8NFKC(${text}), ',', '')`, '^([0-9]+)[.]0+$', '\\1')
  return `toInt64OrNull(if(match(${text}, '^[0-9]{1,15}$'), ${text}, if(match(${bare}, '^[0-9]{1,15}$'), ${bare}, '')))`
}

const plainAmount = '^-?[0-9]{1,14}(?:[.][0-9]{1,4})?$'

/** An amount without currency, thousands separators and zeros beyond what any currency has. */
export function bareAmountSql(text: string): string {
  const mark = '(?i)^(-?)(?:[¥$€£]|CNY|RMB|USD)\\s*|\\s*(?:元|CNY)$'
  const bare = trimmed(replaceAll(`normalizeUTF8NFKC(${text})`, mark, '\\1'))
  const grouped = '^-?[0-9]{1,3}(?:,[0-9]{3})+(?:[.][0-9]+)?$'
  const joined = `if(match(${bare}, ${lit(grouped)}), replaceAll(${bare}, ',', ''), ${bare})`
  return `if(match(${text}, ${lit(plainAmount)}), ${text}, ${replaceOne(joined, '([.][0-9]{4})0+$', '\\1')})`
}

/** A bare amount in ten-thousandths, exactly; NULL for what is no amount. */
export const tenThousandthsSql = (bare: string): string =>
  `if(match(${bare}, ${lit(plainAmount)}), reinterpretAsInt64(assumeNotNull(toDecimal64OrNull(${bare}, 4))), NULL)`

/** Ten-thousandths in the smallest unit of a currency with so many `digits`; NULL where they are no whole number of it. */
export const minorUnitsSql = (amount: string, digits: string): string => {
  const unit = `toInt64(exp10(4 - ${digits}))`
  return `if(${amount} % ${unit} = 0, intDiv(${amount}, ${unit}), NULL)`
}

const day = '[0-9]{4}[-/.][0-9]{1,2}[-/.][0-9]{1,2}'
const clock = '(?:[01]?[0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9](?:[.][0-9]{1,6})?)?'
const local = `^${day}(?:[Tt ] *${clock}(?: (?i:[AP]M))?)?$`
const zoned = `^${day}[Tt ] *${clock} *(?i:Z|UTC|[+-][0-9]{2}:?[0-9]{2})$`

/** The forms of Chinese and full-width times, put into the form of the others. */
function spelledTime(text: string): string {
  const digits = `normalizeUTF8NFKC(${text})`
  const dated = replaceOne(digits, '^([0-9]{4})年([0-9]{1,2})月([0-9]{1,2})日?\\s*', '\\1-\\2-\\3 ')
  const timed = replaceOne(dated, '([0-9]{1,2})[时点]([0-9]{1,2})分(?:([0-9]{1,2})秒)?', '\\1:\\2:\\3')
  const noon = replaceOne(timed, '(上午|下午) *([0-9:]+?):?$', '\\2 \\1')
  return trimmed(replaceOne(replaceOne(replaceOne(noon, '上午$', 'AM'), '下午$', 'PM'), ':$', ''))
}

/** A time as it is read on: the Chinese and full-width forms only where a text has any byte of theirs. */
export const timeTextSql = (text: string): string =>
  `if(match(${text}, '[^ -~]'), ${spelledTime(text)}, ${text})`

/** What a clock on the wall showed, as if it hung in UTC; NULL where the text carries a zone or is none. */
export const wallSql = (text: string): string =>
  `if(match(${text}, ${lit(local)}), toUnixTimestamp64Milli(parseDateTime64BestEffortOrNull(${text}, 3, 'UTC')), NULL)`

const dayMs = 86_400_000

const offset = (at: string): string => `1000 * timezoneOffset(fromUnixTimestamp64Milli(${at}, {zone:String}))`

/** The two instants that a wall time in `{zone:String}` can be: by the offset of the day before it, and of the day after. */
export const zoneInstantsSql = (wall: string): readonly [before: string, after: string] => [
  `${wall} - ${offset(`${wall} - ${dayMs}`)}`,
  `${wall} - ${offset(`${wall} + ${dayMs}`)}`,
]

/** Which of the two it is; NULL for a time that the zone skipped; of a doubled hour, the first. */
export function zoneTimeSql(wall: string, before: string, after: string): string {
  const shows = (at: string) => `${at} + ${offset(at)} = ${wall}`
  return `multiIf(${before} = ${after}, ${before}, ${shows(before)} AND ${shows(after)}, least(${before}, ${after}),
    ${shows(before)}, ${before}, ${shows(after)}, ${after}, NULL)`
}

/** An instant that needs no zone: with one in the text, or seconds or milliseconds of the epoch. */
export const instantSql = (text: string): string =>
  `multiIf(match(${text}, ${lit(zoned)}), toUnixTimestamp64Milli(parseDateTime64BestEffortOrNull(${text}, 3, 'UTC')),
    match(${text}, '^[0-9]{10}$'), toInt64OrNull(${text}) * 1000, match(${text}, '^[0-9]{13}$'), toInt64OrNull(${text}), NULL)`
