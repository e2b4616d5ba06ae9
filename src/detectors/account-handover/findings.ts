import type { Text } from '../../language.ts'
import { median } from '../cohort.ts'
import type { Detecting } from '../detector.ts'
import type { BenignConsidered, Finding } from '../finding.ts'
import { groupId } from '../group-id.ts'
import { percent } from '../percent.ts'
import type { ArrivalRow, Batch, Member, Single } from './batches.ts'
import { benign } from './words.ts'

const base = ({ id, version }: Detecting) =>
  ({
    detector: id,
    detector_version: version,
    session_id: null,
    fraud_type: 'handed_over_account',
    family: 'identity',
    needs_coverage: ['login', 'account'],
  }) as const

const arrivalsOf = (members: readonly Member[]): number[] =>
  members.map(({ row }) => row.arrived).sort((one, other) => one - other)

function considered({ usual, open, ...batch }: Batch): BenignConsidered[] {
  const count = batch.members.length
  const numbers: Readonly<Record<string, Text>> = {
    new_or_used_telephone: {
      zh: `${batch.settled} 个在此落脚的账号中 ${batch.changed} 个同时换了手机和地区；其他换网络的账号中这样的至多占 ${percent(usual.both)}%`,
      en: `of ${batch.settled} accounts that settled there ${batch.changed} changed telephone and region at once; of others who changed networks at most ${percent(usual.both)}% did`,
    },
    moving_or_travelling: {
      zh: `${count} 个账号此后多数登录都在新的网络，换过手机的有 ${batch.changed} 个`,
      en: `${count} accounts stayed on the new network for most logins; ${batch.changed} of them with another telephone`,
    },
    moved_together: {
      zh: `${batch.changed} 个账号共用 ${batch.phones} 部手机；此前登录可比的 ${batch.timed} 个中 ${batch.hoursNew} 个换了作息，其他账号中为 ${percent(usual.hours)}%`,
      en: `${batch.changed} accounts use ${batch.phones} telephones; of ${batch.timed} with earlier logins to compare ${batch.hoursNew} changed their hours, ${percent(usual.hours)}% elsewhere`,
    },
    household: { zh: `共 ${count} 个账号`, en: `there are ${count} accounts` },
  }
  const left = new Set<string>(open)
  return benign.map(({ id }) => ({ cause: id, ruled_out_by: left.has(id) ? null : (numbers[id] ?? null) }))
}

const span = (instants: readonly number[]): number =>
  Math.round((((instants.at(-1) ?? 0) - (instants[0] ?? 0)) / 3_600_000) * 10) / 10

function batchFinding(batch: Batch, detecting: Detecting): Finding {
  const members = batch.members.map(({ row }) => row.account_id).toSorted()
  const arrivals = arrivalsOf(batch.members)
  const subject_id = groupId('handed', members)
  const [from, until] = [arrivals[0] ?? 0, arrivals.at(-1) ?? 0]
  return {
    ...base(detecting),
    finding_id: `${detecting.id}@${detecting.version}:group:${subject_id}`,
    subject_kind: 'group',
    subject_id,
    weight_db: batch.weightDb,
    window: { from, until },
    benign_considered: considered(batch),
    facts: {
      members,
      settled_there: batch.settled,
      changed_at_once: batch.changed,
      usual_changed_share: Math.round(batch.usual.both * 1000) / 1000,
      phones: batch.phones,
      hours_compared: batch.timed,
      hours_changed: batch.hoursNew,
      arrived_from: from,
      arrived_until: until,
      median_logins_a_day: median(batch.members.map(({ row }) => row.daily_after)),
    },
    statement: {
      zh: `${members.length} 个账号在 ${span(arrivals)} 小时内先后换到同一网络或手机，其中 ${batch.changed} 个的手机和地区在同一次登录时全部改变，此后再未回去；共用 ${batch.phones} 部手机。`,
      en: `${members.length} accounts came to the same network or telephones within ${span(arrivals)} hours; of ${batch.changed} telephone and region changed at one login and never changed back; they use ${batch.phones} telephones.`,
    },
  }
}

const yes = (flag: number): string => (flag === 1 ? 'yes' : 'no')

const factsOf = (row: ArrivalRow) => ({
  arrived_at: row.arrived,
  logins_before: row.logins_before,
  logins_after: row.logins_after,
  device_changed: yes(row.device_new),
  region_changed: yes(row.region_new),
  hours_apart: row.logins_before >= 2 ? row.hours_apart : null,
  logins_a_day_before: row.logins_before >= 2 ? row.daily_before : null,
  logins_a_day_after: row.daily_after,
  registered_at: row.registered_at || null,
})

function changesOf(row: ArrivalRow): Text {
  const { device_new, region_new } = row
  if (device_new === 1 && region_new === 1)
    return { zh: '手机、地区和网络同时改变', en: 'telephone, region and network changed' }
  if (device_new === 1) return { zh: '手机和网络同时改变', en: 'telephone and network changed' }
  return { zh: '地区和网络同时改变', en: 'region and network changed' }
}

function accountFinding(row: ArrivalRow, detecting: Detecting) {
  return {
    ...base(detecting),
    finding_id: `${detecting.id}@${detecting.version}:account:${row.account_id}`,
    subject_kind: 'account' as const,
    subject_id: row.account_id,
    window: { from: row.arrived, until: row.arrived },
  }
}

function memberFinding(
  batch: Batch,
  { row, weightDb }: Member,
  group: Finding,
  detecting: Detecting,
): Finding {
  const what = changesOf(row)
  return {
    ...accountFinding(row, detecting),
    weight_db: weightDb,
    benign_considered: group.benign_considered,
    facts: { group: group.subject_id, ...factsOf(row) },
    statement: {
      zh: `该账号此前登录 ${row.logins_before} 次，从某一次登录起${what.zh}，此后的 ${row.logins_after} 次多在新处；${batch.members.length} 个账号先后如此。`,
      en: `The account had logged in ${row.logins_before} times before ${what.en} at one login; most of the ${row.logins_after} since are from the new place; ${batch.members.length} accounts did the same.`,
    },
  }
}

/** The batch first, then each of its members. */
export function batchFindings(batch: Batch, detecting: Detecting): Finding[] {
  const group = batchFinding(batch, detecting)
  return [group, ...batch.members.map((member) => memberFinding(batch, member, group, detecting))]
}

/** Nothing rules out that one person moved far away with a new telephone: it is said, and the account is not suspected. */
export function singleFinding({ row, usualFour, weightDb }: Single, detecting: Detecting): Finding {
  const numbers: Readonly<Record<string, Text>> = {
    new_or_used_telephone: {
      zh: `地区由${row.old_region}改为${row.new_region}`,
      en: `the region changed at the same login, which is so for ${percent(usualFour)}% of those who moved`,
    },
    moved_together: {
      zh: `同时换到该处的账号不到 4 个`,
      en: `fewer than 4 accounts came to that place`,
    },
  }
  return {
    ...accountFinding(row, detecting),
    weight_db: weightDb,
    benign_considered: benign.map(({ id }) => ({ cause: id, ruled_out_by: numbers[id] ?? null })),
    facts: factsOf(row),
    statement: {
      zh: `该账号登录 ${row.logins_before} 次之后，手机、地区、网络和作息（相差 ${row.hours_apart} 小时）在同一次登录时全部改变，此后的 ${row.logins_after} 次多在新处。`,
      en: `After ${row.logins_before} logins of the account, telephone, region, network and usual hour (by ${row.hours_apart} hours) changed at one login; most of the ${row.logins_after} since are from the new place.`,
    },
  }
}
