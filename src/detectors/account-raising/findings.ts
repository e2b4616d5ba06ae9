import type { Text } from '../../language.ts'
import type { Detecting } from '../detector.ts'
import { leastOf, mostOf } from '../extremes.ts'
import type { BenignConsidered, Finding } from '../finding.ts'
import { groupId } from '../group-id.ts'
import { percent } from '../percent.ts'
import type { Member, RaisedSet } from './sets.ts'
import { benign } from './words.ts'

/** What the findings on one set are made from. */
export interface Told {
  readonly set: RaisedSet
  /** Sessions in which its members did anything. */
  readonly sessions: readonly string[]
  /** Telephones and networks with too many regular accounts to be looked at. */
  readonly crowded: number
}

/** The same members have the same id whatever else is in the import. */
const share = (value: number): number => Math.round(value * 1000) / 1000

const total = (members: readonly Member[], of: (member: Member) => number): number =>
  members.reduce((sum, member) => sum + of(member), 0)

const median = (members: readonly Member[], of: (member: Member) => number): number =>
  members.map(of).sort((one, other) => one - other)[members.length >> 1] ?? 0

/** How many members the most used telephone or network has. */
function mostOn(members: readonly Member[], means: 'device' | 'network'): number {
  const groups = Map.groupBy(members, ({ row }) => row[means])
  return Math.max(0, ...[...groups].filter(([token]) => token !== '').map(([, own]) => own.length))
}

function considered({ set, crowded }: Told): BenignConsidered[] {
  const { members } = set
  const [orders, small] = [
    total(members, ({ row }) => row.orders),
    total(members, ({ row }) => row.small_orders),
  ]
  const near = percent(median(members, (member) => member.near))
  const numbers: Readonly<Record<string, Text>> = {
    students_or_colleagues: {
      zh: `成员的登录有 ${near}% 与其他成员前后相接，规律登录的无关账号为 ${percent(set.usualNear)}%；去除人数过多的网络和手机 ${crowded} 个`,
      en: `${near}% of a member's logins lie next to another member's, ${percent(set.usualNear)}% of those of regular accounts elsewhere; ${crowded} networks and telephones left out as too crowded`,
    },
    testers: {
      zh: `${set.upkeepers} 个账号在多天里下过价格极低的订单；其他规律登录的账号中这样的至多占 ${percent(set.usualUpkeep)}%`,
      en: `${set.upkeepers} of the accounts bought for next to nothing on several days, at most ${percent(set.usualUpkeep)}% of other regular accounts did`,
    },
    bargain_hunters: {
      zh: `全部 ${orders} 个订单中价格极低的 ${small} 个；同在一个网络或手机上`,
      en: `${small} of all their ${orders} orders were for next to nothing, and they are on one network or telephone`,
    },
    family: { zh: `共 ${members.length} 个账号`, en: `there are ${members.length} accounts` },
  }
  const open = new Set<string>(set.open)
  return benign.map(({ id }) => ({ cause: id, ruled_out_by: open.has(id) ? null : (numbers[id] ?? null) }))
}

const base = (told: Told, { id, version }: Detecting) =>
  ({
    detector: id,
    detector_version: version,
    session_id: null,
    fraud_type: 'raised_account',
    family: 'group',
    benign_considered: considered(told),
    needs_coverage: ['login', 'order'],
  }) as const

function windowOf(members: readonly Member[]): Finding['window'] {
  return {
    from: leastOf(members.map(({ row }) => row.instants[0] ?? 0)),
    until: mostOf(members.map(({ row }) => row.instants.at(-1) ?? 0)),
  }
}

function groupFinding(told: Told, detecting: Detecting): Finding {
  const { members } = told.set
  const ids = members.map(({ row }) => row.account_id).toSorted()
  const subject_id = groupId('raised', ids)
  const [days, small] = [
    median(members, ({ row }) => row.days),
    total(members, ({ row }) => row.small_orders),
  ]
  const [onDevice, onNetwork] = [mostOn(members, 'device'), mostOn(members, 'network')]
  return {
    ...base(told, detecting),
    finding_id: `${detecting.id}@${detecting.version}:group:${subject_id}`,
    subject_kind: 'group',
    subject_id,
    weight_db: told.set.weightDb,
    window: windowOf(members),
    facts: {
      members: ids,
      sessions: told.sessions,
      on_one_device: onDevice,
      on_one_network: onNetwork,
      login_days: days,
      near_share: share(median(members, ({ near }) => near)),
      usual_near_share: share(told.set.usualNear),
      small_orders: small,
      orders: total(members, ({ row }) => row.orders),
      praises_in_common_words: total(members, ({ row }) => row.praises),
      regular_on_same_means: told.set.together,
      crowded_left_out: told.crowded,
    },
    statement: {
      zh: `${ids.length} 个账号轮流登录，至多 ${onDevice} 个在同一部手机、${onNetwork} 个在同一网络上，各约 ${days} 天，几乎每天一次；共下 ${small} 个价格极低的订单。`,
      en: `${ids.length} accounts log in one after another, up to ${onDevice} on one telephone and ${onNetwork} on one network, about once a day on ${days} days each; together they placed ${small} orders for next to nothing.`,
    },
  }
}

function memberFinding(told: Told, member: Member, group: string, detecting: Detecting): Finding {
  const { row, near } = member
  return {
    ...base(told, detecting),
    finding_id: `${detecting.id}@${detecting.version}:account:${row.account_id}`,
    subject_kind: 'account',
    subject_id: row.account_id,
    weight_db: member.weightDb,
    window: { from: row.instants[0] ?? 0, until: row.instants.at(-1) ?? 0 },
    facts: {
      group,
      login_days: row.days,
      logins: row.logins,
      near_share: share(near),
      chance: share(member.chance),
      small_orders: row.small_orders,
      small_shops: row.small_shops,
      orders: row.orders,
      praises_in_common_words: row.praises,
    },
    statement: {
      zh: `该账号在 ${row.days} 天里登录 ${row.logins} 次，其中 ${percent(near)}% 与同一手机或网络上的其他成员前后相接；${row.orders} 个订单中价格极低的 ${row.small_orders} 个。`,
      en: `The account logged in ${row.logins} times on ${row.days} days, ${percent(near)}% of them next to another member on the same telephone or network; ${row.small_orders} of its ${row.orders} orders were for next to nothing.`,
    },
  }
}

/** The set first, then each of its members. */
export function findingsOn(told: Told, detecting: Detecting): Finding[] {
  const group = groupFinding(told, detecting)
  return [
    group,
    ...told.set.members.map((member) => memberFinding(told, member, group.subject_id, detecting)),
  ]
}
