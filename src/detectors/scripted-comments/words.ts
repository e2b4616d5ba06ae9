import type { BenignCause } from '../detector.ts'

export const benign: readonly BenignCause[] = [
  {
    id: 'memes',
    cause: { zh: '流行语、口号、表情刷屏', en: 'memes, cries and emoji that everybody types' },
    ruledOutBy: {
      zh: '只看含四种以上不同四字片段的长句；一句话若圈外也有不少人说，就不算圈内的话',
      en: 'only lines of four or more different phrases count, and a phrase that many outside the circle say is not the circle’s',
    },
  },
  {
    id: 'calls_and_draws',
    cause: { zh: '主播号召“扣1”、福袋口令', en: 'calls to type 1, pass-phrases of a draw' },
    ruledOutBy: {
      zh: '一两句口令不成圈：须有四种以上不同的句子，且每人说过其中两种以上',
      en: 'one or two pass-phrases make no circle: it takes four or more different lines, and two or more of them from each account',
    },
  },
  {
    id: 'fan_chants',
    cause: { zh: '粉丝团应援口号', en: 'chants of a fan club' },
    ruledOutBy: {
      zh: '粉丝也说自己的话：须每人六成以上的长句都与圈内他人重合；并与同一直播间打乱说话人后的情形比较',
      en: 'fans say things of their own as well: six tenths of what each says at length must be shared inside; and the room is compared with itself, its speakers shuffled',
    },
  },
  {
    id: 'common_questions',
    cause: { zh: '人人都会问的问题', en: 'questions that everybody asks' },
    ruledOutBy: {
      zh: '问题由各色观众提出：说某句话的人须六成以上在圈内',
      en: 'they come from all sorts of viewers: six tenths of those who say a phrase must be inside',
    },
  },
  {
    id: 'own_repeats',
    cause: { zh: '一个人反复发同一句话', en: 'one person repeats a line' },
    ruledOutBy: {
      zh: '同一账号的同一句话只算一次，只比较不同账号',
      en: 'a line counts once for each account, and only different accounts are compared',
    },
  },
  {
    id: 'small_stock',
    cause: { zh: '整个直播间来来去去就那几句话', en: 'a room with a small stock of lines' },
    ruledOutBy: {
      zh: '与圈外说长句的普通账号比较：这样的账号太少时，权重不超过关注',
      en: 'the circle is held against ordinary accounts that say long lines outside it; where there are few, it weighs no more than a second look',
    },
  },
]
