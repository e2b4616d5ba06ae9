/** How many right and wrong subjects were given one probability. */
export type Given = readonly [probability: number, right: number, wrong: number]

/** Counts of the same probability put together, the highest first. */
export function pooled(given: Iterable<Given>): Given[] {
  const byProbability = new Map<number, [right: number, wrong: number]>()
  for (const [probability, right, wrong] of given) {
    const counts = byProbability.get(probability) ?? [0, 0]
    counts[0] += right
    counts[1] += wrong
    byProbability.set(probability, counts)
  }
  return [...byProbability]
    .map(([probability, [right, wrong]]): Given => [probability, right, wrong])
    .sort((a, b) => b[0] - a[0])
}

/**
 * Average precision: precision where each of `positives` is reached, going down the ranking; subjects of one probability
 * are reached together. What was given no probability is never reached and adds nothing. Null without positives.
 */
export function averagePrecision(given: Iterable<Given>, positives: number): number | null {
  if (positives === 0) return null
  let [right, ranked, area] = [0, 0, 0]
  for (const [, more, wrong] of pooled(given)) {
    right += more
    ranked += more + wrong
    area += more * (right / ranked)
  }
  return area / positives
}

export interface Ranked {
  readonly given: readonly Given[]
  readonly positives: number
}

/** Average precision over worlds, each taken so many times as its weight says: for drawing worlds again and again. */
export function weightedAveragePrecision(
  worlds: readonly Ranked[],
): (weights: readonly number[]) => number | null {
  const steps = [...new Set(worlds.flatMap(({ given }) => given.map(([probability]) => probability)))]
  const place = new Map(steps.sort((a, b) => b - a).map((probability, index) => [probability, index]))
  const placed = worlds.map(({ given }) =>
    given.map(([probability, right, wrong]) => [place.get(probability) ?? 0, right, wrong] as const),
  )
  return (weights) => {
    const [right, wrong] = [new Float64Array(steps.length), new Float64Array(steps.length)]
    for (const [index, rows] of placed.entries()) {
      const weight = weights[index] ?? 0
      if (weight === 0) continue
      for (const [step, more, less] of rows) {
        right[step] = (right[step] ?? 0) + weight * more
        wrong[step] = (wrong[step] ?? 0) + weight * less
      }
    }
    const given = Array.from(right, (count, step): Given => [-step, count, wrong[step] ?? 0])
    return averagePrecision(
      given.filter(([, more, less]) => more + less > 0),
      worlds.reduce((sum, { positives }, index) => sum + positives * (weights[index] ?? 0), 0),
    )
  }
}
