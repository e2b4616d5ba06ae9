/** Reviews shorter than this say nothing of their own: most of them are default praise. */
export const leastLength = 8
const gram = 3
/** A run of characters in so many reviews is everyday speech; it finds nothing and is passed over. */
const mostHolders = 400

export interface Text {
  readonly account_id: string
  readonly text: string
}

const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')

function gramsOf(text: string): ReadonlySet<string> {
  const letters = [...plain(text)]
  if (letters.length < leastLength) return new Set()
  return new Set(
    Array.from({ length: letters.length - gram + 1 }, (_, at) => letters.slice(at, at + gram).join('')),
  )
}

/** Where each run of characters stands: the reviews that hold it, in their order. */
function holdersOf(grams: readonly ReadonlySet<string>[]): ReadonlyMap<string, readonly number[]> {
  const holders = new Map<string, number[]>()
  const holdings = grams.flatMap((own, at) => [...own].map((one) => ({ one, at })))
  for (const { one, at } of holdings) {
    const held = holders.get(one)
    if (held) held.push(at)
    else holders.set(one, [at])
  }
  return holders
}

/** For each review, how many reviews of other accounts hold at least `share` of its runs of three characters. */
export function countAlike(reviews: readonly Text[], share: number): Int32Array {
  const grams = reviews.map(({ text }) => gramsOf(text))
  const holders = holdersOf(grams)
  const accountAt = (at: number): string | undefined => reviews[at]?.account_id
  return Int32Array.from(grams, (own, at) => {
    const common = new Map<number, number>()
    const holdings = [...own]
      .map((one) => holders.get(one) ?? [])
      .filter((held) => held.length <= mostHolders)
    for (const other of holdings.flat()) common.set(other, (common.get(other) ?? 0) + 1)
    const alike = [...common]
      .filter(([, times]) => times >= share * own.size)
      .map(([other]) => accountAt(other))
    return new Set(alike.filter((account) => account !== accountAt(at))).size
  })
}
