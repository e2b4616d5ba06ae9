import type { BenignCause } from '../detector.ts'

export const benign: readonly BenignCause[] = [
  {
    id: 'outage',
    cause: { zh: '推流中断、下播，大家一起离开', en: 'an outage or the end sends everybody out at once' },
    ruledOutBy: {
      zh: '以当时在场者为准做置换检验：中断与下播不挑人，离开者的进入时刻与在场者相同',
      en: 'a permutation of those present at that moment: an outage takes people as they are, whenever they came',
    },
  },
  {
    id: 'raid_or_push',
    cause: {
      zh: '连麦引流、推送、付费投流带来的集中进入',
      en: 'a raid, a push or paid traffic brings many at once',
    },
    ruledOutBy: {
      zh: '集中进入本身不计；须同一批人又在半分钟内一起离开',
      en: 'coming together does not count by itself: the same people must leave together within half a minute',
    },
  },
  {
    id: 'lottery_or_guest',
    cause: { zh: '开奖后、嘉宾走后一起离开', en: 'people leave together when a draw or a guest is over' },
    ruledOutBy: {
      zh: '这样的人群会评论、点赞：比较这批人与其他久留者有动作的比例；有公告的权重设上限',
      en: 'such crowds comment and like: their share of acts is held against that of other stayers, and what was announced weighs little',
    },
  },
  {
    id: 'families',
    cause: { zh: '家人朋友同进同出', en: 'families and friends come and go together' },
    ruledOutBy: { zh: '少于 8 人的不计', en: 'blocks of fewer than eight are not counted' },
  },
]
