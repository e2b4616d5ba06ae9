import type { Text } from '../../language.ts'
import { moneyText } from '../../money.ts'
import type { Contrast } from '../contrast.ts'
import { leastOf, mostOf } from '../extremes.ts'
import type { BenignConsidered, Finding, SubjectKind } from '../finding.ts'
import type { Together } from '../together.ts'
import { limited } from '../weight.ts'
import { assumed } from './parameters.ts'
import { benign } from './words.ts'

/** An order that came back empty, of somebody who was not there before (mark 2), or only to place it (mark 1). */
export interface Stranger {
  readonly session_id: string
  readonly order_id: string
  readonly account_id: string
  readonly mark: number
  readonly placed_at: number
  readonly entered_at: number
  readonly paid_minor: number
  readonly currency: string
  readonly buyer_orders: number
}

export interface Told {
  readonly stranger: Stranger
  readonly contrast: Contrast
  readonly weightDb: number
}

interface Detecting {
  readonly id: string
  readonly version: number
}

interface Subject {
  readonly kind: SubjectKind
  readonly id: string
  readonly session_id: string | null
  readonly told: readonly Told[]
  readonly facts: Finding['facts']
  readonly statement: Text
}

const percent = (part: number, whole: number): number => Math.round((1000 * part) / Math.max(1, whole)) / 10

function considered({ back, kept, high, usual }: Contrast): BenignConsidered[] {
  const numbers: Readonly<Record<string, Text | null>> = {
    outside_links: {
      zh: `本场正常收货的 ${kept.of} 位买家中有 ${kept.marked} 位同样如此`,
      en: `${kept.marked} of the ${kept.of} buyers of the session who kept theirs are like that, too`,
    },
    repeat_buyers:
      usual === null
        ? null
        : {
            zh: `其他直播间款退而货未退的买家中一般为 ${percent(usual, 1)}%，基准最高按 ${percent(high, 1)}% 计`,
            en: `in other rooms it is usually ${percent(usual, 1)}% of what came back empty; up to ${percent(high, 1)}% is taken to be ordinary`,
          },
    not_recorded: {
      zh: `正常收货的买家中缺进场记录的占 ${percent(kept.marked, kept.of)}%`,
      en: `${percent(kept.marked, kept.of)}% of those who kept theirs lack it`,
    },
    session_refunds: {
      zh: `款退而货未退的 ${back.of} 位买家中有 ${back.marked} 位如此`,
      en: `${back.marked} of the ${back.of} buyers whose orders came back empty are like that`,
    },
    called_off: {
      zh: '只计入在场买家过半收到货的商品',
      en: 'only items count of which those who were there kept most',
    },
  }
  return benign.map(({ id }) => ({ cause: id, ruled_out_by: numbers[id] ?? null }))
}

function findingOf(detecting: Detecting, subject: Subject): Finding {
  const { kind, id, session_id, told, facts, statement } = subject
  const [first] = told as [Told]
  const times = told.map(({ stranger }) => stranger.placed_at)
  return {
    finding_id: `${detecting.id}@${detecting.version}:${kind}:${id}${session_id === null ? '' : `:${session_id}`}`,
    detector: detecting.id,
    detector_version: detecting.version,
    subject_kind: kind,
    subject_id: id,
    session_id,
    fraud_type: 'brushed_order',
    family: 'journey',
    weight_db: limited(mostOf(told.map(({ weightDb }) => weightDb))),
    window: { from: leastOf(times), until: mostOf(times) },
    facts,
    benign_considered: considered(first.contrast),
    needs_coverage: ['order', 'order_event', 'activity.enter'],
    statement,
  }
}

const counts = ({ back, kept }: Contrast) => ({
  unseen_back: back.marked,
  session_back: back.of,
  unseen_kept: kept.marked,
  session_kept: kept.of,
})

export function orderFinding(detecting: Detecting, told: Told): Finding {
  const { stranger, contrast } = told
  const { mark, placed_at, entered_at } = stranger
  const money = moneyText({ amountMinor: stranger.paid_minor, currency: stranger.currency })
  const lag = ((placed_at - entered_at) / 1000).toFixed(1)
  const how: Text =
    mark === 2
      ? { zh: '下单前不见其买家进场', en: 'nothing was seen of its buyer in the room' }
      : {
          zh: `买家进场 ${lag} 秒后即下单，别无动作`,
          en: `its buyer had come ${lag} seconds before and did nothing else`,
        }
  return findingOf(detecting, {
    kind: 'order',
    id: stranger.order_id,
    session_id: stranger.session_id,
    told: [told],
    facts: {
      account_id: stranger.account_id,
      seen_before: mark !== 2,
      buyer_orders: stranger.buyer_orders,
      ...counts(contrast),
      paid_minor: stranger.paid_minor,
      currency: stranger.currency,
    },
    statement: {
      zh: `订单 ${stranger.order_id}（实付 ${money}）${how.zh}，款退而货未退；本场款退而货未退的 ${contrast.back.of} 位买家中有 ${contrast.back.marked} 位如此，正常收货的 ${contrast.kept.of} 位中有 ${contrast.kept.marked} 位。`,
      en: `Before order ${stranger.order_id} (paid ${money}) ${how.en}, and the money came back without goods; so it was with ${contrast.back.marked} of ${contrast.back.of} buyers of the session whose orders came back empty, and ${contrast.kept.marked} of ${contrast.kept.of} who kept theirs.`,
    },
  })
}

export function accountFinding(detecting: Detecting, told: readonly Told[]): Finding {
  const [{ stranger, contrast }] = told as [Told]
  return findingOf(detecting, {
    kind: 'account',
    id: stranger.account_id,
    session_id: stranger.session_id,
    told,
    facts: { unseen_orders: told.length, buyer_orders: stranger.buyer_orders, ...counts(contrast) },
    statement: {
      zh: `该账号本场有 ${told.length} 单未见逛看即下单且款退而货未退；全场这样的买家有 ${contrast.back.marked} 位。`,
      en: `${told.length} orders of the account in the session came without a look and came back empty; the session holds ${contrast.back.marked} such buyers.`,
    },
  })
}

export function groupFinding(detecting: Detecting, { group_id, members, told }: Together<Told>): Finding {
  const sessions = [...new Set(told.map(({ stranger }) => stranger.session_id))].sort()
  return findingOf(detecting, {
    kind: 'group',
    id: group_id,
    session_id: null,
    told,
    facts: {
      members: members.slice(0, assumed.mostMembers),
      accounts: members.length,
      unseen_orders: told.length,
      in_sessions: sessions.length,
      sessions: sessions.slice(0, 50),
    },
    statement: {
      zh: `${members.length} 个账号在 ${sessions.length} 场中有 ${told.length} 单未见逛看即下单，且都是款退而货未退。`,
      en: `${told.length} orders of ${members.length} accounts in ${sessions.length} sessions came without a look at the room, and all came back empty.`,
    },
  })
}
