import { weightLimitDb } from '../weight.ts'
import type { LinkedOrder } from './order-finding.ts'
import { assumed } from './parameters.ts'
import { type Commonness, meansWeight, type TeamMeans, type Tie, type TiedOrder } from './ties.ts'

/** A buyer outside the list who uses means of a team in one shop. */
export interface CloseBuyer {
  readonly account_id: string
  readonly shop_id: string
  readonly owner: string
  readonly weight_db: number
  readonly tiedOrders: number
  readonly orders: number
  readonly means_used: readonly string[]
  /** Members of the team whose means they are. */
  readonly members: number
}

interface WeighedTie extends Tie {
  readonly common: Commonness
  readonly weight: number
}

interface Weighed {
  readonly order: TiedOrder
  readonly ties: readonly WeighedTie[]
  /** Without the network. */
  readonly own: number
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)
const isShared = ({ means_kind }: TeamMeans): boolean => means_kind !== 'ip' && means_kind !== 'account'

/** The members whose means these are, as few as explain them all, each with what it explains; '' where the list names nobody. */
function homesOf(ties: readonly WeighedTie[]): (readonly [member: string, own: readonly WeighedTie[]])[] {
  const homes: [string, WeighedTie[]][] = []
  let left = ties
  while (left.length > 0) {
    const counts = new Map<string, number>()
    for (const member of left.flatMap(({ members }) => members))
      counts.set(member, (counts.get(member) ?? 0) + 1)
    const [first] = [...counts].sort((one, other) => other[1] - one[1] || (one[0] < other[0] ? -1 : 1))
    const own = left.filter(({ members }) => !first || members.includes(first[0]))
    homes.push([first?.[0] ?? '', own])
    left = left.filter((tie) => !own.includes(tie))
  }
  return homes
}

/**
 * What means of one member weigh together. One home or pick-up point has its address, its receiver and perhaps a
 * device, so the heaviest counts alone; only a purse and a device are two things, for who has both has the member's hand.
 */
function homeWeight(ties: readonly WeighedTie[]): number {
  const best = (kind: string): number =>
    ties.reduce((most, { means, weight }) => (means.means_kind === kind ? Math.max(most, weight) : most), 0)
  return Math.max(best('account'), best('address'), best('phone'), best('payer') + best('device'))
}

const together = (ties: readonly WeighedTie[]): number => sum(homesOf(ties).map(([, own]) => homeWeight(own)))

/**
 * What a buyer's means of the team come to over all its orders in a shop. One household or pick-up point explains one
 * member's means; each further member whose means it uses is weighed as a means that nobody else has.
 */
function closeBuyer(orders: readonly Weighed[]): CloseBuyer | null {
  const [first] = orders
  const ties = orders.flatMap((weighed) => weighed.ties.filter(({ means }) => isShared(means)))
  if (!first || ties.length === 0) return null
  const homes = homesOf(ties).map(([member, own]) => ({ member, weight: homeWeight(own) }))
  const places = homes.filter(({ member, weight }) => member !== '' && weight > 0).length
  const weight = sum(homes.map((home) => home.weight)) + Math.max(0, places - 1) * assumed.furtherMemberDb
  return {
    account_id: first.order.account_id,
    shop_id: first.order.shop_id,
    owner: ties[0]?.means.owner_id ?? '',
    weight_db: Math.min(assumed.closeDb, weight),
    tiedOrders: orders.filter(({ own }) => own > 0).length,
    orders: orders.length,
    means_used: [...new Set(ties.map(({ means }) => means.means_kind))].sort(),
    members: places,
  }
}

const weigh = (
  order: TiedOrder,
  ties: readonly Tie[],
  commonOf: (order: TiedOrder, kind: string, token: string) => Commonness,
): Weighed => {
  const weighed = ties.map((tie) => {
    const common = commonOf(order, tie.means.means_kind, tie.means.token)
    return { ...tie, common, weight: meansWeight(tie.means, common) }
  })
  return {
    order,
    ties: weighed,
    own: together(weighed.filter(({ means }) => means.means_kind !== 'ip')),
  }
}

function linkedOrder({ order, ties, own }: Weighed, lent: number): LinkedOrder | null {
  const network = ties.find(({ means }) => means.means_kind === 'ip')?.weight ?? 0
  const weight = own >= assumed.leastDb ? Math.max(own + network, lent) : lent
  if (weight < assumed.leastDb) return null
  const { order_id, session_id, shop_id, account_id, currency, created_at, paid } = order
  return {
    order_id,
    session_id,
    shop_id,
    account_id,
    currency,
    created_at,
    paid,
    weight_db: Math.round(Math.min(weightLimitDb, weight) * 100) / 100,
    lent_db: Math.round(lent * 100) / 100,
    means_used: ties.map(({ means }) => means.means_kind),
    relations: ties.map(({ means }) => means.relation),
    users: ties.map(({ common }) => common.users),
    buyers: ties.map(({ common }) => common.buyers),
    other_users: ties.map(({ common }) => common.otherUsers),
    other_buyers: ties.map(({ common }) => common.otherBuyers),
  }
}

/** Orders that are tied to the team by their own means, or lent a tie by their buyer's other orders. */
export function linkOrders(
  orders: readonly TiedOrder[],
  tiesOf: (order: TiedOrder) => readonly Tie[],
  commonOf: (order: TiedOrder, kind: string, token: string) => Commonness,
): { readonly linked: LinkedOrder[]; readonly close: CloseBuyer[] } {
  const weighed = orders.map((order) => weigh(order, tiesOf(order), commonOf))
  const byBuyer = Map.groupBy(weighed, ({ order }) => `${order.account_id}\n${order.shop_id}`)
  const linked: LinkedOrder[] = []
  const close: CloseBuyer[] = []
  for (const own of byBuyer.values()) {
    const listed = own.some(({ ties }) => ties.some(({ means }) => means.means_kind === 'account'))
    const buyer = listed ? null : closeBuyer(own)
    if (buyer && buyer.weight_db >= assumed.leastDb) close.push(buyer)
    // Not all that such a buyer orders is the team's: what is lent falls with the share of its orders that use such means.
    const lent = buyer ? buyer.weight_db + 10 * Math.log10(Math.max(buyer.tiedOrders, 0.1) / buyer.orders) : 0
    linked.push(...own.flatMap((order) => linkedOrder(order, Math.max(0, lent)) ?? []))
  }
  const inOrder = (one: LinkedOrder, other: LinkedOrder): number =>
    one.session_id < other.session_id ||
    (one.session_id === other.session_id && one.order_id < other.order_id)
      ? -1
      : 1
  return { linked: linked.sort(inOrder), close }
}
