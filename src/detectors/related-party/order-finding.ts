import type { Text } from '../../language.ts'
import { moneyText } from '../../money.ts'
import type { BenignConsidered, Finding } from '../finding.ts'
import { limited } from '../weight.ts'
import { meansNames, relationNames } from './words.ts'

/** An order that is tied to the team; the arrays run in parallel over the means that tie it. */
export interface LinkedOrder {
  readonly order_id: string
  readonly session_id: string
  readonly shop_id: string
  readonly account_id: string
  readonly currency: string
  readonly created_at: number
  readonly weight_db: number
  /** What the buyer’s other orders lend to it. */
  readonly lent_db: number
  readonly means_used: readonly string[]
  readonly relations: readonly string[]
  /** Other unlisted buyers of the session who use the same means, of all of them; then in the shop's other orders. */
  readonly users: readonly number[]
  readonly buyers: readonly number[]
  readonly other_users: readonly number[]
  readonly other_buyers: readonly number[]
  readonly paid: number
}

const joined = (texts: readonly (Text | undefined)[]): Text => ({
  zh: texts.map((text) => text?.zh ?? '').join('、'),
  en: texts.map((text) => text?.en ?? '').join(', '),
})

function sharing(order: LinkedOrder, means: string): Text | null {
  const at = order.means_used.indexOf(means)
  if (at < 0) return null
  const [users, buyers] = [order.users[at] ?? 0, order.buyers[at] ?? 0]
  const [others, all] = [order.other_users[at] ?? 0, order.other_buyers[at] ?? 0]
  const name = meansNames[means]
  return {
    zh: `使用同一${name?.zh}的其他名单外买家：本场 ${buyers} 人中 ${users} 人，该店其他订单 ${all} 人中 ${others} 人`,
    en: `other unlisted buyers with the same ${means}: ${users} of ${buyers} in the session, ${others} of ${all} in the shop’s other orders`,
  }
}

function benignConsidered(order: LinkedOrder): BenignConsidered[] {
  const uses = (means: string) => order.means_used.includes(means)
  const record = uses('account') || uses('payer')
  const named = joined(
    order.means_used
      .filter((means) => means === 'account' || means === 'payer')
      .map((means) => meansNames[means]),
  )
  const unused = (name: Text): Text => ({ zh: `未依据${name.zh}`, en: `${name.en} is not relied on` })
  const address = meansNames['address'] ?? { zh: '', en: '' }
  return [
    { cause: 'staff_purchase', ruled_out_by: null },
    {
      cause: 'family_or_housemate',
      ruled_out_by: record ? { zh: `${named.zh}本身在名单上`, en: `listed itself: ${named.en}` } : null,
    },
    { cause: 'pickup_point', ruled_out_by: uses('address') ? sharing(order, 'address') : unused(address) },
    {
      cause: 'shared_network',
      ruled_out_by: { zh: '另有其他关联，并非仅凭网络', en: 'there is another tie than the network' },
    },
    {
      cause: 'outdated_list',
      ruled_out_by: { zh: '下单时间在名单起止时间之内', en: 'ordered within the dates of the list' },
    },
  ]
}

function statementOf(order: LinkedOrder): Text {
  const tied = joined(order.means_used.map((means) => meansNames[means]))
  const who = joined([...new Set(order.relations)].sort().map((relation) => relationNames[relation]))
  const money = moneyText({ amountMinor: order.paid, currency: order.currency })
  if (order.means_used.length === 0)
    return {
      zh: `订单 ${order.order_id}（实付 ${money}）的买家在该店其他订单中使用了团队的支付、设备或地址。`,
      en: `The buyer of order ${order.order_id} (paid ${money}) used a payer, a device or an address of the team in other orders of the shop.`,
    }
  const listed = order.means_used.includes('account') || order.means_used.includes('payer')
  const shared = listed ? null : (sharing(order, 'address') ?? sharing(order, 'device'))
  return {
    zh: `订单 ${order.order_id}（实付 ${money}）与团队名单（${who.zh}）相符之处：${tied.zh}${shared ? `；${shared.zh}` : ''}。`,
    en: `Order ${order.order_id} (paid ${money}) matches the team list (${who.en}) in: ${tied.en}${shared ? `; ${shared.en}` : ''}.`,
  }
}

/** What is said of one order that is tied to the team. */
export function orderFinding(detector: string, version: number, order: LinkedOrder): Finding {
  return {
    finding_id: `${detector}@${version}:order:${order.order_id}:${order.session_id}`,
    detector,
    detector_version: version,
    subject_kind: 'order',
    subject_id: order.order_id,
    session_id: order.session_id,
    fraud_type: 'related_party_order',
    family: 'shared_means',
    weight_db: limited(order.weight_db),
    window: { from: order.created_at, until: order.created_at },
    facts: {
      account_id: order.account_id,
      shop_id: order.shop_id,
      paid_minor: order.paid,
      currency: order.currency,
      means: order.means_used,
      lent_db: order.lent_db,
      relations: order.relations,
      users: order.users,
      buyers: order.buyers,
      other_users: order.other_users,
      other_buyers: order.other_buyers,
    },
    benign_considered: benignConsidered(order),
    needs_coverage: ['order', 'team'],
    statement: statementOf(order),
  }
}
