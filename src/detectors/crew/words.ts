import type { BenignCause } from '../detector.ts'

export const benign: readonly BenignCause[] = [
  {
    id: 'keen_viewers',
    cause: { zh: '热心观众看很多直播，常常碰到一起', en: 'keen viewers watch many rooms and often meet' },
    ruledOutBy: {
      zh: '预期重合人数按每个账号自己的停留次数和每个时段的人数计算；来得多不加分，只看来去的时段是否一致',
      en: 'the expected overlap follows from how often each account stays and how many each slot holds; coming often weighs nothing, keeping the same hours does',
    },
  },
  {
    id: 'peak_hours',
    cause: { zh: '大促高峰和头部直播间里人人都在', en: 'at sale peaks and in top rooms everybody is there' },
    ruledOutBy: {
      zh: '同时来去人数过多的时段在配对之前去除并计数；其余时段与同场其他久留观众比较',
      en: 'slots that hold too many are left out before pairs are formed, and counted; the others are held against all who stay long in the same session',
    },
  },
  {
    id: 'fans_of_one_host',
    cause: { zh: '同一主播的粉丝或同一店铺的老顾客', en: 'fans of one host, or regulars of one shop' },
    ruledOutBy: {
      zh: '同一房间、主播或店铺的场次算作一处，只比较互不相关的房间',
      en: 'sessions of one room, host or shop count as one place: only rooms that have nothing to do with each other are compared',
    },
  },
  {
    id: 'bargain_club',
    cause: { zh: '抢购群按同一份清单逛直播间', en: 'bargain hunters go through rooms by the same list' },
    ruledOutBy: {
      zh: '抢购者为一次放货而来，进出零散、停留不长，买了并且留下',
      en: 'bargain hunters come for a drop: they come and go over about as long as they stay, and they buy and keep what they bought',
    },
  },
  {
    id: 'household_or_campus',
    cause: { zh: '家人、同学或同事一起看', en: 'a family, a campus or a company watches together' },
    ruledOutBy: {
      zh: '家庭人数少；一半以上成员来自同一网络或设备的，不下结论',
      en: 'families are fewer; where half of the members come from one network or device, nothing is concluded',
    },
  },
]
