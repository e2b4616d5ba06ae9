import type { BenignCause } from '../detector.ts'

export const benign: readonly BenignCause[] = [
  {
    id: 'outside_links',
    cause: {
      zh: '买家从直播间外的链接、搜索或收藏直接下单',
      en: 'buyers who order by a link, a search or a bookmark from outside the room',
    },
    ruledOutBy: {
      zh: '只有款退而货未退的订单中，未见进场的比例高出同场正常收货订单的部分才计分',
      en: 'only what such orders are commoner among those that came back empty than among those that were kept in the same session',
    },
  },
  {
    id: 'repeat_buyers',
    cause: {
      zh: '熟客知道要买什么，进场立即下单',
      en: 'regulars who know what they want and order as soon as they come in',
    },
    ruledOutBy: {
      zh: '其他直播间（至少两个）退款买家中同样的比例也作为基准',
      en: 'their share among what comes back in other rooms, where there are two or more, counts as ordinary, too',
    },
  },
  {
    id: 'not_recorded',
    cause: { zh: '进场记录不全或有中断', en: 'records that lack some of the visits' },
    ruledOutBy: {
      zh: '缺失的记录同样落在正常收货的订单上，抬高基准',
      en: 'what is lacking is lacking for kept orders, too, and makes them the more ordinary',
    },
  },
  {
    id: 'session_refunds',
    cause: {
      zh: '该场退款本来就多：女装、缺货、次品批次',
      en: 'a session of which much comes back anyway: apparel, want of stock, a faulty batch',
    },
    ruledOutBy: {
      zh: '退款的多少不计分，只看退款与未见进场是否同时出现',
      en: 'how much comes back weighs nothing; only whether it goes with not having been there',
    },
  },
  {
    id: 'called_off',
    cause: {
      zh: '缺货或超卖，商家取消某商品的全部订单',
      en: 'an item out of stock of which the shop calls every order off',
    },
    ruledOutBy: {
      zh: '在场买家的订单过半未留下的商品整个不计；无在场买家的，看全部订单',
      en: 'an item of which those who were there did not keep most, either, does not count; where none were there, all orders tell',
    },
  },
]
