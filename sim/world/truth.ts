import type { Broadcast } from './broadcast.ts'
import { day } from './clock.ts'
import { type Nature, payable } from './orders/purchase.ts'
import type { Ordered } from './orders/record.ts'

/** What one broadcast sold in truth, in minor units; from the plan, not from the records. */
export interface Truth {
  readonly session_id: string
  readonly title: string
  readonly currency: 'CNY'
  readonly net_days: number
  readonly orders: number
  readonly unpaid_orders: number
  readonly gmv_list: number
  readonly gmv_paid: number
  readonly related_party: Share
  readonly fictitious: Share
  /** Refunds of genuine buyers within `net_days` after the end. */
  readonly ordinary_refunds: number
  /** gmv_paid − related_party.paid − fictitious.paid − ordinary_refunds. */
  readonly gmv_genuine: number
}

interface Share {
  readonly orders: number
  readonly paid: number
  /** What of it was not refunded within `net_days`. */
  readonly net: number
}

const netDays = 15

interface Outcome {
  readonly nature: Nature
  readonly paid: number
  readonly back: number
}

function outcomeOf({ purchase, life }: Ordered, cutoff: number): Outcome {
  const paid = life.some(({ kind }) => kind === 'paid') ? payable(purchase) : 0
  const back = life
    .filter(({ kind, at }) => kind === 'refunded' && at <= cutoff)
    .reduce((sum, { amount }) => sum + (amount ?? 0), 0)
  return { nature: purchase.nature, paid, back }
}

const total = (outcomes: readonly Outcome[], part: (outcome: Outcome) => number): number =>
  outcomes.reduce((sum, outcome) => sum + part(outcome), 0)

function share(outcomes: readonly Outcome[], nature: Nature): Share {
  const own = outcomes.filter((outcome) => outcome.nature === nature && outcome.paid > 0)
  return {
    orders: own.length,
    paid: total(own, ({ paid }) => paid),
    net: total(own, ({ paid, back }) => paid - back),
  }
}

export function truthOf(broadcast: Broadcast, ordered: readonly Ordered[]): Truth {
  const own = ordered.filter(({ purchase }) => purchase.session_id === broadcast.session_id)
  const outcomes = own.map((order) => outcomeOf(order, broadcast.ended_at + netDays * day))
  const genuine = outcomes.filter(({ nature }) => nature === 'genuine')
  return {
    session_id: broadcast.session_id,
    title: broadcast.title,
    currency: 'CNY',
    net_days: netDays,
    orders: own.length,
    unpaid_orders: outcomes.filter(({ paid }) => paid === 0).length,
    gmv_list: own.reduce((sum, { purchase }) => sum + purchase.quantity * purchase.product.list_price, 0),
    gmv_paid: total(outcomes, ({ paid }) => paid),
    related_party: share(outcomes, 'related_party'),
    fictitious: share(outcomes, 'fictitious'),
    ordinary_refunds: total(genuine, ({ back }) => back),
    gmv_genuine: total(genuine, ({ paid, back }) => paid - back),
  }
}
