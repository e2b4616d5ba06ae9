import { minute, second } from '../calendar.ts'
import type { Happening, PlanPractice } from '../happening.ts'
import type { Account } from '../people/account.ts'
import { chance, exponential, pick, poisson, type Random, uniform } from '../random.ts'
import { categories } from '../rooms/categories.ts'
import type { Stage } from '../session/stage.ts'
import { confirmCast, drawnFor, guiltySessions, type Hired, hands, hire, madeUp } from './hire.ts'
import { paraphrased, scriptOf } from './scripts.ts'

const id = 'paid-crowd'
const nature = 'paid_crowd'

interface Shift {
  readonly from: number
  readonly until: number
  readonly lines: number
  readonly skill: number
  readonly script: readonly string[]
}

/** One paid person's shift: comes at the hour, stays to its end, says and likes what was asked for. */
function works(random: Random, stage: Stage, account: Account, shift: Shift): void {
  const { started_at, ended_at, room } = stage.broadcast
  const slack = (5 + 600 * shift.skill) * second
  const entered_at = Math.floor(Math.max(started_at, shift.from + (random.next() - 0.3) * slack))
  const left_at = Math.floor(
    Math.min(ended_at, Math.max(entered_at + minute, shift.until + (random.next() - 0.3) * slack)),
  )
  stage.visits.push({
    account,
    source: pick(random, ['share', 'search', 'other'] as const),
    entered_at,
    left_at,
    nature,
  })
  const during = () => Math.floor(uniform(random, [entered_at, left_at]))
  const questions = categories[room.category]?.questions ?? []
  for (let line = poisson(random, shift.lines); line > 0; line -= 1) {
    const asks = chance(random, 0.4) && questions.length > 0
    const text = asks ? pick(random, questions) : paraphrased(random, pick(random, shift.script), shift.skill)
    // A line of a script is a made-up comment, whoever is paid to say it.
    stage.acts.push({ at: during(), account, kind: 'comment', text, nature: asks ? nature : 'fake_comments' })
  }
  for (let burst = poisson(random, 3); burst > 0; burst -= 1)
    stage.acts.push({
      at: during(),
      account,
      kind: 'like',
      count: 1 + Math.floor(exponential(random, 12)),
      nature,
    })
  if (chance(random, 0.5))
    stage.acts.push({
      at: during(),
      account,
      kind: 'product_click',
      product_id: pick(random, room.products).product_id,
      nature,
    })
}

/** Elsewhere they are viewers like any other. */
function offDuty(stage: Stage, { cast }: Hired): void {
  const random = stage.random.fork(id)
  const { started_at, ended_at } = stage.broadcast
  for (let index = 0; index < cast.size; index += 1) {
    if (!chance(random, 0.06)) continue
    const entered_at = Math.floor(uniform(random, [started_at, ended_at - minute]))
    const left_at = Math.floor(Math.min(ended_at, entered_at + 1000 + exponential(random, 90 * second)))
    stage.visits.push({ account: cast.member(index), source: 'recommend', entered_at, left_at, nature: '' })
  }
}

/**
 * Real people, 20 to 200, paid by the hour to sit in room after room, like, ask and praise. Nothing about one of them is a
 * machine's; that they are together again and again, for the same hours, in rooms that have nothing to do with each other, is.
 */
export const paidCrowd: PlanPractice = (world, dosed): Happening => {
  const { dose, skill } = dosed
  const views = world.broadcasts.reduce((sum, { expected_views }) => sum + expected_views, 0)
  const size = Math.min(200, Math.max(20, madeUp(views / world.broadcasts.length, dose)))
  const present = drawnFor(world, id, 'present', [0.5, 0.95])
  const hours = drawnFor(world, id, 'hours', [1, 2])
  const hired = hire(world, {
    id,
    sessions: guiltySessions(world, id, dosed),
    count: () => size,
    uses: 1e9,
    traits: () => ({}),
  })
  return {
    id,
    touches: new Set(world.broadcasts.map(({ session_id }) => session_id)),
    inSession(stage) {
      if (!hired.hires.has(stage.broadcast.session_id)) return void offDuty(stage, hired)
      const random = stage.random.fork(id)
      const { started_at, ended_at, room } = stage.broadcast
      const from = uniform(random, [
        started_at,
        Math.max(started_at + minute, ended_at - hours * 60 * minute),
      ])
      const shift: Shift = {
        from,
        until: Math.min(ended_at - 5 * second, from + hours * 60 * minute),
        lines: uniform(random, [1, 8]),
        skill,
        script: scriptOf(random, room, 12),
      }
      const genuine = stage.visits.length
      const said = () => stage.acts.filter(({ kind }) => kind === 'comment').length
      const before = said()
      for (const account of hands(hired, stage))
        if (chance(random, present)) works(random, stage, account, shift)
      stage.truths.practice(nature, 1 - genuine / stage.visits.length, skill)
      stage.truths.practice('fake_comments', 1 - before / Math.max(1, said()), skill)
    },
    outside: (outside) => confirmCast(hired, nature, outside, true),
  }
}
