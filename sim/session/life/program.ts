import { minute, second } from '../../calendar.ts'
import { chance, logNormal, type Random, weighted } from '../../random.ts'
import type { Broadcast, Product } from '../../rooms/room.ts'
import type { Turn } from '../stage.ts'

/** What is explained when. Well-drawing goods come more than once; hardly one turn lasts as long as another. */
export function programOf(random: Random, { room, started_at, ended_at }: Broadcast): Turn[] {
  const { turnMinutes = 6, dropShare = 0.3 } = room.habits.orders
  const turns: Turn[] = []
  const tired = new Map<Product, number>()
  let from = started_at + logNormal(random, 2 * minute, 0.7)
  while (from < ended_at - minute) {
    const product = weighted(
      random,
      room.products.map((each) => [each.pull / (1 + 3 * (tired.get(each) ?? 0)), each] as const),
    )
    tired.set(product, (tired.get(product) ?? 0) + 1)
    const until = Math.min(ended_at, from + logNormal(random, turnMinutes * minute, 0.5))
    const drops: number[] = []
    for (let share = 0.4; chance(random, dropShare) && drops.length < 3; share += 0.2)
      drops.push(Math.floor(from + (until - from) * (share + 0.2 * random.next())))
    turns.push({ from: Math.floor(from), until: Math.floor(until), product, drops })
    from = until + logNormal(random, 20 * second, 0.9)
  }
  return turns
}

/** What is being explained at an instant, or was last. */
export function explainedAt(program: readonly Turn[], at: number): Product | undefined {
  let [low, high] = [0, program.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((program[middle]?.from ?? 0) <= at) low = middle + 1
    else high = middle
  }
  return program[low - 1]?.product
}
