import type { Text } from '../../language.ts'
import type { AuditedSession } from '../../records/coverage.ts'
import { streamName } from '../../records/stream-name.ts'
import type { BenignConsidered, Finding } from '../finding.ts'
import { decibans, limited, lnBinomialRatio } from '../weight.ts'
import { allegedShares, assumed } from './parameters.ts'
import { benign, type Shown, shownKinds } from './words.ts'

/** Lines of one kind, and those among them that have no act. */
export interface Lines {
  readonly shown: Shown
  readonly lines: number
  readonly unmatched: number
}

/** ln of how much likelier this many lines without acts are if some are made up than if none are; alternatives averaged. */
function lnRatio({ lines, unmatched }: Lines): number {
  const ordinary = assumed.ordinaryShare
  const seen = { seen: unmatched, trials: lines }
  const logs = allegedShares.map((alleged) => lnBinomialRatio(seen, { alleged, ordinary }))
  const most = Math.max(...logs)
  return most + Math.log(logs.reduce((sum, log) => sum + Math.exp(log - most), 0) / logs.length)
}

export const weightOf = (kinds: readonly Lines[]): number =>
  limited(Math.max(assumed.clearDb, decibans(kinds.reduce((sum, kind) => sum + lnRatio(kind), 0))))

function considered(kinds: readonly Lines[]): BenignConsidered[] {
  const ledgers = kinds.map(({ shown }) => streamName(shownKinds[shown].stream))
  const [zh, en] = [ledgers.map((each) => each.zh).join('、'), ledgers.map((each) => each.en).join(', ')]
  const numbers: Readonly<Record<string, Text>> = {
    banner_delay: {
      zh: `已按最长 ${assumed.windowSeconds} 秒延迟对应`,
      en: `matched with a delay of up to ${assumed.windowSeconds} s`,
    },
    anonymised_names: { zh: '只比条数，不比姓名', en: 'numbers were compared, not names' },
    repeated_display: {
      zh: `重复的已合并，并容许 ${assumed.ordinaryShare * 100}%`,
      en: `repeats were merged, and ${assumed.ordinaryShare * 100}% allowed for`,
    },
    coverage_gap: { zh: `记录声明完整：${zh}`, en: `declared complete: ${en}` },
  }
  return benign.map(({ id }) => ({ cause: id, ruled_out_by: numbers[id] ?? null }))
}

export function sessionFinding(
  { id, version }: { readonly id: string; readonly version: number },
  session: AuditedSession,
  kinds: readonly Lines[],
): Finding {
  const say = (language: keyof Text) =>
    kinds
      .map(({ shown, lines, unmatched }) => {
        const says = shownKinds[shown].says[language]
        return language === 'zh'
          ? `${says} ${lines} 条中 ${unmatched} 条`
          : `${unmatched} of ${lines} lines ${says}`
      })
      .join(language === 'zh' ? '、' : ', ')
  return {
    finding_id: `${id}@${version}:session:${session.session_id}`,
    detector: id,
    detector_version: version,
    subject_kind: 'session',
    subject_id: session.session_id,
    session_id: session.session_id,
    fraud_type: 'phantom_banners',
    family: 'counters',
    weight_db: weightOf(kinds),
    window: { from: session.started_at, until: session.ended_at },
    facts: Object.fromEntries(
      kinds.flatMap(({ shown, lines, unmatched }) => [
        [`${shown}_lines`, lines],
        [`${shown}_without_act`, unmatched],
      ]),
    ),
    benign_considered: considered(kinds),
    needs_coverage: ['banner', ...kinds.map(({ shown }) => shownKinds[shown].stream)],
    statement: {
      zh: `直播间显示的提示语中，找不到对应行为的有：${say('zh')}。`,
      en: `Lines shown to viewers with no act behind them in the ledger: ${say('en')}.`,
    },
  }
}
