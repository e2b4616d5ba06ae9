import { sqlFile } from '../../engine/statement.ts'
import { unmetNeeds } from '../../records/coverage.ts'
import type { Detector, DetectorInput } from '../detector.ts'
import type { Detection, Insufficient } from '../finding.ts'
import { assess, type CohortRow, hasCohort } from './assess.ts'
import { accountFinding, type EarlyOrder, groupFinding, orderFinding, sessionFinding } from './findings.ts'
import { assumed, parameters } from './parameters.ts'
import { groupsOf, toldOf } from './told.ts'
import { benign } from './words.ts'

const cohorts = sqlFile(import.meta.url, 'cohorts.sql')
const earlyOrders = sqlFile(import.meta.url, 'early-orders.sql')

/** What cannot be had of a session: streams, times of refunds, or anything to compare with. */
function lacks(rows: readonly CohortRow[]): string[] {
  const back = rows.reduce(
    (sum, row) => sum + row.night + row.soon + row.unreturned + row.again + row.late + row.sent + row.unknown,
    0,
  )
  const unknown = rows.reduce((sum, row) => sum + row.unknown, 0)
  if (unknown > assumed.unknownShare * back) return ['order_event']
  return rows.some(hasCohort) ? [] : ['order']
}

async function detect({ engine, sessions }: DetectorInput): Promise<Detection> {
  const ids = sessions.map(({ session_id }) => session_id)
  const lags = { night: assumed.nightMs, soon: assumed.soonMs }
  const rows = await engine.rows<CohortRow>(cohorts, {
    sessions: ids,
    ...lags,
    least: assumed.cohortOrders,
    compared: assumed.comparedShare,
  })
  const bySession = Map.groupBy(rows, ({ session_id }) => session_id)
  const insufficient: Insufficient[] = []
  const judged = sessions.flatMap((session) => {
    const own = bySession.get(session.session_id) ?? []
    const unmet = unmetNeeds(session, refundAfterStream.needs).map(({ stream }) => stream)
    const missing = unmet.length > 0 ? unmet : lacks(own)
    if (missing.length > 0)
      insufficient.push({ detector: refundAfterStream.id, session_id: session.session_id, missing })
    return missing.length > 0 ? [] : own.filter(hasCohort).map((row) => ({ session, assessed: assess(row) }))
  })
  const suspect = judged
    .map(({ assessed }) => assessed)
    .filter(({ weightDb, soldOut }) => weightDb > 0 && !soldOut)
  const orders =
    suspect.length === 0
      ? []
      : await engine.rows<EarlyOrder>(earlyOrders, {
          sessions: [...new Set(suspect.map(({ row }) => row.session_id))],
          ...lags,
        })
  const told = toldOf(orders, suspect)
  const byAccount = Map.groupBy(told, ({ order }) => `${order.account_id}\n${order.session_id}`)
  return {
    findings: [
      ...judged.map(({ session, assessed }) => sessionFinding(refundAfterStream, session, assessed)),
      ...groupsOf(told, sessions).map((group) => groupFinding(refundAfterStream, group)),
      ...[...byAccount.values()].map((own) => accountFinding(refundAfterStream, own)),
      ...told.map((one) => orderFinding(refundAfterStream, one)),
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
  subjects: ['session', 'order', 'account', 'group'],
  name: { zh: '播后发货前退款', en: 'refunds before shipment after the stream' },
  needs: [
    { stream: 'order', granularity: 'event' },
    { stream: 'order_event', granularity: 'event' },
  ],
  sees: {
    zh: '本场发货前三日内退款、同一买家多单退款、发货后全额退款而货未退的订单，高出该店场外订单的部分，以及其中的订单、账号与群组',
    en: 'orders given back before shipment within three days, several by one buyer, or after shipment without the goods, beyond the share in what the shop sells outside its sessions; the orders in that excess, their accounts and groups',
  },
  misses: {
    zh: '货也退回或款未退的刷单；场外订单同样刷单的店铺；没有可比订单的店铺；谁让人下的单',
    en: 'brushing of which the goods come back or the money stays; a shop that does the same outside its sessions; a shop with nothing to compare with; who had the orders placed',
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
        unreturned: whole,
        again: whole,
        late: whole,
        sent: whole,
        unknown: whole,
        early_value: whole,
        paid_value: whole,
        cohort_units: whole,
        cohort_orders: whole,
        cohort_orders_squared: 'Float64',
        cohort_night: whole,
        cohort_night_squares: 'Float64',
        cohort_soon: whole,
        cohort_soon_squares: 'Float64',
        cohort_unreturned: whole,
        cohort_unreturned_squares: 'Float64',
        cohort_again: whole,
        cohort_again_squares: 'Float64',
        top_item: text,
        top_early: whole,
        top_night: whole,
        top_soon: whole,
        top_unreturned: whole,
        top_again: whole,
        top_orders: whole,
        top_kept: whole,
        uncompared: whole,
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
