/** A share as a reader is told it: in per cent, to a tenth. */
export const percent = (share: number): number => Math.round(share * 1000) / 10

/** The same of a part of a whole; 0 of nothing. */
export const percentOf = (part: number, whole: number): number => percent(part / Math.max(1, whole))
