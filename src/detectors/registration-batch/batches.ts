import { components } from '../../graph/components.ts'
import { decibans } from '../weight.ts'
import { assumed } from './parameters.ts'

export type Sort = 'device' | 'range' | 'network' | 'identity' | 'name'

/** One account with one value that many have in common, as the statement tells it. */
export interface MarkRow {
  readonly account_id: string
  readonly made_at: number
  readonly sort: Sort
  readonly value: string
  /** Accounts with this value, and with any of this sort. */
  readonly everywhere: number
  readonly total: number
  /** The same among those registered within a batch’s time of this one. */
  readonly near: number
  readonly near_all: number
  /** Sorts that are known of the account at all. */
  readonly known: readonly Sort[]
  /** 1 where the value is crowded whenever its accounts were made. */
  readonly lasting: number
}

/** Accounts that share one value. */
interface Mark {
  readonly sort: Sort
  readonly accounts: ReadonlySet<string>
  /** Share of all other accounts that have the value. */
  readonly usual: number
}

export interface BatchMember {
  readonly account: string
  readonly made_at: number
  readonly marks: readonly string[]
  readonly oddsDb: number
}

/** Accounts tied to one another by what they were registered with. */
export interface Batch {
  readonly members: readonly BatchMember[]
  /** Share of the members with each sort of mark. */
  readonly covered: Readonly<Record<Sort | 'hours', number>>
  readonly from: number
  readonly until: number
}

export const makersSorts: readonly Sort[] = ['device', 'range', 'identity', 'name']
const sorts: readonly Sort[] = [...makersSorts, 'network']
const batchMs = assumed.batchHours * 3_600_000

/** Values that are crowded in some days only are parted where nobody was registered for longer than a batch takes. */
function marksOf(rows: readonly MarkRow[]): Mark[] {
  const [first] = rows
  if (!first) return []
  const parts: MarkRow[][] = []
  for (const row of rows) {
    const last = parts.at(-1)
    const before = last?.at(-1)
    const apart = !before || (first.lasting === 0 && row.made_at - before.made_at > batchMs)
    if (apart) parts.push([row])
    else last?.push(row)
  }
  return parts
    .filter((part) => part.length >= assumed.least)
    .map((part) => ({
      sort: first.sort,
      accounts: new Set(part.map(({ account_id }) => account_id)),
      usual: (first.everywhere - part.length + 0.5) / Math.max(1, first.total),
    }))
}

interface Hours {
  readonly from: number
  readonly until: number
  readonly usual: number
}

/** The hours in which most of a group were registered, and which share of all accounts were. */
function hoursOf(times: readonly number[], rows: readonly MarkRow[]): Hours {
  const sorted = times.toSorted((one, other) => one - other)
  let [oldest, most, from] = [0, 0, 0]
  for (const [place, at] of sorted.entries()) {
    while (at - (sorted[oldest] as number) > batchMs) oldest += 1
    if (place - oldest + 1 > most) [most, from] = [place - oldest + 1, sorted[oldest] as number]
  }
  const within = rows.filter(({ made_at }) => made_at >= from && made_at <= from + batchMs)
  const usual = within.map(({ near_all, total }) => Math.max(0.5, near_all - most) / total)
  return { from, until: from + batchMs, usual: usual.reduce((a, b) => Math.max(a, b), 1e-9) }
}

const bounded = (share: number): number => Math.min(0.98, Math.max(0.02, share))

interface Candidate {
  readonly made_at: number
  readonly known: readonly Sort[]
  readonly marks: readonly Mark[]
}

/** How likely each account is one of the batch: its marks against how often they are met, and those that it lacks. */
function membersOf(candidates: ReadonlyMap<string, Candidate>, hours: Hours, everybody: number) {
  const size = candidates.size
  const all = [...candidates.values()]
  const withSort = (sort: Sort) => all.filter(({ marks }) => marks.some((mark) => mark.sort === sort)).length
  const covered = Object.fromEntries(sorts.map((sort) => [sort, withSort(sort) / size])) as Record<
    Sort,
    number
  >
  const inHours = (at: number) => at >= hours.from && at <= hours.until
  const together = all.filter(({ made_at }) => inHours(made_at)).length / size
  const lnOf = ({ made_at, known, marks }: Candidate): number => {
    let ln = Math.log(size / Math.max(size + 1, everybody))
    for (const sort of known) {
      const own = marks.filter((mark) => mark.sort === sort)
      const [mark] = own.toSorted((one, other) => other.accounts.size - one.accounts.size)
      if (mark) ln += Math.max(0, Math.log(Math.min(1, mark.accounts.size / size) / mark.usual))
      else ln += Math.log(1 - bounded(covered[sort]))
    }
    if (inHours(made_at)) ln += Math.max(0, Math.log(together / hours.usual))
    else ln += Math.log(1 - bounded(together))
    return ln
  }
  return [...candidates].map(([account, own]): BatchMember => {
    const held = new Set<string>(own.marks.map(({ sort }) => sort))
    if (inHours(own.made_at)) held.add('hours')
    return { account, made_at: own.made_at, marks: [...held].sort(), oddsDb: decibans(lnOf(own)) }
  })
}

function batchOf(marks: readonly Mark[], byAccount: ReadonlyMap<string, readonly MarkRow[]>): Batch[] {
  const candidates = new Map<string, Candidate>()
  const rows: MarkRow[] = []
  for (const account of new Set(marks.flatMap((mark) => [...mark.accounts]))) {
    const own = byAccount.get(account) ?? []
    rows.push(...own)
    candidates.set(account, {
      made_at: own[0]?.made_at ?? 0,
      known: own[0]?.known ?? [],
      marks: marks.filter((mark) => mark.accounts.has(account)),
    })
  }
  if (candidates.size < assumed.leastMembers) return []
  const everybody = rows.reduce((most, { total }) => Math.max(most, total), 0)
  const hours = hoursOf(
    [...candidates.values()].map(({ made_at }) => made_at),
    rows,
  )
  const members = membersOf(candidates, hours, everybody)
  const told = members.filter(({ oddsDb, marks: own }) => oddsDb >= assumed.oddsDb && own.length >= 2)
  if (told.length < assumed.leastMembers) return []
  return partsOf(told).map(sortedBatch)
}

function sortedBatch(members: readonly BatchMember[]): Batch {
  const share = (mark: string) => members.filter(({ marks }) => marks.includes(mark)).length / members.length
  const covered = Object.fromEntries(
    [...sorts, 'hours'].map((mark) => [mark, share(mark)]),
  ) as Batch['covered']
  const times = members.map(({ made_at }) => made_at)
  return {
    members: members.toSorted((one, other) => (one.account < other.account ? -1 : 1)),
    covered,
    from: times.reduce((least, at) => Math.min(least, at), Number.MAX_SAFE_INTEGER),
    until: times.reduce((most, at) => Math.max(most, at), 0),
  }
}

/** One range of numbers may serve for several batches, made on different days; who was made alone goes with the largest. */
function partsOf(members: readonly BatchMember[]): BatchMember[][] {
  const parts: BatchMember[][] = []
  for (const member of members.toSorted((one, other) => one.made_at - other.made_at)) {
    const last = parts.at(-1)
    if (last && member.made_at - (last.at(-1)?.made_at ?? 0) <= batchMs) last.push(member)
    else parts.push([member])
  }
  const [largest = [], ...others] = parts.toSorted((one, other) => other.length - one.length)
  const whole = others.filter(({ length }) => length >= assumed.leastMembers)
  const alone = others.filter(({ length }) => length < assumed.leastMembers).flat()
  return [[...largest, ...alone], ...whole]
}

/** Accounts that hang together by crowded values of any sort. */
export function batchesIn(rows: readonly MarkRow[]): Batch[] {
  const marks = [...Map.groupBy(rows, ({ sort, value }) => `${sort} ${value}`).values()].flatMap(marksOf)
  const byAccount = Map.groupBy(rows, ({ account_id }) => account_id)
  const numbers = new Map([...byAccount.keys()].map((account, number) => [account, number]))
  const ends = marks.flatMap(({ accounts }, mark) =>
    [...accounts].map((account) => [numbers.get(account) ?? 0, numbers.size + mark] as const),
  )
  const labels = components(
    numbers.size + marks.length,
    Int32Array.from(ends, ([account]) => account),
    Int32Array.from(ends, ([, mark]) => mark),
  )
  const groups = Map.groupBy(marks.keys(), (mark) => labels[numbers.size + mark] as number)
  return [...groups.values()].flatMap((own) =>
    batchOf(
      own.map((mark) => marks[mark] as Mark),
      byAccount,
    ),
  )
}
