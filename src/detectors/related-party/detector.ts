import type { Engine } from '../../engine/engine.ts'
import { sqlFile } from '../../engine/statement.ts'
import { type AuditedSession, unmetNeeds } from '../../records/coverage.ts'
import type { Detector, DetectorInput } from '../detector.ts'
import type { Detection } from '../finding.ts'
import { weightLimitDb } from '../weight.ts'
import { type LinkedOrder, orderFinding } from './order-finding.ts'
import { assumed, parameters } from './parameters.ts'
import { type SessionValue, sessionFinding } from './session-finding.ts'
import { bodiesOf, type PaidRow, sessionValue } from './session-value.ts'
import { benign } from './words.ts'

const linkedOrders = sqlFile(import.meta.url, 'linked-orders.sql')
const paidValue = sqlFile(import.meta.url, 'paid-value.sql')
const listedRows = sqlFile(import.meta.url, 'listed-rows.sql')

interface Records {
  readonly linked: readonly LinkedOrder[]
  readonly paid: readonly PaidRow[]
  /** Sessions of whose team the list speaks. */
  readonly listed: ReadonlySet<string>
}

async function read(engine: Engine, sessions: readonly string[]): Promise<Records> {
  const { accountDb, payerDb, sharedDb, networkDb, allowanceDb, leastDb } = assumed
  const weights = { accountDb, payerDb, sharedDb, networkDb, allowanceDb, leastDb, limitDb: weightLimitDb }
  const listed = await engine.rows<{ session_id: string }>(listedRows, { sessions })
  if (listed.length === 0) return { linked: [], paid: [], listed: new Set() }
  return {
    linked: await engine.rows<LinkedOrder>(linkedOrders, { sessions, ...weights }),
    paid: await engine.rows<PaidRow>(paidValue, { sessions }),
    listed: new Set(listed.map(({ session_id }) => session_id)),
  }
}

async function detect({ engine, sessions }: DetectorInput): Promise<Detection> {
  const { id, version, needs } = relatedParty
  const records = await read(
    engine,
    sessions.map(({ session_id }) => session_id),
  )
  const missing = (session: AuditedSession) => {
    const unmet = unmetNeeds(session, needs).map(({ stream }) => stream)
    return unmet.length > 0 || records.listed.has(session.session_id) ? unmet : ['team']
  }
  const judged = sessions.filter((session) => missing(session).length === 0)
  const named = new Set(judged.map(({ session_id }) => session_id))
  const bodies = bodiesOf(records.paid, records.linked)
  const values = judged.map((session) => ({ session, value: sessionValue(session.session_id, bodies) }))
  return {
    findings: [
      ...records.linked
        .filter(({ session_id }) => named.has(session_id))
        .map((order) => orderFinding(id, version, order)),
      ...values
        .filter((each): each is { session: AuditedSession; value: SessionValue } => each.value !== null)
        .map(({ session, value }) => sessionFinding({ id, version }, session, value)),
    ],
    insufficient: sessions
      .map((session) => ({ detector: id, session_id: session.session_id, missing: missing(session) }))
      .filter((line) => line.missing.length > 0),
  }
}

/** Buyers who are, or share means with, the team of the room, host, agency or shop. */
export const relatedParty: Detector = {
  id: 'related-party',
  version: 2,
  status: 'experimental',
  family: 'shared_means',
  fraudTypes: ['related_party_order'],
  subjects: ['order', 'session'],
  name: { zh: '团队内部购买', en: 'bought inside the team' },
  needs: [
    { stream: 'team', granularity: 'event' },
    { stream: 'order', granularity: 'event' },
  ],
  sees: {
    zh: '下单账号、付款方、设备或收货地址列在直播间、主播、机构或店铺团队名单中的订单，以及这类订单在本场实付金额中的占比',
    en: 'orders whose account, payer, device or delivery address is on the team list of the room, host, agency or shop, and their share of what the session was paid',
  },
  misses: {
    zh: '名单未列、使用自有设备和付款方式的亲友；该店每一场都同样由内部购买时，占比不显突出',
    en: 'friends whom no list names and who use means of their own; a share that is as large in every session of the shop does not stand out',
  },
  benign,
  parameters,
  queries: [
    {
      statement: linkedOrders,
      row: {
        order_id: 'String',
        session_id: 'String',
        shop_id: 'String',
        account_id: 'String',
        currency: 'String',
        created_at: 'Int64',
        weight_db: 'Float64',
        means_used: 'Array(String)',
        relations: 'Array(String)',
        users: 'Array(Int64)',
        buyers: 'Array(Int64)',
        other_users: 'Array(Int64)',
        other_buyers: 'Array(Int64)',
        paid: 'Int64',
      },
    },
    {
      statement: paidValue,
      row: {
        session_id: 'String',
        shop_id: 'String',
        currency: 'String',
        orders: 'Int64',
        paid: 'Int64',
        paid_squares: 'Float64',
      },
    },
    { statement: listedRows, row: { session_id: 'String', listed: 'Int64' } },
  ],
  detect,
}
