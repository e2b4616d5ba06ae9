import { anyOf } from '../people/cast.ts'
import { exponential } from '../random.ts'
import type { Stage } from './stage.ts'

/** Puts the genuine public of a session on its stage: who comes when and for how long, what they do, what they buy. */
export function genuineLife({ world, broadcast, random, visits }: Stage): void {
  const { started_at, ended_at, expected_views } = broadcast
  for (let view = 0; view < expected_views; view += 1) {
    const entered_at = Math.floor(started_at + random.next() * (ended_at - started_at - 2000))
    const left_at = Math.min(ended_at, entered_at + 500 + Math.floor(exponential(random, 60_000)))
    visits.push({
      account: anyOf(random, world.public),
      source: 'recommend',
      entered_at,
      left_at,
      nature: '',
    })
  }
}
