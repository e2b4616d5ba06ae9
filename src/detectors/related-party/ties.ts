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
  /** All whose means it is; empty where the list names nobody for it. */
  readonly members: readonly string[]
}

const tokensOf = (order: TiedOrder): readonly (readonly [MeansKind, string])[] => [
  ['account', order.account_id],
  ['payer', order.payer_id],
  ['device', order.device_id],
  ['address', order.address_id],
  ['phone', order.phone_id],
  ['ip', order.ip_id],
]

const meansKey = (kind: string, token: string): string => `${kind}\n${token}`

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
      const members = [...new Set(rows.map(({ member_id }) => member_id))].filter((member) => member !== '')
      return first ? [{ means: first, owner: first.owner_id, members }] : []
    })
  }
}

/** What is known of how common a means is among other buyers outside the list than that of the order. */
export interface Commonness {
  readonly users: number
  readonly buyers: number
  readonly otherUsers: number
  readonly otherBuyers: number
}

/** In which sessions each buyer used each means, so that nobody counts as another user of its own. */
function usedIn(orders: readonly TiedOrder[]): (order: TiedOrder, key: string) => ReadonlySet<string> {
  const sessions = new Map<string, Set<string>>()
  const keyOf = ({ account_id, shop_id }: TiedOrder, key: string) => `${account_id}\n${shop_id}\n${key}`
  for (const order of orders)
    for (const [kind, token] of tokensOf(order)) {
      const key = keyOf(order, meansKey(kind, token))
      sessions.set(key, (sessions.get(key) ?? new Set()).add(order.session_id))
    }
  return (order, key) => sessions.get(keyOf(order, key)) ?? new Set()
}

export function commonness(
  usage: readonly Usage[],
  orders: readonly TiedOrder[],
  listed: ReadonlySet<string>,
): (order: TiedOrder, kind: string, token: string) => Commonness {
  const keyOf = (shop: string, kind: string, token: string) => `${shop}\n${meansKey(kind, token)}`
  const bodies = Map.groupBy(usage, ({ shop_id, means_kind, token }) => keyOf(shop_id, means_kind, token))
  const inSession = new Map(
    usage.map((row) => [`${keyOf(row.shop_id, row.means_kind, row.token)}\n${row.session_id}`, row]),
  )
  const ownSessions = usedIn(orders)
  return (order, kind, token) => {
    const { shop_id, session_id } = order
    const countOf = (key: string): readonly [number, number] => {
      const own = inSession.get(`${key}\n${session_id}`)
      return own ? [own.users, own.other_users] : [0, bodies.get(key)?.[0]?.all_users ?? 0]
    }
    const [users, otherUsers] = countOf(keyOf(shop_id, kind, token))
    const [buyers, otherBuyers] = countOf(keyOf(shop_id, '', ''))
    const own = listed.has(order.account_id) ? new Set() : ownSessions(order, meansKey(kind, token))
    const [here, elsewhere] = [Number(own.has(session_id)), Number([...own].some((id) => id !== session_id))]
    return {
      users: Math.max(0, users - here),
      buyers: Math.max(0, buyers - here),
      otherUsers: Math.max(0, otherUsers - elsewhere),
      otherBuyers: Math.max(0, otherBuyers - elsewhere),
    }
  }
}

/** What a means alone may weigh that one buyer uses beside the team. */
function alone({ means_kind: kind, named }: TeamMeans): number {
  if (kind === 'payer') return named === 1 ? assumed.payerDb : assumed.seenPayerDb
  return kind === 'device' && named === 1 ? assumed.sharedDb : assumed.allowanceDb
}

const mostOf = (means: TeamMeans): number => {
  if (means.means_kind === 'payer') return alone(means)
  return means.means_kind === 'ip' ? assumed.networkDb : assumed.sharedDb
}

/**
 * What a means shared with the team weighs: an allowance that falls with the number of buyers who use it, or its excess
 * over the shop's other orders. Where nobody else uses it there is no excess to speak of, only sizes of sessions.
 */
export function meansWeight(means: TeamMeans, common: Commonness): number {
  const { users, buyers, otherUsers, otherBuyers } = common
  if (means.means_kind === 'account') return assumed.accountDb
  const household = alone(means) - 10 * Math.log10(1 + users + otherUsers)
  const commoner =
    users + otherUsers === 0
      ? 0
      : 10 * Math.log10(((users + 0.5) * (otherBuyers + 1)) / ((buyers + 1) * (otherUsers + 0.5)))
  // That a home or a village comes together is one event, which its buyers share; a purse is spent each time.
  const share = means.means_kind === 'payer' ? 0 : 10 * Math.log10(1 + users)
  return Math.max(0, Math.min(Math.max(household, commoner - share), mostOf(means)))
}
