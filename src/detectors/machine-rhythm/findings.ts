import type { Text } from '../../language.ts'
import type { AuditedSession } from '../../records/coverage.ts'
import { leastOf, mostOf } from '../extremes.ts'
import type { BenignConsidered, Finding } from '../finding.ts'
import { percent } from '../percent.ts'
import type { Alike } from './companies.ts'
import type { Judged } from './judge.ts'
import { assumed } from './parameters.ts'
import type { Act } from './usual.ts'
import { actWords, benign } from './words.ts'

interface Named {
  readonly id: string
  readonly version: number
}

const seconds = (ms: number): number => Math.round(ms / 10) / 100

/** What is held against tools that tap, and against packets, where the waits of several are spread alike. */
const alike = ({ accounts, looked, expected, ordinary }: Alike): Readonly<Record<string, Text>> => ({
  auto_like: {
    zh: `本直播间 ${looked} 个账号中有 ${accounts} 个间隔分布一致，普通直播间约 ${Math.ceil(expected)} 个以内；一个人的工具不会如此`,
    en: `${accounts} of ${looked} accounts of the room wait alike, where ordinary rooms have ${Math.ceil(expected)} or fewer; one person’s tool does not do that`,
  },
  platform_batching: {
    zh: `已与其他直播间 ${ordinary} 段普通账号的时间记录比较，平台合并上报在其中同样可见`,
    en: `held against ${ordinary} sequences of ordinary accounts of other rooms, in which the platform’s packets show as well`,
  },
})

function considered({ usual, tempo, together, rhythm, company }: Judged): BenignConsidered[] {
  const numbers: Readonly<Record<string, Text | null>> = {
    auto_like: together
      ? {
          zh: `同一节奏（约 ${seconds(tempo.tempo_ms)} 秒）有 ${tempo.regular} 个账号，偶然约 ${Math.ceil(tempo.expected)} 个以内`,
          en: `${tempo.regular} accounts keep one tempo (about ${seconds(tempo.tempo_ms)} s), where chance gives ${Math.ceil(tempo.expected)} or fewer`,
        }
      : rhythm.act === 'like'
        ? null
        : {
            zh: `${rhythm.acts} 次，不是点赞工具所为`,
            en: `${rhythm.acts} acts which are no likes`,
          },
    slow_mode: {
      zh: `普通账号的间隔与其通常间隔相同的约 ${percent(usual.mean)}%`,
      en: `with ordinary accounts about ${percent(usual.mean)}% of intervals are their usual one`,
    },
    platform_batching: {
      zh: `已与 ${usual.sequences} 段普通账号的时间记录比较`,
      en: `held against ${usual.sequences} sequences of ordinary accounts`,
    },
    ...(company ? alike(company) : {}),
  }
  return benign.map(({ id }) => ({ cause: id, ruled_out_by: numbers[id] ?? null }))
}

/** How often somebody acted, and in how many bursts where the app sends several at once. */
function oftenOf({ act, acts, amount }: Judged['rhythm']): Text {
  const { says } = actWords[act]
  return amount > acts
    ? { zh: `${says.zh} ${amount} 次（分 ${acts} 批）`, en: `${amount} ${says.en}, in ${acts} bursts,` }
    : { zh: `${says.zh} ${acts} 次`, en: `${acts} ${says.en}` }
}

/** What is told of an account, with the numbers that it was judged by. */
interface Told {
  readonly facts: Finding['facts']
  readonly statement: Text
}

function toldOfWaits({ rhythm }: Judged, { accounts, looked, expected, ordinary, wait_ms }: Alike): Told {
  const often = oftenOf(rhythm)
  const [own, theirs] = [seconds(rhythm.tempo_ms), seconds(wait_ms)]
  return {
    facts: {
      rhythm_acts: rhythm.acts,
      rhythm_amount: rhythm.amount,
      rhythm_tempo_seconds: own,
      waits_accounts: accounts,
      waits_looked: looked,
      waits_expected: Math.round(expected * 10) / 10,
      waits_seconds: theirs,
      waits_ordinary: ordinary,
    },
    statement: {
      zh: `该账号在本场${often.zh}，间隔长短不一（多为 ${own} 秒上下），其分布与本直播间另外 ${accounts - 1} 个账号一致（多为 ${theirs} 秒上下），而与其他直播间的普通账号不同。`,
      en: `This account’s ${often.en} in the session come at uneven intervals (mostly about ${own} s), spread as those of ${accounts - 1} other accounts of the room (mostly about ${theirs} s) and not as with ordinary accounts of other rooms.`,
    },
  }
}

function toldOfTempo({ rhythm, usual, tempo, together }: Judged): Told {
  const often = oftenOf(rhythm)
  const beat = seconds(rhythm.tempo_ms)
  const share = percent(rhythm.same / rhythm.pairs)
  const company: Text = together
    ? {
        zh: `，与另外 ${tempo.regular - 1} 个账号节奏相同`,
        en: `, at one tempo with ${tempo.regular - 1} other accounts`,
      }
    : { zh: '', en: '' }
  return {
    facts: {
      rhythm_acts: rhythm.acts,
      rhythm_amount: rhythm.amount,
      rhythm_tempo_seconds: beat,
      interval_pairs: rhythm.pairs,
      interval_same: rhythm.same,
      usual_same_share: Math.round(usual.mean * 1000) / 1000,
      tempo_accounts: tempo.regular,
      tempo_expected: Math.round(tempo.expected * 10) / 10,
    },
    statement: {
      zh: `该账号在本场${often.zh}，约每 ${beat} 秒一次，其余间隔有 ${share}% 与之相同（普通账号约 ${percent(usual.mean)}%）${company.zh}。`,
      en: `This account’s ${often.en} in the session come about every ${beat} s, ${share}% of the other intervals the same (ordinary accounts about ${percent(usual.mean)}%)${company.en}.`,
    },
  }
}

function accountFinding({ id, version }: Named, judged: Judged): Finding {
  const { rhythm, weight_db, company } = judged
  const { type, stream } = actWords[rhythm.act]
  return {
    finding_id: `${id}@${version}:account:${rhythm.account_id}:${rhythm.session_id}:${rhythm.act}`,
    detector: id,
    detector_version: version,
    subject_kind: 'account',
    subject_id: rhythm.account_id,
    session_id: rhythm.session_id,
    fraud_type: type,
    family: 'timing',
    weight_db,
    window: { from: rhythm.first_at, until: rhythm.last_at },
    benign_considered: considered(judged),
    needs_coverage: [stream],
    ...(company ? toldOfWaits(judged, company) : toldOfTempo(judged)),
  }
}

/** What the accounts that act by the clock are of one sort of act in a session. */
export interface Clocked {
  readonly session: AuditedSession
  readonly act: Act
  readonly judged: readonly Judged[]
  /** Of all accounts in the session. */
  readonly amount: number
}

function sessionFinding({ id, version }: Named, { session, act, judged, amount }: Clocked): Finding {
  const { type, says, stream } = actWords[act]
  const by = judged.reduce((sum, { rhythm }) => sum + rhythm.amount, 0)
  const share = by / Math.max(1, amount)
  const strongest = judged.reduce((one, other) => (other.weight_db > one.weight_db ? other : one))
  const least = judged.map(({ weight_db }) => weight_db).sort((a, b) => b - a)[assumed.leastTogether - 1] ?? 0
  return {
    finding_id: `${id}@${version}:session:${session.session_id}:${act}`,
    detector: id,
    detector_version: version,
    subject_kind: 'session',
    subject_id: session.session_id,
    session_id: session.session_id,
    fraud_type: type,
    family: 'timing',
    weight_db: share >= assumed.sessionShare ? least : Math.min(least, assumed.aloneDb),
    window: {
      from: leastOf(judged.map(({ rhythm }) => rhythm.first_at)),
      until: mostOf(judged.map(({ rhythm }) => rhythm.last_at)),
    },
    facts: {
      clock_accounts: judged.length,
      clock_acts: by,
      session_acts: amount,
      clock_share: Math.round(share * 1000) / 1000,
      usual_same_share: Math.round(strongest.usual.mean * 1000) / 1000,
    },
    benign_considered: considered(strongest),
    needs_coverage: [stream],
    statement: {
      zh: `本场 ${amount} 次${says.zh}中有 ${by} 次（${percent(share)}%）出自 ${judged.length} 个按固定间隔、或按同一间隔分布行动的账号。`,
      en: `${by} of ${amount} ${says.en} (${percent(share)}%) come from ${judged.length} accounts that act at set intervals, or wait alike.`,
    },
  }
}

/** Every account that keeps time, and the session where enough of them do and none could be somebody’s tool alone. */
export function findingsOf(detector: Named, clocked: Clocked): Finding[] {
  const accounts = clocked.judged.map((judged) => accountFinding(detector, judged))
  const strong = clocked.judged.filter(({ weight_db }) => weight_db > assumed.aloneDb)
  if (strong.length < assumed.leastTogether) return accounts
  return [...accounts, sessionFinding(detector, { ...clocked, judged: strong })]
}
