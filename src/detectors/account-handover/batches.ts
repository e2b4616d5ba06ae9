import { components } from '../../graph/components.ts'
import { median } from '../cohort.ts'
import { decibans, limited, lnBinomialRatio, lnBinomialTail, lnTailWeight } from '../weight.ts'
import { assumed } from './parameters.ts'

/** One account that settled on a network it had never used. */
export interface ArrivalRow {
  readonly account_id: string
  readonly network: string
  /** The telephone it uses most from then on. */
  readonly device: string
  readonly arrived: number
  readonly logins_before: number
  readonly logins_after: number
  /** 0 where it is not known. */
  readonly registered_at: number
  readonly old_region: string
  readonly new_region: string
  readonly device_new: number
  readonly region_new: number
  readonly hours_apart: number
  readonly daily_before: number
  readonly daily_after: number
  readonly company: number
  /** Accounts of the import that settled anew, and of how many each thing changed. */
  readonly everybody: number
  readonly all_device_new: number
  readonly all_region_new: number
  readonly all_changed: number
  readonly all_timed: number
  readonly all_hours_new: number
  readonly all_four: number
}

export interface Member {
  readonly row: ArrivalRow
  readonly weightDb: number
}

/** How common each change is among those who moved elsewhere. */
export interface Usual {
  readonly device: number
  readonly region: number
  readonly both: number
  readonly hours: number
}

export type Cause = 'moved_together' | 'household'

/** Accounts that came to the same network or telephones for good, with another telephone in another region. */
export interface Batch {
  readonly members: readonly Member[]
  /** All who settled on the same means. */
  readonly settled: number
  readonly changed: number
  readonly phones: number
  readonly timed: number
  readonly hoursNew: number
  readonly usual: Usual
  readonly lnHours: number
  readonly weightDb: number
  readonly open: readonly Cause[]
}

const isChanged = ({ device_new, region_new }: ArrivalRow): boolean => device_new === 1 && region_new === 1
const isTimed = ({ logins_before }: ArrivalRow): boolean => logins_before >= 2
const hoursNew = (row: ArrivalRow): boolean => isTimed(row) && row.hours_apart >= assumed.hoursApart

const count = (rows: readonly ArrivalRow[], holds: (row: ArrivalRow) => boolean): number =>
  rows.filter(holds).length

function usualBeside(set: readonly ArrivalRow[]): Usual {
  const [first] = set
  const share = (all = 0, own = 0, of = 0, ownOf = 0) => {
    const seen = (Math.max(0, all - own) + 1) / (Math.max(0, of - ownOf) + 2)
    return Math.min(0.5, Math.max(assumed.leastShare, seen))
  }
  const among = (all: number | undefined, holds: (row: ArrivalRow) => boolean) =>
    share(all, count(set, holds), first?.everybody, set.length)
  return {
    device: among(first?.all_device_new, ({ device_new }) => device_new === 1),
    region: among(first?.all_region_new, ({ region_new }) => region_new === 1),
    both: among(first?.all_changed, isChanged),
    hours: share(first?.all_hours_new, count(set, hoursNew), first?.all_timed, count(set, isTimed)),
  }
}

/** Who settled on the same network, or with the same telephone, and whoever is tied to one of them. */
function settledTogether(rows: readonly ArrivalRow[]): ArrivalRow[][] {
  const shared = (['network', 'device'] as const).flatMap((means) =>
    [...Map.groupBy(rows.keys(), (place) => rows[place]?.[means] ?? '')]
      .filter(([token, places]) => token !== '' && places.length > 1)
      .map(([, places]) => places),
  )
  const labels = components(
    rows.length,
    Int32Array.from(shared.flatMap((places) => places.map(() => places[0] as number))),
    Int32Array.from(shared.flat()),
  )
  return [...Map.groupBy(rows.keys(), (place) => labels[place] as number).values()]
    .map((places) => places.map((place) => rows[place] as ArrivalRow))
    .filter((set) => set.length >= assumed.leastMembers)
}

/** How far the arrival lies from the middle of those that changed. */
const isNear = (row: ArrivalRow, middle: number): boolean =>
  Math.abs(row.arrived - middle) <= assumed.nearHours * 3_600_000

function memberOf(row: ArrivalRow, usual: Usual, share: number): Member {
  const ratio = (holds: boolean, alleged: number, ordinary: number) =>
    lnBinomialRatio({ seen: holds ? 1 : 0, trials: 1 }, { alleged, ordinary })
  const ln =
    ratio(row.device_new === 1, assumed.likely, usual.device) +
    ratio(row.region_new === 1, assumed.likely, usual.region) +
    (isTimed(row)
      ? ratio(hoursNew(row), assumed.hoursLikely, Math.min(usual.hours, assumed.hoursLikely))
      : 0) +
    Math.log(share / (1 - share))
  return { row, weightDb: decibans(ln) - assumed.priorDb }
}

/** What those who settled together come to; undefined where fewer changed hands than a family has members. */
function judged(set: readonly ArrivalRow[], sets: number): Batch | undefined {
  const all = set.filter(isChanged)
  const middle = median(all.map(({ arrived }) => arrived))
  const near = set.filter((row) => isNear(row, middle))
  const changed = near.filter(isChanged)
  if (changed.length < assumed.leastMembers) return undefined
  const usual = usualBeside(set)
  const corrected = (lnP: number) => Math.min(0, lnP + Math.log(sets))
  const lnChanged = corrected(lnBinomialTail(changed.length, set.length, usual.both))
  const lnHours = corrected(lnBinomialTail(count(changed, hoursNew), count(changed, isTimed), usual.hours))
  const phones = new Set(changed.map(({ device }) => device)).size
  const ownPhones = phones > assumed.fewPhones * changed.length
  const open: Cause[] = [
    ...(lnChanged > Math.log(assumed.openP) ? (['household'] as const) : []),
    ...(ownPhones && lnHours > Math.log(assumed.openP) ? (['moved_together'] as const) : []),
  ]
  const found = decibans(lnTailWeight(lnChanged))
  const weightDb = limited(open.length > 0 ? Math.min(found, assumed.watchDb) : found)
  const share = Math.min(assumed.mostShare, changed.length / near.length)
  const members = near
    .map((row) => memberOf(row, usual, share))
    .filter((member) => member.weightDb >= -assumed.priorDb)
    .map((member) => ({ ...member, weightDb: limited(Math.min(member.weightDb, weightDb)) }))
    .sort((one, other) => (one.row.account_id < other.row.account_id ? -1 : 1))
  if (members.length < assumed.leastMembers) return undefined
  return {
    members,
    settled: set.length,
    changed: changed.length,
    phones,
    timed: count(changed, isTimed),
    hoursNew: count(changed, hoursNew),
    usual,
    lnHours,
    weightDb,
    open,
  }
}

export function batchesIn(rows: readonly ArrivalRow[]): Batch[] {
  const sets = settledTogether(rows.filter(({ company }) => company >= assumed.leastMembers))
  return sets.flatMap((set) => judged(set, sets.length) ?? [])
}

/** One account of which everything changed at once, in no batch. */
export interface Single {
  readonly row: ArrivalRow
  /** Share of those who moved of whom as much changed. */
  readonly usualFour: number
  readonly weightDb: number
}

export function singlesIn(rows: readonly ArrivalRow[], batches: readonly Batch[]): Single[] {
  const known = new Set(batches.flatMap(({ members }) => members.map(({ row }) => row.account_id)))
  const alone = rows.filter((row) => isChanged(row) && hoursNew(row) && !known.has(row.account_id))
  return alone.map((row): Single => {
    const usualFour = Math.max(assumed.leastShare, alone.length / Math.max(1, row.all_timed))
    const found = decibans(Math.log(assumed.fourLikely / Math.min(assumed.fourLikely, usualFour)))
    return { row, usualFour, weightDb: limited(Math.min(assumed.singleDb, found)) }
  })
}
