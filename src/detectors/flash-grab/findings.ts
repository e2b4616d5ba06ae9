import type { Text } from '../../language.ts'
import { moneyText } from '../../money.ts'
import { median } from '../cohort.ts'
import type { Contrast } from '../contrast.ts'
import { leastOf, mostOf } from '../extremes.ts'
import type { BenignConsidered, Finding, SubjectKind } from '../finding.ts'
import type { Together } from '../together.ts'
import { limited } from '../weight.ts'
import { assumed } from './parameters.ts'
import { benign } from './words.ts'

/** An order placed faster after a release than people are, and let go again. */
export interface Grab {
  readonly session_id: string
  readonly order_id: string
  readonly account_id: string
  readonly product_id: string
  readonly mark: number
  readonly placed_at: number
  readonly lag_ms: number
  readonly never_paid: number
  readonly paid_minor: number
  readonly currency: string
}

export interface Told {
  readonly grab: Grab
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

const seconds = (ms: number): string => (ms / 1000).toFixed(1)

function considered({ back, kept, high, usual }: Contrast): BenignConsidered[] {
  const numbers: Readonly<Record<string, Text | null>> = {
    flash_sale: {
      zh: `本场抢购后付款收货的 ${kept.of} 位买家中同样快的有 ${kept.marked} 位`,
      en: `${kept.marked} of the ${kept.of} buyers of the session who kept their grabs were as quick`,
    },
    called_off: {
      zh: '只计入同批稍后订单过半履约的开售',
      en: 'only releases count of which most of the later orders were honoured',
    },
    second_thoughts:
      usual === null
        ? null
        : {
            zh: `其他直播间退掉抢购单的买家中一般为 ${percent(usual, 1)}%，基准最高按 ${percent(high, 1)}% 计，本场实为 ${percent(back.marked, back.of)}%`,
            en: `in other rooms it is usually ${percent(usual, 1)}% of those who let go; up to ${percent(high, 1)}% is taken to be ordinary, and here it is ${percent(back.marked, back.of)}%`,
          },
    clocks: {
      zh: `付款收货者中为 ${percent(kept.marked, kept.of)}%，同一时钟`,
      en: `it is ${percent(kept.marked, kept.of)}% of the kept ones by the same clocks`,
    },
  }
  return benign.map(({ id }) => ({ cause: id, ruled_out_by: numbers[id] ?? null }))
}

function findingOf(detecting: Detecting, subject: Subject): Finding {
  const { kind, id, session_id, told, facts, statement } = subject
  const [first] = told as [Told]
  return {
    finding_id: `${detecting.id}@${detecting.version}:${kind}:${id}${session_id === null ? '' : `:${session_id}`}`,
    detector: detecting.id,
    detector_version: detecting.version,
    subject_kind: kind,
    subject_id: id,
    session_id,
    fraud_type: 'brushed_order',
    family: 'timing',
    weight_db: limited(mostOf(told.map(({ weightDb }) => weightDb))),
    window: {
      from: leastOf(told.map(({ grab }) => grab.placed_at - grab.lag_ms)),
      until: mostOf(told.map(({ grab }) => grab.placed_at)),
    },
    facts,
    benign_considered: considered(first.contrast),
    needs_coverage: ['order', 'order_event', 'price'],
    statement,
  }
}

const counts = ({ back, kept }: Contrast) => ({
  quick_back: back.marked,
  grabs_back: back.of,
  quick_kept: kept.marked,
  grabs_kept: kept.of,
})

export function orderFinding(detecting: Detecting, told: Told): Finding {
  const { grab, contrast } = told
  const { back, kept } = contrast
  const money = moneyText({ amountMinor: grab.paid_minor, currency: grab.currency })
  const unpaid = grab.never_paid === 1
  return findingOf(detecting, {
    kind: 'order',
    id: grab.order_id,
    session_id: grab.session_id,
    told: [told],
    facts: {
      account_id: grab.account_id,
      product_id: grab.product_id,
      grab_seconds: grab.lag_ms / 1000,
      never_paid: unpaid,
      ...counts(contrast),
      paid_minor: grab.paid_minor,
      currency: grab.currency,
    },
    statement: {
      zh: `订单 ${grab.order_id}（应付 ${money}）在开售后 ${seconds(grab.lag_ms)} 秒下单，后来${unpaid ? '未付款关闭' : '发货前取消'}；本场退掉抢购单的 ${back.of} 位买家中有 ${back.marked} 位这么快，付款收货的 ${kept.of} 位中有 ${kept.marked} 位。`,
      en: `Order ${grab.order_id} (${money}) was placed ${seconds(grab.lag_ms)} seconds after the release and ${unpaid ? 'never paid' : 'called off unsent'}; of ${back.of} buyers of the session who let their grabs go ${back.marked} were as quick, of ${kept.of} who kept theirs ${kept.marked}.`,
    },
  })
}

export function accountFinding(detecting: Detecting, told: readonly Told[]): Finding {
  const [{ grab, contrast }] = told as [Told]
  const middle = median(told.map(({ grab }) => grab.lag_ms))
  return findingOf(detecting, {
    kind: 'account',
    id: grab.account_id,
    session_id: grab.session_id,
    told,
    facts: { quick_orders: told.length, grab_seconds: middle / 1000, ...counts(contrast) },
    statement: {
      zh: `该账号本场有 ${told.length} 单在开售后约 ${seconds(middle)} 秒抢下又退掉；全场这样的买家有 ${contrast.back.marked} 位。`,
      en: `${told.length} orders of the account in the session were placed about ${seconds(middle)} seconds after a release and let go; the session holds ${contrast.back.marked} such buyers.`,
    },
  })
}

export function groupFinding(detecting: Detecting, { group_id, members, told }: Together<Told>): Finding {
  const sessions = [...new Set(told.map(({ grab }) => grab.session_id))].sort()
  const middle = median(told.map(({ grab }) => grab.lag_ms))
  return findingOf(detecting, {
    kind: 'group',
    id: group_id,
    session_id: null,
    told,
    facts: {
      members: members.slice(0, assumed.mostMembers),
      accounts: members.length,
      quick_orders: told.length,
      grab_seconds: middle / 1000,
      in_sessions: sessions.length,
      sessions: sessions.slice(0, 50),
    },
    statement: {
      zh: `${members.length} 个账号在 ${sessions.length} 场中有 ${told.length} 单在开售后约 ${seconds(middle)} 秒抢下，随后都退掉。`,
      en: `${told.length} orders of ${members.length} accounts in ${sessions.length} sessions were placed about ${seconds(middle)} seconds after a release, and all were let go.`,
    },
  })
}
