import type { BenignCause } from '../detector.ts'

export const benign: readonly BenignCause[] = [
  {
    id: 'sign_up_campaign',
    cause: { zh: '拉新活动、广告投放', en: 'an advertising campaign for new accounts' },
    ruledOutBy: {
      zh: '活动带来的人来自同一渠道，各用各的手机、号段、身份和名字；渠道少见或没有记录的，不下结论',
      en: 'a campaign shows in one way in, and its people have telephones, numbers, identities and names of their own; where the way in is unusual or not on record, nothing is concluded',
    },
  },
  {
    id: 'offline_event',
    cause: { zh: '线下活动、门店里许多人同时注册', en: 'an event or a shop where many sign up at once' },
    ruledOutBy: {
      zh: '同一网络、同一时段本身不足以成批',
      en: 'one network and the same hours make no batch by themselves',
    },
  },
  {
    id: 'school_term',
    cause: { zh: '开学时集体办理的同号段手机卡', en: 'a school term with numbers of one range' },
    ruledOutBy: {
      zh: '只有号段、或号段与手机相同的不算，须另有身份或名字相同',
      en: 'one range of numbers is not enough, nor with one telephone: it takes an identity or a way of naming beside it',
    },
  },
  {
    id: 'assisted_sign_up',
    cause: {
      zh: '店员用一部手机替顾客注册',
      en: 'somebody in a shop who signs up customers on one telephone',
    },
    ruledOutBy: {
      zh: '只有手机、或手机与号段相同的不算，须另有身份或名字相同',
      en: 'one telephone is not enough, nor with one range of numbers: it takes an identity or a way of naming beside it',
    },
  },
  {
    id: 'family',
    cause: { zh: '一家人先后注册', en: 'a family that signs up' },
    ruledOutBy: { zh: '少于六个账号的不算', en: 'fewer than six accounts are no batch' },
  },
  {
    id: 'like_names',
    cause: { zh: '粉丝统一改名', en: 'fans who name themselves alike' },
    ruledOutBy: {
      zh: '只有名字相像的不算，须另有手机、号段或身份相同',
      en: 'names alike are not enough: it takes a telephone, a range of numbers or an identity beside them',
    },
  },
]
