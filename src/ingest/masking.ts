import { textLiteral } from '../engine/text-literal.ts'

const digit = '[0-9０-９]'
/** What people put between the groups of a number. */
const gap = '[ \\-－—._·　]{0,2}'
/** A mobile number in groups of three, four and four, or digit by digit with something between each. */
const mobile = `[1１][3-9３-９]${digit}(?:${gap}${digit}{4}){2}|[1１](?:[ \\-－—._·　]${digit}){10}`
const four = '[0-9]{1,3}(?:\\.[0-9]{1,3}){3}'
const six = '(?:[0-9A-Fa-f]{0,4}:){3,7}[0-9A-Fa-f]{0,4}'

/** What gives a person away in free text, in the order in which it is taken out. RE2 and JavaScript read both alike. */
const inFreeText: readonly (readonly [pattern: string, mask: string])[] = [
  ['[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\\.[A-Za-z]{2,}', '[email]'],
  [`${digit}{17}[0-9０-９XxＸｘ]`, '[id]'],
  [four, '[ip]'],
  [six, '[ip]'],
  [`(?:[+＋]?(?:00)?[8８][6６]${gap})?(?:${mobile})`, '[number]'],
]

const inRejectedText: readonly (readonly [pattern: string, mask: string])[] = [
  inFreeText[0] ?? ['', ''],
  [four, '[ip]'],
  [six, '[ip]'],
  [`${digit}(?:${gap}${digit}){6,}[XxＸｘ]?`, '[number]'],
]

/** A cheap look that most texts pass: only what it finds is worth the replacements. */
const guard = `${digit}{3}${gap}${digit}{4}|[1１](?:[ \\-－—._·　]${digit}){6}|[0-9]\\.[0-9]|@|:[0-9A-Fa-f]{0,4}:`

/** The SQL that masks a free text: mobile numbers, identity numbers, e-mail and IP addresses. */
export function maskedSql(value: string): string {
  const replaced = inFreeText.reduce(
    (text, [pattern, mask]) => `replaceRegexpAll(${text}, ${textLiteral(pattern)}, ${textLiteral(mask)})`,
    value,
  )
  return `if(match(${value}, ${textLiteral(guard)}), ${replaced}, ${value})`
}

const rejectedBytes = 2048

/** The SQL of what is kept of a rejected row: anything that could be a number of a person is gone, and 2 kB at most. */
export function maskedRejectSql(value: string): string {
  return inRejectedText.reduce(
    (text, [pattern, mask]) => `replaceRegexpAll(${text}, ${textLiteral(pattern)}, ${textLiteral(mask)})`,
    `leftUTF8(${value}, ${rejectedBytes * 2})`,
  )
}

/** The same as `maskedRejectSql`, for rows that never reach the engine. */
export function maskedReject(text: string): string {
  return inRejectedText
    .reduce(
      (masked, [pattern, mask]) => masked.replaceAll(new RegExp(pattern, 'g'), mask),
      text.slice(0, rejectedBytes * 2),
    )
    .slice(0, rejectedBytes)
}

/** Names of columns that hold what identifies a person; a column that no record kind knows is dropped if it has one. */
const personalName =
  /phone|mobile|手机|电话|联系|身份|id_?card|idno|identity_no|收货|收件|address|地址|receiver|consignee|name|姓名|昵称|邮箱|e?mail|\bip\b|_ip$|^ip_|passport|护照|银行|bank/i

export const looksPersonal = (columnName: string): boolean => personalName.test(columnName)
