import type { Text } from '../../language.ts'
import type { BenignCause } from '../detector.ts'
import type { Ware } from './lexicon.ts'

export const wareNames: Readonly<Record<Ware, Text>> = {
  viewers: { zh: '在线人数或观看量', en: 'viewers or views' },
  crowd: { zh: '真人互动或弹幕', en: 'people who sit and talk' },
  followers: { zh: '粉丝或关注', en: 'followers' },
  likes: { zh: '点赞等', en: 'likes and the like' },
  orders: { zh: '订单或销量', en: 'orders or sales figures' },
  reviews: { zh: '评价', en: 'reviews' },
  accounts: { zh: '账号', en: 'accounts' },
  codes: { zh: '注册或验证码', en: 'registrations or codes' },
  software: { zh: '操控软件', en: 'software that acts for many accounts' },
}

export const benign: readonly BenignCause[] = [
  {
    id: 'other_trade',
    cause: {
      zh: '维修、二手、设备、培训、招聘、代办等普通生意借用同样的词',
      en: 'repairs, used goods, equipment, courses, recruiting and permits borrow the same words',
    },
    ruledOutBy: {
      zh: '广告写明其他行当的，减去相应权重；“人气爆款”“面单”“小号尺寸”等日常用语按本义读',
      en: 'an advert that names another trade loses weight for it; everyday words that hold a word of the trade are read as themselves',
    },
  },
  {
    id: 'ordinary_marketing',
    cause: { zh: '正常的运营、投放、开户服务', en: 'ordinary marketing, operation and advertising services' },
    ruledOutBy: {
      zh: '单独的宽泛词不足以立论，须有按个、按单、按人时的价格，或代刷、批发一类的动作与承诺',
      en: 'a loose word alone carries nothing: it takes a price by the act, or a deed and a promise of the trade',
    },
  },
  {
    id: 'declared_refusal',
    cause: { zh: '写明拒绝刷单、提醒防骗', en: 'the advert refuses such trade, or warns of it' },
    ruledOutBy: {
      zh: '否定词之后四字以内的行话不计',
      en: 'words of the trade within four characters after a negation do not count',
    },
  },
  {
    id: 'priced_by_the_piece',
    cause: {
      zh: '普通商品也按件标价、也承诺售后',
      en: 'ordinary goods are priced by the piece and come with promises, too',
    },
    ruledOutBy: {
      zh: '价格与承诺的权重以本次导入中不涉此类词的广告有多少同样写法为准',
      en: 'price and promises weigh by how many of the import’s adverts without words of the trade are written alike',
    },
  },
]
