import { hour, minute } from '../calendar.ts'
import { chance, exponential, logNormal, pick, type Random, uniform, weighted } from '../random.ts'
import type { OrderEvent } from '../session/stage.ts'
import type { House } from './house.ts'

const regrets = [
  '不想要了',
  '拍错/多拍',
  '地址/电话填错',
  '没用优惠',
  '买贵了',
  '长时间未发货',
  '与客服协商一致',
  '不喜欢',
]

/** How long after paying a buyer has second thoughts: within minutes, after a night’s sleep, in the next days. */
export function regretLag({ habits }: House, random: Random): number {
  const { regretSoon, regretNight, regretLater } = habits
  const hump = weighted(random, [
    [regretSoon, 'soon'],
    [regretNight, 'night'],
    [regretLater, 'later'],
  ])
  if (hump === 'soon') return minute / 2 + exponential(random, habits.regretSoonMinutes * minute)
  if (hump === 'night') return logNormal(random, habits.regretNightHours * hour, 0.35)
  return uniform(random, [habits.regretNightHours * hour, habits.regretLaterHours * 1.5 * hour])
}

/**
 * What becomes of a wish to have the money back before the parcel has left: given, or refused and shipped after all. Nothing
 * where the parcel is on its way already.
 */
export function unsentRefund(
  { habits }: House,
  random: Random,
  amount: number,
  { asked, shippedAt }: { readonly asked: number; readonly shippedAt: number },
): { readonly events: OrderEvent[]; readonly sent: boolean } {
  if (asked > shippedAt - 10 * minute) return { events: [], sent: true }
  const request: OrderEvent = { kind: 'refund_requested', at: asked, amount, reason: pick(random, regrets) }
  const done = Math.floor(asked + 2000 + exponential(random, habits.regretAnswerMinutes * minute))
  if (chance(random, habits.regretRefusedShare))
    return {
      events: [request, { kind: 'refund_rejected', at: Math.min(done, shippedAt - 1000) }],
      sent: true,
    }
  return {
    events: [request, { kind: 'cancelled', at: done }, { kind: 'refunded', at: done, amount }],
    sent: false,
  }
}
