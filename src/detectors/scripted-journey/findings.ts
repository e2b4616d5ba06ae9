import type { Text } from '../../language.ts'
import { moneyText } from '../../money.ts'
import { brushedFinding } from '../brushed-finding.ts'
import { median } from '../cohort.ts'
import type { Detector } from '../detector.ts'
import { leastOf, mostOf } from '../extremes.ts'
import type { BenignConsidered, Finding, SubjectKind } from '../finding.ts'
import { percent, percentOf } from '../percent.ts'
import { limited } from '../weight.ts'
import type { Crew, Told, Walk } from './crews.ts'
import type { Habits } from './habits.ts'
import { assumed } from './parameters.ts'
import { benign, kindsIn, named } from './words.ts'

/** What all findings of one audit are made from. */
export interface Telling {
  readonly detecting: Detector
  readonly habits: Habits
  readonly crewOf: ReadonlyMap<string, Crew>
}

function considered({ habits }: Telling, session_id: string | null): BenignConsidered[] {
  const borne = session_id === null ? undefined : habits.borneOut.get(session_id)
  const numbers: Readonly<Record<string, Text | null>> = {
    forced_path: borne
      ? {
          zh: `同场走过这些步骤的 ${borne.orders} 单中有 ${borne.hollow} 单款退而货未退或为空包，其余 ${borne.others.orders} 单中为 ${borne.others.hollow} 单`,
          en: `of ${borne.orders} orders of the session with such steps ${borne.hollow} came back without goods or were sent empty, of the ${borne.others.orders} others ${borne.others.hollow}`,
        }
      : null,
    careful_buyers: {
      zh: `全部 ${habits.orders} 单中正常收货者走过这些步骤的约占 ${habits.marks.map(({ inOrdinary }) => `${percent(inOrdinary)}%`).join('、')}`,
      en: `of the kept among ${habits.orders} orders about ${habits.marks.map(({ inOrdinary }) => `${percent(inOrdinary)}%`).join(', ')} hold these steps`,
    },
    session_refunds: borne
      ? {
          zh: `同场其余订单的比例为 ${percentOf(borne.others.hollow, borne.others.orders)}%`,
          en: `the share is ${percentOf(borne.others.hollow, borne.others.orders)}% among the others of the same session`,
        }
      : null,
    not_recorded: {
      zh: `只计入有记录的 ${habits.marks.length} 种步骤`,
      en: `only the ${habits.marks.length} kinds of steps on record count`,
    },
  }
  return benign.map(({ id }) => ({ cause: id, ruled_out_by: numbers[id] ?? null }))
}

interface Subject {
  readonly kind: SubjectKind
  readonly id: string
  readonly session_id: string | null
  readonly weight_db: number
  readonly told: readonly Told[]
  readonly facts: Finding['facts']
  readonly statement: Text
}

function findingOf(telling: Telling, { told, ...subject }: Subject): Finding {
  const starts = told.map(({ walk }) => walk.placed_at - 1000 * Math.max(0, ...walk.lags))
  return brushedFinding(telling.detecting, {
    ...subject,
    window: { from: leastOf(starts), until: mostOf(told.map(({ walk }) => walk.placed_at)) },
    considered: considered(telling, subject.session_id),
    rests: ['order', 'order_event', 'activity.favorite', 'activity.search'],
  })
}

/** Of an order without a step of its own: what its buyer is known by. */
const besidesStatement = ({ order_id, buyer_orders, buyer_hollow }: Walk, money: string): Text => ({
  zh: `订单 ${order_id}（实付 ${money}）款退而货未退或为空包，下单前没有这些步骤；但其买家另有至少两单走过任务路径且同样如此（其全部 ${buyer_orders} 单中共 ${buyer_hollow} 单款退而货未退或为空包）。`,
  en: `Order ${order_id} (paid ${money}) came back without goods or was sent empty, and no such step came before it; but two or more others of its buyer that did the same went the path of a task (of all ${buyer_orders} orders of the buyer ${buyer_hollow} came back or were empty).`,
})

export function orderFinding(telling: Telling, one: Told): Finding {
  const { walk, weightDb } = one
  const { habits, crewOf } = telling
  const borne = habits.borneOut.get(walk.session_id)
  const [first, kept] = [Math.max(0, ...walk.lags), walk.path & habits.marked]
  const money = moneyText({ amountMinor: walk.paid_minor, currency: walk.currency })
  return findingOf(telling, {
    kind: 'order',
    id: walk.order_id,
    session_id: walk.session_id,
    weight_db: weightDb,
    told: [one],
    facts: {
      account_id: walk.account_id,
      steps: kindsIn(kept),
      first_step_seconds: first,
      came_back_empty: walk.hollow === 1,
      alike_orders: borne?.orders ?? 0,
      alike_hollow: borne?.hollow ?? 0,
      paid_minor: walk.paid_minor,
      currency: walk.currency,
      group: crewOf.get(walk.account_id)?.group_id ?? null,
    },
    statement:
      kept === 0
        ? besidesStatement(walk, money)
        : {
            zh: `订单 ${walk.order_id}（实付 ${money}）下单前 ${first} 秒内有${named(kept, 'zh')}；本场这样的 ${borne?.orders ?? 0} 单中有 ${borne?.hollow ?? 0} 单款退而货未退或为空包。`,
            en: `Before order ${walk.order_id} (paid ${money}) came, within ${first} seconds: ${named(kept, 'en')}; of ${borne?.orders ?? 0} such orders in the session ${borne?.hollow ?? 0} came back without goods or were sent empty.`,
          },
  })
}

const walkedOf = ({ habits }: Telling, told: readonly Told[]): readonly Told[] =>
  told.filter(({ walk }) => (walk.path & habits.marked) > 0)

/** An account answers for its heaviest order of the session. */
export function accountFinding(telling: Telling, own: readonly Told[]): Finding {
  const [{ walk }] = own as [Told]
  const hollow = own.filter((each) => each.walk.hollow === 1).length
  const walked = walkedOf(telling, own).length
  return findingOf(telling, {
    kind: 'account',
    id: walk.account_id,
    session_id: walk.session_id,
    weight_db: mostOf(own.map(({ weightDb }) => weightDb)),
    told: own,
    facts: {
      alike_orders: own.length,
      alike_hollow: hollow,
      buyer_orders: walk.buyer_orders,
      buyer_hollow: walk.buyer_hollow,
      group: telling.crewOf.get(walk.account_id)?.group_id ?? null,
    },
    statement: {
      zh: `该账号本场有 ${own.length} 单计入，其中 ${walked} 单下单前有任务步骤，${hollow} 单款退而货未退或为空包；它的全部 ${walk.buyer_orders} 单中有 ${walk.buyer_hollow} 单如此。`,
      en: `${own.length} orders of this account in the session count: ${walked} of them hold steps of a task, and ${hollow} came back without goods or were sent empty; of all its ${walk.buyer_orders} orders ${walk.buyer_hollow} did.`,
    },
  })
}

export function groupFinding(telling: Telling, { group_id, members, told }: Crew): Finding {
  const { marks, marked } = telling.habits
  const rooms = [...new Set(told.map(({ walk }) => walk.session_id))].sort()
  const walked = walkedOf(telling, told)
  const first = Math.round(median(walked.map(({ walk }) => Math.max(0, ...walk.lags))))
  const heaviest = mostOf(marks.map(({ weightDb }) => weightDb))
  return findingOf(telling, {
    kind: 'group',
    id: group_id,
    session_id: null,
    weight_db: limited(Math.min(assumed.mostDb, heaviest)),
    told,
    facts: {
      members: members.slice(0, assumed.mostMembers),
      accounts: members.length,
      alike_orders: told.length,
      steps: kindsIn(marked),
      first_step_seconds: first,
      in_sessions: rooms.length,
      sessions: rooms.slice(0, 50),
    },
    statement: {
      zh: `${members.length} 个账号在 ${rooms.length} 场中的 ${told.length} 单都款退而货未退或为空包，其中 ${walked.length} 单下单前有任务步骤（${named(marked, 'zh')}），一般从下单前 ${first} 秒开始。`,
      en: `${told.length} orders of ${members.length} accounts in ${rooms.length} sessions all came back without goods or were sent empty; before ${walked.length} of them came steps of a task (${named(marked, 'en')}), in the middle from ${first} seconds before the order on.`,
    },
  })
}
