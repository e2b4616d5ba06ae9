import { components } from '../../graph/components.ts'
import { csrOf } from '../../graph/csr.ts'
import { boundedCycles } from '../../graph/cycles.ts'
import { assumed } from './parameters.ts'

/** Money of one order that went to one account beside any refund. */
export interface PaidBackRow {
  readonly order_id: string
  readonly session_id: string
  readonly shop_id: string
  readonly buyer_id: string
  readonly payee_id: string
  readonly currency: string
  readonly placed_at: number
  readonly paid_minor: number
  readonly paid_out_minor: number
  readonly first_paid_out_at: number
  readonly last_paid_out_at: number
  readonly returns: number
}

export interface SharedMeans {
  readonly kind: string
  readonly token: string
  readonly accounts: readonly string[]
}

export const routes = ['buyer', 'own_means', 'collector', 'cycle', 'other'] as const
export type Route = (typeof routes)[number]

/** An order whose price came back, and which way. */
export interface PaidBack {
  readonly order: PaidBackRow
  readonly payees: readonly string[]
  /** Paid out in all, to whomever. */
  readonly returned: number
  /** Of what was paid. */
  readonly share: number
  readonly route: Route
  /** Circle of accounts and shops that it belongs to. */
  readonly circle: number
}

const pairOf = (one: string, other: string): string => (one < other ? `${one}\n${other}` : `${other}\n${one}`)

function pairsOf(means: readonly SharedMeans[]): Set<string> {
  const pairs = new Set<string>()
  for (const { accounts } of means)
    for (const [place, one] of accounts.entries())
      for (const other of accounts.slice(place + 1)) pairs.add(pairOf(one, other))
  return pairs
}

/** Numbers for names, in the order of their first appearance. */
function numbering(): { of(name: string): number; size(): number } {
  const numbers = new Map<string, number>()
  return {
    of(name) {
      const known = numbers.get(name) ?? numbers.size
      numbers.set(name, known)
      return known
    },
    size: () => numbers.size,
  }
}

/** Pairs of buyer and receiver that lie on a way round through at most a few accounts, and whether the search came to its end. */
function circular(rows: readonly PaidBackRow[]): {
  readonly round: ReadonlySet<string>
  readonly searched: boolean
} {
  const accounts = numbering()
  const edges = [...new Map(rows.map((row) => [`${row.buyer_id}\n${row.payee_id}`, row])).values()]
  const from = Int32Array.from(edges, ({ buyer_id }) => accounts.of(buyer_id))
  const to = Int32Array.from(edges, ({ payee_id }) => accounts.of(payee_id))
  const names = new Map(
    [...edges].flatMap(({ buyer_id, payee_id }) => [
      [accounts.of(buyer_id), buyer_id],
      [accounts.of(payee_id), payee_id],
    ]),
  )
  const { cycles, complete } = boundedCycles(csrOf(accounts.size(), from, to), {
    length: assumed.longestCycle,
    steps: assumed.mostSteps,
  })
  const round = cycles.flatMap((cycle) =>
    cycle.map(
      (node, place) => `${names.get(node)}\n${names.get(cycle[(place + 1) % cycle.length] as number)}`,
    ),
  )
  return { round: new Set(round), searched: complete }
}

/** Accounts that receive the prices of several buyers other than themselves. */
function collectors(rows: readonly PaidBackRow[]): Set<string> {
  const others = rows.filter(({ buyer_id, payee_id }) => buyer_id !== payee_id)
  return new Set(
    [...Map.groupBy(others, ({ payee_id }) => payee_id)]
      .filter(([, own]) => new Set(own.map(({ buyer_id }) => buyer_id)).size >= assumed.leastCollected)
      .map(([payee]) => payee),
  )
}

const strength: Readonly<Record<Route, number>> = {
  cycle: assumed.cycleDb,
  own_means: assumed.ownMeansDb,
  collector: assumed.collectorDb,
  buyer: assumed.directDb,
  other: assumed.otherDb,
}
export const routeWeight = (route: Route): number => strength[route]

/** Which accounts and shops hang together by prices that came back. */
function circlesOf(orders: readonly { readonly rows: readonly PaidBackRow[] }[]): number[] {
  const nodes = numbering()
  const [from, to]: [number[], number[]] = [[], []]
  for (const { rows } of orders)
    for (const { buyer_id, payee_id, shop_id } of rows) {
      const own = nodes.of(`account ${buyer_id}`)
      from.push(own, own)
      to.push(nodes.of(`account ${payee_id}`), nodes.of(`shop ${shop_id}`))
    }
  const labels = components(nodes.size(), Int32Array.from(from), Int32Array.from(to))
  return orders.map(({ rows }) => labels[nodes.of(`account ${rows[0]?.buyer_id}`)] as number)
}

/** Orders that were kept and of which most of the price was paid out again, with the way it took. */
export function paidBackOrders(
  rows: readonly PaidBackRow[],
  means: readonly SharedMeans[],
): { readonly orders: readonly PaidBack[]; readonly searched: boolean } {
  const whole = [...Map.groupBy(rows, ({ order_id }) => order_id).values()]
    .map((own) => ({ rows: own, returned: own.reduce((sum, { paid_out_minor }) => sum + paid_out_minor, 0) }))
    .filter(
      ({ rows: [row], returned }) =>
        row && row.returns === 0 && returned >= assumed.mostOfPrice * row.paid_minor,
    )
  const kept = whole.flatMap((order) => order.rows)
  const [pairs, { round, searched }, collecting] = [pairsOf(means), circular(kept), collectors(kept)]
  const routeOf = ({ buyer_id, payee_id }: PaidBackRow): Route => {
    if (buyer_id === payee_id) return 'buyer'
    if (round.has(`${buyer_id}\n${payee_id}`)) return 'cycle'
    if (pairs.has(pairOf(buyer_id, payee_id))) return 'own_means'
    return collecting.has(payee_id) ? 'collector' : 'other'
  }
  const circles = circlesOf(whole)
  const orders = whole.map(({ rows: own, returned }, place): PaidBack => {
    const order = own[0] as PaidBackRow
    const ways = own.map(routeOf).sort((one, other) => strength[other] - strength[one])
    return {
      order,
      payees: own.map(({ payee_id }) => payee_id),
      returned,
      share: returned / order.paid_minor,
      route: ways[0] ?? 'other',
      circle: circles[place] as number,
    }
  })
  return { orders, searched }
}
