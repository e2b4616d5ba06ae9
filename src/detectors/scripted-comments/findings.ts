import type { Text } from '../../language.ts'
import type { AuditedSession } from '../../records/coverage.ts'
import type { BenignConsidered, Finding, SubjectKind } from '../finding.ts'
import type { Line, Part } from './circle.ts'
import { assumed } from './parameters.ts'
import { circleWeight, type Looked, sessionWeight } from './weights.ts'
import { benign } from './words.ts'

/** A circle in its session, with what it is held against. */
export interface Told {
  readonly detector: { readonly id: string; readonly version: number }
  readonly session: AuditedSession
  readonly group_id: string
  readonly part: Part
  readonly looked: Looked
  /** What the members said in this session, and who of them. */
  readonly lines: readonly Line[]
  readonly speakers: readonly string[]
  /** Comments of the whole session. */
  readonly comments: number
  readonly truncated: boolean
}

interface Subject {
  readonly kind: SubjectKind
  readonly id: string
  readonly weight_db: number
  readonly lines: readonly Line[]
  readonly facts: Finding['facts']
  readonly statement: Text
}

const percent = (share: number): number => Math.round(share * 1000) / 10

const examplesOf = (lines: readonly Line[]): string[] =>
  [...new Set(lines.map(({ example }) => example))].sort().slice(0, 5)

function considered(told: Told): BenignConsidered[] {
  const { part, looked } = told
  const templates = Math.round(part.templates)
  const ordinary = percent(looked.chance)
  const numbers: Readonly<Record<string, Text | null>> = {
    memes: {
      zh: `只比较长句；圈内共有的片段，说过的人至少 ${assumed.exclusive * 100}% 在圈内`,
      en: `only long lines were compared; of those who say a shared phrase at least ${assumed.exclusive * 100}% are inside`,
    },
    calls_and_draws: {
      zh: `约 ${templates} 种不同的句子，不是一两句口令`,
      en: `some ${templates} different lines, not one or two pass-phrases`,
    },
    fan_chants: {
      zh: `成员的长句有 ${percent(part.closed)}% 与圈内他人重合；同一直播间打乱说话人后，普通账号落入规模相当的圈中的约 ${ordinary}%`,
      en: `${percent(part.closed)}% of what members say at length is shared inside; with speakers shuffled, about ${ordinary}% of the room’s ordinary accounts fall into a circle of comparable size`,
    },
    common_questions: {
      zh: `圈外账号说同样的话不到 ${100 - assumed.exclusive * 100}%`,
      en: `less than ${100 - assumed.exclusive * 100}% of those who say the same are outside`,
    },
    own_repeats: {
      zh: `${part.members.length} 个不同账号，各自的重复不计`,
      en: `${part.members.length} different accounts, their own repeats not counted`,
    },
    small_stock:
      looked.ordinary < assumed.ordinaryStrength
        ? null
        : {
            zh: `与圈外 ${looked.ordinary} 个说两句以上长句的普通账号比较`,
            en: `held against ${looked.ordinary} ordinary accounts that say two long lines or more outside it`,
          },
  }
  return benign.map(({ id }) => ({ cause: id, ruled_out_by: numbers[id] ?? null }))
}

function findingOf(told: Told, { kind, id, weight_db, lines, facts, statement }: Subject): Finding {
  const { detector, session } = told
  const own = kind === 'session' ? '' : `:${session.session_id}`
  return {
    finding_id: `${detector.id}@${detector.version}:${kind}:${id}${own}`,
    detector: detector.id,
    detector_version: detector.version,
    subject_kind: kind,
    subject_id: id,
    session_id: session.session_id,
    fraud_type: 'fake_comments',
    family: 'content',
    weight_db,
    window: {
      from: Math.min(...lines.map(({ first_at }) => first_at)),
      until: Math.max(...lines.map(({ last_at }) => last_at)),
    },
    facts: { ...facts, ...(told.truncated ? { lines_read: assumed.mostLines } : {}) },
    benign_considered: considered(told),
    needs_coverage: ['activity.comment'],
    statement,
  }
}

const saidIn = ({ lines }: Told): number => lines.reduce((sum, { said }) => sum + said, 0)

const circleFacts = (told: Told): Finding['facts'] => ({
  circle_accounts: told.part.members.length,
  circle_speakers: told.speakers.length,
  circle_lines: told.lines.length,
  circle_templates: Math.round(told.part.templates * 10) / 10,
  circle_closed_share: Math.round(told.part.closed * 1000) / 1000,
  judged_speakers: told.looked.judged,
  ordinary_speakers: told.looked.ordinary,
  ordinary_share: Math.round(told.looked.chance * 1e5) / 1e5,
  circle_comments: saidIn(told),
  comments: told.comments,
})

function groupFinding(told: Told, weight_db: number): Finding {
  const { part, looked, group_id, lines, speakers } = told
  const [closed, templates] = [percent(part.closed), Math.round(part.templates)]
  return findingOf(told, {
    kind: 'group',
    id: group_id,
    weight_db,
    lines,
    facts: { ...circleFacts(told), members: part.members, examples: examplesOf(lines) },
    statement: {
      zh: `${part.members.length} 个账号说的长句有 ${closed}% 彼此重复，共约 ${templates} 种，圈外几乎无人说；本场其中 ${speakers.length} 个账号说了 ${lines.length} 句。普通账号偶然如此的约 ${percent(looked.chance)}%。`,
      en: `${part.members.length} accounts share ${closed}% of what they say at length, some ${templates} different lines that hardly anybody else says; ${speakers.length} of them said ${lines.length} in this session. Of ordinary accounts about ${percent(looked.chance)}% do so by chance.`,
    },
  })
}

function memberFindings(told: Told, weight_db: number): Finding[] {
  const { part, looked, group_id } = told
  const bySpeaker = Map.groupBy(told.lines, ({ account_id }) => account_id)
  return told.speakers.map((id) => {
    const lines = bySpeaker.get(id) ?? []
    const others = part.members.length - 1
    return findingOf(told, {
      kind: 'account',
      id,
      weight_db,
      lines,
      facts: {
        own_lines: lines.length,
        circle_accounts: part.members.length,
        ordinary_share: Math.round(looked.chance * 1e5) / 1e5,
        group: group_id,
        examples: examplesOf(lines),
      },
      statement: {
        zh: `该账号说的长句大多与另外 ${others} 个账号重复，而圈外几乎无人说；本场有 ${lines.length} 句。`,
        en: `Most of what this account says at length is shared with ${others} other accounts, and hardly anybody else says it; ${lines.length} such lines in this session.`,
      },
    })
  })
}

function sessionFinding(told: Told, circle: number): Finding {
  const { session, comments, speakers } = told
  const said = saidIn(told)
  const share = said / Math.max(1, comments)
  return findingOf(told, {
    kind: 'session',
    id: session.session_id,
    weight_db: sessionWeight(circle, share),
    lines: told.lines,
    facts: { ...circleFacts(told), circle_share: Math.round(share * 1000) / 1000, group: told.group_id },
    statement: {
      zh: `本场 ${comments} 条评论中有 ${said} 条（${percent(share)}%）是 ${speakers.length} 个账号彼此重复的同一批长句。`,
      en: `${said} of ${comments} comments (${percent(share)}%) are long lines of one set, which ${speakers.length} accounts repeat among themselves.`,
    },
  })
}

/** What is said of one circle in one session: of the group, of its members, and of the session where it is the largest. */
export function findingsOf(told: Told, largest: boolean): Finding[] {
  const weight = circleWeight(told.part, told.looked)
  return [
    groupFinding(told, weight),
    ...memberFindings(told, weight),
    ...(largest ? [sessionFinding(told, weight)] : []),
  ]
}

/** A session of many who say long lines, and nobody in a circle. */
export function clearFinding(detector: Told['detector'], session: AuditedSession, judged: number): Finding {
  return {
    finding_id: `${detector.id}@${detector.version}:session:${session.session_id}`,
    detector: detector.id,
    detector_version: detector.version,
    subject_kind: 'session',
    subject_id: session.session_id,
    session_id: session.session_id,
    fraud_type: 'fake_comments',
    family: 'content',
    weight_db: assumed.clearDb,
    window: { from: session.started_at, until: session.ended_at },
    facts: { judged_speakers: judged },
    benign_considered: benign.map(({ id }) => ({ cause: id, ruled_out_by: null })),
    needs_coverage: ['activity.comment'],
    statement: {
      zh: `本场 ${judged} 个账号说了两句以上的长句，没有发现彼此重复同一批长句的一群账号。`,
      en: `Of ${judged} accounts that said two long lines or more, none stand in a circle that repeats one set of lines.`,
    },
  }
}
