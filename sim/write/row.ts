export type Value = string | number
/** One record as it is written; the columns are those of its kind in `src/records`, absent ones left out. */
export type Row = Readonly<Record<string, Value | undefined>>
