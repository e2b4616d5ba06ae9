import type { WorldDraft } from '../world.ts'

/** What is needed of a world to make people for it. */
export type Peopled = Pick<WorldDraft, 'random' | 'idOf' | 'from' | 'constants'> & {
  readonly public: { readonly size: number }
}

/** How lively somebody is; each multiplies what the room's habits say. Heavy-tailed: few do most. */
export interface Habits {
  readonly talk: number
  readonly like: number
  readonly buy: number
  /** Multiplies how long they stay. */
  readonly patience: number
  /** The hour of the day around which they are awake most, 0–24. */
  readonly hour: number
}

export interface Login {
  readonly at: number
  readonly device_id: string
  readonly ip: string
  readonly region: string
  readonly app: string
}

/** An account with the means its owner uses. What is shared with others (home, campus, farm) has the same id there. */
export interface Account {
  readonly account_id: string
  readonly identity_id: string
  readonly device_id: string
  /** Eleven digits that no mobile number begins with. */
  readonly phone: string
  readonly ip: string
  readonly address_id: string
  readonly payer_id: string
  readonly nickname: string
  readonly app: string
  readonly registered_at: number
  readonly channel: string
  readonly level: number
  readonly verified: boolean
  readonly region: string
  readonly habits: Habits
  /** How far the clock of its telephone is off, in milliseconds; the same in every session. */
  readonly clockSkew: number
  /** Every login of these weeks, where they are not those of a person; ordinary ones are drawn where it is absent. */
  readonly logins?: readonly Login[]
  /** Which batch of its seller it was made in; absent where it was made alone. Truth: no record says it. */
  readonly batch?: number
}

/**
 * A group of accounts that live the same kind of life: the public, the workers of a crew, a batch of bought accounts. Members
 * are derived from their number, so a cast of millions takes no memory; the same number always gives the same account.
 */
export interface Cast {
  readonly name: string
  readonly size: number
  member(index: number): Account
  /** The instant up to which a member logs in like anybody (0: never does); absent where the whole cast lives ordinarily. */
  readonly ordinaryUntil?: (index: number) => number
}

/** What sets a member of a cast apart from the public, by its number. */
export type Traits = (index: number) => Partial<Account>

/** Digits that say nothing of what they name, the same for the same world, name and number. */
export type IdOf = (namespace: string, index: number | string) => string

export type NewCast = (world: Peopled, name: string, size: number, traits?: Traits) => Cast
