import { components } from '../../graph/components.ts'
import type { Text } from '../../language.ts'
import type { Detecting } from '../detector.ts'
import type { BenignConsidered, Finding } from '../finding.ts'
import { groupId } from '../group-id.ts'
import { limited } from '../weight.ts'
import type { CloseBuyer } from './linked-orders.ts'
import type { LinkedOrder } from './order-finding.ts'
import { assumed } from './parameters.ts'
import { meansNames } from './words.ts'

const named = (means: readonly string[]): Text => ({
  zh: means.map((kind) => meansNames[kind]?.zh ?? '').join('、'),
  en: means.map((kind) => meansNames[kind]?.en ?? '').join(', '),
})

function considered(members: number, means: readonly string[]): BenignConsidered[] {
  const several: Text | null =
    members > 1
      ? {
          zh: `共用的是 ${members} 名团队成员的方式`,
          en: `they are the means of ${members} members of the team`,
        }
      : null
  return [
    { cause: 'staff_purchase', ruled_out_by: null },
    { cause: 'family_or_housemate', ruled_out_by: several },
    {
      cause: 'pickup_point',
      ruled_out_by:
        several ??
        (means.some((kind) => kind !== 'address')
          ? {
              zh: `除地址外共用方式 ${means.length - Number(means.includes('address'))} 种`,
              en: `means shared beside the address: ${means.length - Number(means.includes('address'))}`,
            }
          : null),
    },
    {
      cause: 'shared_network',
      ruled_out_by: { zh: '未依据网络', en: 'the network is not relied on' },
    },
    {
      cause: 'outdated_list',
      ruled_out_by: { zh: '下单时间在名单起止时间之内', en: 'ordered within the dates of the list' },
    },
  ]
}

const windowOf = (orders: readonly LinkedOrder[]): Finding['window'] => ({
  from: orders.reduce((least, { created_at }) => Math.min(least, created_at), Number.MAX_SAFE_INTEGER),
  until: orders.reduce((most, { created_at }) => Math.max(most, created_at), 0),
})

const base = ({ id, version }: Detecting) =>
  ({
    detector: id,
    detector_version: version,
    fraud_type: 'related_party_order',
    family: 'shared_means',
    needs_coverage: ['order', 'team'],
  }) as const

function buyerFinding(buyer: CloseBuyer, orders: readonly LinkedOrder[], detecting: Detecting): Finding {
  const session_id = orders[0]?.session_id ?? ''
  const means = named(buyer.means_used)
  return {
    ...base(detecting),
    finding_id: `${detecting.id}@${detecting.version}:account:${buyer.account_id}:${session_id}`,
    subject_kind: 'account',
    subject_id: buyer.account_id,
    session_id,
    weight_db: limited(buyer.weight_db),
    window: windowOf(orders),
    facts: {
      shop_id: buyer.shop_id,
      means: buyer.means_used,
      team_members: buyer.members,
      tied_orders: buyer.tiedOrders,
      shop_orders: buyer.orders,
    },
    benign_considered: considered(buyer.members, buyer.means_used),
    statement: {
      zh: `名单外账号在该店 ${buyer.orders} 单中有 ${buyer.tiedOrders} 单与团队 ${buyer.members} 名成员共用：${means.zh}；本场 ${orders.length} 单。`,
      en: `Of ${buyer.orders} orders of this unlisted account in the shop ${buyer.tiedOrders} share ${means.en} with members of the team (${buyer.members}); orders in this session: ${orders.length}.`,
    },
  }
}

/** Buyers tied to the same teams, over accounts and teams. */
function groupsOf(buyers: readonly CloseBuyer[]): CloseBuyer[][] {
  const numbers = new Map<string, number>()
  const numberOf = (name: string): number => {
    const number = numbers.get(name) ?? numbers.size
    numbers.set(name, number)
    return number
  }
  const from = Int32Array.from(buyers, ({ account_id }) => numberOf(`account ${account_id}`))
  const to = Int32Array.from(buyers, ({ owner }) => numberOf(`team ${owner}`))
  const labels = components(numbers.size, from, to)
  return [...Map.groupBy(buyers.keys(), (place) => labels[from[place] as number])].map(([, places]) =>
    places.map((place) => buyers[place] as CloseBuyer),
  )
}

function groupFinding(
  buyers: readonly CloseBuyer[],
  orders: readonly LinkedOrder[],
  detecting: Detecting,
): Finding | null {
  const members = [...new Set(buyers.map(({ account_id }) => account_id))].sort()
  const sessions = [...new Set(orders.map(({ session_id }) => session_id))].sort()
  if (members.length < assumed.leastGroup || sessions.length === 0) return null
  const subject_id = groupId('related-party', members)
  const kinds = [...new Set(buyers.flatMap(({ means_used }) => means_used))].sort()
  const means = named(kinds)
  const weights = buyers.map(({ weight_db }) => weight_db).sort((one, other) => other - one)
  const team = buyers.reduce((most, buyer) => Math.max(most, buyer.members), 0)
  return {
    ...base(detecting),
    finding_id: `${detecting.id}@${detecting.version}:group:${subject_id}`,
    subject_kind: 'group',
    subject_id,
    session_id: sessions.length === 1 ? (sessions[0] ?? null) : null,
    weight_db: limited(weights[1] ?? 0),
    window: windowOf(orders),
    facts: {
      members: members.slice(0, assumed.mostMembers),
      member_count: members.length,
      means: kinds,
      sessions,
      shops: [...new Set(buyers.map(({ shop_id }) => shop_id))].sort(),
      tied_orders: buyers.reduce((sum, { tiedOrders }) => sum + tiedOrders, 0),
    },
    benign_considered: considered(team, kinds),
    statement: {
      zh: `${members.length} 个名单外账号在 ${sessions.length} 场的 ${orders.length} 单与同一团队共用：${means.zh}。`,
      en: `${members.length} unlisted accounts share ${means.en} with the same team over ${orders.length} orders of ${sessions.length} sessions.`,
    },
  }
}

/** What is said of buyers outside the list who use means of the team, and of those of one team together. */
export function buyerFindings(
  close: readonly CloseBuyer[],
  linked: readonly LinkedOrder[],
  detecting: Detecting,
): Finding[] {
  const byBuyer = Map.groupBy(linked, ({ account_id, shop_id }) => `${account_id}\n${shop_id}`)
  const ordersOf = ({ account_id, shop_id }: CloseBuyer) => byBuyer.get(`${account_id}\n${shop_id}`) ?? []
  const own = new Map<string, Finding>()
  for (const buyer of close)
    for (const orders of Map.groupBy(ordersOf(buyer), ({ session_id }) => session_id).values()) {
      const finding = buyerFinding(buyer, orders, detecting)
      const known = own.get(finding.finding_id)
      if (!known || known.weight_db < finding.weight_db) own.set(finding.finding_id, finding)
    }
  const heavy = close.filter(({ weight_db }) => weight_db >= assumed.groupDb)
  const groups = groupsOf(heavy).flatMap(
    (buyers) => groupFinding(buyers, buyers.flatMap(ordersOf), detecting) ?? [],
  )
  return [...groups, ...own.values()]
}
