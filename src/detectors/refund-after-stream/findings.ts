import type { Text } from '../../language.ts'
import { moneyText } from '../../money.ts'
import type { AuditedSession } from '../../records/coverage.ts'
import type { BenignConsidered, Finding } from '../finding.ts'
import type { Together } from '../together.ts'
import { limited } from '../weight.ts'
import { type Assessed, type Bin, cohortEarly, early, isCompared } from './assess.ts'
import { assumed } from './parameters.ts'
import type { Told } from './told.ts'

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
  const cohort = percent(cohortEarly(row), row.cohort_orders)
  const top = percent(row.top_early, early(row) + row.unreturned)
  return [
    {
      cause: 'category_returns',
      ruled_out_by: !isCompared(row)
        ? null
        : {
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
  const [own, other] = [percent(early(row), row.orders), percent(cohortEarly(row), row.cohort_orders)]
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
      again: row.again,
      unreturned: row.unreturned,
      after_shipment: row.sent,
      cohort_orders: row.cohort_orders,
      cohort_early_refunds: cohortEarly(row),
      cohort_units: row.cohort_units,
    },
    benign_considered: considered(assessed),
    statement: {
      zh: `本场 ${row.orders} 个实付订单中，${early(row)} 个（${own}，${money}）在下单三日内、发货前退款或取消；该店其他场次和场外订单为 ${other}。`,
      en: `Of ${row.orders} paid orders of the session, ${early(row)} (${own}, ${money}) were cancelled or refunded before shipment within three days; in the shop’s other sessions and days it is ${other}.`,
    },
  }
}

const alikeIn = ({ row }: Assessed, outcome: Bin): number => row[outcome]

const how: Readonly<Record<Bin, Text>> = {
  night: { zh: '发货前退款', en: 'given back unsent' },
  soon: { zh: '发货前退款', en: 'given back unsent' },
  again: {
    zh: '发货前退款，且该买家本场不止一单如此',
    en: 'given back unsent, not the only one of its buyer in the session,',
  },
  unreturned: { zh: '发货后全额退款而货未退回', en: 'given back after shipment, without the goods,' },
}

export function orderFinding(named: Named, { order, company, weightDb }: Told): Finding {
  const hours = Math.max(0, (order.back_at - order.placed_at) / 3_600_000).toFixed(1)
  const money = moneyText({ amountMinor: order.paid_minor, currency: order.currency })
  const { row } = company
  const alike = alikeIn(company, order.outcome)
  const other = percent(row[`cohort_${order.outcome}`], row.cohort_orders)
  return {
    ...shared(named),
    finding_id: `${named.id}@${named.version}:order:${order.order_id}:${order.session_id}`,
    subject_kind: 'order',
    subject_id: order.order_id,
    session_id: order.session_id,
    weight_db: limited(weightDb),
    window: { from: order.placed_at, until: Math.max(order.placed_at, order.back_at) },
    facts: {
      account_id: order.account_id,
      shop_id: order.shop_id,
      paid_minor: order.paid_minor,
      currency: order.currency,
      hours_to_refund: Number(hours),
      session_early_refunds: alike,
      session_orders: row.orders,
    },
    benign_considered: considered(company),
    statement: {
      zh: `订单 ${order.order_id}（实付 ${money}）在下单 ${hours} 小时后${how[order.outcome].zh}，本场 ${row.orders} 单中有 ${alike} 单如此；该店可比订单中这一比例为 ${other}。`,
      en: `Order ${order.order_id} (paid ${money}) was ${how[order.outcome].en} ${hours} hours after it was placed, as were ${alike} of ${row.orders} in the session; the share is ${other} among the shop’s orders to compare with.`,
    },
  }
}

const windowOf = (told: readonly Told[]): Finding['window'] => ({
  from: told.reduce((least, { order }) => Math.min(least, order.placed_at), Number.MAX_SAFE_INTEGER),
  until: told.reduce((most, { order }) => Math.max(most, order.placed_at, order.back_at), 0),
})

const heaviest = (told: readonly Told[]): number =>
  told.reduce((most, { weightDb }) => Math.max(most, weightDb), Number.NEGATIVE_INFINITY)

const paidIn = (told: readonly Told[]): number => told.reduce((sum, { order }) => sum + order.paid_minor, 0)

/** An account answers for its heaviest order of the session. */
export function accountFinding(named: Named, own: readonly Told[]): Finding {
  const [{ order, company }] = own as [Told]
  const { row } = company
  const money = moneyText({ amountMinor: paidIn(own), currency: order.currency })
  return {
    ...shared(named),
    finding_id: `${named.id}@${named.version}:account:${order.account_id}:${order.session_id}`,
    subject_kind: 'account',
    subject_id: order.account_id,
    session_id: order.session_id,
    weight_db: limited(heaviest(own)),
    window: windowOf(own),
    facts: {
      orders_back: own.length,
      paid_minor: paidIn(own),
      currency: order.currency,
      session_early_refunds: early(row) + row.unreturned,
      session_orders: row.orders,
    },
    benign_considered: considered(company),
    statement: {
      zh: `该账号本场有 ${own.length} 单（${money}）退款而货未退；本场 ${row.orders} 单中共有 ${early(row) + row.unreturned} 单如此。`,
      en: `The account got the money of ${own.length} orders of the session (${money}) back without sending goods back, as happened to ${early(row) + row.unreturned} of ${row.orders} there.`,
    },
  }
}

export function groupFinding(named: Named, { group_id, members, told }: Together<Told>): Finding {
  const [{ company, order }] = told as [Told]
  const rooms = [...new Set(told.map((one) => one.order.session_id))].sort()
  const money = moneyText({ amountMinor: paidIn(told), currency: order.currency })
  return {
    ...shared(named),
    finding_id: `${named.id}@${named.version}:group:${group_id}`,
    subject_kind: 'group',
    subject_id: group_id,
    session_id: null,
    weight_db: limited(heaviest(told)),
    window: windowOf(told),
    facts: {
      members: members.slice(0, assumed.mostMembers),
      accounts: members.length,
      orders_back: told.length,
      paid_minor: paidIn(told),
      currency: order.currency,
      in_sessions: rooms.length,
      sessions: rooms.slice(0, 50),
    },
    benign_considered: considered(company),
    statement: {
      zh: `${members.length} 个账号在 ${rooms.length} 场中有 ${told.length} 单（${money}）退款而货未退，远多于该店场外订单。`,
      en: `${members.length} accounts got the money of ${told.length} orders (${money}) in ${rooms.length} sessions back without sending goods back, far more than outside the sessions.`,
    },
  }
}
