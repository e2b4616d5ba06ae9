import type { Text } from '../../language.ts'
import type { BenignCause } from '../detector.ts'

export type Shown = 'entered' | 'purchased' | 'followed' | 'liked'

/** What a line says, and the stream in which its act must be found. */
export const shownKinds: Readonly<Record<Shown, { readonly says: Text; readonly stream: string }>> = {
  entered: { says: { zh: '“××来了”', en: '“×× is coming”' }, stream: 'activity.enter' },
  followed: { says: { zh: '“××关注了主播”', en: '“×× followed”' }, stream: 'activity.follow' },
  liked: { says: { zh: '“××点赞了”', en: '“×× liked”' }, stream: 'activity.like' },
  purchased: { says: { zh: '“××正在购买”', en: '“×× bought”' }, stream: 'order' },
}

export const benign: readonly BenignCause[] = [
  {
    id: 'banner_delay',
    cause: { zh: '提示语显示有延迟', en: 'lines are shown late' },
    ruledOutBy: {
      zh: '提示语可对应其前五分钟内任一尚未对应的行为；写明账号的，对应该账号在本场的任一同类行为',
      en: 'a line may stand for any act of the five minutes before it that no other line stands for; where it names an account, for any act of that account in the session',
    },
  },
  {
    id: 'anonymised_names',
    cause: { zh: '昵称打码，看不出是谁', en: 'names are masked' },
    ruledOutBy: {
      zh: '打码提示语不比对姓名，只比较同一商品的条数与行为数',
      en: 'masked lines are not matched by name: only their number is held against the acts on the same product',
    },
  },
  {
    id: 'repeated_display',
    cause: { zh: '同一行为被重复显示', en: 'one act is shown more than once' },
    ruledOutBy: {
      zh: '五秒内相同的提示语算一条；少量多余的提示语在容许比例之内',
      en: 'equal lines within five seconds count as one; a small surplus is allowed for',
    },
  },
  {
    id: 'coverage_gap',
    cause: { zh: '行为记录不全', en: 'the ledger of acts has gaps' },
    ruledOutBy: {
      zh: '只在行为记录声明完整时才比对，并容许少量缺失',
      en: 'compared only where the ledger is declared complete, with an allowance for lost rows',
    },
  },
]
