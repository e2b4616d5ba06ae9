import type { Engine } from '../../engine/engine.ts'
import { sqlFile } from '../../engine/statement.ts'
import { type AuditedSession, coverageOf, type Need, unmetNeeds } from '../../records/coverage.ts'
import type { DetectorQuery } from '../detector.ts'
import type { FraudType } from '../finding.ts'
import { decibans, limited, lnBinomialTail, lnTailWeight } from '../weight.ts'
import { type Check, type Identity, told } from './check.ts'
import { assumed } from './parameters.ts'

export interface Money {
  readonly session_id: string
  readonly refunded_orders: number
  readonly refunded_beyond_paid: number
  readonly settled_orders: number
  readonly settled_beyond_paid: number
  readonly delivered_orders: number
  readonly delivered_unpaid: number
  readonly weighed_parcels: number
  readonly light_parcels: number
  readonly refunded_unsent: number
  readonly returned_unsent: number
  readonly refunded_signed: number
  readonly kept_signed: number
}
type Figure = Exclude<keyof Money, 'session_id'>

const whole = 'Int64'
export const moneyQuery: DetectorQuery = {
  statement: sqlFile(import.meta.url, 'money.sql'),
  row: {
    session_id: 'String',
    refunded_orders: whole,
    refunded_beyond_paid: whole,
    settled_orders: whole,
    settled_beyond_paid: whole,
    delivered_orders: whole,
    delivered_unpaid: whole,
    weighed_parcels: whole,
    light_parcels: whole,
    refunded_unsent: whole,
    returned_unsent: whole,
    refunded_signed: whole,
    kept_signed: whole,
  },
}

interface Rule {
  readonly identity: Identity
  readonly seen: Figure
  readonly of: Figure
  readonly fraudType: FraudType
  readonly causes: readonly ('subsidy_or_late_refund' | 'logistics_habits' | 'paid_otherwise')[]
  /** Streams that must be declared complete, where silence about them would read as a breach. */
  readonly declared?: string
  readonly zh: (seen: string, of: string) => string
  readonly en: (seen: string, of: string) => string
}

const rules: readonly Rule[] = [
  {
    identity: 'money_order',
    seen: 'refunded_beyond_paid',
    of: 'refunded_orders',
    fraudType: 'brushed_order',
    causes: ['subsidy_or_late_refund', 'paid_otherwise'],
    zh: (seen, of) => `${of} 个退款订单中有 ${seen} 个退款多于所付。`,
    en: (seen, of) => `${seen} of ${of} refunded orders gave back more than was paid.`,
  },
  {
    identity: 'money_order',
    seen: 'settled_beyond_paid',
    of: 'settled_orders',
    fraudType: 'refund_blind_gmv',
    causes: ['subsidy_or_late_refund', 'paid_otherwise'],
    zh: (seen, of) => `${of} 个已结算订单中有 ${seen} 个的结算额多于所付减去此前退款。`,
    en: (seen, of) => `${seen} of ${of} settled orders settled for more than was paid less earlier refunds.`,
  },
  {
    identity: 'parcels',
    seen: 'delivered_unpaid',
    of: 'delivered_orders',
    fraudType: 'brushed_order',
    causes: ['paid_otherwise'],
    declared: 'order_event.paid',
    zh: (seen, of) => `${of} 个早已送达的应付款订单中有 ${seen} 个没有付款记录。`,
    en: (seen, of) => `${seen} of ${of} orders that owed money and were delivered long ago have no payment.`,
  },
  {
    identity: 'parcels',
    seen: 'light_parcels',
    of: 'weighed_parcels',
    fraudType: 'brushed_order',
    causes: ['logistics_habits'],
    zh: (seen, of) => `${of} 个有重量的包裹中有 ${seen} 个轻于所装商品的八成。`,
    en: (seen, of) => `${seen} of ${of} weighed parcels are lighter than four fifths of the goods they hold.`,
  },
  {
    identity: 'no_parcel_back',
    seen: 'returned_unsent',
    of: 'refunded_unsent',
    fraudType: 'brushed_order',
    causes: ['logistics_habits'],
    zh: (seen, of) => `${of} 个未发货即退款的订单中有 ${seen} 个却有退货包裹。`,
    en: (seen, of) =>
      `${seen} of ${of} orders refunded before shipment nevertheless have a parcel sent back.`,
  },
  {
    identity: 'no_parcel_back',
    seen: 'kept_signed',
    of: 'refunded_signed',
    fraudType: 'brushed_order',
    causes: ['logistics_habits'],
    zh: (seen, of) => `${of} 个签收后全额退款的订单中有 ${seen} 个既无退货也无仅退款的理由。`,
    en: (seen, of) =>
      `${seen} of ${of} orders refunded in full after signing have neither a return nor a reason for none.`,
  },
]

const needs: readonly Need[] = [
  { stream: 'order', granularity: 'event', share: assumed.leastShare },
  { stream: 'order_event', granularity: 'event', share: assumed.leastShare },
]

function checkOf(rule: Rule, row: Money): Check {
  const [seen, of] = [row[rule.seen], row[rule.of]]
  const weight = decibans(lnTailWeight(lnBinomialTail(seen, of, assumed.ordinaryShare)))
  const allowance = assumed.ordinaryShare * 100
  return {
    identity: rule.identity,
    part: rule.seen,
    fraudType: rule.fraudType,
    broken: seen > assumed.ordinaryShare * of && weight > 0,
    weightDb: limited(weight),
    facts: { [rule.seen]: seen, [rule.of]: of },
    considered: Object.fromEntries(
      rule.causes.map((cause) => [
        cause,
        {
          zh: `已按规则排除，并容许 ${allowance}% 的订单出错：${told(seen)} / ${told(of)}`,
          en: `set apart as stated, and ${allowance} % of orders may be wrong: ${told(seen)} of ${told(of)}`,
        },
      ]),
    ),
    needs: ['order', 'order_event'],
    statement: { zh: rule.zh(told(seen), told(of)), en: rule.en(told(seen), told(of)) },
  }
}

/** Orders whose own records contradict each other, beyond what clerical errors explain; by session. */
export async function moneyChecks(
  engine: Engine,
  sessions: readonly AuditedSession[],
): Promise<ReadonlyMap<string, readonly Check[]>> {
  const able = sessions.filter((session) => unmetNeeds(session, needs).length === 0)
  if (able.length === 0) return new Map()
  const rows = await engine.rows<Money>(moneyQuery.statement, {
    sessions: able.map(({ session_id }) => session_id),
    lightest: assumed.lightestParcel,
    remittance: assumed.remittanceMs,
  })
  const sessionOf = new Map(able.map((session) => [session.session_id, session]))
  return new Map(
    rows.map((row) => {
      const session = sessionOf.get(row.session_id)
      const asked = rules.filter(
        ({ of, declared }) =>
          row[of] >= assumed.leastOrders &&
          (declared === undefined || (session && coverageOf(session, declared).declared)),
      )
      return [row.session_id, asked.map((rule) => checkOf(rule, row))]
    }),
  )
}
