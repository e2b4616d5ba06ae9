import type { Ordered } from '../orders/ordered.ts'
import { payable } from '../orders/ordered.ts'
import type { ActKind, CounterName, Stage, Visit } from '../session/stage.ts'
import { presence, type Running, runningSum } from './running.ts'

function firstEntries(visits: readonly Visit[]): Float64Array {
  const first = new Map<string, number>()
  for (const { account, entered_at } of visits) {
    const known = first.get(account.account_id)
    if (known === undefined || entered_at < known) first.set(account.account_id, entered_at)
  }
  return Float64Array.from(first.values())
}

const actsOf = ({ acts }: Stage, wanted: ActKind): Running => {
  const own = acts.filter(({ kind }) => kind === wanted)
  const times = Float64Array.from(own, ({ at }) => at)
  return wanted === 'like'
    ? runningSum(
        times,
        own.map(({ count }) => count ?? 1),
      )
    : runningSum(times)
}

/** Money counts as sold when it is paid. */
function paid(ordered: readonly Ordered[]): Running {
  const paidOnes = ordered.flatMap((order) => {
    const payment = order.life.find(({ kind }) => kind === 'paid')
    return payment ? [{ at: payment.at, amount: payable(order.purchase) }] : []
  })
  return runningSum(
    Float64Array.from(paidOnes, ({ at }) => at),
    paidOnes.map(({ amount }) => amount),
  )
}

/** What the ledger has of everything a screen shows, each ready to be read at rising instants, once. */
export function ledgerOf(stage: Stage, ordered: readonly Ordered[]): ReadonlyMap<CounterName, () => Running> {
  const { visits, purchases } = stage
  const entered = Float64Array.from(visits, ({ entered_at }) => entered_at).sort()
  const left = Float64Array.from(visits, ({ left_at }) => left_at).sort()
  const bought = () => Float64Array.from(purchases, ({ at }) => at)
  const quantities = () => purchases.map(({ quantity }) => quantity)
  return new Map<CounterName, () => Running>([
    ['online', () => presence(entered, left)],
    ['views', () => runningSum(entered)],
    ['unique_viewers', () => runningSum(firstEntries(visits))],
    ['likes', () => actsOf(stage, 'like')],
    ['comments', () => actsOf(stage, 'comment')],
    ['follows', () => actsOf(stage, 'follow')],
    ['shares', () => actsOf(stage, 'share')],
    ['sold', () => runningSum(bought(), quantities())],
    ['gmv', () => paid(ordered)],
  ])
}

/** What some rooms show beside people: viewers many times over, and everything else that goes on. */
export function heatOf(ledger: ReadonlyMap<CounterName, () => Running>, factor: number): Running {
  const of = (name: CounterName): Running => ledger.get(name)?.() ?? (() => 0)
  const [online, comments, likes] = [of('online'), of('comments'), of('likes')]
  return (at) => factor * (online(at) + 0.3 * comments(at) + 0.02 * likes(at))
}
