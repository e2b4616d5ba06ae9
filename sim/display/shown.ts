import { second } from '../calendar.ts'
import type { Ordered } from '../orders/ordered.ts'
import { chance, logNormal, normal, pick, type Random, uniform } from '../random.ts'
import { holds } from '../session/coverage.ts'
import type { Banner, CounterName, Stage } from '../session/stage.ts'
import { bannersOf } from './banners.ts'
import { heatOf, ledgerOf } from './counted.ts'
import type { Running } from './running.ts'

/** A reading of the screen. */
export interface Reading {
  readonly at: number
  readonly name: CounterName
  readonly value: number
}

export interface Shown {
  readonly counters: readonly Reading[]
  readonly banners: readonly Banner[]
}

/** How a room’s screen is read, and how it writes numbers. */
interface Screen {
  readonly stage: Stage
  readonly random: Random
  /** Numbers of five digits lose what is below this: 12,345 is shown as 1.2 or 1.23 ten thousands. */
  readonly place: number
}

/** Instants at which a number is read: every so often, not quite evenly, now and then not at all. */
function instants({ stage, random }: Screen, every: number): number[] {
  const { started_at, ended_at, room } = stage.broadcast
  const { refreshSeconds = 10, unevenShare = 0, missedShare = 0 } = room.habits.display
  const step = Math.round(refreshSeconds * every) * second
  const times: number[] = []
  for (let due = started_at + step * random.next(); due < ended_at; due += step)
    if (!chance(random, missedShare))
      times.push(Math.floor(due + normal(random, 0, unevenShare * step * 0.3)))
  return times.filter((at) => at >= started_at && at <= ended_at).sort((left, right) => left - right)
}

/** What the screen makes of a true number. */
function shownValue({ stage, place }: Screen, { at, name, value }: Reading): number {
  let lifted = value
  for (const lift of stage.lifts) lifted = lift(name, at, lifted)
  const whole = Math.max(0, Math.round(lifted))
  return whole >= 10_000 && name !== 'gmv' ? Math.floor(whole / place) * place : whole
}

/** The readings of one counter: what the ledger had some seconds before. What only grows never falls on the screen either. */
function readings(screen: Screen, name: CounterName, counted: Running): Reading[] {
  const { stage, random } = screen
  const { lagSeconds = 5, totalsEvery = 4 } = stage.broadcast.room.habits.display
  const flows = name === 'online' || name === 'heat'
  const times = instants(screen, flows ? 1 : totalsEvery)
  if (!flows) times.push(Math.floor(stage.broadcast.ended_at + uniform(random, [5, 60]) * second))
  let known = stage.broadcast.started_at - 60 * second
  return times.map((at) => {
    known = Math.max(known, at - logNormal(random, lagSeconds * second, 0.3))
    return { at, name, value: shownValue(screen, { at, name, value: counted(known) }) }
  })
}

/** What the screen showed of a stage: the ledger's counters with their lag, as the lifts of the stage change them, and its lines. */
export function shown(stage: Stage, ordered: readonly Ordered[]): Shown {
  const { world, broadcast } = stage
  const { coverage } = world.scenario
  const { heatFactor = 10, heatChance = 0 } = broadcast.room.habits.display
  const rounding = world.random('rounding')
  const screen: Screen = {
    stage,
    random: stage.random.fork('screen'),
    place: chance(rounding, world.constants['roundedChance'] ?? 0.5) ? pick(rounding, [100, 1000]) : 1,
  }
  const ledger = ledgerOf(stage, ordered)
  const counters: Reading[] = []
  for (const [name, counted] of ledger)
    if (holds(coverage, `counter.${name}`)) counters.push(...readings(screen, name, counted()))
  if (chance(world.random(`heat/${broadcast.room.index}`), heatChance) && holds(coverage, 'counter.heat'))
    counters.push(...readings(screen, 'heat', heatOf(ledger, heatFactor)))
  return { counters, banners: holds(coverage, 'banner') ? bannersOf(stage) : [] }
}
