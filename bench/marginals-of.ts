/** What of an act these figures need. */
export interface Acted {
  readonly at: number
  readonly session_id: string
  readonly account_id: string
  readonly kind: string
  readonly text?: string
  readonly total?: number
}

const share = (part: number, all: number): number => (all > 0 ? part / all : Number.NaN)

function quantile(sorted: readonly number[], at: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(at * sorted.length))] ?? Number.NaN
}

const rising = (values: Iterable<number>): number[] => [...values].sort((left, right) => left - right)

function counts<Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, number> {
  const counted = new Map<string, number>()
  for (const item of items) counted.set(keyOf(item), (counted.get(keyOf(item)) ?? 0) + 1)
  return counted
}

function meanAndVariance(values: readonly number[]): { mean: number; variance: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  return { mean, variance: values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length }
}

/** Variance over mean of counts in windows: 1 for what comes independently. */
function fano(times: readonly number[], windowMs: number): number {
  const [first = 0, last = 0] = [times[0], times.at(-1)]
  if (times.length < 20) return Number.NaN
  const windows = new Array<number>(Math.floor((last - first) / windowMs) + 1).fill(0)
  for (const at of times) {
    const place = Math.floor((at - first) / windowMs)
    windows[place] = (windows[place] ?? 0) + 1
  }
  const { mean, variance } = meanAndVariance(windows)
  return variance / mean
}

/** 0 where everybody does as much, near 1 where one does it all. */
function gini(sorted: readonly number[]): number {
  const total = sorted.reduce((sum, value) => sum + value, 0)
  const weighted = sorted.reduce((sum, value, place) => sum + (2 * place - sorted.length + 1) * value, 0)
  return share(weighted, sorted.length * total)
}

/** Who said one text when at least four others did within ten seconds; `lines` are of one text, in order. */
function saidTogether(lines: readonly Acted[]): string[] {
  let first = 0
  return lines.flatMap(({ at }, place) => {
    while (at - (lines[first]?.at ?? at) > 10_000) first += 1
    const window = lines.slice(Math.max(first, place - 60), place + 1)
    const users = new Set(window.map(({ account_id }) => account_id))
    return users.size >= 5 ? [...users] : []
  })
}

/** Commenters who once said what four others said within ten seconds. */
const inUnison = (comments: readonly Acted[]): number =>
  new Set([...Map.groupBy(comments, ({ text = '' }) => text).values()].flatMap(saidTogether)).size

function ofComments(comments: readonly Acted[]): Record<string, number> {
  const texts = counts(comments, ({ text = '' }) => text)
  const repeated = [...texts.values()].reduce((sum, count) => sum + (count > 1 ? count : 0), 0)
  const each = rising(counts(comments, ({ account_id }) => account_id).values())
  const times = comments.map(({ at }) => at)
  const gaps = rising(times.slice(1).map((at, place) => at - (times[place] ?? at)))
  const { mean, variance } = meanAndVariance(gaps)
  const lengths = rising(comments.map(({ text = '' }) => [...text].length))
  const commonest = Math.max(0, ...texts.values())
  return {
    comments: comments.length,
    commenters: each.length,
    'exact duplicates, share of comments': share(repeated, comments.length),
    'different texts, share of comments': share(texts.size, comments.length),
    'commonest text, share of comments': share(commonest, comments.length),
    'commenters in a window of 5 users, same text, 10 s': share(inUnison(comments), each.length),
    'comments per commenter, median': quantile(each, 0.5),
    'comments per commenter, 90 %': quantile(each, 0.9),
    'comments per commenter, most': each.at(-1) ?? Number.NaN,
    'comments per commenter, Gini': gini(each),
    'gap between comments, median, s': quantile(gaps, 0.5) / 1000,
    'gap between comments, 95 %, s': quantile(gaps, 0.95) / 1000,
    'gap between comments, coefficient of variation': Math.sqrt(variance) / mean,
    'comments, Fano 1 s': fano(times, 1000),
    'comments, Fano 10 s': fano(times, 10_000),
    'comments, Fano 60 s': fano(times, 60_000),
    'characters of a comment, 25 %': quantile(lengths, 0.25),
    'characters of a comment, median': quantile(lengths, 0.5),
    'characters of a comment, 90 %': quantile(lengths, 0.9),
  }
}

function ofEntries(entries: readonly Acted[]): Record<string, number> {
  const times = entries.map(({ at }) => at)
  const people = counts(entries, ({ account_id }) => account_id).size
  const seconds = ((times.at(-1) ?? 0) - (times[0] ?? 0)) / 1000
  return {
    'entries a second': entries.length > 1 ? entries.length / seconds : Number.NaN,
    'entries by somebody seen before': 1 - share(people, entries.length),
    'entries, Fano 1 s': fano(times, 1000),
    'entries, Fano 60 s': fano(times, 60_000),
  }
}

function ofGifts(gifts: readonly Acted[]): Record<string, number> {
  const priced = gifts.filter(({ total = 0 }) => total > 0)
  const ones = priced.filter(({ total }) => String(total).startsWith('1')).length
  const times = gifts.map(({ at }) => at)
  return {
    gifts: gifts.length,
    'gifts, first digit 1': priced.length >= 10 ? share(ones, priced.length) : Number.NaN,
    'gifts, Fano 60 s': fano(times, 60_000),
  }
}

/** Figures of one session as an observer sees it; not a number where there is too little to tell. */
export function marginalsOf(acts: readonly Acted[]): Record<string, number> {
  const inOrder = acts.toSorted((left, right) => left.at - right.at)
  const of = (kind: string) => inOrder.filter((act) => act.kind === kind)
  return { ...ofComments(of('comment')), ...ofEntries(of('enter')), ...ofGifts(of('gift')) }
}
