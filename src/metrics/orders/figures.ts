import type { AuditedSession } from '../../records/coverage.ts'
import type { Acts, Displayed } from '../audience/audience.ts'
import { type ClaimedFigure, type Figure, highestClaim, holds, ratioOf } from '../figure.ts'
import { waterfall } from '../waterfall/waterfall.ts'
import { type Ledger, netTerms } from './ledger.ts'

export interface Bought {
  /** Main currency first. */
  readonly ledgers: readonly Ledger[]
  readonly acts: Acts | undefined
  readonly shown: readonly Displayed[]
  readonly claims: readonly ClaimedFigure[]
}

/** A covered ledger without an order: every sum is a known zero. */
const emptyLedger = (session_id: string, currency: string): Ledger => ({
  session_id,
  currency,
  order_lines: 0,
  orders: 0,
  paid_orders: 0,
  buyers: 0,
  gmv_list: 0,
  gmv_order: 0,
  gmv_paid: 0,
  gmv_shipped: 0,
  gmv_net: 0,
  net_by_term: netTerms.map(() => 0),
  gmv_settled: 0,
  settled_audited: 0,
  settled_low: 0,
  settled_high: 0,
  gmv_audited: 0,
  refunded: 0,
  unsent_refunds: 0,
  audited_low: 0,
  audited_high: 0,
  followed_orders: 0,
  refund_breaches: 0,
  unstated_lines: 0,
  last_event: 0,
  related_paid: 0,
  related_net: 0,
  related_count: 0,
  fictitious_paid: 0,
  fictitious_net: 0,
  fictitious_count: 0,
  genuine_refunds: 0,
  genuine_refund_count: 0,
  watched_refunds: 0,
  watched_refund_count: 0,
  discounted_lines: 0,
  unpaid_count: 0,
})

const isMoney = (metric: string) => metric.startsWith('gmv_')

/** Figures of one session's orders, a set for each currency. Null where no ledger was handed in. */
export function orderFigures(session: AuditedSession, bought: Bought): Figure[] {
  const claimCurrency = bought.claims.find(
    ({ metric, currency }) => isMoney(metric) && currency !== '',
  )?.currency
  if (!holds(session, 'order'))
    return figuresOf(session, bought, { ledger: null, currency: claimCurrency ?? null })
  const ledgers =
    bought.ledgers.length > 0 ? bought.ledgers : [emptyLedger(session.session_id, claimCurrency ?? 'CNY')]
  return ledgers.flatMap((ledger, index) => {
    // A claim without a currency, and what was displayed, speak of the main one.
    const claims = bought.claims.filter(
      ({ currency }) => currency === ledger.currency || (currency === '' && index === 0),
    )
    const shown = index === 0 ? bought.shown : []
    return figuresOf(session, { ...bought, claims, shown }, { ledger, currency: ledger.currency })
  })
}

interface Held {
  readonly ledger: Ledger | null
  readonly currency: string | null
}

function figuresOf(session: AuditedSession, bought: Bought, { ledger, currency }: Held): Figure[] {
  const refundsKnown = holds(session, 'order_event') || holds(session, 'order_event.refunded')
  const returned = refundsKnown ? ledger : null
  const settlementKnown = holds(session, 'order_event.settled')
  const money = (metric: string, recorded: number | null, displayed: string | null = null): Figure => ({
    metric,
    currency,
    claimed: highestClaim(bought.claims, metric),
    displayed: bought.shown.find(({ name }) => name === displayed)?.last ?? null,
    ...(displayed === null ? {} : { counter: displayed }),
    recorded,
    streams: ['order', 'order_event'],
  })
  const paid = ledger?.gmv_paid ?? null
  const uv = holds(session, 'activity.enter') ? (bought.acts?.unique_viewers ?? 0) : null
  const views = holds(session, 'activity.enter') ? (bought.acts?.views ?? 0) : null
  const whole = (value: number | null) => (value === null ? null : Math.round(value))
  const mille = ratioOf(paid, views)
  const audited = auditedFigure(bought, returned, currency)
  return [
    { ...money('orders', ledger?.orders ?? null, 'sold'), currency: null },
    { ...money('buyers', ledger?.buyers ?? null), currency: null },
    money('gmv_list', ledger?.gmv_list ?? null),
    money('gmv_order', ledger?.gmv_order ?? null),
    money('gmv_paid', paid, 'gmv'),
    money('gmv_shipped', returned?.gmv_shipped ?? null),
    { ...money('gmv_net', returned?.gmv_net ?? null), ...termsOf(returned) },
    settledFigure(money('gmv_settled', null), settlementKnown ? ledger : null),
    audited,
    waterRatio(audited),
    money('refund_rate', ratioOf(returned?.refunded ?? null, paid)),
    money('refund_rate_preship', ratioOf(returned?.unsent_refunds ?? null, ledger?.paid_orders ?? null)),
    money('related_party_share', ratioOf(ledger?.related_paid ?? null, paid)),
    money('average_order_value', whole(ratioOf(paid, ledger?.buyers ?? null))),
    money('view_to_buyer', ratioOf(ledger?.buyers ?? null, uv)),
    { ...money('uv_value', whole(ratioOf(paid, uv))), ...eachOf(audited, uv) },
    money('gpm', whole(mille === null ? null : mille * 1000)),
  ]
}

/** What the provider settled, and what of it lies in orders that are judged neither related nor fictitious. */
const settledFigure = (figure: Figure, ledger: Ledger | null): Figure => ({
  ...figure,
  recorded: ledger?.gmv_settled ?? null,
  audited: ledger?.settled_audited ?? null,
  low: ledger?.settled_low ?? null,
  high: ledger?.settled_high ?? null,
})

/** What is net depends on how long one waits, and on whether the records reach so far. */
function termsOf(ledger: Ledger | null): Pick<Figure, 'by_days' | 'records_until'> {
  if (ledger === null) return {}
  return {
    by_days: Object.fromEntries(netTerms.map((days, index) => [days, ledger.net_by_term[index] ?? 0])),
    ...(ledger.last_event > 0 ? { records_until: ledger.last_event } : {}),
  }
}

/** The audited money with its interval, for each of so many. */
function eachOf(
  { audited, low, high }: Figure,
  among: number | null,
): Pick<Figure, 'audited' | 'low' | 'high'> {
  const each = (value: number | null | undefined) => {
    const share = ratioOf(value ?? null, among)
    return share === null ? null : Math.round(share)
  }
  return { audited: each(audited), low: each(low), high: each(high) }
}

/** The higher the audited sum, the lower the ratio: the ends of the interval change places. */
function waterRatio({ claimed = null, audited = null, low = null, high = null, ...rest }: Figure): Figure {
  const missing = (value: number | null) => {
    const genuine = ratioOf(value, claimed)
    return genuine === null ? null : 1 - genuine
  }
  return {
    metric: 'water_ratio',
    currency: rest.currency ?? null,
    recorded: null,
    audited: missing(audited),
    low: missing(high),
    high: missing(low),
    streams: rest.streams,
  }
}

/** The audited sum with its way down from the highest GMV that was asserted, whichever it was called. */
function auditedFigure({ claims }: Bought, ledger: Ledger | null, currency: string | null): Figure {
  const asserted = claims.filter(({ metric }) => isMoney(metric)).sort((a, b) => b.value - a.value)[0]
  const common = {
    metric: 'gmv_audited',
    currency,
    claimed: asserted?.value ?? null,
    streams: ['order', 'order_event'],
  }
  if (ledger === null) return { ...common, recorded: null }
  return {
    ...common,
    recorded: ledger.gmv_net,
    audited: ledger.gmv_audited,
    low: ledger.audited_low,
    high: ledger.audited_high,
    decision_rate: ratioOf(ledger.followed_orders, ledger.paid_orders),
    steps: waterfall(asserted ?? { metric: 'gmv_order', value: ledger.gmv_order }, ledger),
  }
}
