export const second = 1000
export const minute = 60 * second
export const hour = 60 * minute
export const day = 24 * hour

/** UTC milliseconds of a wall clock in Shanghai: `shanghai('2026-11-10 20:00')`. */
export const shanghai = (clock: string): number => Date.parse(`${clock.replace(' ', 'T')}:00+08:00`)
