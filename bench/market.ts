import { seeded } from '../src/graph/shuffle.ts'

/** A made market: who bought where, with a ring planted in it. */
export interface Market {
  readonly buyers: number
  readonly shops: number
  readonly buyerOf: Int32Array
  readonly shopOf: Int32Array
}

export const ringSize = { buyers: 500, shops: 50 } as const

/** The part of the nodes, from the most popular on, among which popularity hardly falls: so hardly any pair comes twice. */
const flat = 1e-5

/** From evenly spread numbers of [0, 1), those whose popularity by rank falls as a power: rank^(1/power − 1). */
function ranked(even: number, power: number): number {
  const [low, high] = [flat ** (1 / power), (1 + flat) ** (1 / power)]
  return (low + even * (high - low)) ** power - flat
}

/**
 * So many edges between buyers (one to four edges) and shops (one to a hundred): degrees fall as power laws with exponents 3 and
 * 2.5. In a ring every buyer bought once in every shop, besides what it got of the rest.
 */
export function market(edges: number): Market {
  const random = seeded(1)
  const [buyers, shops] = [Math.floor(edges / 4), Math.floor(edges / 100)]
  const [buyerOf, shopOf] = [new Int32Array(edges), new Int32Array(edges)]
  let edge = 0
  for (let buyer = 0; buyer < ringSize.buyers; buyer += 1)
    for (let shop = 0; shop < ringSize.shops; shop += 1) {
      buyerOf[edge] = buyers - 1 - 7 * buyer
      shopOf[edge] = shops - 1 - 3 * shop
      edge += 1
    }
  for (; edge < edges; edge += 1) {
    buyerOf[edge] = Math.floor(ranked(random(), 2) * buyers)
    shopOf[edge] = Math.floor(ranked(random(), 3) * shops)
  }
  return { buyers, shops, buyerOf, shopOf }
}
