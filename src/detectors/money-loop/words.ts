import type { Text } from '../../language.ts'
import type { BenignCause } from '../detector.ts'
import type { Route } from './payouts.ts'

export const routeNames: Readonly<Record<Route, Text>> = {
  buyer: { zh: '下单账号本人', en: 'the buyer itself' },
  own_means: { zh: '与下单账号共用支付、地址或设备的账号', en: 'an account with means of the buyer' },
  collector: { zh: '同时收取多名买家返款的账号', en: 'an account that collects for several buyers' },
  cycle: { zh: '相互轮转返款的账号', en: 'an account of a ring in which each receives for the next' },
  other: { zh: '其他账号', en: 'some other account' },
}

export const benign: readonly BenignCause[] = [
  {
    id: 'cashback_programme',
    cause: { zh: '返利、佣金、团长提成', en: 'cashback, commissions, the share of a group-purchase leader' },
    ruledOutBy: {
      zh: '这些只返还价款的一部分；低于一半的不计',
      en: 'these pay a part of the price; less than half of it is not counted',
    },
  },
  {
    id: 'free_order_prize',
    cause: { zh: '抽奖免单', en: 'free orders drawn as prizes' },
    ruledOutBy: {
      zh: '免单按抽奖随机落到少数买家，每人一次，不会多返；与本场抽奖记录、订单数、重复返款的买家比较',
      en: 'prizes fall on few buyers by chance, once each, and never exceed the price; held against the draws on record, the number of orders and the buyers who were paid back again',
    },
  },
  {
    id: 'refund_by_another_way',
    cause: { zh: '售后改用转账退款', en: 'a refund paid by another way after a complaint' },
    ruledOutBy: {
      zh: '有退款申请、取消或退货记录的订单不计',
      en: 'orders with a request, a cancellation or a return on record are left out',
    },
  },
  {
    id: 'damages',
    cause: { zh: '假一赔三等赔付', en: 'damages, which the law sets at a multiple of the price' },
    ruledOutBy: {
      zh: '返款达到价款一倍半以上的不下结论',
      en: 'from one and a half times the price on nothing is concluded',
    },
  },
  {
    id: 'friends_pay_back',
    cause: { zh: '亲友之间代付、归还', en: 'friends and relatives who paid for each other settle up' },
    ruledOutBy: {
      zh: '只计由订单资金向外的返款，且收款账号收取至少三名买家的款项才称为代收',
      en: 'only money paid out of the order counts, and an account is called a collector from three buyers on',
    },
  },
]
