import type { Step } from '../metric-line.ts'

/** What the ledger holds of one session in one currency, as far as the waterfall needs it; money in minor units. */
export interface WaterfallLedger {
  readonly gmv_order: number
  readonly gmv_paid: number
  readonly gmv_net: number
  readonly gmv_list: number
  readonly gmv_audited: number
  /** Paid, and paid less refunds, of orders bought inside the team; then of fictitious ones. No order is in both. */
  readonly related_paid: number
  readonly related_net: number
  readonly related_count: number
  readonly fictitious_paid: number
  readonly fictitious_net: number
  readonly fictitious_count: number
  readonly genuine_refunds: number
  readonly genuine_refund_count: number
  /** The part of those refunds that lies in orders on watch: a finding speaks of them, and none reaches `suspected`. */
  readonly watched_refunds: number
  readonly watched_refund_count: number
  readonly discounted_lines: number
  readonly unpaid_count: number
}

export interface Assertion {
  readonly metric: string
  readonly value: number
}

/** Figures from which refunds are already off when they are asserted. */
const afterRefunds = new Set(['gmv_net', 'gmv_settled', 'gmv_audited'])

const between = (value: number, most: number) => Math.max(0, Math.min(value, Math.max(0, most)))

/** Of a net assertion some refunds are off already, and nobody can say which: then the part is left out. */
function watchedOf(refunds: number, ledger: WaterfallLedger): Pick<Step, 'watched'> {
  const { watched_refunds: amount, watched_refund_count: count, genuine_refunds } = ledger
  return amount > 0 && refunds === genuine_refunds ? { watched: { amount, count } } : {}
}

/**
 * From an assertion to the audited figure, adding up exactly. The height of the assertion says which rungs of the
 * ledger (list price, ordered, paid) it contains, whatever it was called; only what was called net and lies below the
 * paid sum is read as net, so that a refund already off is not taken off twice.
 */
export function waterfall({ metric, value }: Assertion, ledger: WaterfallLedger): Step[] {
  const net = afterRefunds.has(metric) && value < ledger.gmv_paid
  const list = between(value - ledger.gmv_order, ledger.gmv_list - ledger.gmv_order)
  const unpaid = between(value - list - ledger.gmv_paid, ledger.gmv_order - ledger.gmv_paid)
  const related = net ? ledger.related_net : ledger.related_paid
  const fictitious = net ? ledger.fictitious_net : ledger.fictitious_paid
  const refunds = net ? between(value - ledger.gmv_net, ledger.genuine_refunds) : ledger.genuine_refunds
  const other = value - list - unpaid - related - fictitious - refunds - ledger.gmv_audited
  const counted = (amount: number, count: number) => ({ amount, count: amount === 0 ? 0 : count })
  return [
    { step: 'list_price', ...counted(list, ledger.discounted_lines) },
    { step: 'unpaid', ...counted(unpaid, ledger.unpaid_count) },
    { step: 'related_party', ...counted(related, ledger.related_count) },
    { step: 'fictitious', ...counted(fictitious, ledger.fictitious_count) },
    {
      step: 'ordinary_refunds',
      ...counted(refunds, ledger.genuine_refund_count),
      ...watchedOf(refunds, ledger),
    },
    { step: 'other', ...counted(other, 1) },
  ]
}
