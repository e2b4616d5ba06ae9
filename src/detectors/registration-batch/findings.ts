import type { Text } from '../../language.ts'
import { median } from '../cohort.ts'
import type { Detecting } from '../detector.ts'
import type { BenignConsidered, Finding } from '../finding.ts'
import { groupId } from '../group-id.ts'
import { limited } from '../weight.ts'
import { type Batch, makersSorts, type Sort } from './batches.ts'
import { type Burst, isCampaign } from './bursts.ts'
import { assumed } from './parameters.ts'
import { benign } from './words.ts'

interface Member {
  readonly account: string
  readonly made_at: number
  readonly marks: readonly string[]
  readonly weightDb: number
}

/** Accounts made together, by what they share, by the hours in which they were made and left to lie, or both. */
export interface Told {
  readonly members: readonly Member[]
  readonly batch?: Batch
  readonly burst?: Burst
}

/** What the batch has of a maker: the commonest alone where hardly anybody carries two of them, as marks of different people do not add up. */
function makers({ batch }: Told): Sort[] {
  if (!batch) return []
  const shared = makersSorts.filter((sort) => batch.covered[sort] >= assumed.coveredShare)
  const carrying = batch.members.filter(
    ({ marks }) => shared.filter((sort) => marks.includes(sort)).length > 1,
  )
  if (carrying.length >= assumed.leastMembers) return shared
  return shared.toSorted((one, other) => batch.covered[other] - batch.covered[one]).slice(0, 1)
}

const only: Readonly<Record<Sort, string>> = {
  device: 'assisted_sign_up',
  range: 'school_term',
  identity: 'family',
  name: 'like_names',
  network: 'offline_event',
}

/** Causes that what the accounts share does not rule out. */
function openCauses(told: Told): Set<string> {
  const shared = makers(told)
  const tells = shared.includes('identity') || shared.includes('name')
  if (shared.length >= assumed.makersMarks)
    return tells ? new Set() : new Set([...shared.map((sort) => only[sort]), 'sign_up_campaign'])
  const open = new Set<string>()
  if (told.batch) open.add(only[shared[0] ?? 'network'])
  if (told.burst && isCampaign(told.burst)) open.add('sign_up_campaign')
  return told.burst && !told.batch ? open : new Set([...open, 'sign_up_campaign'])
}

const percent = (share: number): number => Math.round(share * 100)

const shareOf = ({ batch }: Told, sort: Sort): number => percent(batch?.covered[sort] ?? 0)

function considered(told: Told): BenignConsidered[] {
  const open = openCauses(told)
  const { burst, members } = told
  const [device, range, identity, name] = makersSorts.map((sort) => shareOf(told, sort))
  const shared: Text = {
    zh: `手机相同的占 ${device}%，号段 ${range}%，身份 ${identity}%，名字写法 ${name}%`,
    en: `${device}% share a telephone, ${range}% a range of numbers, ${identity}% an identity, ${name}% a way of naming`,
  }
  const way: Text | undefined = burst && {
    zh: `最常见渠道占 ${percent(burst.channelShare)}%，其他账号中占 ${percent(burst.channelUsual)}%；${burst.registered} 个账号中 ${burst.members.length} 个再未出现`,
    en: `the commonest way in has ${percent(burst.channelShare)}% of them, and ${percent(burst.channelUsual)}% of all others; ${burst.members.length} of ${burst.registered} never came back`,
  }
  const numbers: Readonly<Record<string, Text>> = {
    sign_up_campaign: way ?? shared,
    offline_event: shared,
    school_term: shared,
    assisted_sign_up: shared,
    family: { zh: `共 ${members.length} 个账号`, en: `${members.length} accounts in all` },
    like_names: shared,
  }
  return benign.map(({ id }) => ({ cause: id, ruled_out_by: open.has(id) ? null : (numbers[id] ?? null) }))
}

/** The same members have the same id whatever else is in the import. */
const within = (told: Told, weightDb: number): number =>
  limited(Math.min(weightDb, openCauses(told).size > 0 ? assumed.watchDb : assumed.groupDb))

const hoursOf = (from: number, until: number): number => Math.max(1, Math.round((until - from) / 3_600_000))

function base(told: Told, { id, version }: Detecting) {
  return {
    detector: id,
    detector_version: version,
    session_id: null,
    fraud_type: 'malicious_registration',
    family: 'identity',
    benign_considered: considered(told),
    needs_coverage: ['account', 'login'],
  } as const
}

function groupFinding(told: Told, detecting: Detecting): Finding {
  const { members, batch, burst } = told
  const subject_id = groupId(
    'batch',
    members.map(({ account }) => account),
  )
  const times = members.map(({ made_at }) => made_at).sort((one, other) => one - other)
  const [from, until] = [times[0] ?? 0, times.at(-1) ?? 0]
  const half = hoursOf(
    times[Math.floor(times.length / 4)] ?? 0,
    times[Math.floor((times.length * 3) / 4)] ?? 0,
  )
  const [device, range, identity, name] = makersSorts.map((sort) => shareOf(told, sort))
  return {
    ...base(told, detecting),
    finding_id: `${detecting.id}@${detecting.version}:group:${subject_id}`,
    subject_kind: 'group',
    subject_id,
    weight_db: within(told, median(members.map(({ weightDb }) => weightDb))),
    window: { from, until },
    facts: {
      accounts_in_batch: members.length,
      members: members.slice(0, assumed.mostMembers).map(({ account }) => account),
      shared_device_share: batch?.covered.device ?? 0,
      shared_range_share: batch?.covered.range ?? 0,
      shared_identity_share: batch?.covered.identity ?? 0,
      shared_name_share: batch?.covered.name ?? 0,
      shared_network_share: batch?.covered.network ?? 0,
      never_came_back: burst?.members.length ?? null,
      never_came_back_expected: burst ? Math.round(burst.expected * 10) / 10 : null,
      half_within_hours: half,
    },
    statement: {
      zh: `${members.length} 个账号成批注册，其中一半在 ${half} 小时之内；手机相同的占 ${device}%，号段 ${range}%，身份 ${identity}%，名字写法 ${name}%。`,
      en: `${members.length} accounts were registered as a batch, half of them within ${half} hours; ${device}% share a telephone, ${range}% a range of numbers, ${identity}% an identity, ${name}% a way of naming.`,
    },
  }
}

const markWords: Readonly<Record<string, Text>> = {
  device: { zh: '手机', en: 'a telephone' },
  range: { zh: '号段', en: 'a range of numbers' },
  identity: { zh: '身份', en: 'an identity' },
  name: { zh: '名字写法', en: 'a way of naming' },
  network: { zh: '网络', en: 'a network' },
  hours: { zh: '注册时段', en: 'the hours of registration' },
  silence: { zh: '再未出现', en: 'having never come back' },
}

const wordsOf = (marks: readonly string[], language: 'zh' | 'en'): string =>
  marks.map((mark) => markWords[mark]?.[language] ?? '').join(language === 'zh' ? '、' : ', ')

function memberFinding(told: Told, member: Member, group: string, detecting: Detecting): Finding {
  const { account, made_at, marks, weightDb } = member
  const others = told.members.length - 1
  return {
    ...base(told, detecting),
    finding_id: `${detecting.id}@${detecting.version}:account:${account}`,
    subject_kind: 'account',
    subject_id: account,
    weight_db: within(told, weightDb),
    window: { from: made_at, until: made_at },
    facts: { group, accounts_in_batch: told.members.length, in_common: marks, registered_at: made_at },
    statement: {
      zh: `该账号与另外 ${others} 个账号成批注册，相同之处：${wordsOf(marks, 'zh')}。`,
      en: `The account was registered in a batch with ${others} others; it has in common with them: ${wordsOf(marks, 'en')}.`,
    },
  }
}

/** The batch first, then its members; a batch that an innocent cause may explain names nobody. */
export function findingsOn(told: Told, detecting: Detecting): Finding[] {
  const group = groupFinding(told, detecting)
  if (group.weight_db < assumed.suspectedDb) return [group]
  return [group, ...told.members.map((member) => memberFinding(told, member, group.subject_id, detecting))]
}
