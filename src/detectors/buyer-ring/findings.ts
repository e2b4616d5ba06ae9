import type { Detecting } from '../detector.ts'
import type { BenignConsidered, Finding } from '../finding.ts'
import { groupId } from '../group-id.ts'
import { limited } from '../weight.ts'
import { assumed } from './parameters.ts'
import type { Buyer, Ring, SuspectOrder } from './rings.ts'

const percent = (share: number): string => `${Math.round(share * 100)}%`
const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0)
const alone = ({ buyers }: Ring): boolean => buyers.length < assumed.leastMembers

const weightOf = (buyer: Buyer, ring: Ring): number =>
  limited(alone(ring) ? Math.min(buyer.weightDb, assumed.aloneDb) : buyer.weightDb)

const ringId = ({ buyers }: Ring): string => {
  const members = buyers.map(({ account_id }) => account_id).sort()
  return groupId('buyer-ring', members)
}

function considered(buyers: readonly Buyer[], ring: Ring): BenignConsidered[] {
  const { expected, buyers: compared } = buyers.reduce((best, one) =>
    one.shop.share > best.shop.share ? one : best,
  ).shop
  const placed = total(buyers.map(({ orders }) => orders.length))
  const undone = total(buyers.map((buyer) => buyer.undone))
  const share = total(buyers.map((buyer) => buyer.share)) / buyers.length
  const open = alone(ring)
  return [
    {
      cause: 'habit_of_returning',
      ruled_out_by: open
        ? null
        : {
            zh: `该店下过多单的买家 ${compared} 人，按普通习惯几乎全退的预期 ${expected.toFixed(1)} 人；一起的有 ${ring.buyers.length} 人`,
            en: `of ${compared} buyers of several orders in the shop ${expected.toFixed(1)} would by ordinary habits take back nearly all; here are ${ring.buyers.length} together`,
          },
    },
    {
      cause: 'category_of_returns',
      ruled_out_by: {
        zh: `同场其他买家退回 ${percent(share)}，此处 ${placed} 单中 ${undone} 单`,
        en: `the other buyers of these sessions took back ${percent(share)}; here ${undone} of ${placed} orders`,
      },
    },
    {
      cause: 'faulty_batch',
      ruled_out_by: {
        zh: `同场其他买家只退回 ${percent(share)}`,
        en: `the other buyers of the same sessions took back ${percent(share)} only`,
      },
    },
    {
      cause: 'super_fans_and_bargain_groups',
      ruled_out_by: { zh: `留下的订单 ${placed - undone} 单`, en: `orders kept: ${placed - undone}` },
    },
    { cause: 'hired_by_others', ruled_out_by: null },
    {
      cause: 'family',
      ruled_out_by: {
        zh: `${ring.buyers.length} 人中共用付款、地址或设备的 ${ring.sharing} 人，未加分`,
        en: `of ${ring.buyers.length} buyers ${ring.sharing} share a payer, an address or a device, which weighs nothing`,
      },
    },
  ]
}

const base = ({ id, version }: Detecting, ring: Ring, buyers: readonly Buyer[]) =>
  ({
    detector: id,
    detector_version: version,
    fraud_type: 'brushed_order',
    family: 'group',
    benign_considered: considered(buyers, ring),
    needs_coverage: ['order', 'order_event'],
  }) as const

const windowOf = (orders: readonly SuspectOrder[]): Finding['window'] => ({
  from: orders.reduce((least, { placed_at }) => Math.min(least, placed_at), Number.MAX_SAFE_INTEGER),
  until: orders.reduce((most, { placed_at, last_at }) => Math.max(most, placed_at, last_at), 0),
})

function buyerFindings(buyer: Buyer, ring: Ring, detecting: Detecting): Finding[] {
  const { account_id, orders, undone, share } = buyer
  const sessions = Map.groupBy(orders, ({ session_id }) => session_id)
  return [...sessions].map(([session_id, own]) => ({
    ...base(detecting, ring, [buyer]),
    finding_id: `${detecting.id}@${detecting.version}:account:${account_id}:${session_id}`,
    subject_kind: 'account',
    subject_id: account_id,
    session_id,
    weight_db: weightOf(buyer, ring),
    window: windowOf(own),
    facts: {
      group: ringId(ring),
      placed_orders: orders.length,
      undone_orders: undone,
      ordinary_share: Math.round(share * 1000) / 1000,
      sessions_bought: sessions.size,
      members_count: ring.buyers.length,
    },
    statement: {
      zh: `该账号在 ${sessions.size} 场付款 ${orders.length} 单，其中 ${undone} 单货款退回（同场其他买家为 ${percent(share)}）${alone(ring) ? '' : `；一起这样下单的共 ${ring.buyers.length} 个账号`}。`,
      en: `The account paid for ${orders.length} orders in ${sessions.size} sessions, and the money of ${undone} came back (other buyers of these sessions: ${percent(share)})${alone(ring) ? '' : `; ${ring.buyers.length} accounts did so together`}.`,
    },
  }))
}

function orderFindings(buyer: Buyer, ring: Ring, detecting: Detecting): Finding[] {
  const { account_id, orders, undone, share } = buyer
  return orders
    .filter((order) => order.undone === 1)
    .map((order) => ({
      ...base(detecting, ring, [buyer]),
      finding_id: `${detecting.id}@${detecting.version}:order:${order.order_id}`,
      subject_kind: 'order',
      subject_id: order.order_id,
      session_id: order.session_id,
      weight_db: weightOf(buyer, ring),
      window: windowOf([order]),
      facts: { account_id, group: ringId(ring), placed_orders: orders.length, undone_orders: undone },
      statement: {
        zh: `订单 ${order.order_id} 的货款已退回；其买家付款 ${orders.length} 单，退回 ${undone} 单（同场其他买家为 ${percent(share)}）${alone(ring) ? '' : `，属于一起这样下单的 ${ring.buyers.length} 个账号`}。`,
        en: `The money of order ${order.order_id} came back; its buyer paid for ${orders.length} orders and ${undone} came back (other buyers of these sessions: ${percent(share)})${alone(ring) ? '' : `, one of ${ring.buyers.length} accounts that did so together`}.`,
      },
    }))
}

function groupFinding(ring: Ring, detecting: Detecting): Finding {
  const orders = ring.buyers.flatMap((buyer) => buyer.orders)
  const subject_id = ringId(ring)
  const members = ring.buyers.map(({ account_id }) => account_id).sort()
  const sessions = [...new Set(orders.map(({ session_id }) => session_id))].sort()
  const shops = [...new Set(orders.map(({ shop_id }) => shop_id))].sort()
  const undone = total(ring.buyers.map((buyer) => buyer.undone))
  const weights = ring.buyers.map(({ weightDb }) => weightDb).sort((one, other) => other - one)
  return {
    ...base(detecting, ring, ring.buyers),
    finding_id: `${detecting.id}@${detecting.version}:group:${subject_id}`,
    subject_kind: 'group',
    subject_id,
    session_id: sessions.length === 1 ? (sessions[0] ?? null) : null,
    weight_db: limited(weights[1] ?? 0),
    window: windowOf(orders),
    facts: {
      members: members.slice(0, assumed.mostMembers),
      member_count: members.length,
      sessions,
      shops,
      placed_orders: orders.length,
      undone_orders: undone,
      core_buyers: ring.core.buyers,
      core_shops: ring.core.shops,
      core_days: ring.core.days,
      sharing_members: ring.sharing,
    },
    statement: {
      zh: `${members.length} 个账号在 ${shops.length} 家店的 ${sessions.length} 场一起付款 ${orders.length} 单，其中 ${undone} 单货款退回；最集中处为 ${ring.core.buyers} 个账号、${ring.core.shops} 家店、${ring.core.days} 天。`,
      en: `${members.length} accounts paid for ${orders.length} orders together in ${sessions.length} sessions (shops: ${shops.length}), and the money of ${undone} came back; densest where ${ring.core.buyers} accounts met, shops: ${ring.core.shops}, days: ${ring.core.days}.`,
    },
  }
}

export const findingsOn = (ring: Ring, detecting: Detecting): Finding[] => [
  ...(alone(ring) ? [] : [groupFinding(ring, detecting)]),
  ...ring.buyers.flatMap((buyer) => buyerFindings(buyer, ring, detecting)),
  ...ring.buyers.flatMap((buyer) => orderFindings(buyer, ring, detecting)),
]
