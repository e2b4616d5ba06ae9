import type { AuditedSession } from '../../records/coverage.ts'
import type { Detecting } from '../detector.ts'
import type { Finding, FraudType } from '../finding.ts'
import { groupId } from '../group-id.ts'
import { decibans, limited, lnTailWeight } from '../weight.ts'
import { considered, type Innocence, type LeftOut, openCauses } from './benign-causes.ts'
import type { Crew, Member } from './members.ts'
import { assumed } from './parameters.ts'
import type { Stays } from './stays.ts'

/** What the findings on one group are made from. */
export interface Told {
  readonly crew: Crew
  readonly stays: Stays
  readonly sessions: readonly AuditedSession[]
  readonly innocence: Innocence
  readonly leftOut: LeftOut
}

/** The same members have the same id whatever else is in the import, and however the records were sorted. */
const idsOf = ({ crew, stays }: Told): string[] => crew.members.map(({ account }) => stays.ids[account] ?? '')

const keptBy = (members: readonly Member[]): number[] => members.flatMap(({ kept }) => kept)

const activeShare = ({ crew, stays }: Told): number => {
  const kept = keptBy(crew.members)
  return kept.filter((stay) => (stays.acts[stay] as number) > 0).length / Math.max(1, kept.length)
}

/** People are paid for what they do on telephones of their own; accounts that sit silent or share telephones are made-up viewers. */
const typeOf = (told: Told): FraudType =>
  activeShare(told) < assumed.silentShare || told.innocence.onSharedPhones >= assumed.tiedShare
    ? 'fake_viewers'
    : 'paid_crowd'

/** What may be said of a group, and of its members, while a benign cause is open or only two rooms were seen. */
function within({ crew, innocence }: Told, weightDb: number): number {
  const rooms = crew.rooms < 3 ? Math.min(weightDb, assumed.twoRoomsDb) : weightDb
  return limited(openCauses(innocence).length > 0 ? Math.min(rooms, assumed.watchDb) : rooms)
}

const windowOf = ({ came, went }: Stays, kept: readonly number[]): Finding['window'] => ({
  from: kept.reduce((least, stay) => Math.min(least, came[stay] as number), Number.MAX_SAFE_INTEGER),
  until: kept.reduce((most, stay) => Math.max(most, went[stay] as number), 0),
})

const minutes = (milliseconds: number): number => Math.round(milliseconds / 60_000)

const medianStay = ({ came, went }: Stays, kept: readonly number[]): number =>
  minutes(
    kept.map((stay) => (went[stay] as number) - (came[stay] as number)).sort((one, other) => one - other)[
      kept.length >> 1
    ] ?? 0,
  )

function base(told: Told, { id, version }: Detecting) {
  return {
    detector: id,
    detector_version: version,
    fraud_type: typeOf(told),
    family: 'group',
    benign_considered: considered(told.crew, told.innocence, told.leftOut),
    needs_coverage: ['activity.enter', 'activity.leave'],
  } as const
}

function groupFinding(told: Told, detecting: Detecting): Finding {
  const { crew, stays, sessions } = told
  const members = idsOf(told)
  const subject_id = groupId('crew', members)
  const kept = keptBy(crew.members)
  const { tie } = crew.gathering
  const rooms = [...new Set(crew.shifts.map(({ place }) => sessions[place]?.room_id ?? ''))].sort()
  const [count, times, stay] = [members.length, crew.shifts.length, medianStay(stays, kept)]
  return {
    ...base(told, detecting),
    finding_id: `${detecting.id}@${detecting.version}:group:${subject_id}`,
    subject_kind: 'group',
    subject_id,
    session_id: sessions[crew.shifts[0]?.place ?? 0]?.session_id ?? null,
    weight_db: within(told, decibans(lnTailWeight(tie.lnP))),
    window: windowOf(stays, kept),
    facts: {
      members: members.toSorted(),
      sessions: crew.shifts.map(({ place }) => sessions[place]?.session_id ?? ''),
      rooms,
      shift_starts: crew.shifts.map(({ from }) => Math.round(from[0])),
      shift_ends: crew.shifts.map(({ until }) => Math.round(until[1])),
      stays_kept: kept.length,
      median_stay_minutes: stay,
      shared_in_two_slots: tie.shared,
      expected_in_two_slots: Math.round(tie.expected * 100) / 100,
      active_share: Math.round(activeShare(told) * 100) / 100,
      kept_purchases_share: told.innocence.buyers,
      one_network_share: Math.round(told.innocence.together * 100) / 100,
      shared_device_share: Math.round(told.innocence.onSharedPhones * 100) / 100,
      slots_left_out: told.leftOut.slots,
      accounts_left_out: told.leftOut.accounts,
      stays_left_out: told.leftOut.stays,
    },
    statement: {
      zh: `${count} 个账号在 ${rooms.length} 个房间的 ${times} 场直播里同来同去，共 ${kept.length} 次，每次约 ${stay} 分钟；其中两个时段共有 ${tie.shared} 人，偶然预期 ${tie.expected.toFixed(1)} 人。`,
      en: `${count} accounts came and went together in ${times} sessions of ${rooms.length} rooms, ${kept.length} times in all, for about ${stay} minutes each; two of the slots share ${tie.shared} of them, where chance would have ${tie.expected.toFixed(1)}.`,
    },
  }
}

/** One line a session in which a member kept to the hours. */
function memberFindings(told: Told, member: Member, group: string, detecting: Detecting): Finding[] {
  const { stays, sessions, crew } = told
  const subject_id = stays.ids[member.account] ?? ''
  const shared = base(told, detecting)
  const shiftAt = new Map(crew.shifts.map((shift) => [shift.place, shift]))
  return member.kept.map((stay): Finding => {
    const place = stays.place[stay] as number
    const session_id = sessions[place]?.session_id ?? ''
    const others = Math.round((shiftAt.get(place)?.others ?? 0) * 1000) / 10
    const stayed = minutes((stays.went[stay] as number) - (stays.came[stay] as number))
    return {
      ...shared,
      finding_id: `${detecting.id}@${detecting.version}:account:${subject_id}:${session_id}`,
      subject_kind: 'account',
      subject_id,
      session_id,
      weight_db: within(told, member.weightDb),
      window: { from: stays.came[stay] as number, until: stays.went[stay] as number },
      facts: {
        group,
        kept_shifts: member.kept.length,
        long_stays: member.attended,
        rooms_kept: member.rooms,
        stayed_minutes: stayed,
        others_in_slot_share: others / 100,
      },
      statement: {
        zh: `该账号在一组 ${crew.members.length} 个同来同去的账号之中：久留 ${member.attended} 场，其中 ${member.kept.length} 场、${member.rooms} 处房间守同一时段；本场停留 ${stayed} 分钟，其他久留观众中守这一时段的占 ${others}%。`,
        en: `The account is among ${crew.members.length} that came and went together: of ${member.attended} long stays ${member.kept.length}, in ${member.rooms} rooms, kept the group's hours; here it stayed ${stayed} minutes, in hours that ${others}% of the others who stayed long kept.`,
      },
    }
  })
}

export function findingsOn(told: Told, detecting: Detecting): Finding[] {
  const group = groupFinding(told, detecting)
  const own = told.crew.members.flatMap((member) => memberFindings(told, member, group.subject_id, detecting))
  return [group, ...own]
}
