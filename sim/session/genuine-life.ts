import { keennessOf } from '../people/followers.ts'
import { comments } from './life/comments.ts'
import { deeds, giftPricesOf } from './life/deeds.ts'
import { eveningOf } from './life/evening.ts'
import { programOf } from './life/program.ts'
import { purchases } from './life/purchases.ts'
import { staysOf } from './life/stays.ts'
import { tongueOf } from './life/wording.ts'
import type { Stage } from './stage.ts'

/** Puts the genuine public of a session on its stage: who comes when and for how long, what they do, what they buy. */
export function genuineLife(stage: Stage): void {
  const { world, broadcast, random } = stage
  for (const turn of programOf(random.fork('program'), broadcast)) stage.program.push(turn)
  const tongue = tongueOf(world, broadcast)
  const evening = eveningOf(broadcast, random.fork('evening'), { program: stage.program, tongue })
  const door = { world, broadcast, keenness: keennessOf(world), curve: evening.arrivals }
  const stays = staysOf(random.fork('stays'), door, evening.hold)
  for (const { visit } of stays) stage.visits.push(visit)
  const giftPrices = giftPricesOf(world.random(`gifts/${broadcast.room.index}`))
  const life = { stage, evening, tongue, giftPrices }
  const acting = random.fork('deeds')
  for (const stay of stays) deeds(acting, life, stay)
  comments(random.fork('comments'), life, stays)
  purchases(random.fork('purchases'), life, stays)
}
