import { minute, second } from '../calendar.ts'
import type { Happening, PlanPractice } from '../happening.ts'
import type { Account } from '../people/account.ts'
import { chance, exponential, pick, type Random, uniform } from '../random.ts'
import type { Stage } from '../session/stage.ts'
import { boughtAccounts } from './bought-accounts.ts'
import { confirmCast, drawnFor, guiltySessions, hands, hire, madeUp } from './hire.ts'
import { paraphrased, scriptOf } from './scripts.ts'

const id = 'scripted-comments'

export interface Speech {
  readonly from: number
  readonly until: number
  /** Between two lines of one account. */
  readonly intervalMs: number
  readonly skill: number
}

/** When one account speaks: by the clock in crude hands, irregularly in skilled ones. */
export function speakingTimes(random: Random, { from, until, intervalMs, skill }: Speech): number[] {
  const times: number[] = []
  for (let at = from + random.next() * intervalMs; at < until; ) {
    times.push(Math.floor(at))
    at += chance(random, skill)
      ? second + exponential(random, intervalMs)
      : intervalMs * (1 + 0.04 * (random.next() - 0.5))
  }
  return times
}

/** Somebody who came to speak: a stay, and the lines of a script said in it. */
export function speaks(
  random: Random,
  stage: Stage,
  account: Account,
  speech: Speech & { readonly script: readonly string[] },
): void {
  const nature = 'fake_comments'
  const { ended_at } = stage.broadcast
  const entered_at = Math.floor(
    Math.max(stage.broadcast.started_at, speech.from - uniform(random, [5, 90]) * second),
  )
  const left_at = Math.floor(Math.min(ended_at, speech.until + uniform(random, [5, 200]) * second))
  stage.visits.push({ account, source: 'recommend', entered_at, left_at, nature })
  const start = Math.floor(random.next() * speech.script.length)
  for (const [turn, at] of speakingTimes(random, speech).entries()) {
    const line =
      speech.skill < 0.5 ? speech.script[(start + turn) % speech.script.length] : pick(random, speech.script)
    stage.acts.push({
      at,
      account,
      kind: 'comment',
      text: paraphrased(random, line ?? '', speech.skill),
      nature,
    })
  }
}

/** Paid commenters with a script: the same set of accounts says the same set of lines, in this room and in others. */
export const scriptedComments: PlanPractice = (world, dosed): Happening => {
  const { dose, skill } = dosed
  const lines = drawnFor(world, id, 'lines', [2, 12])
  const hired = hire(world, {
    id,
    sessions: guiltySessions(world, id, dosed),
    count: ({ expected_views, room }) => {
      const { commenterShare = 0.03, commentsPerCommenter = 2 } = room.habits.talk
      return Math.max(10, madeUp(expected_views * commenterShare * commentsPerCommenter, dose) / lines)
    },
    uses: drawnFor(world, id, 'uses', [1, 6]),
    traits: boughtAccounts(world, id, skill),
  })
  const size = Math.round(drawnFor(world, id, 'script', [8, 60]))
  return {
    id,
    touches: new Set(hired.hires.keys()),
    inSession(stage) {
      const random = stage.random.fork(id)
      const { started_at, ended_at, room } = stage.broadcast
      const script = scriptOf(random, room, size)
      const said = () => stage.acts.filter(({ kind }) => kind === 'comment').length
      const genuine = said()
      for (const account of hands(hired, stage)) {
        const from = uniform(random, [started_at + minute, ended_at - (ended_at - started_at) / 3])
        const until = Math.min(ended_at - 10 * second, from + uniform(random, [10, 90]) * minute)
        const intervalMs = Math.max(6 * second, (until - from) / lines)
        speaks(random, stage, account, { from, until, intervalMs, skill, script })
      }
      stage.truths.practice('fake_comments', 1 - genuine / Math.max(1, said()), skill)
    },
    outside: (outside) => confirmCast(hired, 'fake_comments', outside, true),
  }
}
