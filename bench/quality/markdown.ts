import type { Interval } from './intervals.ts'
import type { Rate } from './rate.ts'

/** What is not defined: nothing was counted. */
export const dash = '–'

export const number = (value: number | null, digits = 3): string =>
  value === null ? dash : value.toFixed(digits)

/** Whole percents, with a digit where a whole one would hide that it is not all or nothing. */
export function percent(value: number | null): string {
  if (value === null) return dash
  const whole = value * 100
  return `${(whole > 99 && whole < 100) || whole < 1 ? whole.toFixed(1).replace('.0', '') : whole.toFixed(0)} %`
}

export const between = (interval: Interval | null): string =>
  interval ? `${percent(interval.low).replace(' %', '')}–${percent(interval.high)}` : ''

/** A share with its interval and counts: `83 % (71–91 %) of 48`. */
export function rate({ value, interval, hits, of }: Rate): string {
  if (value === null) return dash
  return `${percent(value)} (${between(interval)}) · ${count(hits)}/${count(of)}`
}

export const count = (value: number): string => Math.round(value).toLocaleString('en')

/** A table of text cells; a column whose head begins with `>` stands on the right. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return '_Nothing to show._'
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  const rule = `|${head.map((cell) => (cell.startsWith('>') ? '--:' : '---')).join('|')}|`
  return [line(head.map((cell) => cell.replace(/^>/, ''))), rule, ...rows.map(line)].join('\n')
}
