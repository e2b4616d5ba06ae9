import type { Text } from '../../language.ts'
import type { AuditedSession } from '../../records/coverage.ts'
import type { Detecting } from '../detector.ts'
import type { BenignConsidered, Finding } from '../finding.ts'
import { groupId } from '../group-id.ts'
import { limited } from '../weight.ts'
import type { Means } from './holders.ts'
import { assumed } from './parameters.ts'
import type { Phones } from './phones.ts'
import type { Weighed } from './weighing.ts'
import { benign } from './words.ts'

/** What every finding needs beside what it speaks of. */
export interface Telling {
  readonly detecting: Detecting
  readonly sessions: ReadonlyMap<string, AuditedSession>
}

/** The same members have the same id whatever else is in the import. */
const roomsOf = ({ sessions }: Telling, ids: readonly string[]): string[] =>
  [...new Set(ids.map((id) => sessions.get(id)?.room_id ?? id))].sort()

const wordOf: Readonly<Record<Means, Text>> = {
  device: { zh: '这部手机', en: 'This telephone' },
  payer: { zh: '这个付款账户', en: 'This purse' },
}

const isPlaceholder = ({ holder }: Weighed): boolean => holder.accounts.length > assumed.mostOnOne

const weightOf = (weighed: Weighed): number =>
  limited(isPlaceholder(weighed) ? Math.min(weighed.weightDb, assumed.watchDb) : weighed.weightDb)

const considered = (numbers: Readonly<Record<string, Text | null>>): BenignConsidered[] =>
  benign.map(({ id }) => ({ cause: id, ruled_out_by: numbers[id] ?? null }))

const daysOf = (from: number, until: number): number => Math.ceil((until - from) / 86_400_000)

function causesOf(weighed: Weighed): BenignConsidered[] {
  const { holder, repeat, atOnce, alike } = weighed
  const { length } = holder.accounts
  const further = Math.round(repeat * 100)
  const [days, most] = [daysOf(holder.from, holder.until), mostAtOnce(weighed)]
  return considered({
    family: {
      zh: `有 ${length} 个账号；家庭多一个账号的比例约 ${further}%；${atOnce.length} 场中曾同时有至多 ${most} 个账号在看；共 ${alike} 部这样的手机，其账号同来同往，同场的其他人很少如此`,
      en: `${length} accounts, where about ${further}% of homes have one more; in ${atOnce.length} sessions up to ${most} of them stayed at the same time; the accounts of ${alike} such telephones keep company as others of the same sessions hardly do`,
    },
    campus_or_carrier: { zh: '计 0 个网络地址', en: '0 addresses of networks count' },
    pick_up_point: { zh: '计 0 个收货地址', en: '0 addresses of delivery count' },
    second_hand: {
      zh: `${length} 个账号都在 ${days} 天之内`,
      en: `all ${length} accounts within ${days} days`,
    },
    borrowed: {
      zh: `${length} 个账号都以此为主`,
      en: `it is the main one of all ${length} accounts`,
    },
    assisted_sign_up: {
      zh: `${length} 个账号在注册次日之后仍用它登录或下单`,
      en: `${length} accounts logged in or bought with it after the day of their registration`,
    },
    placeholder: isPlaceholder(weighed)
      ? null
      : {
          zh: `${length} 个账号，不超过 ${assumed.mostOnOne} 个`,
          en: `${length} accounts, no more than ${assumed.mostOnOne}`,
        },
  })
}

const mostAtOnce = ({ atOnce }: Weighed): number => Math.max(1, ...atOnce.map(({ accounts }) => accounts))

const membersOf = ({ holder }: Weighed): string[] => holder.accounts.map(({ account_id }) => account_id)

const base = ({ detecting }: Telling) =>
  ({
    detector: detecting.id,
    detector_version: detecting.version,
    session_id: null,
    fraud_type: 'farm_device',
    family: 'shared_means',
    needs_coverage: ['account', 'login', 'order', 'activity.enter'],
  }) as const

function holderFinding(weighed: Weighed, telling: Telling): Finding {
  const { holder, atOnce } = weighed
  const members = membersOf(weighed)
  const [kind, id] =
    holder.means === 'device'
      ? (['device', holder.id] as const)
      : (['group', groupId('farm', members)] as const)
  const sessions = atOnce.map(({ session }) => session).sort()
  const [days, most, word] = [daysOf(holder.from, holder.until), mostAtOnce(weighed), wordOf[holder.means]]
  return {
    ...base(telling),
    finding_id: `${telling.detecting.id}@${telling.detecting.version}:${kind}:${id}`,
    subject_kind: kind,
    subject_id: id,
    weight_db: weightOf(weighed),
    window: { from: holder.from, until: holder.until },
    facts: {
      accounts_on_one: members.length,
      members: members.slice(0, assumed.mostMembers),
      means: holder.means,
      at_once: most,
      sessions,
      rooms: roomsOf(telling, sessions),
      phones_alike: weighed.alike,
      one_more_share: Math.round(weighed.repeat * 100) / 100,
    },
    benign_considered: causesOf(weighed),
    statement: {
      zh: `${word.zh}在 ${days} 天之内是 ${members.length} 个账号的主要${holder.means === 'device' ? '设备' : '付款方式'}；其中至多 ${most} 个账号同时在看，涉及 ${sessions.length} 场。`,
      en: `${word.en} is the main one of ${members.length} accounts within ${days} days; up to ${most} of them stayed at the same time, in ${sessions.length} sessions.`,
    },
  }
}

function memberFindings(weighed: Weighed, telling: Telling): Finding[] {
  const { holder, atOnce } = weighed
  const word = wordOf[holder.means]
  const others = holder.accounts.length - 1
  return holder.accounts.map(({ account_id, seen_at }): Finding => {
    return {
      ...base(telling),
      finding_id: `${telling.detecting.id}@${telling.detecting.version}:account:${account_id}`,
      subject_kind: 'account',
      subject_id: account_id,
      weight_db: weightOf(weighed),
      window: { from: holder.from, until: holder.until },
      facts: {
        means: holder.means,
        group: holder.id,
        accounts_on_one: holder.accounts.length,
        seen_with_it: seen_at.length,
        at_once: mostAtOnce(weighed),
      },
      benign_considered: causesOf(weighed),
      statement: {
        zh: `${word.zh}是该账号和另外 ${others} 个账号的主要${holder.means === 'device' ? '设备' : '付款方式'}；该账号 ${seen_at.length} 次用它，${atOnce.length} 场中有多个账号同时在看。`,
        en: `${word.en} is the main one of the account and of ${others} others; the account was seen with it ${seen_at.length} times, and in ${atOnce.length} sessions several of them stayed at the same time.`,
      },
    }
  })
}

/** A telephone or purse that weighs anything, and its accounts where it is likelier worked than not. */
export function findingsOnHolder(weighed: Weighed, telling: Telling): Finding[] {
  const weight = weightOf(weighed)
  if (weight <= assumed.findingDb) return []
  const members = weight >= assumed.suspectedDb ? memberFindings(weighed, telling) : []
  return [holderFinding(weighed, telling), ...members]
}

function causesOfPhones({ devices, together, expected }: Phones): BenignConsidered[] {
  const beat = {
    zh: `${devices.length} 部手机两两在同一分钟进入不同直播间 ${together} 次，偶然预期 ${expected.toFixed(1)} 次`,
    en: `any two of ${devices.length} telephones entered different rooms within one minute ${together} times, where chance would have ${expected.toFixed(1)}`,
  }
  return considered({
    family: beat,
    campus_or_carrier: beat,
    pick_up_point: { zh: '计 0 个收货地址', en: '0 addresses of delivery count' },
    second_hand: {
      zh: `${devices.length} 部手机同时在用`,
      en: `${devices.length} telephones in use at once`,
    },
    borrowed: beat,
    assisted_sign_up: beat,
    placeholder: {
      zh: `${devices.length} 个不同的设备标识`,
      en: `${devices.length} different identifiers`,
    },
  })
}

/** Several telephones in one hand: the group, and each of its accounts. */
export function findingsOnPhones(phones: Phones, telling: Telling): Finding[] {
  const { devices, accounts, sessions, together, expected, from, until, weightDb } = phones
  if (weightDb <= assumed.findingDb) return []
  const id = groupId('farm', accounts)
  const { detecting } = telling
  const shared = {
    ...base(telling),
    family: 'shared_means',
    weight_db: weightDb,
    window: { from, until },
    benign_considered: causesOfPhones(phones),
  } as const
  const rooms = roomsOf(telling, sessions)
  const chance = Math.round(expected * 10) / 10
  const facts = { parallel_phones: devices.length, minutes_together: together, minutes_expected: chance }
  const statement: Text = {
    zh: `同一网络上的 ${devices.length} 部手机在 ${rooms.length} 个直播间并行：两两在同一分钟进入不同房间 ${together} 次，偶然预期 ${chance} 次。`,
    en: `${devices.length} telephones on one network moved through ${rooms.length} rooms in parallel: any two entered different rooms within one minute ${together} times, where chance would have ${chance}.`,
  }
  const group: Finding = {
    ...shared,
    finding_id: `${detecting.id}@${detecting.version}:group:${id}`,
    subject_kind: 'group',
    subject_id: id,
    facts: { ...facts, members: accounts.slice(0, assumed.mostMembers), devices, sessions, rooms },
    statement,
  }
  if (weightDb < assumed.suspectedDb) return [group]
  const members = accounts.map((account): Finding => {
    return {
      ...shared,
      finding_id: `${detecting.id}@${detecting.version}:account:${account}`,
      subject_kind: 'account',
      subject_id: account,
      facts: { ...facts, group: id },
      statement,
    }
  })
  return [group, ...members]
}
