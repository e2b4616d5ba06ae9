import type { Random } from '../random.ts'
import type { Purchase, Stage } from '../session/stage.ts'
import type { Ordered } from './ordered.ts'
import { ordinaryLife, type Placed } from './ordinary-life.ts'
import { runOut } from './out-of-stock.ts'
import { reviewOf } from './reviews.ts'
import { newUnit, type Unit } from './unit.ts'

/** Numbers the purchases of a stage in the order in which they were made, and draws what becomes of each. */
export function orderLives({ world, broadcast, purchases, random, truths }: Stage): readonly Ordered[] {
  const { session_id, room } = broadcast
  const lives = random.fork('order lives')
  const unit = newUnit(world, room, lives)
  const inOrder = [...purchases].sort((left, right) => left.at - right.at)
  const ordered = inOrder.map((purchase, index): Ordered => {
    const order_id = world.idOf('order', `${session_id}/${index}`)
    return { session_id, shop_id: room.shop_id, ...lived(unit, lives.at(index), { order_id, purchase }) }
  })
  const kept = runOut(unit, lives.fork('stock'), ordered)
  if (kept !== ordered) truths.cause('out_of_stock')
  return kept
}

/** A purchase with its life: its own where it came with one, else an ordinary one. */
export function lived(
  unit: Unit,
  random: Random,
  placed: Placed,
): Pick<Ordered, 'order_id' | 'purchase' | 'life' | 'review'> {
  const { purchase } = placed
  if (purchase.life) return { ...placed, life: purchase.life, ...own(purchase) }
  const { events, signedAt } = ordinaryLife(unit, random, placed)
  const review = signedAt === undefined ? undefined : reviewOf(unit, random, purchase, { events, signedAt })
  return {
    ...placed,
    life: [...events].sort((left, right) => left.at - right.at),
    ...(review ? { review } : {}),
    ...own(purchase),
  }
}

const own = ({ review }: Purchase): Pick<Ordered, 'review'> => (review ? { review } : {})
