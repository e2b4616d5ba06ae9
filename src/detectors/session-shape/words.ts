import type { BenignCause } from '../detector.ts'

export const benign: readonly BenignCause[] = [
  {
    id: 'keep_alive',
    cause: { zh: '后台保活、挂机收听', en: 'apps kept open in the background, silent listeners' },
    ruledOutBy: {
      zh: '这类观众在其他场次也有短暂进出、关注或下单；只比较安静久留者中没有其他活动的账号占比',
      en: 'such viewers look in elsewhere, follow or order like others: only the share of quiet stayers without any other life is compared',
    },
  },
  {
    id: 'drawn_crowd',
    cause: {
      zh: '福袋、连麦引流、推送、付费投流、嘉宾带来的人群',
      en: 'a crowd drawn by a lottery, a raid, a push, paid traffic or a guest',
    },
    ruledOutBy: {
      zh: '人再多也不计：比的不是人数或停留，而是久留者中没有其他活动的占比；引来的人群与平常观众一样有其他活动',
      en: 'numbers and stays alone do not count: drawn crowds have lives elsewhere as other viewers have, and the share without one is what is compared',
    },
  },
  {
    id: 'newcomers',
    cause: {
      zh: '拉新活动，或观众与其他直播间不重合',
      en: 'a campaign for newcomers, or a room whose public goes to no other',
    },
    ruledOutBy: {
      zh: '以本场短暂停留者中没有其他活动的占比为基准，再容许三倍几率',
      en: 'the session’s own brief visitors set what is expected, and three times the odds are allowed for',
    },
  },
  {
    id: 'outage',
    cause: { zh: '推流中断后集体离开、返回', en: 'an outage sends viewers out and back together' },
    ruledOutBy: {
      zh: '同一账号在一场中的多次进出合为一次观看',
      en: 'entries and exits of one account in a session are added up to one view',
    },
  },
]
