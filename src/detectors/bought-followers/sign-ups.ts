import { type FollowRow, isEmpty } from './follows.ts'
import { assumed, clusterHours } from './parameters.ts'

const hourMs = 3_600_000

/** Registrations of the whole import by hour. */
export interface HourRow {
  readonly hour: number
  readonly accounts: number
}

/** How many registrations lie within a span of hours; sums over the hours that have any. */
export class SignUps {
  readonly #hours: Float64Array
  readonly #sums: Float64Array

  constructor(rows: readonly HourRow[]) {
    this.#hours = Float64Array.from(rows, ({ hour }) => hour)
    this.#sums = new Float64Array(rows.length + 1)
    for (const [at, { accounts }] of rows.entries()) this.#sums[at + 1] = (this.#sums[at] ?? 0) + accounts
  }

  get all(): number {
    return this.#sums.at(-1) ?? 0
  }

  #before(hour: number): number {
    let [low, high] = [0, this.#hours.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((this.#hours[middle] as number) < hour) low = middle + 1
      else high = middle
    }
    return this.#sums[low] as number
  }

  /** Registrations from so many hours before the one of an instant to so many after it. */
  around(at: number, hours: number): number {
    const hour = Math.floor(at / hourMs)
    return this.#before(hour + hours + 1) - this.#before(hour - hours)
  }
}

const hoursOf = (follows: readonly FollowRow[]): HourRow[] =>
  [...Map.groupBy(follows, ({ registered_at }) => Math.floor(registered_at / hourMs))]
    .map(([hour, own]) => ({ hour, accounts: new Set(own.map(({ account_id }) => account_id)).size }))
    .sort((one, other) => one.hour - other.hour)

const registered = (follows: readonly FollowRow[]): FollowRow[] =>
  follows.filter(({ registered_at }) => registered_at > 0)

/** Registrations of everybody, and of followers anywhere that do nothing but follow. */
export interface Registry {
  readonly everybody: SignUps
  readonly empty: SignUps
}

export const registryOf = (hours: readonly HourRow[], follows: readonly FollowRow[]): Registry => ({
  everybody: new SignUps(hours),
  empty: new SignUps(hoursOf(registered(follows).filter(isEmpty))),
})

/** How a session’s followers were registered, to hold each of them against the others. */
export interface Cohort {
  readonly registry: Registry
  readonly empty: SignUps
  readonly others: SignUps
}

export const cohortOf = (registry: Registry, follows: readonly FollowRow[]): Cohort => ({
  registry,
  empty: new SignUps(hoursOf(registered(follows).filter(isEmpty))),
  others: new SignUps(hoursOf(registered(follows).filter((follow) => !isEmpty(follow)))),
})

/**
 * How much likelier the other empty followers of the session make this one’s hour of registration than the sign-up rate
 * of all does. A span in which most accounts lead ordinary lives is a campaign or a busy day, and counts nothing.
 */
export function clusterRatio({ registry, empty, others }: Cohort, follow: FollowRow): number {
  if (follow.registered_at === 0 || empty.all < 2) return 1
  const ratios = clusterHours.map((hours) => {
    const at = follow.registered_at
    const near = empty.around(at, hours) - 1
    const emptyAll = registry.empty.around(at, hours)
    const ordinary = Math.max(0, registry.everybody.around(at, hours) - emptyAll)
    if (emptyAll <= ordinary) return 1
    const usual = Math.max(
      assumed.clusterShare,
      (ordinary + 1) / (registry.everybody.all + 1),
      others.around(at, hours) / (others.all + 1),
    )
    return near / (empty.all + 2) / usual
  })
  const mean = ratios.reduce((sum, ratio) => sum + ratio, 0) / ratios.length
  return Math.min(assumed.mostClusterRatio, 0.5 + 0.5 * mean)
}
