import { second } from '../../calendar.ts'
import {
  chance,
  exponential,
  geometric,
  logNormal,
  pareto,
  pick,
  type Random,
  weighted,
} from '../../random.ts'
import type { Product } from '../../rooms/room.ts'
import type { Act, ActKind, Stage } from '../stage.ts'
import { drawBetween } from './curve.ts'
import type { Evening } from './evening.ts'
import { explainedAt } from './program.ts'
import type { Stay } from './stays.ts'
import type { Tongue } from './wording.ts'

type GiftPrices = readonly (readonly [weight: number, price: number])[]

/** Gifts cost round sums, some of them nothing; what a room’s public gives is its own. */
export const giftPricesOf = (random: Random): GiftPrices =>
  [60, 14, 9, 6, 4, 3, 2, 1].map((weight, place) => [
    weight * logNormal(random, 1, 1),
    [1, 10, 100, 2, 0, 52, 1000, 299][place] ?? 1,
  ])

/** Where the acts of a session’s people are put. */
export interface Life {
  readonly stage: Stage
  readonly evening: Evening
  readonly tongue: Tongue
  readonly giftPrices: GiftPrices
}

/** How far somebody has come to do anything at all: hardly after seconds, fully after minutes. */
export const engaged = ({ visit }: Stay): number =>
  1 - Math.exp(-(visit.left_at - visit.entered_at) / (60 * second))

const pullOf = (products: readonly Product[]): number => {
  let sum = 0
  for (const { pull } of products) sum += pull
  return sum
}

/** What somebody looks at: mostly what is being explained. */
export function lookedAt(random: Random, { stage }: Life, at: number): Product {
  const { orders } = stage.broadcast.room.habits
  const shown = explainedAt(stage.program, at)
  if (shown && chance(random, orders['turnShare'] ?? 0.7)) return shown
  let left = random.next() * pullOf(stage.broadcast.room.products)
  for (const product of stage.broadcast.room.products) {
    left -= product.pull
    if (left < 0) return product
  }
  return pick(random, stage.broadcast.room.products)
}

interface Deed {
  readonly at: number
  readonly kind: ActKind
  readonly count?: number
  readonly total?: number
  readonly text?: string
  readonly product_id?: string
}

const push = ({ stage }: Life, { visit: { account } }: Stay, deed: Deed): void => {
  stage.acts.push({ ...deed, at: Math.floor(deed.at), account, nature: '' })
}

/** The last instant at which somebody can do something: a little before they are gone, and never after the end. */
const last = ({ stage }: Life, { visit }: Stay): number =>
  Math.max(visit.entered_at, Math.min(visit.left_at, stage.broadcast.ended_at) - 200)

/** The app gathers taps and sends them together; nobody taps evenly for long. */
function taps(random: Random, life: Life, stay: Stay): void {
  const { likesPerBurst = 8, burstsPerLiker = 2, tapperShare = 0.02 } = life.stage.broadcast.room.habits.talk
  const batch = (life.stage.world.constants['likeBatchSeconds'] ?? 2) * second
  const gone = last(life, stay)
  const tempo = logNormal(random, 4.2, 0.35)
  const tapper = chance(random, tapperShare)
  const bursts = geometric(random, burstsPerLiker)
  let at = drawBetween(random, life.evening.taps, [stay.visit.entered_at + 300, gone])
  for (let burst = 0; burst < bursts && at < gone; burst += 1) {
    let left = Math.ceil(logNormal(random, tapper ? 40 * likesPerBurst : likesPerBurst, 0.9))
    while (left > 0 && at < gone) {
      const eager = Math.max(1, Math.round((batch / second) * tempo * logNormal(random, 0.8, 0.3)))
      const count = Math.min(left, eager)
      push(life, stay, { at, kind: 'like', count })
      left -= count
      at += batch * (0.96 + 0.1 * random.next()) + exponential(random, 120)
      if (chance(random, 0.07)) at += logNormal(random, 6 * second, 1)
    }
    at += 2 * second + logNormal(random, 40 * second, 1.1)
  }
}

function looks(random: Random, life: Life, stay: Stay): void {
  const { looksPerClicker = 2, cartShare = 0.1, favoriteShare = 0.03 } = life.stage.broadcast.room.habits.talk
  const gone = last(life, stay)
  for (let look = Math.min(12, geometric(random, looksPerClicker)); look > 0; look -= 1) {
    let at = drawBetween(random, life.evening.sale, [stay.visit.entered_at + 400, gone])
    const { product_id } = lookedAt(random, life, at)
    push(life, stay, { at, kind: 'product_click', product_id })
    at += logNormal(random, 900, 0.5)
    if (at > gone || chance(random, 0.1)) continue
    push(life, stay, { at, kind: 'product_view', product_id })
    at += logNormal(random, 14 * second, 0.9)
    if (at > gone) continue
    if (chance(random, cartShare)) push(life, stay, { at, kind: 'cart_add', product_id })
    else if (chance(random, favoriteShare)) push(life, stay, { at, kind: 'favorite', product_id })
  }
}

function gifts(random: Random, life: Life, stay: Stay): void {
  const { giftTail = 1.6 } = life.stage.broadcast.room.habits.talk
  const price = weighted(random, life.giftPrices)
  let at = drawBetween(random, life.evening.gifts, [stay.visit.entered_at + 300, last(life, stay)])
  for (let left = Math.min(200, pareto(random, 1, giftTail)); left >= 1 && at < last(life, stay); left -= 1) {
    const count = chance(random, 0.9) ? 1 : Math.floor(pareto(random, 2, 1.3) % 100)
    push(life, stay, { at, kind: 'gift', count, total: price * count })
    at += logNormal(random, 1.5 * second, 1)
  }
}

/** Things done once, if at all: their chances beside everybody else’s. */
function singles(random: Random, life: Life, stay: Stay, keen: number): void {
  const { talk } = life.stage.broadcast.room.habits
  const at = () => drawBetween(random, life.evening.talk, [stay.visit.entered_at + 300, last(life, stay)])
  const once = (kind: ActKind, share: number, more: Partial<Act> = {}): void => {
    if (chance(random, share * keen)) push(life, stay, { at: at(), kind, ...more })
  }
  if (stay.joins) push(life, stay, { at: at(), kind: 'follow' })
  if (stay.follows) once('unfollow', talk['unfollowShare'] ?? 0)
  once('share', (talk['sharerShare'] ?? 0) * (stay.follows ? 2 : 1))
  if (stay.follows) once('fanclub', talk['fanclubShare'] ?? 0)
  once('message_shop', talk['messagerShare'] ?? 0)
  once('report', talk['reportShare'] ?? 0)
  if (chance(random, (talk['searcherShare'] ?? 0) * keen)) {
    const product = pick(random, life.stage.broadcast.room.products)
    push(life, stay, { at: at(), kind: 'search', text: life.tongue.search(random, product) })
  }
}

/** What somebody does beside talking and buying. */
export function deeds(random: Random, life: Life, stay: Stay): void {
  const { talk } = life.stage.broadcast.room.habits
  const keen = engaged(stay)
  const { like, buy } = stay.visit.account.habits
  const fond = stay.follows ? 1.7 : 1
  if (chance(random, (talk['likerShare'] ?? 0) * like * keen * fond)) taps(random, life, stay)
  if (chance(random, (talk['clickerShare'] ?? 0) * Math.sqrt(buy) * keen)) looks(random, life, stay)
  if (chance(random, (talk['giftShare'] ?? 0) * like * keen * fond)) gifts(random, life, stay)
  singles(random, life, stay, keen)
}
