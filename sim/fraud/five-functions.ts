import { minute, second } from '../calendar.ts'
import type { Happening, PlanPractice } from '../happening.ts'
import { nickname } from '../people/names.ts'
import { pick, type Random, uniform, whole } from '../random.ts'
import type { Banner, Stage } from '../session/stage.ts'
import { boughtAccounts } from './bought-accounts.ts'
import { confirmCast, drawnFor, guiltySessions, hands, hire, madeUp } from './hire.ts'
import { showViewers, softwareFor } from './inflated-display.ts'
import { likesByClock } from './machine-likes.ts'
import { speaks } from './scripted-comments.ts'
import { scriptOf } from './scripts.ts'

const id = 'five-functions'

const lineKinds = ['entered', 'purchased', 'followed'] as const

/** "×× is coming", "×× bought", "×× follows": nobody is behind the name. */
function phantoms(random: Random, stage: Stage, everyMs: number, skill: number): Banner[] {
  const { started_at, ended_at, room } = stage.broadcast
  const lines: Banner[] = []
  for (
    let at = started_at + 2 * minute;
    at < ended_at - minute;
    at += everyMs * (1 + skill * (random.next() - 0.5))
  ) {
    const kind = pick(random, lineKinds)
    const name = nickname(random)
    lines.push({
      at: Math.floor(at),
      kind,
      label: `${[...name][0]}**`,
      ...(kind === 'purchased' ? { product_id: pick(random, room.products).product_id } : {}),
    })
  }
  return lines
}

/**
 * The software with five functions: it speaks, shows viewers, and lets "×× come", "×× buy", "×× follow", each at a speed that its
 * user sets; likes come with it. A few accounts of its own do the speaking and liking.
 */
export const fiveFunctions: PlanPractice = (world, dosed): Happening => {
  const { dose, skill } = dosed
  const hired = hire(world, {
    id,
    sessions: guiltySessions(world, id, dosed),
    count: () => whole(world.random(`practice/${id}/accounts`), [10, 60]),
    uses: drawnFor(world, id, 'uses', [1, 8]),
    traits: boughtAccounts(world, id, skill),
  })
  const [likeMs, speakMs, lineMs] = [
    drawnFor(world, id, 'like', [1, 8]) * second,
    drawnFor(world, id, 'speak', [20, 180]) * second,
    drawnFor(world, id, 'line', [6, 60]) * second,
  ]
  return {
    id,
    touches: new Set(hired.hires.keys()),
    inSession(stage) {
      const random = stage.random.fork(id)
      const { started_at, ended_at, room, expected_views } = stage.broadcast
      const script = scriptOf(random, room, whole(random, [10, 40]))
      const speech = {
        from: started_at + minute,
        until: ended_at - minute,
        intervalMs: speakMs,
        skill,
        script,
      }
      for (const [index, account] of hands(hired, stage).entries())
        if (index % 3 > 0) speaks(random, stage, account, speech)
        else
          likesByClock(random, stage, account, {
            likes: uniform(random, [200, 1500]),
            perBurst: 8,
            intervalMs: likeMs,
            skill,
          })
      const viewers = Math.max(5, madeUp(expected_views * uniform(random, [0.05, 0.2]), dose))
      stage.lifts.push(showViewers(random, softwareFor(random, stage, viewers, skill)))
      stage.banners.push(...phantoms(random, stage, lineMs, skill))
      for (const type of ['inflated_counters', 'phantom_banners', 'fake_comments', 'fake_likes'])
        stage.truths.practice(type, dose, skill)
    },
    outside: (outside) => confirmCast(hired, 'fake_comments', outside, true),
  }
}
