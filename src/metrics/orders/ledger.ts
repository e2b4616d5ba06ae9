import type { Engine } from '../../engine/engine.ts'
import { sqlFile } from '../../engine/statement.ts'
import type { AuditedSession } from '../../records/coverage.ts'
import type { WaterfallLedger } from '../waterfall/waterfall.ts'

/** What the ledger holds of one session in one currency; money in minor units. */
export interface Ledger extends WaterfallLedger {
  readonly session_id: string
  readonly currency: string
  readonly order_lines: number
  readonly orders: number
  readonly paid_orders: number
  readonly buyers: number
  readonly gmv_shipped: number
  /** Net at each of `netTerms`, in their order. */
  readonly net_by_term: readonly number[]
  readonly gmv_settled: number
  /** Settled on orders that are not judged related or fictitious, and its interval. */
  readonly settled_audited: number
  readonly settled_low: number
  readonly settled_high: number
  readonly refunded: number
  readonly unsent_refunds: number
  readonly audited_low: number
  readonly audited_high: number
  readonly followed_orders: number
  /** Orders that state more refunded than was paid; what is too much is left out of the figures. */
  readonly refund_breaches: number
  /** Paid lines without a paid amount, counted at quantity × deal price. */
  readonly unstated_lines: number
  /** UTC milliseconds of the last event on record of these orders; 0 where there is none. */
  readonly last_event: number
}

const statement = sqlFile(import.meta.url, 'ledger.sql')

/** From the first level on an order is out of the low figure, from the second out of the audited one. */
const ladder = ['watch', 'suspected', 'highly_suspected', 'confirmed', 'penalised', 'adjudicated']

/** Days after the end of a session within which refunds come off the net figure: the default, and all that are told. */
export const netDays = 15
export const netTerms: readonly number[] = [7, netDays, 30]

const read = <Row>(engine: Engine, sessions: readonly AuditedSession[], by_shop: 0 | 1): Promise<Row[]> =>
  engine.rows<Row>(statement, {
    sessions: sessions.map(({ session_id }) => session_id),
    ends: sessions.map(({ ended_at }) => ended_at),
    days: netDays,
    terms: netTerms,
    ladder,
    by_shop,
  })

/** Ledgers by session, the currency with most paid first. An order belongs to the first of its lines' sessions. */
export const ledgers = (engine: Engine, sessions: readonly AuditedSession[]): Promise<Ledger[]> =>
  read(engine, sessions, 0)

/** What the ledger holds of one shop's lines in a session. */
export interface ShopLedger extends Ledger {
  readonly of_shop: string
}

/** The same, a ledger for each shop of which a session sold something. */
export const ledgersByShop = (engine: Engine, sessions: readonly AuditedSession[]): Promise<ShopLedger[]> =>
  read(engine, sessions, 1)
