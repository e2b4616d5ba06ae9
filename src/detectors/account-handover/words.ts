import type { BenignCause } from '../detector.ts'

export const benign: readonly BenignCause[] = [
  {
    id: 'new_or_used_telephone',
    cause: { zh: '换了新手机，或用别人的旧手机', en: 'a new telephone, or one bought second-hand' },
    ruledOutBy: {
      zh: '换手机的人留在原来的地区和网络；只有手机与地区在同一次登录时一起改变的才计',
      en: 'whoever changes telephones stays in the same region and on the same network: only where telephone and region change at the same login does it count',
    },
  },
  {
    id: 'moving_or_travelling',
    cause: { zh: '搬家、出差或度假', en: 'moving house, a journey, holidays' },
    ruledOutBy: {
      zh: '旅行者会回来，搬家者带着手机；此后多数登录都在新网络、且此前从未用过该网络的才计',
      en: 'travellers come back and movers keep their telephone: only a network never used before counts, and only where most logins stay there',
    },
  },
  {
    id: 'moved_together',
    cause: {
      zh: '学校开学、公司搬迁，许多人一起换了地方',
      en: 'a school term or a company’s move takes many people to another place at once',
    },
    ruledOutBy: {
      zh: '一起搬迁的人各有手机、作息照旧；手机各不相同而作息未变的，不下结论',
      en: 'people who move together have a telephone each and keep their hours: where that is so, nothing is concluded',
    },
  },
  {
    id: 'household',
    cause: { zh: '家人共用手机和网络', en: 'a family shares telephones and a network' },
    ruledOutBy: {
      zh: '少于四个账号的不称为一批；偶然也会有这么多的，不下结论',
      en: 'fewer than four accounts are no batch; where chance would bring as many together, nothing is concluded',
    },
  },
]
