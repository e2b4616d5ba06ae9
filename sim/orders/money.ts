import { type Ordered, paidBy, payable } from './ordered.ts'

/** What orders come to, as the metric registry defines it; refunds count until a day, events until the export. */
export function moneyOf(
  ordered: readonly Ordered[],
  { cutoff, exported_at }: { readonly cutoff: number; readonly exported_at: number },
) {
  const sums = {
    orders: 0,
    gmv_list: 0,
    gmv_order: 0,
    gmv_paid: 0,
    gmv_shipped: 0,
    gmv_net: 0,
    gmv_settled: 0,
  }
  const buyers = new Set<string>()
  for (const order of ordered) {
    const { product, quantity, account } = order.purchase
    sums.gmv_list += quantity * product.list_price
    sums.gmv_order += quantity * product.deal_price
    const paid = paidBy(order, exported_at)
    if (paid === undefined) continue
    const { back, unsent, settled } = flows(order, cutoff, exported_at)
    buyers.add(account.account_id)
    sums.orders += 1
    sums.gmv_paid += paid
    sums.gmv_shipped += paid - Math.min(paid, unsent)
    sums.gmv_net += paid - Math.min(paid, back)
    sums.gmv_settled += settled
  }
  return { ...sums, buyers: buyers.size, gmv_audited: sums.gmv_net }
}

function flows({ life, purchase }: Ordered, cutoff: number, exported_at: number) {
  let [back, unsent, settled] = [0, 0, 0]
  const shipped = life.find(({ kind }) => kind === 'shipped')?.at ?? Number.POSITIVE_INFINITY
  for (const { kind, at, amount } of life) {
    if (at > exported_at) continue
    if (kind === 'settled') settled += amount ?? 0
    if (kind !== 'refunded') continue
    const given = amount ?? payable(purchase)
    if (at <= cutoff) back += given
    if (at < shipped) unsent += given
  }
  return { back, unsent, settled }
}
