import { components } from '../../graph/components.ts'
import { decibans, limited, lnBinomialRatio, lnBinomialTail, lnTailWeight } from '../weight.ts'
import { assumed } from './parameters.ts'
import { nearShare, timelineOf } from './rotation.ts'

/** One account that logs in with regularity. */
export interface RoutineRow {
  readonly account_id: string
  readonly logins: number
  readonly days: number
  readonly instants: readonly number[]
  /** The telephone and the network of most of its logins; '' where there is none. */
  readonly device: string
  readonly network: string
  readonly orders: number
  readonly small_orders: number
  readonly small_days: number
  readonly small_shops: number
  /** Top ratings in words that others use, too. */
  readonly praises: number
  /** Regular accounts of the import, and those of them that buy for next to nothing on several days. */
  readonly everybody: number
  readonly upkeepers: number
  readonly stand_in: number
  readonly company: number
}

export interface Member {
  readonly row: RoutineRow
  /** Share of its logins next to another member's. */
  readonly near: number
  /** Share of the stand-ins that do as much. */
  readonly chance: number
  readonly weightDb: number
}

/** Accounts that share a telephone or a network and take turns on it. */
export interface RaisedSet {
  readonly members: readonly Member[]
  /** Regular accounts on the same means. */
  readonly together: number
  readonly inRotation: number
  readonly upkeepers: number
  readonly lnRotation: number
  readonly lnUpkeep: number
  readonly usualNear: number
  readonly usualUpkeep: number
  readonly weightDb: number
  readonly open: readonly Cause[]
}

export type Cause = 'students_or_colleagues' | 'testers' | 'bargain_hunters'

const upkeeps = ({ small_days }: RoutineRow): boolean => small_days >= assumed.smallDays

/** Regular accounts by the telephone and the network that they share. */
function sharers(rows: readonly RoutineRow[]): number[][] {
  const means = ['device', 'network'] as const
  return means.flatMap((name) =>
    [...Map.groupBy(rows.keys(), (place) => rows[place]?.[name] ?? '')]
      .filter(([token, places]) => token !== '' && places.length > 1)
      .map(([, places]) => places),
  )
}

/** Accounts on one telephone or network are tied; so are those tied to one of them. Returns how many ties were too wide to look at. */
function tiedTogether(rows: readonly RoutineRow[]): { sets: RoutineRow[][]; crowded: number } {
  const shared = sharers(rows)
  const narrow = shared.filter(({ length }) => length <= assumed.mostTogether)
  const labels = components(
    rows.length,
    Int32Array.from(narrow.flatMap((places) => places.map(() => places[0] as number))),
    Int32Array.from(narrow.flat()),
  )
  const sets = [...Map.groupBy(rows.keys(), (place) => labels[place] as number).values()]
    .map((places) => places.map((place) => rows[place] as RoutineRow))
    .filter(({ length }) => length >= assumed.leastMembers && length <= assumed.mostTogether)
  return { sets, crowded: shared.length - narrow.length }
}

interface Keeping {
  readonly row: RoutineRow
  readonly near: number
  readonly chance: number
}

/** How well each keeps to the hours of the others, against regular accounts of the import that have nothing to do with them. */
function rotationOf(set: readonly RoutineRow[], standIns: readonly RoutineRow[]) {
  const timeline = timelineOf(set.map(({ instants }) => instants))
  const windowMs = assumed.windowMinutes * 60_000
  const own = new Set(set.map(({ account_id }) => account_id))
  const others = standIns
    .filter(({ account_id }) => !own.has(account_id))
    .map(({ instants }, place) => nearShare(timeline, instants, windowMs, place % set.length))
    .sort((one, other) => other - one)
  const keeping = set.map((row, place): Keeping => {
    const near = nearShare(timeline, row.instants, windowMs, place)
    const asNear = others.findIndex((share) => share < near - 1e-9)
    return { row, near, chance: (1 + (asNear < 0 ? others.length : asNear)) / (1 + others.length) }
  })
  return { keeping, usualNear: others[others.length >> 1] ?? 1 }
}

function openIn(keeping: readonly Keeping[], lnRotation: number, lnUpkeep: number): Cause[] {
  const line = Math.log(assumed.openP)
  const orders = keeping.reduce((sum, { row }) => sum + row.orders, 0)
  const small = keeping.reduce((sum, { row }) => sum + row.small_orders, 0)
  return [
    ...(lnRotation > line ? (['students_or_colleagues'] as const) : []),
    ...(lnUpkeep > line ? (['testers'] as const) : []),
    ...(orders > 0 && small < 0.5 * orders ? (['bargain_hunters'] as const) : []),
  ]
}

function memberOf(keeping: Keeping, share: number, usualUpkeep: number): Member {
  const one = (holds: boolean) => ({ seen: holds ? 1 : 0, trials: 1 })
  const ln =
    lnBinomialRatio(one(keeping.chance <= assumed.chance), {
      alleged: assumed.likely,
      ordinary: assumed.chance,
    }) +
    lnBinomialRatio(one(upkeeps(keeping.row)), { alleged: assumed.upkeep, ordinary: usualUpkeep }) +
    Math.log(share / (1 - share))
  return { ...keeping, weightDb: decibans(ln) - assumed.priorDb }
}

/** What a set comes to; undefined where fewer keep to its hours than a family has members. */
function judged(
  set: readonly RoutineRow[],
  standIns: readonly RoutineRow[],
  sets: number,
): RaisedSet | undefined {
  const { keeping, usualNear } = rotationOf(set, standIns)
  const inRotation = keeping.filter(({ chance }) => chance <= assumed.chance)
  if (inRotation.length < assumed.leastMembers) return undefined
  const upkeepers = set.filter(upkeeps).length
  const [first] = set
  const beside = Math.max(0, (first?.everybody ?? 0) - set.length)
  const usual = (Math.max(0, (first?.upkeepers ?? 0) - upkeepers) + 1) / (beside + 2)
  const usualUpkeep = Math.min(0.5, Math.max(assumed.leastShare, usual))
  const corrected = (lnP: number) => Math.min(0, lnP + Math.log(sets))
  const lnRotation = corrected(lnBinomialTail(inRotation.length, set.length, 2 * assumed.chance))
  const lnUpkeep = corrected(lnBinomialTail(upkeepers, set.length, usualUpkeep))
  const open = openIn(keeping, lnRotation, lnUpkeep)
  const found = decibans(lnTailWeight(lnRotation) + lnTailWeight(lnUpkeep))
  const weightDb = limited(open.length > 0 ? Math.min(found, assumed.watchDb) : found)
  const share = Math.min(0.5, inRotation.length / set.length)
  const members = keeping
    .map((one) => memberOf(one, share, usualUpkeep))
    .filter((member) => member.weightDb >= -assumed.priorDb)
    .map((member) => ({ ...member, weightDb: limited(Math.min(member.weightDb, weightDb)) }))
    .sort((one, other) => (one.row.account_id < other.row.account_id ? -1 : 1))
  if (members.length < assumed.leastMembers) return undefined
  return {
    members,
    together: set.length,
    inRotation: inRotation.length,
    upkeepers,
    lnRotation,
    lnUpkeep,
    usualNear,
    usualUpkeep,
    weightDb,
    open,
  }
}

export function raisedSets(rows: readonly RoutineRow[]): {
  raised: RaisedSet[]
  crowded: number
  looked: number
} {
  const { sets, crowded } = tiedTogether(rows.filter(({ company }) => company >= assumed.leastMembers))
  const standIns = rows.filter(({ stand_in }) => stand_in === 1)
  const raised = sets.flatMap((set) => judged(set, standIns, sets.length) ?? [])
  return { raised, crowded, looked: sets.length }
}
