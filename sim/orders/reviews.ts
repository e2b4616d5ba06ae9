import { day, hour, minute } from '../calendar.ts'
import { chance, logNormal, pick, type Random, weighted, whole } from '../random.ts'
import type { OrderEvent, Purchase } from '../session/stage.ts'
import type { House } from './house.ts'
import type { Review } from './ordered.ts'
import type { Unit } from './unit.ts'

const automatic = [
  '此用户没有填写评价。',
  '系统默认好评',
  '默认好评',
  '好评！',
  '好评',
  '不错',
  '很好',
  '满意',
  '非常好',
  '此用户未填写评价内容',
]
const openings = [
  '',
  '',
  '收到了，',
  '刚收到，',
  '在直播间拍的，',
  '第二次买了，',
  '给家里人买的，',
  '等了几天终于到了，',
  '物流很快，',
  '包装完好，',
  '跟主播说的一样，',
  '老顾客了，',
]
const links = ['，', '，', '。', '，而且', '，', ' ']
const endings = [
  '',
  '',
  '，推荐',
  '，值得购买',
  '，会回购',
  '，性价比高',
  '，客服态度也好',
  '，五星好评',
  '，满意',
  '！',
  '~',
  '，下次还来',
  '，这个价很划算',
]
const middling = ['一般般', '还行吧', '没有想象中好', '对得起这个价', '凑合', '跟图片有点差别', '发货慢了点']
const complaints = ['失望', '跟直播间说的不一样', '不建议买', '客服不理人', '已退货', '踩雷了', '差评']

/** What a buyer writes of goods of a kind; many write alike. */
export function reviewText(
  { praise, faults }: Pick<House, 'praise' | 'faults'>,
  random: Random,
  rating: number,
): string {
  if (rating >= 4) {
    const first = pick(random, praise)
    const second = chance(random, 0.45) ? pick(random, links) + pick(random, praise) : ''
    return pick(random, openings) + first + second + pick(random, endings)
  }
  if (rating === 3) return `${pick(random, openings)}${pick(random, middling)}`
  return `${pick(random, faults)}，${pick(random, complaints)}`
}

function ratingOf({ house: { habits } }: Unit, random: Random, returned: boolean): number {
  const delight = returned ? habits.delightShare * 0.35 : habits.delightShare
  if (chance(random, delight)) return 5
  return weighted(random, [
    [5, 4],
    [3, 3],
    [1, 2],
    [returned ? 6 : 2, 1],
  ])
}

/** Now and then somebody says what they think, days after they have it; most say that it is good, many without a word of their own. */
export function reviewOf(
  unit: Unit,
  random: Random,
  purchase: Purchase,
  { events, signedAt }: { readonly events: readonly OrderEvent[]; readonly signedAt: number },
): Review | undefined {
  const { habits, finishDays } = unit.house
  const returned = events.some(({ kind }) => kind === 'return_shipped')
  const readily = habits.reviewShare * Math.min(3, 0.5 + purchase.account.habits.talk / 2)
  if (!chance(random, returned ? readily / 4 : readily)) return undefined
  if (!returned && chance(random, habits.defaultPraiseShare * 0.6)) {
    const at = Math.floor(
      signedAt + (chance(random, 0.5) ? finishDays * day : whole(random, [minute, 5 * day])),
    )
    return { at, rating: 5, text: pick(random, automatic), image_count: 0 }
  }
  const rating = ratingOf(unit, random, returned)
  return {
    at: Math.floor(signedAt + hour + logNormal(random, habits.reviewDays * day, 0.8)),
    rating,
    text: reviewText(unit.house, random, rating),
    image_count: chance(random, habits.pictureShare) ? whole(random, [1, 6]) : 0,
  }
}
