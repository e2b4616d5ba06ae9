import type { Text } from '../../language.ts'
import type { Detecting } from '../detector.ts'
import type { BenignConsidered, Finding } from '../finding.ts'
import { limited } from '../weight.ts'
import { assumed } from './parameters.ts'

/** An order by somebody of another shop’s team. */
export interface TiedOrder {
  readonly order_id: string
  readonly session_id: string
  readonly shop_id: string
  readonly created_at: number
  readonly account_id: string
  readonly currency: string
  readonly paid_minor: number
  readonly owner_id: string
  readonly means_used: readonly string[]
  readonly taken_back: number
}

/** What people of one other team did in one shop, beside what its other buyers did. */
export interface Wave {
  readonly orders: readonly TiedOrder[]
  readonly taken: readonly TiedOrder[]
  readonly othersTaken: number
  readonly others: number
  readonly weightDb: number
}

const percent = (part: number, whole: number): number => Math.round((100 * part) / Math.max(1, whole))

function considered({ orders, taken, others, othersTaken }: Wave): BenignConsidered[] {
  return [
    {
      cause: 'comparing_purchase',
      ruled_out_by: {
        zh: `其 ${orders.length} 单中撤回 ${taken.length} 单；其他买家 ${others} 单中撤回 ${percent(othersTaken, others)}%`,
        en: `${taken.length} of their ${orders.length} orders were taken back; of the ${others} by others ${percent(othersTaken, others)}%`,
      },
    },
    {
      cause: 'shared_team',
      ruled_out_by: {
        zh: '所列名单不属于该店任何场次的直播间、主播或机构',
        en: 'the list is of no room, host or agency of any session of the shop',
      },
    },
    {
      cause: 'shared_place',
      ruled_out_by: {
        zh: '依据账号、付款方或设备，不依据网络与地址',
        en: 'it rests on account, payer or device, not on network or address',
      },
    },
  ]
}

const common = (detecting: Detecting, wave: Wave) => ({
  detector: detecting.id,
  detector_version: detecting.version,
  family: 'shared_means' as const,
  benign_considered: considered(wave),
  needs_coverage: ['order', 'order_event', 'team'],
})

export const byAccount = ({ means_used }: TiedOrder): boolean => means_used.includes('account')

/** A listed payer or device does not say that its owner ordered. */
const whoFor = (order: TiedOrder): Text => {
  if (byAccount(order))
    return {
      zh: `由另一方（${order.owner_id}）名单上的账号下单`,
      en: `placed by somebody listed with another party (${order.owner_id})`,
    }
  const [zh, en] = order.means_used.includes('payer') ? ['付款方', 'payer'] : ['设备', 'device']
  return {
    zh: `使用了另一方（${order.owner_id}）名单上的${zh}`,
    en: `placed with a ${en} listed with another party (${order.owner_id})`,
  }
}

export function orderFinding(order: TiedOrder, wave: Wave, detecting: Detecting, known: boolean): Finding {
  const who = whoFor(order)
  return {
    ...common(detecting, wave),
    finding_id: `${detecting.id}@${detecting.version}:order:${order.order_id}`,
    subject_kind: 'order',
    subject_id: order.order_id,
    session_id: known ? order.session_id : null,
    fraud_type: 'reverse_brushing',
    weight_db: limited(byAccount(order) ? wave.weightDb : Math.min(assumed.meansOnlyDb, wave.weightDb)),
    window: { from: order.created_at, until: order.created_at },
    facts: {
      account_id: order.account_id,
      shop_id: order.shop_id,
      other_team: order.owner_id,
      means_used: [...order.means_used],
      their_orders: wave.orders.length,
      tied_taken_back: wave.taken.length,
      others_orders: wave.others,
      others_taken_back: wave.othersTaken,
      paid_minor: order.paid_minor,
      currency: order.currency || 'CNY',
    },
    statement: {
      zh: `订单 ${order.order_id} ${who.zh}后撤回，货未寄回；该方在该店的 ${wave.orders.length} 单中撤回 ${wave.taken.length} 单。受损的是店铺，不能据此认为店铺所为。`,
      en: `Order ${order.order_id} was ${who.en} and taken back with nothing sent back, as ${wave.taken.length} of their ${wave.orders.length} orders in the shop. The harm falls on the shop; it is not to be taken for its doing.`,
    },
  }
}

/** Of one session: how much of what was taken back others than the shop placed. It speaks for the session, never against it. */
export interface Spared {
  readonly session_id: string
  readonly window: Finding['window']
  readonly taken: number
  readonly all: number
  readonly weightDb: number
}

export function sessionFinding(spared: Spared, wave: Wave, detecting: Detecting): Finding {
  const { session_id, taken, all } = spared
  return {
    ...common(detecting, wave),
    finding_id: `${detecting.id}@${detecting.version}:session:${session_id}`,
    subject_kind: 'session',
    subject_id: session_id,
    session_id,
    fraud_type: 'brushed_order',
    weight_db: limited(spared.weightDb),
    window: spared.window,
    facts: { tied_taken_back: taken, session_taken_back: all },
    statement: {
      zh: `本场撤回而货未寄回的 ${all} 单中，${taken} 单由另一方名单上的账号下单或使用其付款方、设备：受损的是店铺，这些订单不能算作店铺所为。`,
      en: `Of ${all} orders of the session taken back with nothing sent back, ${taken} were placed by accounts, or with payers or devices, listed with another party: the harm falls on the shop, and these orders are not to be counted as its doing.`,
    },
  }
}
