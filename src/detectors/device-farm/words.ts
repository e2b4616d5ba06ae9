import type { BenignCause } from '../detector.ts'

export const benign: readonly BenignCause[] = [
  {
    id: 'family',
    cause: { zh: '一家人共用一部手机、一个付款账户', en: 'a family on one telephone or one purse' },
    ruledOutBy: {
      zh: '账号数与本次数据中共用两三个账号的情形推得的家庭规模比较；同时在看只有在多部手机都如此、而同场的其他人很少如此时才计',
      en: 'the number of accounts is held against the sizes of homes, as those with two or three accounts in this import tell them; to be there at once counts where several telephones do so and others of the same sessions, a hired crowd among them, hardly do',
    },
  },
  {
    id: 'campus_or_carrier',
    cause: {
      zh: '学校、公司、运营商共用出口地址',
      en: 'a campus, a company or a carrier behind one address',
    },
    ruledOutBy: {
      zh: '网络地址本身不计；多部手机只有在同一分钟一再进入不同直播间时才计，且出口过于拥挤的分钟不配对',
      en: 'a shared network weighs nothing by itself: several telephones count only where they enter different rooms within the same minute again and again, and crowded minutes are not paired',
    },
  },
  {
    id: 'pick_up_point',
    cause: { zh: '全村的包裹寄到同一代收点', en: 'a village where all parcels go to one shop' },
    ruledOutBy: { zh: '收货地址不计', en: 'addresses of delivery weigh nothing' },
  },
  {
    id: 'second_hand',
    cause: { zh: '二手手机先后属于不同的人', en: 'a second-hand telephone, one owner after another' },
    ruledOutBy: {
      zh: '只计同一个月内使用的账号',
      en: 'only accounts that were seen with it within one month count',
    },
  },
  {
    id: 'borrowed',
    cause: {
      zh: '店里、网吧、朋友处借用的手机，代付',
      en: 'a telephone in a shop or of a friend that others borrow; somebody who pays for others',
    },
    ruledOutBy: {
      zh: '只计多半时候以它为手机或付款账户、且至少见过两次的账号',
      en: 'only accounts that use it more than half of the time, and were seen with it twice or more, count',
    },
  },
  {
    id: 'assisted_sign_up',
    cause: {
      zh: '店员用一部手机替顾客注册，顾客此后用自己的手机',
      en: 'somebody in a shop who signs up customers on one telephone, which they do not use afterwards',
    },
    ruledOutBy: {
      zh: '注册当天的记录不足以算作主要手机：此后须有登录或下单',
      en: 'the day of registration makes no telephone the main one: a login or an order on it must follow',
    },
  },
  {
    id: 'placeholder',
    cause: {
      zh: '设备标识取不到时许多手机上报同一个值',
      en: 'an identifier that many telephones send where they have none of their own',
    },
    ruledOutBy: {
      zh: '账号多到一部手机用不过来的，不下结论',
      en: 'where there are more accounts than anybody works on one telephone, nothing is concluded',
    },
  },
]
