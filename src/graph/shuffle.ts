/** Numbers in [0, 1) that are the same for the same seed (mulberry32), so that what is judged by chance is judged alike every time. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

/** Who comes in whose place when each bin is shuffled for itself: a bin is `order[starts[b]] … order[starts[b + 1] - 1]`. */
export function shuffledInBins(order: Int32Array, starts: Int32Array, random: () => number): Int32Array {
  const mixed = order.slice()
  for (let bin = 0; bin + 1 < starts.length; bin += 1) {
    const first = starts[bin] as number
    for (let at = (starts[bin + 1] as number) - 1; at > first; at -= 1) {
      const other = first + Math.floor(random() * (at - first + 1))
      const held = mixed[at] as number
      mixed[at] = mixed[other] as number
      mixed[other] = held
    }
  }
  const instead = new Int32Array(order.length)
  for (const [place, element] of order.entries()) instead[element] = mixed[place] as number
  return instead
}
