import type { BenignCause } from '../detector.ts'

export const benign: readonly BenignCause[] = [
  {
    id: 'flash_sale',
    cause: {
      zh: '真实秒杀：大量买家在开售瞬间抢购',
      en: 'a real flash sale: many people are quick the moment it begins',
    },
    ruledOutBy: {
      zh: '同场付款收货的抢购单显示真人有多快；只计退掉的单中快单多出的部分',
      en: 'the kept grabs of the session show how quick people are; only what quick ones are commoner among those let go counts',
    },
  },
  {
    id: 'called_off',
    cause: {
      zh: '超卖或缺货，商家取消整批订单',
      en: 'oversold goods of which the shop calls every order off',
    },
    ruledOutBy: {
      zh: '同一次开售中稍后下单者也过半被取消的，整批不计',
      en: 'a release of which most of the later orders were let go, too, does not count',
    },
  },
  {
    id: 'second_thoughts',
    cause: {
      zh: '先抢下再说，之后不付款或退掉的真实买家',
      en: 'people who grab first and think afterwards, and then do not pay',
    },
    ruledOutBy: {
      zh: '其他直播间（至少两个）退掉抢购单的买家中快单的比例也作为基准',
      en: 'the share of quick ones among those who let go in other rooms, where there are two or more, counts as ordinary, too',
    },
  },
  {
    id: 'clocks',
    cause: { zh: '开售与下单时钟不一致', en: 'clocks of releases and orders that disagree' },
    ruledOutBy: {
      zh: '时钟偏差同样作用于付款收货的订单',
      en: 'a clock that is off is off for the kept ones, too',
    },
  },
]
