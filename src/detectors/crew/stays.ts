/** One account's long stays, as the statement tells them; places number the sessions. */
export interface StayRow {
  readonly account_id: string
  /** Accounts and stays that there are, with those beyond what is looked at. */
  readonly accounts: number
  readonly stays_there: number
  readonly places: readonly number[]
  readonly came: readonly number[]
  readonly went: readonly number[]
  readonly acts: readonly number[]
}

/** Long stays in columns; `account` numbers `ids`, `place` the sessions. Instants are milliseconds. */
export interface Stays {
  readonly ids: readonly string[]
  readonly account: Int32Array
  readonly place: Int32Array
  readonly came: Float64Array
  readonly went: Float64Array
  readonly acts: Int32Array
  /** Accounts and stays beyond the bounds of what is looked at. */
  readonly beyond: { readonly accounts: number; readonly stays: number }
}

export function staysOf(rows: readonly StayRow[]): Stays {
  const count = rows.reduce((sum, { places }) => sum + places.length, 0)
  const stays = {
    ids: rows.map(({ account_id }) => account_id),
    account: new Int32Array(count),
    place: new Int32Array(count),
    came: new Float64Array(count),
    went: new Float64Array(count),
    acts: new Int32Array(count),
    beyond: {
      accounts: (rows[0]?.accounts ?? 0) - rows.length,
      stays: (rows[0]?.stays_there ?? 0) - count,
    },
  }
  let at = 0
  for (const [account, row] of rows.entries()) {
    stays.account.fill(account, at, at + row.places.length)
    stays.place.set(row.places, at)
    stays.came.set(row.came, at)
    stays.went.set(row.went, at)
    stays.acts.set(row.acts, at)
    at += row.places.length
  }
  return stays
}
