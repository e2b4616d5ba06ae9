/** One account that began to follow in one session, as the statement tells it. */
export interface FollowRow {
  readonly session_id: string
  readonly account_id: string
  readonly followed_at: number
  readonly left_at: number
  /** 2: never seen anywhere, not even entering here; 1: looked in once, briefly, and did nothing else; 0: anything more. */
  readonly emptiness: number
  readonly source: string
  /** Of those who came to the session the same way and did not follow: how many, and how many as briefly and only once. */
  readonly others_there: number
  readonly hollow_there: number
  readonly viewers_there: number
  readonly hollow_viewers_there: number
  /** Accounts that did anything in the session, and those of them without an entry. */
  readonly actors_there: number
  readonly unseen_there: number
  /** 0 where the registration is not on record. */
  readonly registered_at: number
}

export type Way = 'absent' | 'hollow' | 'other'
export const wayOf = ({ emptiness }: FollowRow): Way =>
  emptiness === 2 ? 'absent' : emptiness === 1 ? 'hollow' : 'other'

export const isEmpty = (follow: FollowRow): boolean => follow.emptiness > 0
