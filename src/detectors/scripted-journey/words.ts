import type { BenignCause } from '../detector.ts'

export const benign: readonly BenignCause[] = [
  {
    id: 'forced_path',
    cause: {
      zh: '优惠券或活动要求先收藏、搜索或加购再下单',
      en: 'a coupon or campaign that makes everybody favourite, search or add to the basket before ordering',
    },
    ruledOutBy: {
      zh: '只有当走过这一步的订单比同场其他订单更多地款退而货未退或为空包时，这一步才计分',
      en: 'a step weighs only where orders that hold it came back without goods, or were sent empty, more often than the others of the same session',
    },
  },
  {
    id: 'careful_buyers',
    cause: { zh: '爱比较、爱收藏的真实买家', en: 'genuine buyers who like to compare and to favourite' },
    ruledOutBy: {
      zh: '只有一个步骤相同的订单单凭路径不足以存疑；同场走过该路径而正常收货的订单计入反证',
      en: 'one step alone never suffices, and orders of the same path that were kept speak against it',
    },
  },
  {
    id: 'session_refunds',
    cause: {
      zh: '该场退款本来就多：女装、缺货、次品批次',
      en: 'a session of which much comes back anyway: apparel, want of stock, a faulty batch',
    },
    ruledOutBy: {
      zh: '与同一场中没有走过这一步的订单比较，退款多的场次基准也高',
      en: 'held against the orders of the same session without the step, which come back as often',
    },
  },
  {
    id: 'not_recorded',
    cause: { zh: '平台不记录收藏或搜索', en: 'a platform that does not record favourites or searches' },
    ruledOutBy: {
      zh: '没有记录到的步骤不计分',
      en: 'a step that is not on record weighs nothing',
    },
  },
]

/** The steps before an order that are looked for, by their bit in a path. */
export const steps = [
  { bit: 1, kind: 'favorite', zh: '收藏', en: 'favourite' },
  { bit: 2, kind: 'search', zh: '搜索', en: 'search' },
  { bit: 4, kind: 'product_view', zh: '浏览其他商品', en: 'look at another product' },
  { bit: 8, kind: 'cart_add', zh: '加购', en: 'add to the basket' },
  { bit: 16, kind: 'message_shop', zh: '咨询店铺', en: 'write to the shop' },
  { bit: 32, kind: 'follow', zh: '关注', en: 'follow' },
] as const

export const named = (path: number, language: 'zh' | 'en'): string =>
  steps
    .filter(({ bit }) => (path & bit) > 0)
    .map((step) => step[language])
    .join(language === 'zh' ? '、' : ', ')

export const kindsIn = (path: number): string[] =>
  steps.filter(({ bit }) => (path & bit) > 0).map(({ kind }) => kind)
