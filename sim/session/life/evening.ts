import { hour, minute, second } from '../../calendar.ts'
import {
  chance,
  exponential,
  logNormal,
  normal,
  pareto,
  poisson,
  type Random,
  uniform,
} from '../../random.ts'
import type { Broadcast } from '../../rooms/room.ts'
import type { Turn } from '../stage.ts'
import { addKick, type Curve, curveOf, logWalk } from './curve.ts'
import type { Tongue } from './wording.ts'

/** A moment at which everybody talks at once, and what they say. */
export interface Moment {
  readonly at: number
  readonly until: number
  readonly words: readonly string[]
}

/** What goes on in one session, apart from who is there: how much draws people in, keeps them, makes them talk, tap, buy. */
export interface Evening {
  readonly arrivals: Curve
  readonly hold: Curve
  readonly talk: Curve
  readonly taps: Curve
  readonly gifts: Curve
  readonly sale: Curve
  readonly moments: readonly Moment[]
}

const arrivalStepMs = 10 * second
const talkStepMs = 2 * second

const stepsOf = ({ started_at, ended_at }: Broadcast, stepMs: number): number =>
  Math.max(1, Math.ceil((ended_at - started_at) / stepMs))

/** A ramp, a swell or two of any width, a decline; and over it a walk of the room’s own. */
function arrivalCurve(random: Random, broadcast: Broadcast): Curve {
  const { swell = 0.5, wander = 0.3, wanderMinutes = 8 } = broadcast.room.habits.audience
  const steps = stepsOf(broadcast, arrivalStepMs)
  const strengths = logWalk(random, steps, {
    sigma: wander,
    memory: (wanderMinutes * minute) / arrivalStepMs,
  })
  const [cold, ramp] = [uniform(random, [0.15, 1.1]), uniform(random, [0.01, 0.3])]
  const [tired, late] = [uniform(random, [0, 1.8]), uniform(random, [0.4, 0.95])]
  const swells = Array.from({ length: 1 + Math.floor(random.next() * 3) }, () => ({
    at: uniform(random, [0.05, 0.95]),
    width: uniform(random, [0.04, 0.3]),
    height: swell * normal(random, 1, 0.6),
  }))
  for (let step = 0; step < steps; step += 1) {
    const share = step / steps
    let tide = 0
    for (const { at, width, height } of swells) tide += height * Math.exp(-(((share - at) / width) ** 2))
    const warm = 1 - (1 - cold) * Math.exp(-share / ramp)
    const decline = Math.exp(-tired * Math.max(0, share - late))
    strengths[step] = (strengths[step] as number) * warm * decline * Math.exp(tide)
  }
  return curveOf(broadcast.started_at, arrivalStepMs, strengths)
}

const holdCurve = (random: Random, broadcast: Broadcast): Curve =>
  curveOf(
    broadcast.started_at,
    arrivalStepMs,
    logWalk(random, stepsOf(broadcast, arrivalStepMs), {
      sigma: broadcast.room.habits.audience['holdSigma'] ?? 0.2,
      memory: 18,
    }),
  )

function momentsOf(random: Random, broadcast: Broadcast, tongue: Tongue): Moment[] {
  const { momentsAnHour = 5, momentSeconds = 15 } = broadcast.room.habits.talk
  const moments: Moment[] = []
  const apart = hour / Math.max(0.01, momentsAnHour)
  let at = broadcast.started_at + exponential(random, apart)
  while (at < broadcast.ended_at) {
    const lasting = logNormal(random, 2 * momentSeconds * second, 0.5)
    moments.push({ at, until: at + lasting, words: tongue.outcry(random) })
    at += exponential(random, apart)
  }
  return moments
}

/** Talk wanders with the host’s mood, falls silent now and then, and flares up at moments. */
function talkCurve(random: Random, broadcast: Broadcast, moments: readonly Moment[]): Curve {
  const { heat = 0.4, heatMinutes = 5, momentHeight = 3, momentSeconds = 15 } = broadcast.room.habits.talk
  const { started_at } = broadcast
  const strengths = logWalk(random, stepsOf(broadcast, talkStepMs), {
    sigma: heat,
    memory: (heatMinutes * minute) / talkStepMs,
  })
  for (const { at } of moments)
    addKick(strengths, started_at, talkStepMs, {
      at: at + logNormal(random, 2 * second, 0.5),
      height: Math.min(150, pareto(random, momentHeight / 2, 1.4)),
      riseMs: logNormal(random, 2.5 * second, 0.5),
      decayMs: logNormal(random, momentSeconds * second, 0.4),
    })
  hush(random, broadcast, strengths)
  return curveOf(started_at, talkStepMs, strengths)
}

/** The host is away, or nothing is to be said. */
function hush(random: Random, { started_at, ended_at, room }: Broadcast, strengths: Float64Array): void {
  const { lullsAnHour = 0.3, lullMinutes = 2 } = room.habits.talk
  for (let lull = poisson(random, (lullsAnHour * (ended_at - started_at)) / hour); lull > 0; lull -= 1) {
    const first = Math.floor(random.next() * strengths.length)
    const last = first + logNormal(random, lullMinutes * minute, 0.8) / talkStepMs
    for (let step = first; step < Math.min(strengths.length, last); step += 1)
      strengths[step] = (strengths[step] as number) * 0.003
  }
}

/** Taps come when the host asks for them, and otherwise as they come. */
function tapCurve(random: Random, broadcast: Broadcast, moments: readonly Moment[]): Curve {
  const { started_at, ended_at } = broadcast
  const strengths = logWalk(random, stepsOf(broadcast, talkStepMs), { sigma: 0.5, memory: 60 })
  const kick = (at: number) =>
    addKick(strengths, started_at, talkStepMs, {
      at,
      height: pareto(random, 1.5, 1.4),
      riseMs: 4 * second,
      decayMs: logNormal(random, 25 * second, 0.6),
    })
  for (const { at } of moments) if (chance(random, 0.3)) kick(at)
  const apart = uniform(random, [6, 60]) * minute
  for (let at = started_at + exponential(random, apart); at < ended_at; at += exponential(random, apart))
    kick(at)
  return curveOf(started_at, talkStepMs, strengths)
}

/** Gifts call forth gifts. */
function giftCurve(random: Random, { started_at, ended_at, room }: Broadcast): Curve {
  const { giftWavesAnHour = 0 } = room.habits.talk
  const steps = Math.max(1, Math.ceil((ended_at - started_at) / talkStepMs))
  const strengths = logWalk(random, steps, { sigma: 0.6, memory: 120 })
  for (let wave = poisson(random, (giftWavesAnHour * (ended_at - started_at)) / hour); wave > 0; wave -= 1)
    addKick(strengths, started_at, talkStepMs, {
      at: started_at + random.next() * (ended_at - started_at),
      height: Math.min(200, pareto(random, 5, 1.1)),
      riseMs: 10 * second,
      decayMs: logNormal(random, 50 * second, 0.7),
    })
  return curveOf(started_at, talkStepMs, strengths)
}

/** Buying swells while a product is explained, and a release is answered within seconds. */
function saleCurve(random: Random, broadcast: Broadcast, program: readonly Turn[]): Curve {
  const { started_at, room } = broadcast
  const strengths = new Float64Array(stepsOf(broadcast, talkStepMs)).fill(0.35)
  const stepOf = (at: number) => Math.floor((at - started_at) / talkStepMs)
  for (const { from, until, drops } of program) {
    const warmth = logNormal(random, 1, 0.5)
    const first = stepOf(from)
    const last = Math.min(strengths.length, stepOf(until))
    for (let step = first; step < last; step += 1)
      strengths[step] = (strengths[step] as number) + warmth * (0.3 + (0.9 * (step - first)) / (last - first))
    const height = (room.habits.orders['dropHeight'] ?? 10) * logNormal(random, 1, 0.5)
    for (const drop of drops) addRelease(strengths, broadcast, { drop, height })
  }
  return curveOf(started_at, talkStepMs, strengths)
}

/** Reaction times are log-normal. */
function addRelease(
  strengths: Float64Array,
  { started_at, room }: Broadcast,
  { drop, height }: { readonly drop: number; readonly height: number },
): void {
  const { reactionSeconds = 10, reactionSigma = 0.5 } = room.habits.orders
  const first = Math.floor((drop - started_at) / talkStepMs)
  const last = Math.min(strengths.length, first + (8 * reactionSeconds * second) / talkStepMs)
  for (let step = first; step < last; step += 1) {
    const seconds = (started_at + (step + 1) * talkStepMs - drop) / second
    const late = Math.log(seconds / reactionSeconds) / reactionSigma
    const answered = (height * Math.exp(-late * late * 0.5) * reactionSeconds) / seconds
    strengths[step] = (strengths[step] as number) + answered
  }
}

export function eveningOf(
  broadcast: Broadcast,
  random: Random,
  about: {
    readonly program: readonly Turn[]
    readonly tongue: Tongue
  },
): Evening {
  const moments = momentsOf(random.fork('moments'), broadcast, about.tongue)
  return {
    arrivals: arrivalCurve(random.fork('arrivals'), broadcast),
    hold: holdCurve(random.fork('hold'), broadcast),
    talk: talkCurve(random.fork('talk'), broadcast, moments),
    gifts: giftCurve(random.fork('gifts'), broadcast),
    taps: tapCurve(random.fork('taps'), broadcast, moments),
    sale: saleCurve(random.fork('sale'), broadcast, about.program),
    moments,
  }
}
