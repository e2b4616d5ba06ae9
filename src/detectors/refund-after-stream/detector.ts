import { sqlFile } from '../../engine/statement.ts'
import { unmetNeeds } from '../../records/coverage.ts'
import type { Detector, DetectorInput } from '../detector.ts'
import type { Detection, Insufficient } from '../finding.ts'
import { type Assessed, assess, type CohortRow, hasCohort } from './assess.ts'
import { type EarlyOrder, orderFinding, sessionFinding } from './findings.ts'
import { assumed, parameters } from './parameters.ts'
import { benign } from './words.ts'

const cohorts = sqlFile(import.meta.url, 'cohorts.sql')
const earlyOrders = sqlFile(import.meta.url, 'early-orders.sql')

/** What cannot be had of a session: streams, times of refunds, or anything to compare with. */
function lacks(rows: readonly CohortRow[]): string[] {
  const back = rows.reduce((sum, row) => sum + row.night + row.soon + row.late + row.sent + row.unknown, 0)
  const unknown = rows.reduce((sum, row) => sum + row.unknown, 0)
  if (unknown > assumed.unknownShare * back) return ['order_event']
  return rows.some(hasCohort) ? [] : ['order']
}

async function detect({ engine, sessions }: DetectorInput): Promise<Detection> {
  const ids = sessions.map(({ session_id }) => session_id)
  const lags = { night: assumed.nightMs, soon: assumed.soonMs }
  const rows = await engine.rows<CohortRow>(cohorts, { sessions: ids, ...lags })
  const insufficient: Insufficient[] = []
  const judged = sessions.flatMap((session) => {
    const own = rows.filter(({ session_id }) => session_id === session.session_id)
    const unmet = unmetNeeds(session, refundAfterStream.needs).map(({ stream }) => stream)
    const missing = unmet.length > 0 ? unmet : lacks(own)
    if (missing.length > 0)
      insufficient.push({ detector: refundAfterStream.id, session_id: session.session_id, missing })
    return missing.length > 0 ? [] : own.filter(hasCohort).map((row) => ({ session, assessed: assess(row) }))
  })
  const key = (of: { readonly session_id: string; readonly shop_id: string }) =>
    `${of.session_id} ${of.shop_id}`
  const suspect = new Map<string, Assessed>(
    judged
      .filter(({ assessed }) => assessed.weightDb > 0 && !assessed.soldOut)
      .map(({ assessed }) => [key(assessed.row), assessed]),
  )
  const orders =
    suspect.size === 0
      ? []
      : await engine.rows<EarlyOrder>(earlyOrders, {
          sessions: [...new Set([...suspect.values()].map(({ row }) => row.session_id))],
          ...lags,
        })
  return {
    findings: [
      ...judged.map(({ session, assessed }) => sessionFinding(refundAfterStream, session, assessed)),
      ...orders.flatMap((order) => {
        const company = suspect.get(key(order))
        const called = company?.calledOff === order.product_id
        const told = company && !called && company.orderDb[order.outcome] >= assumed.leastOrderDb
        return told ? [orderFinding(refundAfterStream, company, order)] : []
      }),
    ],
    insufficient,
  }
}

const text = 'String'
const whole = 'Int64'

export const refundAfterStream: Detector = {
  id: 'refund-after-stream',
  version: 4,
  status: 'experimental',
  family: 'money',
  fraudTypes: ['brushed_order'],
  subjects: ['session', 'order'],
  name: { zh: '播后发货前退款', en: 'refunds before shipment after the stream' },
  needs: [
    { stream: 'order', granularity: 'event' },
    { stream: 'order_event', granularity: 'event' },
  ],
  sees: {
    zh: '本场订单在下单三日内、发货前退款或取消的比例，高出该店自己其他场次与场外订单的部分，以及其中的订单',
    en: 'orders cancelled or refunded before shipment within three days, beyond the share in the shop’s own other sessions and days, and the orders in that excess',
  },
  misses: {
    zh: '发货后才退、分散多日退款或空包发货的订单；每一场都同样如此的店铺；没有可比订单的店铺',
    en: 'orders given back after shipment or over many days, or shipped empty; a shop of which every session is like this; a shop with nothing to compare with',
  },
  benign,
  parameters,
  queries: [
    {
      statement: cohorts,
      row: {
        session_id: text,
        shop_id: text,
        currency: text,
        orders: whole,
        night: whole,
        soon: whole,
        late: whole,
        sent: whole,
        unknown: whole,
        early_value: whole,
        paid_value: whole,
        cohort_units: whole,
        cohort_orders: whole,
        cohort_orders_squared: 'Float64',
        cohort_night: whole,
        cohort_soon: whole,
        cohort_night_squares: 'Float64',
        cohort_soon_squares: 'Float64',
        top_item: text,
        top_early: whole,
        top_night: whole,
        top_orders: whole,
        top_kept: whole,
      },
    },
    {
      statement: earlyOrders,
      row: {
        session_id: text,
        shop_id: text,
        order_id: text,
        product_id: text,
        account_id: text,
        outcome: text,
        placed_at: whole,
        back_at: whole,
        paid_minor: whole,
        currency: text,
      },
    },
  ],
  detect,
}
