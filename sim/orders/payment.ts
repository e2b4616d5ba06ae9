import { day, hour, midnight, minute, second } from '../calendar.ts'
import { chance, exponential, type Random, uniform } from '../random.ts'
import type { OrderEvent, Purchase } from '../session/stage.ts'
import { payable } from './ordered.ts'
import type { Unit } from './unit.ts'

/** What was paid when; `readyAt` is absent where the order never came to be sent. */
export interface Payment {
  readonly events: readonly OrderEvent[]
  readonly readyAt?: number
}

function paidLag({ house: { habits } }: Unit, random: Random): number {
  if (!chance(random, habits.slowPayShare)) return 2500 + exponential(random, habits.paidSeconds * second)
  return Math.min((habits.closeMinutes - 1) * minute, uniform(random, [1, habits.closeMinutes]) * minute)
}

/** How an order is paid: at once as a rule, sometimes late, sometimes not at all; a deposit first where it is a presale. */
export function paying(unit: Unit, random: Random, purchase: Purchase): Payment {
  const { habits, presale } = unit.house
  if (chance(random, Math.min(0.6, habits.unpaidShare * unit.unpaid)))
    return { events: [unpaid(unit, random, purchase)] }
  const at = Math.floor(purchase.at + paidLag(unit, random))
  if (presale.has(purchase.product.product_id)) return deposited(unit, random, purchase, at)
  return { events: [{ kind: 'paid', at, amount: payable(purchase) }], readyAt: at }
}

/** Most run into the time limit; some are closed by the buyer before. */
function unpaid({ house: { habits } }: Unit, random: Random, { at }: Purchase): OrderEvent {
  const lasting = chance(random, 0.7) ? 1 : random.next()
  return {
    kind: 'closed_unpaid',
    at: Math.floor(at + lasting * Math.round(habits.closeMinutes) * minute + 400),
  }
}

/** The day of the balance is the same for all who paid a deposit that day; it begins at eight in the evening. */
function deposited({ house: { habits } }: Unit, random: Random, purchase: Purchase, at: number): Payment {
  const total = payable(purchase)
  const deposit = Math.max(1, Math.round((total * habits.depositShare) / 100) * 100)
  if (deposit >= total) return { events: [{ kind: 'paid', at, amount: total }], readyAt: at }
  const opens = midnight(purchase.at) + Math.round(habits.balanceDays) * day + 20 * hour
  const first: OrderEvent = { kind: 'paid', at, amount: deposit, reason: '定金' }
  if (chance(random, habits.balanceUnpaidShare))
    return { events: [first, ...given(habits, random, deposit, { at, opens })] }
  const balance = Math.floor(opens + Math.min(30 * hour, exponential(random, 3 * hour)))
  return {
    events: [first, { kind: 'paid', at: balance, amount: total - deposit, reason: '尾款' }],
    readyAt: balance,
  }
}

/** A deposit without a balance is kept, or given back to whoever asks in time. */
function given(
  { depositBackShare }: { readonly depositBackShare: number },
  random: Random,
  amount: number,
  { at, opens }: { readonly at: number; readonly opens: number },
): OrderEvent[] {
  if (!chance(random, depositBackShare)) return [{ kind: 'closed_unpaid', at: opens + 48 * hour }]
  const asked = Math.floor(at + random.next() * (opens + 24 * hour - at))
  const done = Math.floor(asked + 5000 + exponential(random, 30 * minute))
  return [
    { kind: 'refund_requested', at: asked, amount, reason: '退定金' },
    { kind: 'cancelled', at: done },
    { kind: 'refunded', at: done, amount },
  ]
}
