import { components } from '../../graph/components.ts'
import type { AuditedSession } from '../../records/coverage.ts'
import { median } from '../cohort.ts'
import { leastOf, mostOf } from '../extremes.ts'
import { decibans, limited, lnBinomialTail, lnTailWeight } from '../weight.ts'
import { assumed } from './parameters.ts'

/** Two telephones of one network that entered different rooms within the same minute, as the statement tells it. */
export interface PairRow {
  readonly network: string
  readonly left: string
  readonly right: string
  readonly together: number
  readonly left_minutes: number
  readonly right_minutes: number
  readonly left_accounts: readonly string[]
  readonly right_accounts: readonly string[]
  readonly left_sessions: readonly string[]
  readonly right_sessions: readonly string[]
  readonly first_minute: number
  readonly last_minute: number
  /** Pairs of telephones of one network that could have met, in the whole import. */
  readonly tried: number
  /** How likely any two entries of the import fall into one minute. */
  readonly alike_minutes: number
}

/** Telephones of one network that move through different rooms together. */
export interface Phones {
  readonly devices: readonly string[]
  readonly accounts: readonly string[]
  readonly sessions: readonly string[]
  /** How often two of them entered different rooms within one minute: the middle one of all pairs. */
  readonly together: number
  readonly expected: number
  readonly from: number
  readonly until: number
  readonly weightDb: number
}

/** Minutes in which any session of the import went on, in order and without those counted twice. */
function minutesOn(sessions: readonly AuditedSession[]): number {
  let [total, covered] = [0, Number.NEGATIVE_INFINITY]
  for (const { started_at, ended_at } of sessions.toSorted((a, b) => a.started_at - b.started_at)) {
    total += Math.max(0, ended_at - Math.max(started_at, covered))
    covered = Math.max(covered, ended_at)
  }
  return Math.max(1, total / 60_000)
}

/**
 * How likely an entry of the one that came less often falls into a minute of the other: rooms that open at one hour draw
 * everybody at once, so that entries meet at least as often as any two of the import do.
 */
const chanceOf = ({ left_minutes, right_minutes, alike_minutes }: PairRow, on: number): number =>
  Math.min(1, Math.max(left_minutes, right_minutes) * Math.max(assumed.livelier / on, alike_minutes))

const fewerOf = ({ left_minutes, right_minutes }: PairRow): number => Math.min(left_minutes, right_minutes)

const lnPOf = (pair: PairRow, on: number): number =>
  lnBinomialTail(pair.together, fewerOf(pair), chanceOf(pair, on))

function phonesOf(pairs: readonly PairRow[], on: number, tests: number): Phones | undefined {
  const devices = [...new Set(pairs.flatMap(({ left, right }) => [left, right]))].sort()
  // A family's telephones are few, and not every one of them goes along with every other.
  const possible = (devices.length * (devices.length - 1)) / 2
  if (devices.length < assumed.leastPhones || pairs.length < assumed.leastTied * possible) return undefined
  const expected = pairs.map((pair) => fewerOf(pair) * chanceOf(pair, on))
  const lnP = Math.min(0, median(pairs.map((pair) => lnPOf(pair, on))) + Math.log(tests))
  const unique = (values: readonly string[]) => [...new Set(values)].sort()
  return {
    devices,
    accounts: unique(pairs.flatMap((pair) => [...pair.left_accounts, ...pair.right_accounts])),
    sessions: unique(pairs.flatMap((pair) => [...pair.left_sessions, ...pair.right_sessions])),
    together: median(pairs.map(({ together }) => together)),
    expected: median(expected),
    from: leastOf(pairs.map(({ first_minute }) => first_minute)) * 60_000,
    until: (mostOf(pairs.map(({ last_minute }) => last_minute)) + 1) * 60_000,
    weightDb: limited(decibans(lnTailWeight(lnP))),
  }
}

/** Groups of telephones on one network that are in different rooms by the same beat. */
export function phonesIn(pairs: readonly PairRow[], sessions: readonly AuditedSession[]): Phones[] {
  const on = minutesOn(sessions)
  const numbers = new Map<string, number>()
  const numberOf = (device: string): number => {
    const known = numbers.get(device) ?? numbers.size
    numbers.set(device, known)
    return known
  }
  const ends = pairs.map(({ network, left, right }) => [
    numberOf(`${network} ${left}`),
    numberOf(`${network} ${right}`),
  ])
  const labels = components(
    numbers.size,
    Int32Array.from(ends, ([left]) => left ?? 0),
    Int32Array.from(ends, ([, right]) => right ?? 0),
  )
  const groups = Map.groupBy(pairs, ({ network, left }) => labels[numberOf(`${network} ${left}`)] as number)
  return [...groups.values()].flatMap((own) => phonesOf(own, on, Math.max(1, pairs[0]?.tried ?? 1)) ?? [])
}
