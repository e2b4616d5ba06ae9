import { sqlFile } from '../../engine/statement.ts'
import { type AuditedSession, coverageOf, unmetNeeds } from '../../records/coverage.ts'
import type { Detector, DetectorInput } from '../detector.ts'
import type { Detection } from '../finding.ts'
import { circlesIn, type SessionOrders } from './circles.ts'
import { findingsOn } from './findings.ts'
import { assumed, parameters } from './parameters.ts'
import { type PaidBackRow, paidBackOrders, type SharedMeans } from './payouts.ts'
import { benign } from './words.ts'

const paidBack = sqlFile(import.meta.url, 'paid-back.sql')
const ordersOfSessions = sqlFile(import.meta.url, 'orders-of-sessions.sql')
const meansOfAccounts = sqlFile(import.meta.url, 'means.sql')

/** A ledger without a single payout says nothing of them unless somebody declared it whole. */
function lacking(session: AuditedSession, anyPayout: boolean): string[] {
  const unmet = unmetNeeds(session, moneyLoop.needs).map(({ stream }) => stream)
  if (unmet.length > 0) return unmet
  return anyPayout || coverageOf(session, 'order_event.payout').declared ? [] : ['order_event.payout']
}

/** Reads orders and their events, accounts of those concerned; no activity. */
async function detect({ engine, sessions }: DetectorInput): Promise<Detection> {
  const ids = sessions.map(({ session_id }) => session_id)
  const rows = await engine.rows<PaidBackRow>(paidBack, { sessions: ids, mostRows: assumed.mostRows })
  const missing = new Map(sessions.map((session) => [session.session_id, lacking(session, rows.length > 0)]))
  const judged = rows.filter(({ session_id }) => missing.get(session_id)?.length === 0)
  const indirect = judged.filter(({ buyer_id, payee_id }) => buyer_id !== payee_id)
  const accounts = [...new Set(indirect.flatMap(({ buyer_id, payee_id }) => [buyer_id, payee_id]))]
  const { mostSharing } = assumed
  const means =
    accounts.length > 0 ? await engine.rows<SharedMeans>(meansOfAccounts, { accounts, mostSharing }) : []
  const orders =
    judged.length > 0 ? await engine.rows<SessionOrders>(ordersOfSessions, { sessions: ids }) : []
  const bySession = new Map(orders.map((session) => [session.session_id, session]))
  return {
    findings: circlesIn(paidBackOrders(judged, means), bySession).flatMap((circle) =>
      findingsOn(circle, moneyLoop),
    ),
    insufficient: [...missing]
      .filter(([, streams]) => streams.length > 0)
      .map(([session_id, streams]) => ({ detector: moneyLoop.id, session_id, missing: streams })),
  }
}

/** Money of an order that goes back to whoever placed it, beside any refund. */
export const moneyLoop: Detector = {
  id: 'money-loop',
  version: 1,
  status: 'experimental',
  family: 'money',
  fraudTypes: ['brushed_order'],
  subjects: ['order', 'account', 'group'],
  name: { zh: '货款回流', en: 'money that goes back to the buyer' },
  needs: [
    { stream: 'order', granularity: 'event' },
    { stream: 'order_event', granularity: 'event' },
  ],
  sees: {
    zh: '订单未退款退货，价款的大部分却另行付给买家本人、与其共用支付、地址或设备的账号、替多名买家收款的账号，或在几个账号间轮转',
    en: 'orders that were kept while most of the price was paid out again: to the buyer, to an account with means of the buyer, to one that collects for several buyers, or round a few accounts',
  },
  misses: {
    zh: '记录之外的返款（现金、转账、红包）；返还不到一半的；混在有退款申请的订单里的',
    en: 'money handed back outside the records (cash, transfers); less than half of the price; what is hidden among orders with a request for refund',
  },
  benign,
  parameters,
  queries: [
    {
      statement: paidBack,
      row: {
        order_id: 'String',
        session_id: 'String',
        shop_id: 'String',
        buyer_id: 'String',
        payee_id: 'String',
        currency: 'String',
        placed_at: 'Int64',
        paid_minor: 'Int64',
        paid_out_minor: 'Int64',
        first_paid_out_at: 'Int64',
        last_paid_out_at: 'Int64',
        returns: 'Int64',
      },
    },
    { statement: ordersOfSessions, row: { session_id: 'String', orders: 'Int64', draws: 'Int64' } },
    { statement: meansOfAccounts, row: { kind: 'String', token: 'String', accounts: 'Array(String)' } },
  ],
  detect,
}
