import { minute, second } from '../calendar.ts'
import type { Happening, PlanPractice } from '../happening.ts'
import { normal, type Random, uniform } from '../random.ts'
import type { CounterName, Lift, Stage } from '../session/stage.ts'
import { drawnFor, guiltySessions, madeUp } from './hire.ts'

const id = 'inflated-display'

export interface Software {
  /** Viewers the screen shows beyond those who are there, at its height. */
  readonly viewers: number
  readonly from: number
  readonly riseMs: number
  readonly until: number
  /** 0: a flat number; 1: it breathes like a crowd. */
  readonly skill: number
  /** Of the made-up viewers, how many the counters of entries and of people gain for each who is online. */
  readonly turnover: number
}

/** How much of its height the software shows at an instant: a rise, a plateau (drifting, with skill), a fall at the end. */
function height(at: number, { from, riseMs, until, skill }: Software, wave: number): number {
  if (at < from || at > until + riseMs) return 0
  const rise = Math.min(1, (at - from) / riseMs)
  const fall = at > until ? Math.max(0, 1 - (at - until) / riseMs) : 1
  return rise * fall * (1 + 0.25 * skill * Math.sin(wave + (at - from) / (17 * minute)))
}

/** Shows viewers who are nobody: the ledger holds none of them. */
export function showViewers(random: Random, software: Software): Lift {
  const wave = random.next() * 6
  let shown = 0
  return (name: CounterName, at: number, value: number): number => {
    const share = height(at, software, wave)
    if (name === 'online') {
      const noise = normal(random, 0, software.viewers * (0.002 + 0.03 * software.skill))
      return share === 0 ? value : Math.max(0, Math.round(value + software.viewers * share + noise))
    }
    if (name !== 'views' && name !== 'unique_viewers') return value
    const passed =
      Math.max(0, Math.min(at, software.until) - software.from) / (software.until - software.from)
    shown = Math.max(
      shown,
      passed <= 0 ? 0 : software.viewers * (Math.min(1, passed * 8) + software.turnover * passed),
    )
    return value + Math.round(shown)
  }
}

export function softwareFor(random: Random, stage: Stage, viewers: number, skill: number): Software {
  const { started_at, ended_at } = stage.broadcast
  const lasting = ended_at - started_at
  return {
    viewers,
    from: started_at + uniform(random, [0.02, 0.25]) * lasting,
    riseMs: uniform(random, [20 * second, 8 * minute]) * (1 + 3 * skill),
    until: ended_at - uniform(random, [0, 0.2]) * lasting,
    skill,
    turnover: uniform(random, [0, 6]),
  }
}

/** Numbers on the screen that no ledger can produce: online viewers, entries and people beyond those who came. */
export const inflatedDisplay: PlanPractice = (world, dosed): Happening => {
  const { dose, skill } = dosed
  const sessions = guiltySessions(world, id, dosed)
  const peak = drawnFor(world, id, 'peak', [0.05, 0.25])
  return {
    id,
    touches: new Set(sessions.map(({ session_id }) => session_id)),
    inSession(stage) {
      const random = stage.random.fork(id)
      const viewers = Math.max(3, madeUp(stage.broadcast.expected_views * peak, dose))
      stage.lifts.push(showViewers(random, softwareFor(random, stage, viewers, skill)))
      stage.truths.practice('inflated_counters', dose, skill)
    },
  }
}
