import type { BenignCause } from '../detector.ts'

export const benign: readonly BenignCause[] = [
  {
    id: 'category_returns',
    cause: {
      zh: '品类退货率本来就高（如女装）',
      en: 'a category of which much comes back, such as women’s apparel',
    },
    ruledOutBy: {
      zh: '与该店场外日子（不足时与其他场次）的退款率比较；货已退回的不计入',
      en: 'held against the shop’s days outside any session, or its other sessions where those are few; where the goods came back, too, nothing is counted',
    },
  },
  {
    id: 'presale',
    cause: { zh: '预售定金退回', en: 'deposits of a presale given back' },
    ruledOutBy: {
      zh: '只付了一部分的订单不计入',
      en: 'orders of which only a part was paid are not counted',
    },
  },
  {
    id: 'freight_insurance',
    cause: { zh: '有运费险，签收后随手退', en: 'freight insurance makes returning free' },
    ruledOutBy: {
      zh: '只看发货前的退款，或货未退回的退款',
      en: 'only refunds before shipment, or without the goods, are looked at',
    },
  },
  {
    id: 'out_of_stock',
    cause: {
      zh: '缺货或次品批次，商家自己取消',
      en: 'the shop cancels for want of stock or for a faulty batch',
    },
    ruledOutBy: {
      zh: '退款最多的商品是否几乎没有履约，或退款过半集中于它而订单并非如此；如是，则只看其余商品，该商品的订单一概不作判断',
      en: 'whether the item with most refunds was hardly ever honoured, or holds most of the refunds though not of the orders; then the other items alone are weighed, and no order of that item is judged',
    },
  },
]
