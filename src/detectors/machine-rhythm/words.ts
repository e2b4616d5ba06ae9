import type { Text } from '../../language.ts'
import type { Granularity } from '../../records/coverage.ts'
import type { BenignCause } from '../detector.ts'
import type { FraudType } from '../finding.ts'
import type { Act } from './usual.ts'

/** What an act is called, what it comes to where it is made up, and how finely it must be recorded: apps send likes in bursts. */
export const actWords: Readonly<
  Record<
    Act,
    {
      readonly type: FraudType
      readonly says: Text
      readonly stream: string
      readonly granularity: Granularity
    }
  >
> = {
  like: {
    type: 'fake_likes',
    says: { zh: '点赞', en: 'likes' },
    stream: 'activity.like',
    granularity: 'burst',
  },
  comment: {
    type: 'fake_comments',
    says: { zh: '评论', en: 'comments' },
    stream: 'activity.comment',
    granularity: 'event',
  },
  order: { type: 'brushed_order', says: { zh: '下单', en: 'orders' }, stream: 'order', granularity: 'event' },
}

export const benign: readonly BenignCause[] = [
  {
    id: 'auto_like',
    cause: { zh: '无障碍辅助等自动点赞工具', en: 'a tool that taps for somebody' },
    ruledOutBy: {
      zh: '只点赞或反复发同一句的单个账号不超过关注；须五个以上账号以同一节奏行动，且多于偶然，或间隔分布一致',
      en: 'one account that likes, or repeats one line, is never more than watched; five or more must keep one tempo, beyond chance, or wait alike',
    },
  },
  {
    id: 'slow_mode',
    cause: { zh: '慢速发言等间隔限制', en: 'slow mode, which sets the least interval for everybody' },
    ruledOutBy: {
      zh: '与同批数据中普通账号间隔相同的比例比较；人人如此的节奏不算',
      en: 'held against how often intervals repeat with ordinary accounts of the same import; a tempo of everybody counts for nothing',
    },
  },
  {
    id: 'platform_batching',
    cause: { zh: '平台合并上报、时间取整', en: 'packets of the platform, times rounded to seconds' },
    ruledOutBy: {
      zh: '四分之一秒内的行为并为一次；合并与取整同样见于普通账号，已计入比较',
      en: 'acts within a quarter of a second are one; packets and rounding show in ordinary accounts as well, which it is held against',
    },
  },
]
