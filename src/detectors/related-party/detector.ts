import type { Engine } from '../../engine/engine.ts'
import { sqlFile } from '../../engine/statement.ts'
import { type AuditedSession, unmetNeeds } from '../../records/coverage.ts'
import type { Detector, DetectorInput } from '../detector.ts'
import type { Detection } from '../finding.ts'
import { buyerFindings } from './buyer-findings.ts'
import { type CloseBuyer, linkOrders } from './linked-orders.ts'
import { type LinkedOrder, orderFinding } from './order-finding.ts'
import { assumed, parameters } from './parameters.ts'
import { type SessionValue, sessionFinding } from './session-finding.ts'
import { bodiesOf, type PaidRow, sessionValue } from './session-value.ts'
import { commonness, type TeamMeans, type TiedOrder, tieFinder, type Usage } from './ties.ts'
import { benign } from './words.ts'

const teamMeans = sqlFile(import.meta.url, 'team-means.sql')
const tiedOrders = sqlFile(import.meta.url, 'tied-orders.sql')
const meansUsage = sqlFile(import.meta.url, 'means-usage.sql')
const paidValue = sqlFile(import.meta.url, 'paid-value.sql')
const listedRows = sqlFile(import.meta.url, 'listed-rows.sql')

interface Records {
  readonly linked: readonly LinkedOrder[]
  readonly close: readonly CloseBuyer[]
  readonly paid: readonly PaidRow[]
  /** Sessions of whose team the list speaks. */
  readonly listed: ReadonlySet<string>
}

const nothing: Records = { linked: [], close: [], paid: [], listed: new Set() }

/** Whose team counts for an order: that of its session, or of every session in which its shop sold where it names none. */
function ownersOf(sessions: readonly AuditedSession[], paid: readonly PaidRow[]) {
  const bySession = new Map(
    sessions.map(({ session_id, room_id, host_id, agency_id, shop_id }) => [
      session_id,
      [room_id, host_id, agency_id, shop_id].filter((owner) => owner !== ''),
    ]),
  )
  const byShop = new Map<string, Set<string>>()
  for (const { shop_id, session_id } of paid) {
    const owners = byShop.get(shop_id) ?? new Set([shop_id])
    for (const owner of bySession.get(session_id) ?? []) owners.add(owner)
    byShop.set(shop_id, owners)
  }
  return ({ session_id, shop_id }: TiedOrder): ReadonlySet<string> =>
    session_id === ''
      ? (byShop.get(shop_id) ?? new Set([shop_id]))
      : new Set([shop_id, ...(bySession.get(session_id) ?? [])])
}

const tokensOf = (means: readonly TeamMeans[], kind: TeamMeans['means_kind']): string[] => [
  ...new Set(means.filter(({ means_kind }) => means_kind === kind).map(({ token }) => token)),
]

/** Reads the list, accounts and logins of those on it, and orders; no activity. */
async function read(engine: Engine, sessions: readonly AuditedSession[]): Promise<Records> {
  const ids = sessions.map(({ session_id }) => session_id)
  const listed = await engine.rows<{ session_id: string }>(listedRows, { sessions: ids })
  if (listed.length === 0) return nothing
  const { mostMeans, mostOrders } = assumed
  const means = await engine.rows<TeamMeans>(teamMeans, { mostMeans })
  const paid = await engine.rows<PaidRow>(paidValue, { sessions: ids })
  const shops = [...new Set(paid.map(({ shop_id }) => shop_id))]
  const orders = await engine.rows<TiedOrder>(tiedOrders, {
    shops,
    accounts: tokensOf(means, 'account'),
    payers: tokensOf(means, 'payer'),
    devices: tokensOf(means, 'device'),
    addresses: tokensOf(means, 'address'),
    phones: tokensOf(means, 'phone'),
    mostOrders,
  })
  const tiesOf = tieFinder(means, ownersOf(sessions, paid))
  const inside = tokensOf(means, 'account')
  const tokens = [...new Set(orders.flatMap((order) => tiesOf(order).map(({ means: { token } }) => token)))]
  const usage = await engine.rows<Usage>(meansUsage, { shops, tokens, inside })
  return {
    ...linkOrders(orders, tiesOf, commonness(usage, orders, new Set(inside))),
    paid,
    listed: new Set(listed.map(({ session_id }) => session_id)),
  }
}

async function detect({ engine, sessions }: DetectorInput): Promise<Detection> {
  const { id, version, needs } = relatedParty
  const records = await read(engine, sessions)
  const missing = (session: AuditedSession) => {
    const unmet = unmetNeeds(session, needs).map(({ stream }) => stream)
    return unmet.length > 0 || records.listed.has(session.session_id) ? unmet : ['team']
  }
  const judged = sessions.filter((session) => missing(session).length === 0)
  const named = new Set(judged.map(({ session_id }) => session_id))
  const linked = records.linked.filter(({ session_id }) => named.has(session_id))
  const bodies = bodiesOf(records.paid, records.linked)
  const values = judged.map((session) => ({ session, value: sessionValue(session.session_id, bodies) }))
  return {
    findings: [
      ...buyerFindings(records.close, linked, { id, version }),
      ...linked.map((order) => orderFinding(id, version, order)),
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
  version: 3,
  status: 'experimental',
  family: 'shared_means',
  fraudTypes: ['related_party_order'],
  subjects: ['order', 'account', 'group', 'session'],
  name: { zh: '团队内部购买', en: 'bought inside the team' },
  needs: [
    { stream: 'team', granularity: 'event' },
    { stream: 'order', granularity: 'event' },
  ],
  sees: {
    zh: '下单账号、付款方、设备、手机号码或收货地址列在直播间、主播、机构或店铺团队名单中，或为名单上账号所用过的订单；与团队成员共用这些方式的名单外买家及其其他订单；以及这类订单在本场实付金额中的占比',
    en: 'orders whose account, payer, device, telephone number or delivery address is on the team list of the room, host, agency or shop, or was used by an account on it; unlisted buyers who share such means with its members, and their other orders; and the share of all these in what the session was paid',
  },
  misses: {
    zh: '名单未列、使用自有设备和付款方式的亲友；该店每一场都同样由内部购买时，占比不显突出',
    en: 'friends whom no list names and who use means of their own; a share that is as large in every session of the shop does not stand out',
  },
  benign,
  parameters,
  queries: [
    {
      statement: teamMeans,
      row: {
        owner_id: 'String',
        relation: 'String',
        member_id: 'String',
        means_kind: 'String',
        token: 'String',
        since: 'Int64',
        until: 'Int64',
        named: 'Int64',
      },
    },
    {
      statement: tiedOrders,
      row: {
        order_id: 'String',
        session_id: 'String',
        shop_id: 'String',
        created_at: 'Int64',
        account_id: 'String',
        payer_id: 'String',
        device_id: 'String',
        address_id: 'String',
        phone_id: 'String',
        ip_id: 'String',
        currency: 'String',
        paid: 'Int64',
      },
    },
    {
      statement: meansUsage,
      row: {
        shop_id: 'String',
        means_kind: 'String',
        token: 'String',
        session_id: 'String',
        users: 'Int64',
        other_users: 'Int64',
        all_users: 'Int64',
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
