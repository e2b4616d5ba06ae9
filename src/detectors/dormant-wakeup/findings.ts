import type { Text } from '../../language.ts'
import type { Detecting } from '../detector.ts'
import { leastOf, mostOf } from '../extremes.ts'
import type { BenignConsidered, Finding } from '../finding.ts'
import { groupId } from '../group-id.ts'
import { percent } from '../percent.ts'
import type { AwakenedRow, Member, Wave } from './waves.ts'
import { benign } from './words.ts'

const dayMs = 86_400_000

/** The same accounts may wake at two places: the place is part of the name. */
const first = ({ members }: Wave): AwakenedRow => (members[0] as Member).row

const placeText = ({ way }: AwakenedRow): Text =>
  way === 'room'
    ? { zh: '同一场直播', en: 'one session' }
    : { zh: '同一商品的同一天', en: 'one product on one day' }

const daysBetween = ({ members }: Wave): number => {
  const times = members.map(({ row }) => row.registered_at)
  return Math.round(((mostOf(times) - leastOf(times)) / dayMs) * 10) / 10
}

function considered(wave: Wave): BenignConsidered[] {
  const { awakened } = first(wave)
  const count = wave.members.length
  const youngest = leastOf(wave.members.map(({ row }) => row.came - row.registered_at))
  const numbers: Readonly<Record<string, Text>> = {
    campaign_newcomers: {
      zh: `最晚注册的也在 ${Math.floor(youngest / dayMs)} 天之前`,
      en: `the youngest of them was registered ${Math.floor(youngest / dayMs)} days before`,
    },
    viral_product: {
      zh: `在此首次出现的 ${awakened} 个老账号中 ${count} 个同时注册；全体账号注册于同样几天的至多占 ${percent(wave.usual)}%`,
      en: `of ${awakened} old accounts that first appeared here ${count} were registered together; at most ${percent(wave.usual)}% of all accounts were registered in such days`,
    },
  }
  return benign.map(({ id }) => ({ cause: id, ruled_out_by: numbers[id] ?? null }))
}

function base(wave: Wave, { id, version }: Detecting) {
  const { way, target } = first(wave)
  return {
    detector: id,
    detector_version: version,
    session_id: way === 'room' ? target : null,
    fraud_type: way === 'room' ? 'fake_viewers' : 'brushed_order',
    family: 'identity',
    benign_considered: considered(wave),
    needs_coverage: ['account', 'login', 'activity.enter', 'order'],
  } as const
}

function groupFinding(wave: Wave, detecting: Detecting): Finding {
  const members = wave.members.map(({ row }) => row.account_id).toSorted()
  const came = wave.members.map(({ row }) => row.came)
  const registered = wave.members.map(({ row }) => row.registered_at)
  const { way, target, awakened } = first(wave)
  const place = placeText(first(wave))
  const subject_id = groupId('woken', [`${way} ${target}`, ...members])
  return {
    ...base(wave, detecting),
    finding_id: `${detecting.id}@${detecting.version}:group:${subject_id}`,
    subject_kind: 'group',
    subject_id,
    weight_db: wave.weightDb,
    window: { from: leastOf(came), until: mostOf(came) },
    facts: {
      members,
      sessions: way === 'room' ? [target] : [],
      product_id: way === 'product' ? (target.split(' ')[0] ?? '') : null,
      awakened_here: awakened,
      registered_from: leastOf(registered),
      registered_until: mostOf(registered),
      usual_registered_share: Math.round(wave.usual * 10_000) / 10_000,
      seen_here_only: wave.members.filter(({ row }) => row.targets === 1).length,
    },
    statement: {
      zh: `${members.length} 个账号注册于相距 ${daysBetween(wave)} 天之内，此前没有任何记录，第一次出现都在${place.zh}；全体账号注册于同样几天的至多占 ${percent(wave.usual)}%。`,
      en: `${members.length} accounts registered within ${daysBetween(wave)} days of each other, without any record before, first appear at ${place.en}; at most ${percent(wave.usual)}% of all accounts were registered in such days.`,
    },
  }
}

function memberFinding(wave: Wave, { row, weightDb }: Member, group: Finding, detecting: Detecting): Finding {
  const place = placeText(row)
  const age = Math.floor((row.came - row.registered_at) / dayMs)
  return {
    ...base(wave, detecting),
    finding_id: `${detecting.id}@${detecting.version}:account:${row.account_id}:${row.target}`,
    subject_kind: 'account',
    subject_id: row.account_id,
    weight_db: weightDb,
    window: { from: row.came, until: row.came },
    facts: {
      group: group.subject_id,
      registered_at: row.registered_at,
      age_days: age,
      registered_together: row.near_here,
      awakened_here: row.awakened,
      elsewhere: row.targets - 1,
    },
    statement: {
      zh: `该账号注册 ${age} 天，此前没有任何记录，第一次出现在${place.zh}；在此首次出现的 ${row.awakened} 个老账号中，与它同时注册的有 ${row.near_here} 个。`,
      en: `The account, registered ${age} days before and without any record since, first appears at ${place.en}; of ${row.awakened} old accounts that first appeared there ${row.near_here} were registered about when it was.`,
    },
  }
}

/** The wave first, then each account of it. */
export function findingsOn(wave: Wave, detecting: Detecting): Finding[] {
  const group = groupFinding(wave, detecting)
  return [group, ...wave.members.map((member) => memberFinding(wave, member, group, detecting))]
}
