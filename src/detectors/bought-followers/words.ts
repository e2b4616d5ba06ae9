import type { BenignCause } from '../detector.ts'

export const benign: readonly BenignCause[] = [
  {
    id: 'sign_up_campaign',
    cause: { zh: '拉新活动带来一批刚注册的人', en: 'a sign-up campaign brings newly registered people' },
    ruledOutBy: {
      zh: '注册时间与全部账号每小时注册数比较；同期注册者多数行为正常的不计；注册不足七天而进过直播间的，不因别处没见过而计入',
      en: 'registrations are held against the hourly sign-ups of all accounts; a span in which most lead ordinary lives counts nothing, and an account of less than seven days that did enter is not held to have been seen nowhere else',
    },
  },
  {
    id: 'guest_or_raid',
    cause: { zh: '嘉宾到场或连麦导流，很多人一起关注', en: 'a guest or a raid makes many follow at once' },
    ruledOutBy: {
      zh: '与同场由同一途径进入而未关注的人比较；同时关注本身不计',
      en: 'held against those who came to the same session the same way and did not follow; following at the same time weighs nothing',
    },
  },
  {
    id: 'followed_from_profile',
    cause: {
      zh: '从主页或短视频关注，没有进直播间',
      en: 'fans follow from a profile or a clip without entering',
    },
    ruledOutBy: {
      zh: '在其他场次出现过、买过东西或有其他行为的不计；与本导入其他场次的比例比较',
      en: 'accounts that are seen in another session, buy or do anything else do not count; held against the share in the other sessions of the import',
    },
  },
  {
    id: 'one_time_visitors',
    cause: {
      zh: '很多人本来就只看一次、什么也不做',
      en: 'many people look in once and never do anything else',
    },
    ruledOutBy: {
      zh: '按同场未关注者中只短暂看过这一次的比例计算，并留有余地',
      en: 'expected at the share of those beside them who looked in as briefly, only once, with an allowance',
    },
  },
  {
    id: 'coverage_gap',
    cause: { zh: '进入记录不全', en: 'the ledger of entries has gaps' },
    ruledOutBy: {
      zh: '只在进入记录声明完整时判断，并与同场其他行为者中没有进入记录的比例比较',
      en: 'judged only where entries are declared complete, and held against those who did anything else in the session without an entry',
    },
  },
]
