import type { BenignCause } from '../detector.ts'

export const benign: readonly BenignCause[] = [
  {
    id: 'campaign_newcomers',
    cause: { zh: '拉新活动或广告带来的新用户', en: 'newcomers whom a campaign or an advert brings' },
    ruledOutBy: {
      zh: '注册不满六十天的账号不看',
      en: 'accounts registered less than sixty days before are not looked at',
    },
  },
  {
    id: 'viral_product',
    cause: {
      zh: '爆款或热门直播间把久未登录的人带回来',
      en: 'a product or room that everybody talks of brings back people who had not been there for long',
    },
    ruledOutBy: {
      zh: '久未登录本身不计；被带回来的人注册于各个年月，这里只看同时注册的一批是否远多于全体账号的比例',
      en: 'having been away counts nothing: people who are brought back were registered at all times, and only those registered together count, against the share of all accounts',
    },
  },
  {
    id: 'called_back_together',
    cause: {
      zh: '平台按注册批次召回老用户',
      en: 'a platform calls back those who once signed up together',
    },
    ruledOutBy: {
      zh: '单凭此项无法排除，因此不下结论',
      en: 'this alone does not rule it out, so nothing is concluded',
    },
  },
]
