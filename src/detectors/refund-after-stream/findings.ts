import { moneyText } from '../../money.ts'
import type { AuditedSession } from '../../records/coverage.ts'
import type { BenignConsidered, Finding } from '../finding.ts'
import { limited } from '../weight.ts'
import { type Assessed, type Bin, early } from './assess.ts'

export interface EarlyOrder {
  readonly session_id: string
  readonly shop_id: string
  readonly order_id: string
  readonly product_id: string
  readonly account_id: string
  readonly outcome: Bin
  readonly placed_at: number
  readonly back_at: number
  readonly paid_minor: number
  readonly currency: string
}

interface Named {
  readonly id: string
  readonly version: number
}

const percent = (part: number, whole: number): string => `${((100 * part) / Math.max(whole, 1)).toFixed(1)}%`

function considered({ row, soldOut }: Assessed): BenignConsidered[] {
  const cohort = percent(row.cohort_night + row.cohort_soon, row.cohort_orders)
  const top = percent(row.top_early, early(row))
  return [
    {
      cause: 'category_returns',
      ruled_out_by: {
        zh: `该店其他 ${row.cohort_units} 个场次或日子同口径为 ${cohort}；发货后退货 ${row.sent} 单未计入`,
        en: `${cohort} in the shop’s ${row.cohort_units} other sessions or days; ${row.sent} orders that came back after shipment are not counted`,
      },
    },
    {
      cause: 'presale',
      ruled_out_by: {
        zh: '只付定金的订单未计入',
        en: 'orders of which only a deposit was paid are not counted',
      },
    },
    {
      cause: 'freight_insurance',
      ruled_out_by: { zh: '只计发货前退款', en: 'only refunds before shipment are counted' },
    },
    {
      cause: 'out_of_stock',
      ruled_out_by: soldOut
        ? null
        : {
            zh: `退款最集中的商品占 ${top}，其 ${row.top_orders} 单中 ${row.top_kept} 单已履约`,
            en: `the item with most of them holds ${top}; ${row.top_kept} of its ${row.top_orders} orders were honoured`,
          },
    },
  ]
}

const shared = ({ id, version }: Named) => ({
  detector: id,
  detector_version: version,
  fraud_type: 'brushed_order' as const,
  family: 'money' as const,
  needs_coverage: ['order', 'order_event'],
})

export function sessionFinding(named: Named, session: AuditedSession, assessed: Assessed): Finding {
  const { row, weightDb } = assessed
  const money = moneyText({ amountMinor: row.early_value, currency: row.currency })
  const [own, other] = [
    percent(early(row), row.orders),
    percent(row.cohort_night + row.cohort_soon, row.cohort_orders),
  ]
  return {
    ...shared(named),
    finding_id: `${named.id}@${named.version}:session:${session.session_id}:${row.shop_id}`,
    subject_kind: 'session',
    subject_id: session.session_id,
    session_id: session.session_id,
    weight_db: weightDb,
    window: { from: session.started_at, until: session.ended_at },
    facts: {
      shop_id: row.shop_id,
      currency: row.currency,
      paid_orders: row.orders,
      early_refunds: early(row),
      early_value_minor: row.early_value,
      within_a_day: row.night,
      within_three_days: row.soon,
      later_unsent: row.late,
      after_shipment: row.sent,
      cohort_orders: row.cohort_orders,
      cohort_early_refunds: row.cohort_night + row.cohort_soon,
      cohort_units: row.cohort_units,
    },
    benign_considered: considered(assessed),
    statement: {
      zh: `本场 ${row.orders} 个实付订单中，${early(row)} 个（${own}，${money}）在下单三日内、发货前退款或取消；该店其他场次和场外订单为 ${other}。`,
      en: `Of ${row.orders} paid orders of the session, ${early(row)} (${own}, ${money}) were cancelled or refunded before shipment within three days; in the shop’s other sessions and days it is ${other}.`,
    },
  }
}

export function orderFinding(named: Named, assessed: Assessed, order: EarlyOrder): Finding {
  const hours = Math.max(0, (order.back_at - order.placed_at) / 3_600_000).toFixed(1)
  const money = moneyText({ amountMinor: order.paid_minor, currency: order.currency })
  const { row } = assessed
  const other = percent(row.cohort_night + row.cohort_soon, row.cohort_orders)
  return {
    ...shared(named),
    finding_id: `${named.id}@${named.version}:order:${order.order_id}:${order.session_id}`,
    subject_kind: 'order',
    subject_id: order.order_id,
    session_id: order.session_id,
    weight_db: limited(assessed.orderDb[order.outcome]),
    window: { from: order.placed_at, until: Math.max(order.placed_at, order.back_at) },
    facts: {
      account_id: order.account_id,
      shop_id: order.shop_id,
      paid_minor: order.paid_minor,
      currency: order.currency,
      hours_to_refund: Number(hours),
      session_early_refunds: early(row),
      session_orders: row.orders,
    },
    benign_considered: considered(assessed),
    statement: {
      zh: `订单 ${order.order_id}（实付 ${money}）在下单 ${hours} 小时后、发货前退款，属于本场 ${early(row)} 个同类订单之一；该店其他订单中这一比例为 ${other}。`,
      en: `Order ${order.order_id} (paid ${money}) was given back unsent ${hours} hours after it was placed, one of ${early(row)} in the session; the share is ${other} among the shop’s other orders.`,
    },
  }
}
