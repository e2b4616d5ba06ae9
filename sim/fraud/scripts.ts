import { pick, type Random, shuffled } from '../random.ts'
import { categories } from '../rooms/categories.ts'
import type { Room } from '../rooms/room.ts'

/**
 * Lines that are written for others to say: longer than what people type, and about the goods. A script is a set of them; skilled
 * hands say each in words of their own.
 */
const openings = [
  '上次买的',
  '之前在你家拍的',
  '给我妈买了',
  '我闺蜜推荐的',
  '用了一个月了',
  '第三次回购',
  '老粉了',
  '刚收到的',
  '去年双十一囤的',
  '同事都在用',
]
const praises = [
  '质量真的没话说',
  '比专柜便宜太多了',
  '性价比绝了',
  '做工特别细',
  '家里人都说好',
  '完全超出预期',
  '用着很放心',
  '真的不踩雷',
  '颜色跟直播间一模一样',
  '手感特别好',
]
const calls = [
  '还没下单的姐妹赶紧冲',
  '错过等一年',
  '今天这个价真的可以闭眼入',
  '我又拍了两件',
  '给大家打个样已下单',
  '链接快没了抓紧',
  '主播良心价',
  '不买真的亏',
  '这波福利太大了',
  '已经拍了五单送人',
]
const fillers = ['，', '！', '～', '，真的，', '。', '！！']

/** As many different templates as asked for. */
export function scriptOf(random: Random, room: Pick<Room, 'category' | 'products'>, size: number): string[] {
  const goods = categories[room.category]?.items ?? ['宝贝']
  const lines = new Set<string>()
  for (let tries = 0; lines.size < size && tries < size * 20; tries += 1) {
    const parts = shuffled(random, [
      pick(random, openings) + pick(random, goods),
      pick(random, praises),
      pick(random, calls),
    ])
    lines.add(parts.slice(0, random.next() < 0.5 ? 2 : 3).join(pick(random, fillers)))
  }
  return [...lines]
}

const swaps: readonly (readonly [string, readonly string[]])[] = [
  ['真的', ['确实', '是真', '说实话']],
  ['质量', ['品质', '做工']],
  ['姐妹', ['宝子', '家人', '朋友们']],
  ['赶紧', ['快点', '抓紧']],
  ['便宜', ['划算', '实惠']],
  ['特别', ['超级', '非常', '蛮']],
  ['下单', ['拍下', '入手']],
  ['我', ['俺', '本人']],
]
const tails = ['', '', '哈', '呀', '啦', '~', '嘿嘿', '[赞]', '！']

/** The same line as somebody types it who was told not to copy: the more skill, the more of it changes. */
export function paraphrased(random: Random, line: string, skill: number): string {
  let text = line
  for (const [word, others] of swaps)
    if (random.next() < skill) text = text.replace(word, pick(random, others))
  if (random.next() < skill) {
    const parts = text.split(/[，！～。]+/).filter(Boolean)
    text = shuffled(random, parts)
      .slice(0, 1 + Math.floor(random.next() * parts.length))
      .join('，')
  }
  return random.next() < skill ? text + pick(random, tails) : text
}
