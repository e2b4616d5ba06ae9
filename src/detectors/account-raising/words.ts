import type { BenignCause } from '../detector.ts'

export const benign: readonly BenignCause[] = [
  {
    id: 'students_or_colleagues',
    cause: {
      zh: '宿舍、校园或公司里的人共用一个网络',
      en: 'people of a dormitory, a campus or a company share a network',
    },
    ruledOutBy: {
      zh: '人数过多的网络去除并计数；其余与全体同样规律登录的账号比较：各人登录时刻互不相干的，不下结论',
      en: 'networks with too many on them are left out and counted; the others are held against everybody who logs in as regularly: where each keeps hours of their own, nothing is concluded',
    },
  },
  {
    id: 'testers',
    cause: { zh: '测试人员在一部手机上轮换账号', en: 'testers take turns with accounts on one telephone' },
    ruledOutBy: {
      zh: '测试账号不必在多天里反复下价格极低的订单；没有这类订单的，不下结论',
      en: 'a test needs no purchases for next to nothing on day after day: without them nothing is concluded',
    },
  },
  {
    id: 'bargain_hunters',
    cause: { zh: '爱抢低价的人天天签到、凑单', en: 'bargain hunters check in daily and buy the cheapest' },
    ruledOutBy: {
      zh: '抢购者各用各的手机和网络，也买正价商品；价格极低的订单不到一半的，不下结论',
      en: 'bargain hunters have telephones and networks of their own and buy other things, too: where less than half of the orders are next to nothing, nothing is concluded',
    },
  },
  {
    id: 'family',
    cause: { zh: '一家人共用手机或网络', en: 'a family shares a telephone or a network' },
    ruledOutBy: {
      zh: '少于四个账号的不计',
      en: 'fewer than four accounts are not spoken of',
    },
  },
]
