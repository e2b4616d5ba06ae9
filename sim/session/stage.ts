import type { Account } from '../people/account.ts'
import type { Random } from '../random.ts'
import type { Broadcast, Product } from '../rooms/room.ts'
import type { Truths } from '../truth.ts'
import type { World } from '../world.ts'

/** '' for what is genuine, else the fraud type of results.md that it belongs to. The records never say it. */
export type Nature =
  | ''
  | 'fake_viewers'
  | 'paid_crowd'
  | 'fake_likes'
  | 'fake_comments'
  | 'fake_follows'
  | 'brushed_order'
  | 'related_party_order'
  | 'reverse_brushing'
  | 'raised_account'
  | 'handed_over_account'
  | 'malicious_registration'
  | 'farm_device'

export type EntrySource =
  | 'recommend'
  | 'follow'
  | 'search'
  | 'ad'
  | 'share'
  | 'push'
  | 'raid'
  | 'shop'
  | 'other'

/** One stay of one account in the room. Somebody who is in the ledger without one (bought follows) has none. */
export interface Visit {
  readonly account: Account
  readonly source: EntrySource
  readonly entered_at: number
  /** Changed by causes that send people away together. */
  left_at: number
  readonly nature: Nature
  /** The means of this stay where they are not the account's usual ones. */
  readonly device_id?: string
  readonly ip?: string
}

export type ActKind =
  | 'heartbeat'
  | 'like'
  | 'comment'
  | 'follow'
  | 'unfollow'
  | 'share'
  | 'gift'
  | 'fanclub'
  | 'favorite'
  | 'search'
  | 'product_view'
  | 'product_click'
  | 'cart_add'
  | 'message_shop'
  | 'report'

export interface Act {
  readonly at: number
  readonly account: Account
  readonly kind: ActKind
  readonly nature: Nature
  /** Likes of one burst, pieces of one gift. */
  readonly count?: number
  /** What the gift cost. */
  readonly total?: number
  readonly text?: string
  readonly product_id?: string
  readonly device_id?: string
  readonly ip?: string
  /** What the client says when it sent this; a client’s own clock says it where it is absent. */
  readonly client_sent_at?: number
}

export type OrderEventKind =
  | 'paid'
  | 'closed_unpaid'
  | 'cancelled'
  | 'shipped'
  | 'signed'
  | 'finished'
  | 'refund_requested'
  | 'refunded'
  | 'refund_rejected'
  | 'return_shipped'
  | 'return_signed'
  | 'settled'
  | 'payout'

export interface OrderEvent {
  readonly kind: OrderEventKind
  readonly at: number
  readonly amount?: number
  readonly reason?: string
  /** '' leaves it to the writer to make one; a text of its own where parcels share one. */
  readonly tracking_id?: string
  readonly parcel_grams?: number
  readonly account_id?: string
}

export interface Purchase {
  readonly at: number
  readonly account: Account
  readonly product: Product
  readonly quantity: number
  /** Money off the whole order, minor units. */
  readonly shop_discount: number
  readonly nature: Nature
  readonly device_id?: string
  readonly ip?: string
  readonly address_id?: string
  readonly payer_id?: string
  /** What becomes of it; an ordinary life is drawn where it is absent. */
  readonly life?: readonly OrderEvent[]
  /** A text where the buyer reviews in a way of its own; ordinary buyers review now and then. */
  readonly review?: {
    readonly at: number
    readonly rating: number
    readonly text: string
    readonly image_count: number
  }
}

export interface Promotion {
  readonly at: number
  readonly until: number
  readonly kind:
    | 'paid_traffic'
    | 'push'
    | 'raid'
    | 'guest'
    | 'lottery'
    | 'call_to_action'
    | 'red_packet'
    | 'outage'
  readonly amount?: number
  readonly note: string
}

export interface Banner {
  readonly at: number
  readonly kind: 'entered' | 'purchased' | 'followed' | 'liked'
  /** Absent where the line names somebody who is nobody. */
  readonly account?: Account
  readonly label?: string
  readonly product_id?: string
}

export type CounterName =
  | 'online'
  | 'views'
  | 'unique_viewers'
  | 'likes'
  | 'comments'
  | 'follows'
  | 'shares'
  | 'heat'
  | 'sold'
  | 'gmv'

/** Changes what the screen shows of a counter; several are applied one after the other. */
export type Lift = (name: CounterName, at: number, value: number) => number

export interface Claim {
  readonly at: number
  readonly by: 'host' | 'agency' | 'platform' | 'merchant' | 'press'
  readonly metric: string
  readonly value: number
  readonly medium: 'screen' | 'poster' | 'speech' | 'contract' | 'report'
  readonly text: string
}

/** A product is explained; its price may be released at some instants, on which people order at once. */
export interface Turn {
  readonly from: number
  readonly until: number
  readonly product: Product
  readonly drops: readonly number[]
}

/**
 * One session while it is being made: genuine life is put on it first, then each happening adds, moves or takes away, then it
 * is shown (counters, banners), thinned to what the importer's feed would hold, and written.
 */
export interface Stage {
  readonly world: World
  readonly broadcast: Broadcast
  /** For the honest life; a happening takes `random.fork(its id)`, so that one happening moves nothing of another. */
  readonly random: Random
  /** What is explained when; set by the genuine life. */
  readonly program: Turn[]
  readonly visits: Visit[]
  readonly acts: Act[]
  readonly purchases: Purchase[]
  readonly promotions: Promotion[]
  readonly banners: Banner[]
  readonly lifts: Lift[]
  readonly claims: Claim[]
  readonly truths: Truths
}
