import { assumed } from './parameters.ts'

export type Means = 'device' | 'payer'

/** One account with a telephone or purse that is its main one, as the statement tells it. */
export interface HeldRow {
  readonly means: Means
  readonly holder: string
  readonly account_id: string
  /** When it was seen with it, in the order of time. */
  readonly seen_at: readonly number[]
}

/** A telephone or purse with the accounts that it works within one month: whoever had it before or after is not among them. */
export interface Holder {
  readonly means: Means
  readonly id: string
  readonly accounts: readonly HeldRow[]
  readonly from: number
  readonly until: number
}

const monthMs = assumed.monthDays * 86_400_000

/** The month in which most accounts were seen with it. */
export function holderOf(rows: readonly HeldRow[]): Holder | undefined {
  const [first] = rows
  if (!first) return undefined
  const sightings = rows
    .flatMap(({ seen_at }, account) => seen_at.map((at) => ({ at, account })))
    .sort((one, other) => one.at - other.at)
  const inMonth = new Map<number, number>()
  let [oldest, most, best] = [0, 0, 0]
  for (const { at, account } of sightings) {
    inMonth.set(account, (inMonth.get(account) ?? 0) + 1)
    for (; at - (sightings[oldest]?.at ?? at) > monthMs; oldest += 1) {
      const left = sightings[oldest]?.account ?? 0
      const count = (inMonth.get(left) ?? 1) - 1
      if (count === 0) inMonth.delete(left)
      else inMonth.set(left, count)
    }
    if (inMonth.size > most) [most, best] = [inMonth.size, at]
  }
  const within = sightings.filter(({ at }) => at <= best && best - at <= monthMs)
  const accounts = [...new Set(within.map(({ account }) => account))].sort((one, other) => one - other)
  return {
    means: first.means,
    id: first.holder,
    accounts: accounts.map((account) => rows[account] as HeldRow),
    from: within[0]?.at ?? best,
    until: best,
  }
}
