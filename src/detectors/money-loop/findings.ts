import type { Text } from '../../language.ts'
import { moneyText } from '../../money.ts'
import type { Detecting } from '../detector.ts'
import type { BenignConsidered, Finding } from '../finding.ts'
import { groupId } from '../group-id.ts'
import { limited } from '../weight.ts'
import { type Circle, drawn, isDamages, orderWeight } from './circles.ts'
import { assumed } from './parameters.ts'
import type { PaidBack } from './payouts.ts'
import { routeNames } from './words.ts'

const percent = (share: number): string => `${Math.round(share * 100)}%`

/** The same buyers have the same id whatever else is in the import. */
const circleId = ({ buyers }: Circle): string => groupId('money-loop', buyers)

function considered(circle: Circle, orders: readonly PaidBack[]): BenignConsidered[] {
  const least = orders.reduce((lowest, { share }) => Math.min(lowest, share), Number.POSITIVE_INFINITY)
  const receivers = new Set(orders.flatMap(({ payees }) => payees)).size
  const prize: Text = {
    zh: `这些场次共 ${circle.ofOrders} 单，其中 ${circle.orders.length} 单返还价款，${circle.beyond} 单多返，${circle.repeated} 名买家不止一次；抽奖记录 ${circle.draws} 次`,
    en: `of ${circle.ofOrders} orders of these sessions ${circle.orders.length} had their price paid back, ${circle.beyond} with something on top, ${circle.repeated} buyers more than once; draws on record: ${circle.draws}`,
  }
  return [
    {
      cause: 'cashback_programme',
      ruled_out_by: { zh: `返还至少 ${percent(least)}`, en: `at least ${percent(least)} came back` },
    },
    { cause: 'free_order_prize', ruled_out_by: drawn(circle) ? null : prize },
    {
      cause: 'refund_by_another_way',
      ruled_out_by: {
        zh: '退款、取消、退货记录为 0',
        en: 'requests, cancellations and returns on record: 0',
      },
    },
    {
      cause: 'damages',
      ruled_out_by: orders.some(isDamages)
        ? null
        : {
            zh: `低于价款的 ${percent(assumed.damagesFrom)}`,
            en: `less than ${percent(assumed.damagesFrom)} of the price`,
          },
    },
    {
      cause: 'friends_pay_back',
      ruled_out_by: {
        zh: `由 ${circle.orders.length} 单的资金付给 ${receivers} 个账号`,
        en: `paid out of ${circle.orders.length} orders, here to accounts: ${receivers}`,
      },
    },
  ]
}

const base = ({ id, version }: Detecting, circle: Circle, orders: readonly PaidBack[]) =>
  ({
    detector: id,
    detector_version: version,
    fraud_type: 'brushed_order',
    family: 'money',
    window: {
      from: orders.reduce((least, { order }) => Math.min(least, order.placed_at), Number.MAX_SAFE_INTEGER),
      until: orders.reduce((most, { order }) => Math.max(most, order.placed_at, order.last_paid_out_at), 0),
    },
    benign_considered: considered(circle, orders),
    needs_coverage: ['order', 'order_event.payout'],
  }) as const

const heaviest = (orders: readonly PaidBack[], circle: Circle): number =>
  orders.reduce((most, own) => Math.max(most, orderWeight(own, circle)), Number.NEGATIVE_INFINITY)

const cutShort: Text = {
  zh: '轮转付款的查找达到步数上限，可能不全。',
  en: ' The search for money that goes round was cut short at its bound of steps and may lack some.',
}
const searchNote = ({ searched }: Circle): Text => (searched ? { zh: '', en: '' } : cutShort)

function orderFinding(own: PaidBack, circle: Circle, detecting: Detecting): Finding {
  const { order, returned, share, route, payees } = own
  const money = (amountMinor: number) => moneyText({ amountMinor, currency: order.currency })
  const to = routeNames[route]
  return {
    ...base(detecting, circle, [own]),
    finding_id: `${detecting.id}@${detecting.version}:order:${order.order_id}`,
    subject_kind: 'order',
    subject_id: order.order_id,
    session_id: order.session_id,
    weight_db: limited(orderWeight(own, circle)),
    facts: {
      account_id: order.buyer_id,
      payees,
      route,
      paid_minor: order.paid_minor,
      paid_back_minor: returned,
      currency: order.currency,
      group: circleId(circle),
    },
    statement: {
      zh: `订单 ${order.order_id} 实付 ${money(order.paid_minor)}，未退款退货，另有 ${money(returned)}（${percent(share)}）付给${to.zh}；同一圈共 ${circle.orders.length} 单如此，其中 ${circle.beyond} 单多返。`,
      en: `Order ${order.order_id} was paid with ${money(order.paid_minor)} and kept; ${money(returned)} (${percent(share)}) was then paid to ${to.en}; so were ${circle.orders.length} orders of the same circle in all, ${circle.beyond} with something on top.`,
    },
  }
}

/** One line a buyer and session. */
function buyerFinding(orders: readonly PaidBack[], circle: Circle, detecting: Detecting): Finding {
  const { buyer_id, session_id, currency } = (orders[0] as PaidBack).order
  const returned = orders.reduce((sum, own) => sum + own.returned, 0)
  const paid = orders.reduce((sum, { order }) => sum + order.paid_minor, 0)
  const money = (amountMinor: number) => moneyText({ amountMinor, currency })
  return {
    ...base(detecting, circle, orders),
    finding_id: `${detecting.id}@${detecting.version}:account:${buyer_id}:${session_id}`,
    subject_kind: 'account',
    subject_id: buyer_id,
    session_id,
    weight_db: limited(heaviest(orders, circle)),
    facts: {
      group: circleId(circle),
      paid_back_orders: orders.length,
      paid_minor: paid,
      paid_back_minor: returned,
      currency,
    },
    statement: {
      zh: `该账号本场 ${orders.length} 单实付 ${money(paid)}，均未退款退货，随后有 ${money(returned)} 从这些订单付出；同一圈 ${circle.buyers.length} 个买家、${circle.orders.length} 单如此。`,
      en: `The account paid ${money(paid)} for ${orders.length} orders of the session and kept them; ${money(returned)} was then paid out of them; so it was with ${circle.buyers.length} buyers and ${circle.orders.length} orders of the same circle.`,
    },
  }
}

function groupFinding(circle: Circle, detecting: Detecting): Finding {
  const subject_id = circleId(circle)
  const { orders, buyers } = circle
  const sessions = [...new Set(orders.map(({ order }) => order.session_id))].sort()
  const note = searchNote(circle)
  const count = (route: string) => orders.filter((own) => own.route === route).length
  return {
    ...base(detecting, circle, orders),
    finding_id: `${detecting.id}@${detecting.version}:group:${subject_id}`,
    subject_kind: 'group',
    subject_id,
    session_id: sessions.length === 1 ? (sessions[0] ?? null) : null,
    weight_db: limited(heaviest(orders, circle)),
    facts: {
      members: buyers.slice(0, assumed.mostMembers),
      member_count: buyers.length,
      sessions,
      shops: [...new Set(orders.map(({ order }) => order.shop_id))].sort(),
      paid_back_orders: orders.length,
      session_orders: circle.ofOrders,
      paid_back_beyond: circle.beyond,
      paid_back_again: circle.repeated,
      to_buyers: count('buyer'),
      to_own_means: count('own_means'),
      to_collectors: count('collector'),
      in_cycles: count('cycle'),
      cycle_search_complete: circle.searched,
    },
    statement: {
      zh: `${buyers.length} 个账号在 ${sessions.length} 场的 ${orders.length} 单均未退款退货，却返还了大部分价款；其中 ${circle.beyond} 单多返，${circle.repeated} 个账号不止一次。${note.zh}`,
      en: `${buyers.length} accounts kept ${orders.length} orders of ${sessions.length} sessions and most of the price was paid back; ${circle.beyond} times with something on top, to ${circle.repeated} of the buyers more than once.${note.en}`,
    },
  }
}

/** What is said of a circle, its buyers and its orders; nothing where its orders weigh too little to be told. */
export function findingsOn(circle: Circle, detecting: Detecting): Finding[] {
  const told = circle.orders.filter((own) => orderWeight(own, circle) >= assumed.leastToldDb)
  if (told.length === 0) return []
  const byBuyer = Map.groupBy(told, ({ order }) => `${order.buyer_id}\n${order.session_id}`)
  return [
    ...(circle.buyers.length > 1 ? [groupFinding(circle, detecting)] : []),
    ...[...byBuyer.values()].map((orders) => buyerFinding(orders, circle, detecting)),
    ...told.map((own) => orderFinding(own, circle, detecting)),
  ]
}
