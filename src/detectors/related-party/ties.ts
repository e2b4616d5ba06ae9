import { assumed } from './parameters.ts'

export type MeansKind = 'account' | 'payer' | 'device' | 'address' | 'phone' | 'ip'

/** A means of a team, from its list or from what its listed accounts used. */
export interface TeamMeans {
  readonly owner_id: string
  readonly relation: string
  readonly member_id: string
  readonly means_kind: MeansKind
  readonly token: string
  readonly since: number
  readonly until: number
  /** 1 where the list itself names it. */
  readonly named: number
}

/** An order of a buyer who ever used means of a team. */
export interface TiedOrder {
  readonly order_id: string
  readonly session_id: string
  readonly shop_id: string
  readonly created_at: number
  readonly account_id: string
  readonly payer_id: string
  readonly device_id: string
  readonly address_id: string
  readonly phone_id: string
  readonly ip_id: string
  readonly currency: string
  readonly paid: number
}

/** How many buyers outside the teams use a means, in a session and in the shop's other orders. */
export interface Usage {
  readonly shop_id: string
  readonly means_kind: string
  readonly token: string
  readonly session_id: string
  readonly users: number
  readonly other_users: number
  readonly all_users: number
}

/** A means of a team that an order uses. */
export interface Tie {
  readonly means: TeamMeans
  readonly owner: string
}

const tokensOf = (order: TiedOrder): readonly (readonly [MeansKind, string])[] => [
  ['account', order.account_id],
  ['payer', order.payer_id],
  ['device', order.device_id],
  ['address', order.address_id],
  ['phone', order.phone_id],
  ['ip', order.ip_id],
]

export const meansKey = (kind: string, token: string): string => `${kind}\n${token}`

/** Finds the ties of orders: means of a team that is the order's own, at a time when its row of the list held. */
export function tieFinder(
  means: readonly TeamMeans[],
  ownersOf: (order: TiedOrder) => ReadonlySet<string>,
): (order: TiedOrder) => Tie[] {
  const byToken = Map.groupBy(means, ({ means_kind, token }) => meansKey(means_kind, token))
  return (order) => {
    const owners = ownersOf(order)
    return tokensOf(order).flatMap(([kind, token]) => {
      const rows = (byToken.get(meansKey(kind, token)) ?? []).filter(
        ({ owner_id, since, until }) =>
          owners.has(owner_id) && since <= order.created_at && until >= order.created_at,
      )
      // What the list names goes before what its accounts were seen with.
      const [first] = rows.toSorted((one, other) => other.named - one.named)
      return first ? [{ means: first, owner: first.owner_id }] : []
    })
  }
}

/** Buyers outside the list who use several means of the team: they count as inside when it is asked who else uses one. */
export function closeTo(
  orders: readonly TiedOrder[],
  tiesOf: (order: TiedOrder) => readonly Tie[],
): Set<string> {
  const tokens = new Map<string, Set<string>>()
  for (const order of orders)
    for (const { means } of tiesOf(order)) {
      if (means.means_kind === 'ip') continue
      const own = tokens.get(order.account_id) ?? new Set()
      own.add(means.means_kind === 'account' ? 'listed' : meansKey(means.means_kind, means.token))
      tokens.set(order.account_id, own)
    }
  return new Set(
    [...tokens].filter(([, own]) => own.size > 1 || own.has('listed')).map(([account]) => account),
  )
}

/** What is known of how common a means is, for an order of a shop and session. */
export interface Commonness {
  readonly users: number
  readonly buyers: number
  readonly otherUsers: number
  readonly otherBuyers: number
}

export function commonness(
  usage: readonly Usage[],
): (order: TiedOrder, kind: string, token: string) => Commonness {
  const keyOf = (shop: string, kind: string, token: string) => `${shop}\n${meansKey(kind, token)}`
  const bodies = Map.groupBy(usage, ({ shop_id, means_kind, token }) => keyOf(shop_id, means_kind, token))
  const inSession = new Map(
    usage.map((row) => [`${keyOf(row.shop_id, row.means_kind, row.token)}\n${row.session_id}`, row]),
  )
  return ({ shop_id, session_id }, kind, token) => {
    const countOf = (key: string): readonly [number, number] => {
      const own = inSession.get(`${key}\n${session_id}`)
      return own ? [own.users, own.other_users] : [0, bodies.get(key)?.[0]?.all_users ?? 0]
    }
    const [users, otherUsers] = countOf(keyOf(shop_id, kind, token))
    const [buyers, otherBuyers] = countOf(keyOf(shop_id, '', ''))
    return { users, buyers, otherUsers, otherBuyers }
  }
}

/** What a means shared with the team weighs, by how common it is among buyers outside it. */
export function meansWeight({ means_kind: kind, named }: TeamMeans, common: Commonness): number {
  const { users, buyers, otherUsers, otherBuyers } = common
  if (kind === 'account') return assumed.accountDb
  const commoner = 10 * Math.log10(((users + 0.5) * (otherBuyers + 1)) / ((buyers + 1) * (otherUsers + 0.5)))
  if (kind === 'payer') {
    const most = named === 1 ? assumed.payerDb : assumed.seenPayerDb
    return otherUsers === 0 ? most : Math.max(0, Math.min(commoner, most))
  }
  // Means that nobody of the shop's other orders uses: an allowance for a household, falling with the number of users.
  const household = otherUsers === 0 ? assumed.allowanceDb - 10 * Math.log10(Math.max(users, 1)) : 0
  return Math.max(
    0,
    Math.min(Math.max(household, commoner), kind === 'ip' ? assumed.networkDb : assumed.sharedDb),
  )
}
