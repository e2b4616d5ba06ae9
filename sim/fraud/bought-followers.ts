import { minute, second } from '../calendar.ts'
import type { Happening, PlanPractice } from '../happening.ts'
import { chance, exponential, type Random, uniform } from '../random.ts'
import type { Stage } from '../session/stage.ts'
import { boughtAccounts } from './bought-accounts.ts'
import { confirmCast, drawnFor, guiltySessions, hands, hire, madeUp } from './hire.ts'

const id = 'bought-followers'
const nature = 'fake_follows'

/** People sell followers by the round number. */
const rounded = (count: number): number => {
  const unit = count > 400 ? 100 : count > 80 ? 50 : 10
  return Math.max(unit, Math.round(count / unit) * unit)
}

/** Somebody must enter to follow where the platform asks for it; skilled sellers see to that. */
function looksIn(
  random: Random,
  stage: Stage,
  account: Stage['visits'][number]['account'],
  at: number,
): void {
  const entered_at = Math.floor(Math.max(stage.broadcast.started_at, at - uniform(random, [2, 40]) * second))
  const left_at = Math.floor(
    Math.min(stage.broadcast.ended_at, at + second + exponential(random, 25 * second)),
  )
  stage.visits.push({ account, source: 'search', entered_at, left_at, nature })
}

/** Followers by the hundred: they follow in bursts, never looked in (or only just), and never come back. */
export const boughtFollowers: PlanPractice = (world, dosed): Happening => {
  const { dose, skill } = dosed
  const hired = hire(world, {
    id,
    sessions: guiltySessions(world, id, dosed),
    count: ({ expected_views, room }) =>
      rounded(madeUp(expected_views * (room.habits.talk['newFollowShare'] ?? 0.02), dose)),
    uses: 1,
    traits: boughtAccounts(world, id, skill),
  })
  const burstMs = drawnFor(world, id, 'burst', [1, 30]) * minute
  return {
    id,
    touches: new Set(hired.hires.keys()),
    inSession(stage) {
      const random = stage.random.fork(id)
      const { started_at, ended_at } = stage.broadcast
      const followed = () => stage.acts.filter(({ kind }) => kind === 'follow').length
      const genuine = followed()
      const start = uniform(random, [
        started_at + minute,
        Math.max(started_at + 2 * minute, ended_at - burstMs - minute),
      ])
      for (const account of hands(hired, stage)) {
        const spread = chance(random, skill)
          ? ended_at - minute - start
          : Math.min(burstMs, ended_at - second - start)
        const at = Math.floor(start + random.next() * spread)
        if (chance(random, skill)) looksIn(random, stage, account, at)
        stage.acts.push({ at, account, kind: 'follow', nature })
      }
      stage.truths.practice('fake_follows', 1 - genuine / Math.max(1, followed()), skill)
    },
    outside: (outside) => confirmCast(hired, 'fake_follows', outside),
  }
}
