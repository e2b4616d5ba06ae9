/** A stream of numbers in [0, 1), the same for the same seed on every machine. */
export interface Random {
  readonly next: () => number
  /** A stream of its own, so that what is drawn in one place moves nothing in another. */
  readonly fork: (name: string) => Random
  /** A stream of its own for a number; much cheaper than one for a name, for worlds of millions. */
  readonly at: (index: number) => Random
}

type State = readonly [number, number, number, number]

function hashOf(text: string): State {
  const state: [number, number, number, number] = [1779033703, 3144134277, 1013904242, 2773480762]
  const factors = [597399067, 2869860233, 951274213, 2716044179]
  for (let place = 0; place < text.length; place += 1) {
    const code = text.charCodeAt(place)
    for (let word = 0; word < 4; word += 1) {
      const mixed = Math.imul((state[word] ?? 0) ^ code, factors[word] ?? 1)
      state[word] = ((state[(word + 1) % 4] ?? 0) ^ mixed ^ (mixed >>> 15)) | 0
    }
  }
  return state
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

/** Chris Doty-Humphrey's sfc32. */
function streamOf(state: State, seed: string): Random {
  let [a, b, c, counter] = state
  const next = (): number => {
    const sum = (((a + b) | 0) + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (((c << 21) | (c >>> 11)) + sum) | 0
    return (sum >>> 0) / 4294967296
  }
  for (let warm = 0; warm < 16; warm += 1) next()
  return {
    next,
    fork: (name) => randomOf(`${seed}/${name}`),
    at: (index) => streamOf(numbered(state, index), `${seed}/${index}`),
  }
}

/** A stream seeded by a text. */
export const randomOf = (seed: string): Random => streamOf(hashOf(seed), seed)

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
  let left = random.next() * choices.reduce((sum, [weight]) => sum + weight, 0)
  for (const [weight, item] of choices) {
    left -= weight
    if (left < 0) return item
  }
  return pick(random, choices)[1]
}

export function normal(random: Random, mean: number, deviation: number): number {
  const radius = Math.sqrt(-2 * Math.log(1 - random.next()))
  return mean + deviation * radius * Math.cos(2 * Math.PI * random.next())
}

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
