import type { Text } from '../../language.ts'
import { moneyText } from '../../money.ts'
import { median } from '../cohort.ts'
import type { Contrast } from '../contrast.ts'
import type { MarkedOrder, Saying, Told } from '../contrast-findings.ts'
import type { BenignConsidered } from '../finding.ts'
import { percent, percentOf } from '../percent.ts'
import type { Together } from '../together.ts'
import { benign } from './words.ts'

/** An order placed faster after a release than people are, and let go again. */
export interface Grab extends MarkedOrder {
  readonly product_id: string
  readonly lag_ms: number
  readonly never_paid: number
}

const seconds = (ms: number): string => (ms / 1000).toFixed(1)

/** The benign causes, each with what rules it out here. */
export function considered({ back, kept, high, usual }: Contrast): BenignConsidered[] {
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
            zh: `其他直播间退掉抢购单的买家中一般为 ${percent(usual)}%，基准最高按 ${percent(high)}% 计，本场实为 ${percentOf(back.marked, back.of)}%`,
            en: `in other rooms it is usually ${percent(usual)}% of those who let go; up to ${percent(high)}% is taken to be ordinary, and here it is ${percentOf(back.marked, back.of)}%`,
          },
    clocks: {
      zh: `付款收货者中为 ${percentOf(kept.marked, kept.of)}%，同一时钟`,
      en: `it is ${percentOf(kept.marked, kept.of)}% of the kept ones by the same clocks`,
    },
  }
  return benign.map(({ id }) => ({ cause: id, ruled_out_by: numbers[id] ?? null }))
}

const counts = ({ back, kept }: Contrast) => ({
  quick_back: back.marked,
  grabs_back: back.of,
  quick_kept: kept.marked,
  grabs_kept: kept.of,
})

export function ofOrder(told: Told<Grab>): Saying {
  const { order, contrast } = told
  const { back, kept } = contrast
  const money = moneyText({ amountMinor: order.paid_minor, currency: order.currency })
  const unpaid = order.never_paid === 1
  return {
    facts: {
      account_id: order.account_id,
      product_id: order.product_id,
      grab_seconds: order.lag_ms / 1000,
      never_paid: unpaid,
      ...counts(contrast),
      paid_minor: order.paid_minor,
      currency: order.currency,
    },
    statement: {
      zh: `订单 ${order.order_id}（应付 ${money}）在开售后 ${seconds(order.lag_ms)} 秒下单，后来${unpaid ? '未付款关闭' : '发货前取消'}；本场退掉抢购单的 ${back.of} 位买家中有 ${back.marked} 位这么快，付款收货的 ${kept.of} 位中有 ${kept.marked} 位。`,
      en: `Order ${order.order_id} (${money}) was placed ${seconds(order.lag_ms)} seconds after the release and ${unpaid ? 'never paid' : 'called off unsent'}; of ${back.of} buyers of the session who let their grabs go ${back.marked} were as quick, of ${kept.of} who kept theirs ${kept.marked}.`,
    },
  }
}

export function ofAccount(told: readonly Told<Grab>[]): Saying {
  const [{ contrast }] = told as [Told<Grab>]
  const middle = median(told.map(({ order }) => order.lag_ms))
  return {
    facts: { quick_orders: told.length, grab_seconds: middle / 1000, ...counts(contrast) },
    statement: {
      zh: `该账号本场有 ${told.length} 单在开售后约 ${seconds(middle)} 秒抢下又退掉；全场这样的买家有 ${contrast.back.marked} 位。`,
      en: `${told.length} orders of the account in the session were placed about ${seconds(middle)} seconds after a release and let go; the session holds ${contrast.back.marked} such buyers.`,
    },
  }
}

export function ofGroup({ members, told }: Together<Told<Grab>>, sessions: number): Saying {
  const middle = median(told.map(({ order }) => order.lag_ms))
  return {
    facts: {
      quick_orders: told.length,
      grab_seconds: middle / 1000,
    },
    statement: {
      zh: `${members.length} 个账号在 ${sessions} 场中有 ${told.length} 单在开售后约 ${seconds(middle)} 秒抢下，随后都退掉。`,
      en: `${told.length} orders of ${members.length} accounts in ${sessions} sessions were placed about ${seconds(middle)} seconds after a release, and all were let go.`,
    },
  }
}
