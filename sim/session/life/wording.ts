import { chance, logNormal, pick, type Random, shuffled, whole } from '../../random.ts'
import { categories } from '../../rooms/categories.ts'
import type { Broadcast, Product } from '../../rooms/room.ts'
import type { World } from '../../world.ts'
import {
  asked,
  chantForms,
  emoji,
  ends,
  fanNames,
  greetings,
  hostNames,
  memes,
  middles,
  remarks,
  slips,
  starts,
  tails,
} from './words.ts'

/** Lines by rank, the commonest first; drawn by Zipf’s law with a head as flat as the room’s. */
interface Ranked {
  readonly lines: readonly string[]
  readonly sums: Float64Array
}

/** How a room talks. */
export interface Tongue {
  /** A line that somebody might say while a product is explained, or before. */
  say(random: Random, product: Product | undefined): string
  /** Words that everybody says at one moment. */
  outcry(random: Random): readonly string[]
  greet(random: Random): string
  search(random: Random, product: Product): string
}

function ranked(lines: readonly string[], zipf: number, head: number): Ranked {
  const sums = new Float64Array(lines.length)
  let sum = 0
  for (let rank = 0; rank < lines.length; rank += 1) {
    sum += (rank + 1 + head) ** -zipf
    sums[rank] = sum
  }
  return { lines, sums }
}

function oneOf(random: Random, { lines, sums }: Ranked): string {
  const wanted = random.next() * (sums[sums.length - 1] ?? 0)
  let [low, high] = [0, sums.length - 1]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sums[middle] as number) < wanted) low = middle + 1
    else high = middle
  }
  return lines[low] as string
}

/** What a world laughs and cries in: strings of one character, and crazes of this year that no list knows. */
function coined(random: Random): string[] {
  const cries = [...'哈6啊呜嘿冲牛草hw？！。急稳']
  const runs = Array.from({ length: 30 }, () => pick(random, cries).repeat(whole(random, [1, 12])))
  const syllables = [...'阿巴咕噜哩呐啵咪噗哒咚哇卡布奇诺']
  const crazes = Array.from({ length: 24 }, () =>
    Array.from({ length: whole(random, [2, 5]) }, () => pick(random, syllables)).join(''),
  )
  const numbers = Array.from({ length: 16 }, () => String(whole(random, [3, 9999])))
  return [...runs, ...crazes, ...numbers]
}

/** The words of a world, in its own order; each room moves them about, and likes short ones more or less than others do. */
function vocabulary(world: World, room: Random, terse: number): readonly string[] {
  const random = world.random('tongue')
  const known = shuffled(random, [...memes, ...coined(random)])
  const used = known.slice(0, Math.round(known.length * (world.constants['tongueShare'] ?? 0.7)))
  return used
    .map((line, place) => ({ line, rank: (place + 1) * line.length ** terse * logNormal(room, 1, 0.9) }))
    .sort((left, right) => left.rank - right.rank)
    .map(({ line }) => line)
}

function chantsOf(random: Random): string[] {
  const host = pick(random, hostNames)
  const fans = pick(random, fanNames).replaceAll('{名}', host)
  return shuffled(random, chantForms)
    .slice(0, whole(random, [5, chantForms.length]))
    .map((form) => form.replaceAll('{名}', host).replaceAll('{团}', fans))
}

const nounOf = ({ title }: Product): string => title.split(' ')[1] ?? title

const filled = (random: Random, form: string, product: Product): string =>
  form.includes('{')
    ? form.replaceAll('{货}', nounOf(product)).replaceAll('{数}', String(whole(random, [1, 12])))
    : form

/** Sizes, weights, places: what many answer alike and none the same. */
function measures(random: Random): string {
  const draw = random.next()
  if (draw < 0.3) return `${whole(random, [148, 186])} ${whole(random, [82, 170])}斤`
  if (draw < 0.5) return `${whole(random, [148, 186])}/${whole(random, [42, 90])}穿什么`
  if (draw < 0.7) return `${whole(random, [1, 18])}号`
  return `${whole(random, [2, 70])}${pick(random, ['岁', '块', '斤', '个', '号的', '天了'])}`
}

/** A line of one’s own. */
function free(random: Random, product: Product): string {
  const draw = random.next()
  if (draw < 0.16) return measures(random)
  const noun = chance(random, 0.5) ? nounOf(product) : ''
  const line = pick(random, starts) + pick(random, middles) + noun
  return draw < 0.4 ? line : line + pick(random, ends)
}

function mistyped(random: Random, line: string): string {
  const place = Math.floor(random.next() * line.length)
  const typed = line[place] ?? ''
  if (/[\ud800-\udfff]/.test(line)) return line
  const draw = random.next()
  if (draw < 0.5) return line.slice(0, place) + (slips[typed] ?? typed) + line.slice(place + 1)
  return draw < 0.75
    ? line.slice(0, place) + line.slice(place + 1) || line
    : line.slice(0, place) + typed + line.slice(place)
}

const kinds = ['meme', 'ask', 'goods', 'remark', 'chant', 'greet', 'free', 'emoji'] as const

/** How the public of a room talks; the same in all its sessions. */
export function tongueOf(world: World, { room }: Broadcast): Tongue {
  const random = world.random(`tongue/${room.index}`)
  const habits = room.habits.talk
  const { zipf = 1.1, zipfHead = 2, typoShare = 0.01, terse = 0 } = habits
  const questions = categories[room.category]?.questions ?? asked
  const pools: Record<(typeof kinds)[number], Ranked> = {
    meme: ranked(vocabulary(world, random, terse), zipf, zipfHead),
    ask: ranked(shuffled(random, asked), zipf * 0.8, zipfHead),
    goods: ranked(shuffled(random, questions), zipf * 0.7, 1),
    remark: ranked(shuffled(random, remarks), zipf * 0.6, 2),
    chant: ranked(chantsOf(random), zipf, 1),
    greet: ranked(shuffled(random, greetings), zipf, 1),
    free: ranked(['-'], 1, 0),
    emoji: ranked(shuffled(random, emoji), zipf, zipfHead),
  }
  const weights = ranked([...kinds], 0, 0)
  let sum = 0
  for (const [place, kind] of kinds.entries()) {
    sum += (habits[`${kind}Weight`] ?? 1) * logNormal(random, 1, 0.3)
    weights.sums[place] = sum
  }
  const goods = room.products
  const say = (draws: Random, shown: Product | undefined): string => {
    const kind = oneOf(draws, weights) as (typeof kinds)[number]
    const product = shown && chance(draws, 0.75) ? shown : pick(draws, goods)
    if (kind === 'free') return free(draws, product)
    const line = filled(draws, oneOf(draws, pools[kind]), product)
    if (kind === 'emoji' || kind === 'chant' || chance(draws, kind === 'meme' ? 0.93 : 0.6)) return line
    const ended = line + pick(draws, tails)
    return chance(draws, typoShare * 2) ? mistyped(draws, ended) : ended
  }
  return {
    say,
    outcry: (draws) => Array.from({ length: whole(draws, [1, 3]) }, () => oneOf(draws, pools.meme)),
    greet: (draws) => oneOf(draws, pools.greet),
    search: (draws, product) =>
      chance(draws, 0.5)
        ? nounOf(product)
        : `${nounOf(product)}${pick(draws, ['', '推荐', '正品', '便宜', '直播间'])}`,
  }
}
