/** A keyed token of what names a person; `sort` keeps equal texts of two sorts apart. */
export const tokenSql = (sort: 'account' | 'address' | 'payer', value: string): string =>
  `lower(hex(sipHash128Keyed(({k0:UInt64}, {k1:UInt64}), concat('${sort}\\n', ${value}))))`

/** True for a value that the platform has masked: it names nobody, and a token of what is left would join strangers. */
export const maskedValueSql = (value: string): string => `match(${value}, '[*＊]|^#+$')`
