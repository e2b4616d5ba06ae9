import type { BenignCause } from '../detector.ts'

export const benign: readonly BenignCause[] = [
  {
    id: 'closed_accounts',
    cause: { zh: '注销后重新注册的账号', en: 'accounts that were closed and opened anew' },
    ruledOutBy: {
      zh: '只计有登录、行为或订单记录的账号',
      en: 'only accounts with a login, an act or an order on record count',
    },
  },
  {
    id: 'placeholder',
    cause: { zh: '没有实名信息时的空值标识', en: 'a token that stands for no identity at all' },
    ruledOutBy: {
      zh: '账号多到不可能属于一个人的，不下结论',
      en: 'where there are more accounts than anybody registers on one identity, nothing is concluded',
    },
  },
  {
    id: 'several_platforms',
    cause: { zh: '同一人在几个平台各有账号', en: 'one person with accounts on several platforms' },
    ruledOutBy: {
      zh: '数据含几个平台时，上限按平台数相加',
      en: 'where the import holds several platforms, the limit is so many times as high',
    },
  },
]
