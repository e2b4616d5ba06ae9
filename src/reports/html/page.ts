import { createHash } from 'node:crypto'
import type { Language, Text } from '../../language.ts'
import type { MetricLine } from '../../metrics/metric-line.ts'
import { moneyText } from '../../money.ts'
import { streamName } from '../../records/stream-name.ts'
import type { AuditResult } from '../audit-result.ts'
import { type MessageKey, messages } from '../messages.ts'
import { metricTerm } from '../metric-terms.ts'

/** What every part of the report is written with: one language, and figures in its manner. */
export interface Page {
  readonly language: Language
  readonly result: AuditResult
  readonly t: (key: MessageKey, values?: Readonly<Record<string, string | number>>) => string
  readonly pick: (text: Text) => string
  /** An id within this language's half of the page. */
  readonly id: (...parts: readonly string[]) => string
  readonly time: (at: number) => string
  readonly clock: (at: number) => string
  readonly metricName: (id: string) => string
  readonly streamName: (stream: string) => string
  /** The input file of which a row says the id; the id itself where no such file came in. */
  readonly fileName: (fileId: string) => string
}

export const dash = '—'

const timeParts = (zone: string) =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' })

/** Ids of any origin become short, and stay apart. */
const anchor = (part: string): string =>
  /^[\w-]{1,40}$/.test(part) ? part : createHash('sha256').update(part).digest('hex').slice(0, 12)

export function pageIn(result: AuditResult, language: Language): Page {
  const format = timeParts(result.zone ?? 'Asia/Shanghai')
  const names = new Map(result.inputs.map(({ sha256, name }) => [sha256.slice(0, 16), name]))
  const time = (at: number) => (Number.isFinite(at) ? format.format(at) : dash)
  return {
    language,
    result,
    t: (key, values = {}) =>
      messages[key][language].replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole)),
    pick: (text) => text[language],
    id: (...parts) => [language, ...parts.map(anchor)].join('-'),
    time,
    clock: (at) => time(at).slice(11, 16),
    metricName: (id) => metricTerm(id).name[language],
    streamName: (stream) => {
      const [kind = '', sort = ''] = stream.split('.')
      return kind === 'claim' && sort !== ''
        ? `${streamName(kind)[language]} (${metricTerm(sort).name[language]})`
        : streamName(stream)[language]
    },
    fileName: (fileId) => names.get(fileId) ?? fileId,
  }
}

export const whole = (value: number): string =>
  String(Math.round(value)).replace(/\B(?=(\d{3})+(?!\d))/g, ',')

export const percent = (value: number | null): string =>
  value === null ? dash : `${(value * 100).toFixed(1)} %`

/** A minus sign that is as wide as a plus, and is not taken for a hyphen. */
export const signed = (text: string): string => text.replace(/^-/, '−')

/** Lines of a file: 2–19, or 4, 7, 9. */
export const linesText = (first: number, last: number): string =>
  first === last ? String(first) : `${first}–${last}`

/** A figure of a metric line with its unit; a dash where there is none. */
export function figure(
  { unit, currency }: Pick<MetricLine, 'unit' | 'currency'>,
  value: number | null,
): string {
  if (value === null) return dash
  if (unit === 'money') return moneyText({ amountMinor: Math.round(value), currency: currency ?? 'CNY' })
  if (unit === 'ratio') return percent(value)
  return unit === 'seconds' ? `${whole(value)} s` : whole(value)
}
