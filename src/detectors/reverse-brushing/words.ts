import type { BenignCause } from '../detector.ts'

export const benign: readonly BenignCause[] = [
  {
    id: 'comparing_purchase',
    cause: { zh: '同行买来比较', en: 'people of the trade who buy to compare' },
    ruledOutBy: {
      zh: '留下货的不计；四单以下或不足三个账号的不计，同一账号每场只算一次；须明显高于该店其他买家撤回的比例',
      en: 'what is kept does not count, nor do fewer than four or those of fewer than three accounts, each once a session; more must be taken back than by the other buyers of the shop',
    },
  },
  {
    id: 'shared_team',
    cause: { zh: '同一机构服务多家店铺', en: 'one agency that serves several shops' },
    ruledOutBy: {
      zh: '凡列在该店任一场次的直播间、主播、机构名下的，均算自己人，不计',
      en: 'whoever is listed with a room, host or agency of any session of the shop is its own, and not counted',
    },
  },
  {
    id: 'shared_place',
    cause: { zh: '同一园区、网络或代收点', en: 'one building, network or pick-up point' },
    ruledOutBy: {
      zh: '只看账号、付款方与设备，不看网络与地址',
      en: 'only account, payer and device count, not network or address',
    },
  },
]
