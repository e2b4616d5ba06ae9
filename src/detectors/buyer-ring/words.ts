import type { BenignCause } from '../detector.ts'

export const benign: readonly BenignCause[] = [
  {
    id: 'habit_of_returning',
    cause: { zh: '有人习惯多买多退', en: 'some people order much and send most of it back' },
    ruledOutBy: {
      zh: '普通买家退货习惯的差异由同批买家估计；单独一人不下结论，只有超出预期人数的店铺才计入',
      en: 'how far ordinary buyers differ in this is taken from the buyers themselves; nothing is concluded of one person alone, and a shop counts only where it has more of them than expected',
    },
  },
  {
    id: 'category_of_returns',
    cause: {
      zh: '女装等品类六成以上退货属正常',
      en: 'categories such as apparel, where most of what is sold comes back',
    },
    ruledOutBy: {
      zh: '与同场其他买家的退货比例比较',
      en: 'held against what other buyers of the same sessions sent back',
    },
  },
  {
    id: 'faulty_batch',
    cause: {
      zh: '缺货或一批商品有问题，整批退款',
      en: 'goods out of stock, or a faulty batch that goes back as a whole',
    },
    ruledOutBy: {
      zh: '同场其他买家也会退；比例按场计算，只看下过多单的买家',
      en: 'the other buyers of that session send theirs back too: shares are taken by session, and only buyers of several orders are looked at',
    },
  },
  {
    id: 'super_fans_and_bargain_groups',
    cause: {
      zh: '铁杆粉丝、团购群一起反复下单',
      en: 'keen fans and bargain groups who buy together again and again',
    },
    ruledOutBy: {
      zh: '买得多、买在一起都不加分，只看退回',
      en: 'buying much or together weighs nothing; only what goes back does',
    },
  },
  {
    id: 'hired_by_others',
    cause: {
      zh: '同行雇人下单又退，让店铺受损',
      en: 'somebody else has them order and take back to harm the shop',
    },
    ruledOutBy: {
      zh: '不能排除：只说明这些账号和订单，不说明谁安排，不计入主播和店铺',
      en: 'not ruled out: accounts and orders are told, not who had them do so, and neither host nor shop is weighed',
    },
  },
  {
    id: 'family',
    cause: {
      zh: '家人、宿舍、代收点共用地址或付款',
      en: 'families, dormitories and pick-up points share an address or a payer',
    },
    ruledOutBy: { zh: '共用方式只作说明，不加分', en: 'shared means are told and weigh nothing' },
  },
]
