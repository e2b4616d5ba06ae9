export const second = 1000
export const minute = 60 * second
export const hour = 60 * minute
export const day = 24 * hour

/** The worlds live in Shanghai, which keeps one clock all year. */
const shanghaiOffset = 8 * hour

/** The instant of a day and hour of Shanghai: `shanghai('2026-11-11', 20)`. */
export const shanghai = (date: string, hours = 0): number =>
  Date.parse(`${date}T00:00:00Z`) - shanghaiOffset + hours * hour

/** Hours since midnight in Shanghai, with their fraction. */
export const hourOfDay = (at: number): number => ((((at + shanghaiOffset) % day) + day) % day) / hour

/** The last midnight in Shanghai. */
export const midnight = (at: number): number => Math.floor((at + shanghaiOffset) / day) * day - shanghaiOffset

/** The day of the week in Shanghai, 0 on Sunday; the first of January 1970 was a Thursday. */
export const weekday = (at: number): number => (Math.floor((at + shanghaiOffset) / day) + 4) % 7

export const isWeekend = (at: number): boolean => weekday(at) % 6 === 0
