import type { Text } from '../../language.ts'
import { moneyText } from '../../money.ts'
import type { Contrast } from '../contrast.ts'
import type { MarkedOrder, Saying, Told } from '../contrast-findings.ts'
import type { BenignConsidered } from '../finding.ts'
import { percent, percentOf } from '../percent.ts'
import type { Together } from '../together.ts'
import { benign } from './words.ts'

/** An order that came back empty, of somebody who was not there before (mark 2), or only to place it (mark 1). */
export interface Stranger extends MarkedOrder {
  readonly entered_at: number
  readonly buyer_orders: number
}

/** The benign causes, each with what rules it out here. */
export function considered({ back, kept, high, usual }: Contrast): BenignConsidered[] {
  const numbers: Readonly<Record<string, Text | null>> = {
    outside_links: {
      zh: `本场正常收货的 ${kept.of} 位买家中有 ${kept.marked} 位同样如此`,
      en: `${kept.marked} of the ${kept.of} buyers of the session who kept theirs are like that, too`,
    },
    repeat_buyers:
      usual === null
        ? null
        : {
            zh: `其他直播间款退而货未退的买家中一般为 ${percent(usual)}%，基准最高按 ${percent(high)}% 计`,
            en: `in other rooms it is usually ${percent(usual)}% of what came back empty; up to ${percent(high)}% is taken to be ordinary`,
          },
    not_recorded: {
      zh: `正常收货的买家中缺进场记录的占 ${percentOf(kept.marked, kept.of)}%`,
      en: `${percentOf(kept.marked, kept.of)}% of those who kept theirs lack it`,
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

const counts = ({ back, kept }: Contrast) => ({
  unseen_back: back.marked,
  session_back: back.of,
  unseen_kept: kept.marked,
  session_kept: kept.of,
})

export function ofOrder(told: Told<Stranger>): Saying {
  const { order, contrast } = told
  const { mark, placed_at, entered_at } = order
  const money = moneyText({ amountMinor: order.paid_minor, currency: order.currency })
  const lag = ((placed_at - entered_at) / 1000).toFixed(1)
  const how: Text =
    mark === 2
      ? { zh: '下单前不见其买家进场', en: 'nothing was seen of its buyer in the room' }
      : {
          zh: `买家进场 ${lag} 秒后即下单，别无动作`,
          en: `its buyer had come ${lag} seconds before and did nothing else`,
        }
  return {
    facts: {
      account_id: order.account_id,
      seen_before: mark !== 2,
      buyer_orders: order.buyer_orders,
      ...counts(contrast),
      paid_minor: order.paid_minor,
      currency: order.currency,
    },
    statement: {
      zh: `订单 ${order.order_id}（实付 ${money}）${how.zh}，款退而货未退；本场款退而货未退的 ${contrast.back.of} 位买家中有 ${contrast.back.marked} 位如此，正常收货的 ${contrast.kept.of} 位中有 ${contrast.kept.marked} 位。`,
      en: `Before order ${order.order_id} (paid ${money}) ${how.en}, and the money came back without goods; so it was with ${contrast.back.marked} of ${contrast.back.of} buyers of the session whose orders came back empty, and ${contrast.kept.marked} of ${contrast.kept.of} who kept theirs.`,
    },
  }
}

export function ofAccount(told: readonly Told<Stranger>[]): Saying {
  const [{ order, contrast }] = told as [Told<Stranger>]
  return {
    facts: { unseen_orders: told.length, buyer_orders: order.buyer_orders, ...counts(contrast) },
    statement: {
      zh: `该账号本场有 ${told.length} 单未见逛看即下单且款退而货未退；全场这样的买家有 ${contrast.back.marked} 位。`,
      en: `${told.length} orders of the account in the session came without a look and came back empty; the session holds ${contrast.back.marked} such buyers.`,
    },
  }
}

export function ofGroup({ members, told }: Together<Told<Stranger>>, sessions: number): Saying {
  return {
    facts: {
      unseen_orders: told.length,
    },
    statement: {
      zh: `${members.length} 个账号在 ${sessions} 场中有 ${told.length} 单未见逛看即下单，且都是款退而货未退。`,
      en: `${told.length} orders of ${members.length} accounts in ${sessions} sessions came without a look at the room, and all came back empty.`,
    },
  }
}
