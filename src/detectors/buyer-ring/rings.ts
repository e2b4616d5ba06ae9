import { components } from '../../graph/components.ts'
import { denseBlocks, discounted } from '../../graph/peeling.ts'
import { decibans } from '../weight.ts'
import {
  type BuyerCount,
  fittedFirmness,
  type HiredShare,
  hiredShares,
  lnBeyondOf,
  lnHired,
  lnSizeOf,
} from './hired-share.ts'
import { assumed } from './parameters.ts'

/** An order of a buyer who took back nearly all. */
export interface SuspectOrder {
  readonly account_id: string
  readonly order_id: string
  readonly session_id: string
  readonly shop_id: string
  readonly placed_at: number
  readonly last_at: number
  readonly undone: number
  readonly payer_id: string
  readonly address_id: string
  readonly device_id: string
  /** Share of the orders of the same session’s other buyers that came back. */
  readonly share: number
}

export interface Buyer {
  readonly account_id: string
  readonly orders: readonly SuspectOrder[]
  readonly undone: number
  /** What the same sessions' other buyers took back. */
  readonly share: number
  /** The shop whose excess of such buyers counts most for it. */
  readonly shop: HiredShare
  readonly weightDb: number
}

export interface Ring {
  readonly buyers: readonly Buyer[]
  /** The densest block of its buyers, shops and days; the popularity of a shop's day is taken off. */
  readonly core: {
    readonly buyers: number
    readonly shops: number
    readonly days: number
    readonly mass: number
  }
  /** Members who share a payer, an address or a device with another one. */
  readonly sharing: number
}

const dayMs = 86_400_000

/** Orders of one buyer in one session share their reasons: n of them count as 1 + ln n. */
function counted(orders: readonly SuspectOrder[]): { orders: number; undone: number; share: number } {
  const sum = { orders: 0, undone: 0, share: 0 }
  for (const own of Map.groupBy(orders, ({ session_id }) => session_id).values()) {
    const count = 1 + Math.log(own.length)
    sum.orders += count
    sum.undone += (count * own.reduce((back, { undone }) => back + undone, 0)) / own.length
    sum.share += count * (own[0]?.share ?? 0)
  }
  return { ...sum, share: sum.share / sum.orders }
}

function judged(
  orders: readonly SuspectOrder[],
  shops: ReadonlyMap<string, HiredShare>,
  firmness: number,
): Buyer {
  const seen = counted(orders)
  const own = orders.flatMap(({ shop_id }) => shops.get(shop_id) ?? [])
  const shown = (shop: HiredShare): boolean => decibans(shop.lnExcess) >= assumed.leastBlockDb
  const shareIn = (shop: HiredShare): number =>
    shown(shop) ? Math.max(assumed.leastShare, shop.share) : assumed.leastShare
  const shop = own.reduce((best, one) => (shareIn(one) > shareIn(best) ? one : best))
  // Hired buyers order where they are sent: each order in a shop that shows no excess speaks against it.
  const lnOdds = own.map(
    (one) =>
      Math.log(shareIn(one)) - Math.log1p(-shareIn(one)) + (shown(one) ? lnSizeOf(one, seen.orders) : 0),
  )
  const odds = lnOdds.reduce((sum, each) => sum + each, 0) / lnOdds.length
  return {
    account_id: orders[0]?.account_id ?? '',
    orders,
    undone: orders.reduce((sum, order) => sum + order.undone, 0),
    share: seen.share,
    shop,
    weightDb:
      decibans(Math.min(odds + lnHired(seen, firmness), lnBeyondOf(shop, seen.orders))) - assumed.priorDb,
  }
}

/** Buyers who took back nearly all they ordered, each weighed against ordinary buyers and by what its shops show. */
export function judgeBuyers(orders: readonly SuspectOrder[], counts: readonly BuyerCount[]): Buyer[] {
  if (counts.length === 0) return []
  const firmness = fittedFirmness(counts)
  const shops = hiredShares(counts, firmness)
  return [...Map.groupBy(orders, ({ account_id }) => account_id).values()]
    .filter((own) => counted(own).orders >= assumed.leastCounted)
    .map((own) => judged(own, shops, firmness))
    .filter(({ weightDb }) => weightDb >= assumed.leastToldDb)
}

function numbering() {
  const numbers = new Map<string, number>()
  return {
    of(name: string): number {
      const number = numbers.get(name) ?? numbers.size
      numbers.set(name, number)
      return number
    },
    size: () => numbers.size,
  }
}

/** Where the members of a ring bought together most, by what came back: buyers × shops × days. */
function coreOf(buyers: readonly Buyer[]): Ring['core'] {
  const [people, shops, days] = [numbering(), numbering(), numbering()]
  const orders = buyers.flatMap((buyer) => buyer.orders.filter(({ undone }) => undone === 1))
  const modes = [
    Int32Array.from(orders, ({ account_id }) => people.of(account_id)),
    Int32Array.from(orders, ({ shop_id }) => shops.of(shop_id)),
    Int32Array.from(orders, ({ placed_at }) => days.of(String(Math.floor(placed_at / dayMs)))),
  ]
  const occasions = numbering()
  const occasion = Int32Array.from(orders, ({ session_id }) => occasions.of(session_id))
  const weights = discounted(
    new Float64Array(orders.length).fill(1),
    occasion,
    occasions.size(),
    assumed.popular,
  )
  const tuples = { sizes: [people.size(), shops.size(), days.size()], modes, weights }
  const [densest] = denseBlocks(tuples, { most: 1, least: 0 })
  const sizeOf = (mode: number): number => densest?.members[mode]?.length ?? 0
  return {
    buyers: sizeOf(0),
    shops: sizeOf(1),
    days: sizeOf(2),
    mass: Math.round((densest?.mass ?? 0) * 100) / 100,
  }
}

const meansOf = ({ orders }: Buyer): string[] => [
  ...new Set(
    orders
      .flatMap(({ payer_id, address_id, device_id }) => [
        `payer ${payer_id}`,
        `address ${address_id}`,
        `device ${device_id}`,
      ])
      .filter((means) => !means.endsWith(' ')),
  ),
]

function sharingIn(buyers: readonly Buyer[]): number {
  const users = Map.groupBy(
    buyers.flatMap((buyer) => meansOf(buyer).map((means) => ({ means, account: buyer.account_id }))),
    ({ means }) => means,
  )
  return new Set(
    [...users.values()]
      .filter(({ length }) => length > 1)
      .flatMap((own) => own.map(({ account }) => account)),
  ).size
}

const byThemselves = (buyer: Buyer): Ring => ({ buyers: [buyer], core: coreOf([buyer]), sharing: 0 })

/**
 * Buyers who hang together by the sessions in which they took orders back, or by their means. Those of whom it is not
 * likelier than not stand by themselves: beside a ring there are people who had reasons of their own.
 */
export function ringsOf(buyers: readonly Buyer[]): Ring[] {
  const [likely, others] = [
    buyers.filter(({ weightDb }) => weightDb >= -assumed.priorDb),
    buyers.filter(({ weightDb }) => weightDb < -assumed.priorDb),
  ]
  return [...together(likely), ...others.map(byThemselves)]
}

function together(buyers: readonly Buyer[]): Ring[] {
  const nodes = numbering()
  const [from, to]: [number[], number[]] = [[], []]
  for (const buyer of buyers)
    for (const tie of [...buyer.orders.map(({ session_id }) => `session ${session_id}`), ...meansOf(buyer)]) {
      from.push(nodes.of(`account ${buyer.account_id}`))
      to.push(nodes.of(tie))
    }
  const labels = components(nodes.size(), Int32Array.from(from), Int32Array.from(to))
  return [
    ...Map.groupBy(buyers, ({ account_id }) => labels[nodes.of(`account ${account_id}`)] as number).values(),
  ].map((own) => ({ buyers: own, core: coreOf(own), sharing: sharingIn(own) }))
}
