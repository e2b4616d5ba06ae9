import { minute, second } from '../calendar.ts'
import type { Happening, PlanPractice } from '../happening.ts'
import type { Account } from '../people/account.ts'
import { chance, exponential, type Random, uniform } from '../random.ts'
import type { Stage } from '../session/stage.ts'
import { boughtAccounts } from './bought-accounts.ts'
import { confirmCast, drawnFor, guiltySessions, hands, hire, madeUp } from './hire.ts'

const id = 'machine-likes'

export interface Liking {
  readonly likes: number
  readonly perBurst: number
  readonly intervalMs: number
  readonly skill: number
}

/** One account that likes by the clock: so many in a burst, a burst every so many seconds. */
export function likesByClock(random: Random, stage: Stage, account: Account, liking: Liking): void {
  const nature = 'fake_likes'
  const { started_at, ended_at } = stage.broadcast
  const bursts = Math.max(1, Math.round(liking.likes / liking.perBurst))
  const room = Math.max(minute, ended_at - started_at - bursts * liking.intervalMs - minute)
  const entered_at = Math.floor(started_at + random.next() * room)
  let at = entered_at + second
  for (let burst = 0; burst < bursts && at < ended_at - second; burst += 1) {
    const count = Math.max(1, Math.round(liking.perBurst * (1 + liking.skill * (random.next() - 0.5))))
    stage.acts.push({ at: Math.floor(at), account, kind: 'like', count, nature })
    at += chance(random, liking.skill)
      ? second + exponential(random, liking.intervalMs)
      : liking.intervalMs + (random.next() - 0.5) * 120
  }
  const left_at = Math.floor(Math.min(ended_at, at + uniform(random, [1, 60]) * second))
  stage.visits.push({ account, source: 'recommend', entered_at, left_at, nature })
}

/** Likes by machine: accounts that do nothing else, at a speed that was set. */
export const machineLikes: PlanPractice = (world, dosed): Happening => {
  const { dose, skill } = dosed
  const each = drawnFor(world, id, 'each', [60, 900]) * (1 - 0.6 * skill)
  const perBurst = drawnFor(world, id, 'perBurst', [3, 25])
  const intervalMs = drawnFor(world, id, 'interval', [1, 12]) * second
  const hired = hire(world, {
    id,
    sessions: guiltySessions(world, id, dosed),
    count: ({ expected_views, room }) => {
      const { likerShare = 0.1, likesPerBurst = 10, burstsPerLiker = 2 } = room.habits.talk
      return Math.max(3, madeUp(expected_views * likerShare * likesPerBurst * burstsPerLiker, dose) / each)
    },
    uses: drawnFor(world, id, 'uses', [1, 5]),
    traits: boughtAccounts(world, id, skill),
  })
  return {
    id,
    touches: new Set(hired.hires.keys()),
    inSession(stage) {
      const random = stage.random.fork(id)
      const likes = () =>
        stage.acts.reduce((sum, { kind, count }) => sum + (kind === 'like' ? (count ?? 1) : 0), 0)
      const genuine = likes()
      for (const account of hands(hired, stage))
        likesByClock(random, stage, account, {
          likes: each * uniform(random, [1 - skill * 0.7, 1 + skill * 0.7]),
          perBurst,
          intervalMs,
          skill,
        })
      stage.truths.practice('fake_likes', 1 - genuine / Math.max(1, likes()), skill)
    },
    outside: (outside) => confirmCast(hired, 'fake_likes', outside),
  }
}
