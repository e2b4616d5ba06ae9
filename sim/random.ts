/** A stream of numbers in [0, 1), the same for the same seed on every machine. */
export interface Random {
  next(): number
  /** A stream of its own, so that what is drawn in one place moves nothing in another. */
  fork(name: string): Random
  /** A stream of its own for a number; much cheaper than one for a name, for worlds of millions. */
  at(index: number): Random
  /** One number for two: cheaper still, where somebody is known by number and little is asked of them. */
  lot(index: number, place: number): number
}

type State = readonly [number, number, number, number]

function hashOf(text: string): State {
  let [a, b, c, d] = [1779033703, 3144134277 | 0, 1013904242, 2773480762 | 0]
  for (let place = 0; place < text.length; place += 1) {
    const code = text.charCodeAt(place)
    const first = Math.imul(a ^ code, 597399067)
    a = b ^ first ^ (first >>> 15)
    const second = Math.imul(b ^ code, 2869860233)
    b = c ^ second ^ (second >>> 15)
    const third = Math.imul(c ^ code, 951274213)
    c = d ^ third ^ (third >>> 15)
    const fourth = Math.imul(d ^ code, 2716044179)
    d = a ^ fourth ^ (fourth >>> 15)
  }
  return [a, b, c, d]
}

/** MurmurHash3's last step: every bit of the number moves every bit of the answer. */
function scattered(word: number): number {
  let mixed = Math.imul(word ^ (word >>> 16), 0x85ebca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
  return (mixed ^ (mixed >>> 16)) | 0
}

const numbered = ([a, b, c, counter]: State, index: number): State => {
  const [low, high] = [index | 0, Math.floor(index / 4294967296) | 0]
  const first = scattered(a ^ low)
  const second = scattered(b ^ high ^ first)
  return [first, second, scattered(c ^ second), scattered(counter ^ low ^ second)]
}

/** Chris Doty-Humphrey's sfc32. What a fork is named is put together when it is asked for: most streams have none. */
class Stream implements Random {
  #a: number
  #b: number
  #c: number
  #counter: number
  readonly #state: State
  readonly #seed: string
  /** Number under the seed; -1 where the seed is all there is. */
  readonly #index: number

  constructor(state: State, seed: string, index: number) {
    this.#state = state
    this.#seed = seed
    this.#index = index
    ;[this.#a, this.#b, this.#c, this.#counter] = state
    for (let warm = 0; warm < 16; warm += 1) this.next()
  }

  next(): number {
    const b = this.#b
    const c = this.#c
    const counter = this.#counter
    const sum = (((this.#a + b) | 0) + counter) | 0
    this.#counter = (counter + 1) | 0
    this.#a = b ^ (b >>> 9)
    this.#b = (c + (c << 3)) | 0
    this.#c = (((c << 21) | (c >>> 11)) + sum) | 0
    return (sum >>> 0) / 4294967296
  }

  get #named(): string {
    return this.#index < 0 ? this.#seed : `${this.#seed}/${this.#index}`
  }

  fork(name: string): Random {
    return randomOf(`${this.#named}/${name}`)
  }

  at(index: number): Random {
    return new Stream(numbered(this.#state, index), this.#named, index)
  }

  lot(index: number, place: number): number {
    const one = scattered(this.#state[0] ^ index)
    const other = scattered(this.#state[1] ^ index ^ Math.floor(index / 4294967296))
    return (scattered(one ^ Math.imul(place + 1, other | 1)) >>> 0) / 4294967296
  }
}

/** A stream seeded by a text. */
export const randomOf = (seed: string): Random => new Stream(hashOf(seed), seed, -1)

/** A range of which a constant of a world is drawn. */
export type Range = readonly [least: number, most: number]

export const uniform = (random: Random, [least, most]: Range): number =>
  least + (most - least) * random.next()

/** A whole number of a range, both ends included. */
export const whole = (random: Random, [least, most]: Range): number =>
  least + Math.floor((most - least + 1) * random.next())

export const chance = (random: Random, probability: number): boolean => random.next() < probability

export function pick<Item>(random: Random, items: readonly Item[]): Item {
  const item = items[Math.floor(random.next() * items.length)]
  if (item === undefined) throw new RangeError('nothing to pick from')
  return item
}

/** Picks by weight; weights need not add up to one. */
export function weighted<Item>(
  random: Random,
  choices: readonly (readonly [weight: number, item: Item])[],
): Item {
  let sum = 0
  for (let place = 0; place < choices.length; place += 1) sum += choices[place]?.[0] ?? 0
  let left = random.next() * sum
  for (const choice of choices) {
    left -= choice[0]
    if (left < 0) return choice[1]
  }
  return pick(random, choices)[1]
}

/** A standard normal deviate of two numbers in [0, 1). */
export const normalOf = (one: number, other: number): number =>
  Math.sqrt(-2 * Math.log(1 - one)) * Math.cos(2 * Math.PI * other)

export const normal = (random: Random, mean: number, deviation: number): number =>
  mean + deviation * normalOf(random.next(), random.next())

export const exponential = (random: Random, mean: number): number => -mean * Math.log(1 - random.next())

/** Log-normal by its median; sigma is the deviation of the logarithm. */
export const logNormal = (random: Random, median: number, sigma: number): number =>
  median * Math.exp(normal(random, 0, sigma))

/** Pareto: the smaller alpha, the heavier the tail. */
export const pareto = (random: Random, least: number, alpha: number): number =>
  least / (1 - random.next()) ** (1 / alpha)

/** How many of a great number of rare things happen. */
export function poisson(random: Random, mean: number): number {
  if (mean > 60) return Math.max(0, Math.round(normal(random, mean, Math.sqrt(mean))))
  const floor = Math.exp(-mean)
  let count = 0
  for (let product = random.next(); product > floor; product *= random.next()) count += 1
  return count
}

/** Tries until the first failure, at least one. */
export const geometric = (random: Random, mean: number): number =>
  mean <= 1 ? 1 : 1 + Math.floor(Math.log(1 - random.next()) / Math.log(1 - 1 / mean))

export function shuffled<Item>(random: Random, items: readonly Item[]): Item[] {
  return items
    .map((item) => ({ item, place: random.next() }))
    .sort((left, right) => left.place - right.place)
    .map(({ item }) => item)
}

/** Draws one constant of each range. */
export function drawn<Ranges extends Readonly<Record<string, Range>>>(
  random: Random,
  ranges: Ranges,
): { readonly [Name in keyof Ranges]: number } {
  const entries = Object.entries(ranges).map(([name, range]) => [name, uniform(random, range)] as const)
  return Object.fromEntries(entries) as { [Name in keyof Ranges]: number }
}
