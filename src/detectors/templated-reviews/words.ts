import type { BenignCause } from '../detector.ts'

export const benign: readonly BenignCause[] = [
  {
    id: 'default_praise',
    cause: { zh: '默认好评、随手一句好评', en: 'default praise, or a word of it in passing' },
    ruledOutBy: {
      zh: '不足八字的文字不作雷同比较；其他店铺同样有的快评、雷同，按其比例计入预期',
      en: 'texts under eight characters are not compared; quick or alike reviews are expected as often as the other shops show them',
    },
  },
  {
    id: 'asked_for_text',
    cause: { zh: '商家以返现、积分鼓励晒图写评', en: 'incentives of a shop that ask for text and pictures' },
    ruledOutBy: {
      zh: '图片与长短不计；鼓励会使人当场就写、照着写，但不会使包裹变轻：包裹不轻的至多列入关注',
      en: 'pictures and length do not count; an incentive makes people write at once and alike, but no parcel lighter: without a light parcel a review is watched and no more',
    },
  },
  {
    id: 'quick_customer',
    cause: { zh: '个别顾客收到就写', en: 'a customer who writes at once' },
    ruledOutBy: {
      zh: '每家店至少预期有一条；四条以下不计',
      en: 'one such review is expected in any shop, and fewer than four are not counted',
    },
  },
  {
    id: 'small_item',
    cause: {
      zh: '商品本来就轻，或登记重量有误',
      en: 'the goods are light, or their catalogue weight is wrong',
    },
    ruledOutBy: {
      zh: '包裹与同一商品其他包裹的中位重量相比，不用登记重量',
      en: 'a parcel is held against the middle weight of the other parcels of the same product, not against the catalogue',
    },
  },
]
