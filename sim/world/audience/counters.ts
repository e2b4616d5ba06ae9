import { type Random, type Range, uniform } from '../../random.ts'
import type { Broadcast } from '../broadcast.ts'
import { minute, second } from '../clock.ts'
import { put, type World } from '../world.ts'
import type { Act } from './acts.ts'
import type { Visit } from './visits.ts'

export type CounterName =
  | 'online'
  | 'views'
  | 'unique_viewers'
  | 'likes'
  | 'comments'
  | 'follows'
  | 'shares'
  | 'sold'

/** What a screen shows in place of what the ledger holds. */
export type Show = (name: CounterName, at: number, value: number) => number

export interface Screen {
  readonly refreshMs: number
  readonly lagMs: Range
  readonly show?: Show
}

export interface Ledger {
  readonly visits: readonly Visit[]
  readonly acts: readonly Act[]
  readonly sold: readonly { readonly at: number; readonly quantity: number }[]
}

interface Step {
  readonly at: number
  readonly change: number
}

/** A running sum that is read at rising instants. */
function runningSum(steps: readonly Step[]): (at: number) => number {
  const sorted = [...steps].sort((left, right) => left.at - right.at)
  let place = 0
  let sum = 0
  return (at) => {
    for (let step = sorted[place]; step && step.at <= at; step = sorted[place]) {
      sum += step.change
      place += 1
    }
    return sum
  }
}

const online = ({ visits }: Ledger): Step[] =>
  visits.flatMap(({ entered_at, left_at }) => [
    { at: entered_at, change: 1 },
    { at: left_at, change: -1 },
  ])

const uniqueEntries = ({ visits }: Ledger): Step[] => {
  const first = new Map<string, number>()
  for (const { person, entered_at } of visits) {
    const known = first.get(person.account_id)
    if (known === undefined || entered_at < known) first.set(person.account_id, entered_at)
  }
  return [...first.values()].map((at) => ({ at, change: 1 }))
}

const totals = (ledger: Ledger): readonly (readonly [name: CounterName, steps: Step[]])[] => [
  ['views', ledger.visits.map(({ entered_at }) => ({ at: entered_at, change: 1 }))],
  ['unique_viewers', uniqueEntries(ledger)],
  ['likes', actSteps(ledger, 'like')],
  ['comments', actSteps(ledger, 'comment')],
  ['follows', actSteps(ledger, 'follow')],
  ['shares', actSteps(ledger, 'share')],
  ['sold', ledger.sold.map(({ at, quantity }) => ({ at, change: quantity }))],
]

const actSteps = ({ acts }: Ledger, wanted: Act['kind']): Step[] =>
  acts.filter(({ kind }) => kind === wanted).map(({ at, count }) => ({ at, change: count ?? 1 }))

/** The numbers that a screen showed: the ledger's, as they were some seconds before; totals once more after the end. */
export function putCounters(world: World, broadcast: Broadcast, ledger: Ledger, screen: Screen): void {
  const { session_id, started_at, ended_at } = broadcast
  const random: Random = world.random.fork(`screen ${session_id}`)
  const shown = (name: CounterName, at: number, value: number): void =>
    put(world, 'counter', { at, session_id, name, value: screen.show?.(name, at, value) ?? value })
  const onlineAt = runningSum(online(ledger))
  for (let at = started_at + screen.refreshMs; at <= ended_at; at += screen.refreshMs)
    shown('online', at, onlineAt(at - Math.floor(uniform(random, screen.lagMs))))
  for (const [name, steps] of totals(ledger)) {
    const totalAt = runningSum(steps)
    for (let at = started_at + minute; at < ended_at; at += 2 * minute)
      shown(name, at, totalAt(at - Math.floor(uniform(random, screen.lagMs))))
    shown(name, ended_at + 20 * second, totalAt(ended_at + second))
  }
}
