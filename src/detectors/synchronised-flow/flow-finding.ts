import type { AuditedSession } from '../../records/coverage.ts'
import type { BenignConsidered, Finding } from '../finding.ts'
import { decibans, limited, lnTailWeight } from '../weight.ts'
import type { Block } from './blocks.ts'
import { assumed } from './parameters.ts'
import { benign } from './words.ts'

export interface Judged {
  readonly session: AuditedSession
  readonly stays: number
  /** The block that chance explains least; absent where nobody left together. */
  readonly block: Block | undefined
  readonly announced: boolean
}

export interface Member {
  readonly session_id: string
  readonly account_id: string
  readonly came: number
  readonly went: number
}

type Told = Readonly<{ id: string; version: number }>

/** Both ends together, and that hardly anybody in the block did anything: a block that acts like others says little. */
export function weightOf({ block, announced }: Judged): number {
  if (!block || block.lnP > Math.log(assumed.togetherP)) return assumed.clearDb
  const together = lnTailWeight(block.lnP)
  if (announced || block.lnQuiet > Math.log(assumed.quietP))
    return limited(Math.max(assumed.clearDb, Math.min(assumed.cappedDb, decibans(together))))
  return limited(Math.min(assumed.mostDb, decibans(together + lnTailWeight(block.lnQuiet))))
}

/** Odds that a quiet view of the block is not one of the people whom its acts account for. */
export const memberOdds = ({ views, acted, quietExpected }: Block): number =>
  Math.max(0, views - acted - quietExpected) / Math.max(0.1, quietExpected)

function considered({ block, announced }: Judged): BenignConsidered[] {
  const { views = 0, acted = 0, leaving = 0, present = 0, alike = 0 } = block ?? {}
  const numbers = {
    outage: {
      zh: `当时在场 ${present} 人，其中 ${alike} 人同时段进入；一起离开的 ${leaving} 人中有 ${views} 人`,
      en: `of ${present} present ${alike} had come in the same minutes, of ${leaving} leaving together ${views}`,
    },
    raid_or_push: {
      zh: `只计同进又同出的 ${views} 人`,
      en: `only the ${views} who came and left together count`,
    },
    lottery_or_guest: announced
      ? null
      : { zh: `这 ${views} 人中有动作的 ${acted} 人`, en: `${acted} of these ${views} did anything` },
    families: { zh: `这批共 ${views} 人`, en: `the block holds ${views}` },
  } as const
  return benign.map(({ id }) => ({ cause: id, ruled_out_by: numbers[id as keyof typeof numbers] ?? null }))
}

const base = ({ id, version }: Told, judged: Judged) => ({
  detector: id,
  detector_version: version,
  session_id: judged.session.session_id,
  fraud_type: 'fake_viewers' as const,
  family: 'timing' as const,
  benign_considered: considered(judged),
  needs_coverage: ['activity.enter', 'activity.leave'],
})

export function sessionFinding(subject: Told, judged: Judged): Finding {
  const { session, block, stays } = judged
  const { id, version } = subject
  const cellMs = assumed.cellSeconds * 1000
  const window = block
    ? { from: block.came[0] * cellMs, until: (block.went[1] + 1) * cellMs }
    : { from: session.started_at, until: session.ended_at }
  return {
    ...base(subject, judged),
    finding_id: `${id}@${version}:session:${session.session_id}`,
    subject_kind: 'session',
    subject_id: session.session_id,
    weight_db: weightOf(judged),
    window,
    facts: {
      stays,
      came_and_left_together: block?.views ?? 0,
      of_them_acted: block?.acted ?? 0,
      left_together: block?.leaving ?? 0,
      present: block?.present ?? 0,
      present_came_together: block?.alike ?? 0,
    },
    statement: block
      ? {
          zh: `${block.views} 人在 4 分钟内先后进入，又在半分钟内一起离开，其中 ${block.acted} 人有过动作；当时在场 ${block.present} 人，同时段进入的 ${block.alike} 人。`,
          en: `${block.views} viewers came within 4 minutes and left within half a minute, ${block.acted} of them having done anything; of ${block.present} present ${block.alike} had come in those minutes.`,
        }
      : {
          zh: `${stays} 次久留观看中没有同进又同出的人群。`,
          en: `Among ${stays} stays no crowd came and left together.`,
        },
  }
}

export function memberFinding(subject: Told, judged: Judged, { account_id, came, went }: Member): Finding {
  const { session_id } = judged.session
  const odds = judged.block ? memberOdds(judged.block) : 0
  const minutes = Math.round((went - came) / 60_000)
  return {
    ...base(subject, judged),
    finding_id: `${subject.id}@${subject.version}:account:${account_id}:${session_id}`,
    subject_kind: 'account',
    subject_id: account_id,
    weight_db: limited(Math.min(assumed.mostDb, decibans(Math.log(odds)) + assumed.judgedDb)),
    window: { from: came, until: went },
    facts: { stay_seconds: Math.round((went - came) / 1000), together: judged.block?.views ?? 0 },
    statement: {
      zh: `与另外 ${(judged.block?.views ?? 1) - 1} 人同进同出，停留 ${minutes} 分钟，没有任何动作。`,
      en: `Came and left together with ${(judged.block?.views ?? 1) - 1} others, stayed ${minutes} minutes and did nothing.`,
    },
  }
}
