import { chance, pick, type Random, weighted } from '../../random.ts'

/** What a room talks about. */
export interface Talk {
  readonly goods: readonly string[]
  readonly questions: readonly string[]
  readonly remarks: readonly string[]
  readonly chants: readonly string[]
}

const memes = [
  '666',
  '哈哈哈',
  '哈哈哈哈哈哈',
  '绝绝子',
  '冲冲冲',
  '真香',
  '已下单',
  '拍了',
  '拍好了',
  '来了来了',
  '好家伙',
  '笑死',
  'yyds',
  '支持',
  '晚上好',
  '主播好',
  '[赞][赞]',
  '[玫瑰]',
  '？',
  '啊啊啊',
  '太卷了',
  '爷青回',
  '破防了',
  '蹲一个',
]
const everyone = [
  '多少钱',
  '几号链接',
  '什么时候发货',
  '包邮吗',
  '有运费险吗',
  '能退吗',
  '还有货吗',
  '怎么领券',
  '在哪拍',
  '双十一到手多少',
  '发什么快递',
  '新疆发吗',
  '没货了吗',
  '再上点库存吧',
  '尾款什么时候付',
  '客服在吗',
]
const tails = ['', '', '', '', '啊', '呀', '呢', '？', '？？', '~', '主播', '求回复', '看看我', '谢谢']

const filled = (random: Random, template: string, talk: Talk): string =>
  template
    .replaceAll('{货}', pick(random, talk.goods))
    .replaceAll('{数}', String(1 + Math.floor(random.next() * 9)))

/** One line as a viewer types it: mostly a meme, a chant or a question that others ask too. */
export function comment(random: Random, talk: Talk): string {
  const text = weighted(random, [
    [34, memes],
    [22, everyone],
    [20, talk.questions],
    [15, talk.remarks],
    [9, talk.chants],
  ])
  const line = filled(random, pick(random, text), talk)
  return text === memes || text === talk.chants || chance(random, 0.4) ? line : line + pick(random, tails)
}
