import type { AuditedSession } from '../../records/coverage.ts'
import { lnPartRatio } from '../cohort.ts'
import type { BenignConsidered, Finding } from '../finding.ts'
import { percent } from '../percent.ts'
import { decibans, limited } from '../weight.ts'
import { allegedParts, assumed } from './parameters.ts'
import type { Quiet } from './shapes.ts'
import { benign } from './words.ts'

/** A session with its quiet views, and the share of stayers without another life that would be ordinary in it. */
export interface Judged {
  readonly session: AuditedSession
  readonly quiet: Quiet
  readonly ordinary: number
  readonly matched: number
  readonly weightDb: number
}

export interface Picked {
  readonly session_id: string
  readonly account_id: string
  readonly source: string
  readonly came: number
  /** Seconds. */
  readonly stay: number
  readonly acts: number
  /** Other sessions the account was seen in, and how many of those visits were brief. */
  readonly others: number
  readonly brief_others: number
  readonly ln_odds: number
}

type Told = Readonly<{ id: string; version: number }>

/** Decibans that odds of one to one need beyond the share assumed before any evidence (one in twenty). */
const priorDb = 12.8

export function weightOf({ quiet, ordinary }: Pick<Judged, 'quiet' | 'ordinary'>): number {
  const seen = { seen: quiet.staying_lifeless, trials: quiet.staying }
  const ln = lnPartRatio(seen, ordinary, allegedParts)
  return limited(Math.max(assumed.clearDb, decibans(ln)))
}

function considered({ quiet, ordinary, matched }: Judged): BenignConsidered[] {
  const share = percent(quiet.staying_lifeless / quiet.staying)
  const brief = percent(quiet.brief_lifeless / Math.max(1, quiet.brief))
  const numbers = {
    keep_alive: {
      zh: `安静久留者中没有其他活动的占 ${share}%，平常至多 ${percent(ordinary)}%`,
      en: `${share}% of quiet stayers have no other life, ordinarily at most ${percent(ordinary)}%`,
    },
    drawn_crowd: {
      zh: `与其他 ${matched} 场比较的是占比，不是人数`,
      en: `shares, not numbers, are compared with ${matched} other sessions`,
    },
    newcomers: {
      zh: `本场短暂停留者中没有其他活动的占 ${brief}%`,
      en: `${brief}% of this session’s brief visitors have no other life`,
    },
    outage: { zh: '每个账号一场只计 1 次观看', en: 'one account counts as 1 view of a session' },
  } as const
  return benign.map(({ id }) => ({ cause: id, ruled_out_by: numbers[id as keyof typeof numbers] ?? null }))
}

const needsCoverage = ['activity.enter', 'activity.leave']

export function sessionFinding({ id, version }: Told, judged: Judged, picked: number): Finding {
  const { session, quiet, ordinary, weightDb } = judged
  const { session_id } = session
  return {
    finding_id: `${id}@${version}:session:${session_id}`,
    detector: id,
    detector_version: version,
    subject_kind: 'session',
    subject_id: session_id,
    session_id,
    fraud_type: 'fake_viewers',
    family: 'timing',
    weight_db: weightDb,
    window: { from: session.started_at, until: session.ended_at },
    facts: {
      quiet_stays: quiet.staying,
      quiet_stays_without_other_life: quiet.staying_lifeless,
      quiet_brief_views: quiet.brief,
      quiet_brief_views_without_other_life: quiet.brief_lifeless,
      ordinary_share: Math.round(ordinary * 10_000) / 10_000,
      matched_sessions: judged.matched,
      views_picked_out: picked,
    },
    benign_considered: considered(judged),
    needs_coverage: needsCoverage,
    statement: {
      zh: `安静停留 5 分钟以上的 ${quiet.staying} 次观看中，${quiet.staying_lifeless} 次的账号在别处没有任何活动；与其他 ${judged.matched} 场相比，平常至多占 ${percent(ordinary)}%。`,
      en: `Of ${quiet.staying} quiet views longer than 5 minutes, ${quiet.staying_lifeless} are by accounts with no other life; beside ${judged.matched} other sessions, ordinarily at most ${percent(ordinary)}%.`,
    },
  }
}

export function viewFinding({ id, version }: Told, judged: Judged, view: Picked): Finding {
  const { session_id, account_id, came, stay, acts, others, brief_others } = view
  const minutes = Math.round(stay / 60)
  return {
    finding_id: `${id}@${version}:account:${account_id}:${session_id}`,
    detector: id,
    detector_version: version,
    subject_kind: 'account',
    subject_id: account_id,
    session_id,
    fraud_type: 'fake_viewers',
    family: 'timing',
    weight_db: limited(Math.min(assumed.mostViewDb, decibans(view.ln_odds) + priorDb)),
    window: { from: came, until: came + stay * 1000 },
    facts: {
      entry_source: view.source,
      stay_seconds: stay,
      acts,
      other_sessions: others,
      other_sessions_brief: brief_others,
    },
    benign_considered: considered(judged),
    needs_coverage: needsCoverage,
    statement: {
      zh: `停留 ${minutes} 分钟，做过 ${acts} 个动作；在另外 ${others} 场中短暂进出 ${brief_others} 场：与本场多出的久留观看形态一致。`,
      en: `Stayed ${minutes} minutes with ${acts} acts; looked in briefly in ${brief_others} of ${others} other sessions: the shape of this session’s excess of long stays.`,
    },
  }
}
