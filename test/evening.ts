import { anyOf } from '../sim/people/cast.ts'
import { pick } from '../sim/random.ts'
import { scenarioSchema } from '../sim/scenario.ts'
import type { Purchase, Stage } from '../sim/session/stage.ts'
import { planWorld } from '../sim/world.ts'

interface Given {
  readonly seed?: string
  readonly category?: string
  readonly purchases?: number
}

/** A stage of the first session of a small world on which people only buy; every tenth buys a second thing. */
export function evening({ seed = 'evening', category, purchases = 400 }: Given = {}): Stage {
  const scenario = scenarioSchema.parse({
    name: 'evening',
    rooms: 2,
    ...(category ? { categories: [category] } : {}),
  })
  const world = planWorld(scenario, seed)
  const [broadcast] = world.broadcasts
  if (!broadcast) throw new Error('a world without sessions')
  const random = world.random('evening')
  const bought = Array.from({ length: purchases }, (_, index): Purchase[] => {
    const account = anyOf(random, world.public)
    const at = Math.floor(broadcast.started_at + random.next() * (broadcast.ended_at - broadcast.started_at))
    return Array.from({ length: index % 10 === 0 ? 2 : 1 }, () => {
      const product = pick(random, broadcast.room.products)
      const quantity = random.next() < 0.2 ? 3 : 1
      return { at, account, product, quantity, shop_discount: 0, nature: '' }
    })
  }).flat()
  const truths = { label() {}, group() {}, practice() {}, cause() {} }
  const empty = { program: [], visits: [], acts: [], promotions: [], banners: [], lifts: [], claims: [] }
  return { world, broadcast, random: world.random('life'), purchases: bought, truths, ...empty }
}
