import { WringError } from '../../errors.ts'

const pattern =
  /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[T ]+(\d{1,2}):(\d{2})(?::(\d{2})(?:\.(\d{1,6}))?)?)?\s*(Z|UTC|[+-]\d{2}:?\d{2})?$/i
const quarterMs = 900_000

/** Reads the times of an export as UTC milliseconds. */
export interface TimeReader {
  /** undefined for what is no time, or a local time that the zone skipped; of a doubled hour, the first. */
  read(text: string): number | undefined
}

function offsetMinutes(text: string): number {
  if (/^(Z|UTC)$/i.test(text)) return 0
  const digits = text.replaceAll(/[^0-9]/g, '')
  const minutes = Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2))
  return text.startsWith('-') ? -minutes : minutes
}

function zoneOffsets(timezone: string): (utcMs: number) => number {
  const offsets = new Map<number, number>()
  let format: Intl.DateTimeFormat
  try {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: timezone,
      timeZoneName: 'longOffset',
      year: 'numeric',
    })
  } catch (cause) {
    throw new WringError('input.zone', `not a time zone of the IANA list: ${timezone}`, { cause })
  }
  return (utcMs) => {
    const slot = Math.floor(utcMs / quarterMs)
    const known = offsets.get(slot)
    if (known !== undefined) return known
    const name = format.formatToParts(utcMs).find(({ type }) => type === 'timeZoneName')?.value ?? 'GMT'
    const found = name === 'GMT' ? 0 : offsetMinutes(name.slice(3)) * 60_000
    offsets.set(slot, found)
    return found
  }
}

const dayMs = 86_400_000

function fromLocal(wallMs: number, offsetAt: (utcMs: number) => number): number | undefined {
  const before = wallMs - offsetAt(wallMs - dayMs)
  const after = wallMs - offsetAt(wallMs + dayMs)
  const readings = [before, after].filter((utcMs) => utcMs + offsetAt(utcMs) === wallMs)
  return readings.length === 0 ? undefined : Math.min(...readings)
}

/** A reader of times such as `2026/11/10 20:05`, `2026-11-10 20:05:00 +0800` or epoch seconds and milliseconds. */
export function timeReader(timezone: string | undefined): TimeReader {
  const offsetAt = timezone === undefined ? undefined : zoneOffsets(timezone)
  return {
    read(text) {
      if (/^\d{10}$/.test(text)) return Number(text) * 1000
      if (/^\d{13}$/.test(text)) return Number(text)
      const [, year, month, day, hour = '0', minute = '0', second = '0', part = '', zone] =
        pattern.exec(text) ?? []
      if (year === undefined) return undefined
      const wallMs = Date.UTC(
        Number(year),
        Number(month) - 1,
        Number(day),
        Number(hour),
        Number(minute),
        Number(second),
        Number(part.slice(0, 3).padEnd(3, '0')),
      )
      if (new Date(wallMs).getUTCDate() !== Number(day) || Number(hour) > 23) return undefined
      if (zone !== undefined) return wallMs - offsetMinutes(zone) * 60_000
      if (offsetAt === undefined)
        throw new WringError('input.zone', `a local time and no --timezone: ${text}`)
      return fromLocal(wallMs, offsetAt)
    },
  }
}
