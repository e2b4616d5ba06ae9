import type { Text } from '../../language.ts'
import type { BenignConsidered } from '../finding.ts'
import type { Crew } from './members.ts'
import { assumed } from './parameters.ts'
import { benign } from './words.ts'

/** What an account has beside its hours. */
export interface Ties {
  readonly account_id: string
  readonly network: string
  readonly device: string
  /** Sessions in which it bought something, paid for it and kept it. */
  readonly kept_in: number
}

/** What was not looked at, over the whole import: its bounds are part of what a finding says. */
export interface LeftOut {
  /** Slots with too many in them. */
  readonly slots: number
  readonly accounts: number
  readonly stays: number
}

/** What could explain that a group keeps the same hours, in numbers. */
export interface Innocence {
  /** Largest share of members that come from one network or one device. */
  readonly together: number
  /** Share of members on a telephone that other members are on as well: who is paid to sit there has one of their own. */
  readonly onSharedPhones: number
  /** Share of members that bought and kept something in these sessions; null where orders are not on record. */
  readonly buyers: number | null
  readonly looseness: number
  /** Stays that kept the hours, over all members: so many times they could have bought. */
  readonly stays: number
  /** Share of expected company in the tied slots. */
  readonly expected: number
}

function largest(values: readonly string[]): number {
  const counts = new Map<string, number>()
  for (const value of values) if (value !== '') counts.set(value, (counts.get(value) ?? 0) + 1)
  return Math.max(0, ...counts.values())
}

function sharing(values: readonly string[]): number {
  const counts = new Map<string, number>()
  for (const value of values) if (value !== '') counts.set(value, (counts.get(value) ?? 0) + 1)
  return values.filter((value) => (counts.get(value) ?? 0) > 1).length
}

const median = (values: readonly number[]): number =>
  values.toSorted((one, other) => one - other)[values.length >> 1] ?? 0

export function innocenceOf(crew: Crew, ties: readonly Ties[], ordersKnown: boolean): Innocence {
  const members = Math.max(1, crew.members.length)
  return {
    together:
      Math.max(largest(ties.map(({ network }) => network)), largest(ties.map(({ device }) => device))) /
      members,
    onSharedPhones: sharing(ties.map(({ device }) => device)) / members,
    buyers: ordersKnown ? ties.filter(({ kept_in }) => kept_in > 0).length / members : null,
    looseness: median(crew.shifts.map(({ looseness }) => looseness)),
    stays: crew.members.reduce((sum, { kept }) => sum + kept.length, 0),
    expected: crew.gathering.tie.expected,
  }
}

/** Who gathers for a bargain buys now and then: so many chances that hardly anybody took are not a bargain hunt. */
const neverBuys = ({ buyers, stays }: Innocence): boolean =>
  buyers !== null && buyers < assumed.fewBuyers && stays >= assumed.manyStays

const explains = {
  household_or_campus: ({ together }: Innocence) => together >= assumed.tiedShare,
  bargain_club: (own: Innocence) =>
    (own.buyers ?? 0) >= assumed.tiedShare || (own.looseness >= assumed.looseShare && !neverBuys(own)),
} as const

/** Causes that the numbers of a group do not rule out. */
export const openCauses = (innocence: Innocence): string[] =>
  Object.entries(explains)
    .filter(([, open]) => open(innocence))
    .map(([cause]) => cause)

const percent = (share: number): string => `${Math.round(share * 100)}%`

/** Each cause with the numbers that rule it out; null where they do not. */
export function considered(crew: Crew, innocence: Innocence, leftOut: LeftOut): BenignConsidered[] {
  const { tie } = crew.gathering
  const { together, buyers, looseness } = innocence
  const open = new Set(openCauses(innocence))
  const expected = tie.expected.toFixed(1)
  const bought =
    buyers === null
      ? { zh: '没有订单可比', en: 'no orders to compare with' }
      : {
          zh: `${percent(buyers)}的成员买过并留下`,
          en: `${percent(buyers)} of the members bought and kept something`,
        }
  const numbers: Readonly<Record<string, Text>> = {
    keen_viewers: {
      zh: `按各自的停留次数，两个时段预期共有 ${expected} 人，实际 ${tie.shared} 人`,
      en: `by how often each of them stays, two slots would share ${expected} accounts; they share ${tie.shared}`,
    },
    peak_hours: {
      zh: `去除人数过多的时段 ${leftOut.slots} 个；同场其他久留观众守同一时段的不超过 ${percent(Math.max(...crew.shifts.map(({ others }) => others)))}`,
      en: `${leftOut.slots} slots left out as too crowded; of the others who stayed long at most ${percent(Math.max(...crew.shifts.map(({ others }) => others)))} kept these hours`,
    },
    fans_of_one_host: {
      zh: `分布在 ${crew.rooms} 处互不相关的房间`,
      en: `seen in ${crew.rooms} rooms of different hosts and shops`,
    },
    bargain_club: {
      zh: `进出所用时间为停留时间的 ${percent(looseness)}；${bought.zh}`,
      en: `coming and going took ${percent(looseness)} of the stay; ${bought.en}`,
    },
    household_or_campus: {
      zh: `来自同一网络或设备的最多占 ${percent(together)}`,
      en: `at most ${percent(together)} come from one network or device`,
    },
  }
  return benign.map(({ id }) => ({ cause: id, ruled_out_by: open.has(id) ? null : (numbers[id] ?? null) }))
}
