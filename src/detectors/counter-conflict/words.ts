import type { Text } from '../../language.ts'
import type { BenignCause } from '../detector.ts'
import type { Identity } from './check.ts'

/** What is held against what, as a reader says it. */
export const identityNames: Readonly<Record<Identity, Text>> = {
  flow_balance: { zh: '在线人数与进出记录', en: 'viewers online against entries and exits' },
  littles_law: { zh: '总停留时长与在线人数', en: 'time stayed against viewers online' },
  actors_in_room: {
    zh: '互动与下单账号与进入账号',
    en: 'accounts that acted or bought against those that entered',
  },
  peak_order: { zh: '各展示数字之间', en: 'displayed figures against each other' },
  displayed_totals: { zh: '展示的累计数与逐条记录', en: 'displayed totals against single acts' },
  money_order: { zh: '退款、结算与支付', en: 'refunds and settlements against payments' },
  parcels: { zh: '包裹与订单', en: 'parcels against orders' },
  no_parcel_back: { zh: '退货与退款', en: 'returns against refunds' },
}

/** Honest reasons for which a displayed figure and its ledger may part. */
export const benign: readonly BenignCause[] = [
  {
    id: 'counter_lag',
    cause: { zh: '计数器刷新延迟或取整显示', en: 'counter refresh lag, or figures rounded for display' },
    ruledOutBy: {
      zh: '每个读数与此前一段延迟（本场计数器刷新间隔的 95 分位加最长空档）内账本的最高值比较，再加取整单位；须在一成以上的展示时间内超出',
      en: "each reading is held against the highest the ledger stood within the room's own lag before it (95th percentile of its refresh intervals plus its longest gap), plus the unit it is rounded to; the excess must last for a tenth of the time shown",
    },
  },
  {
    id: 'heat_for_people',
    cause: { zh: '热度值而非人数', en: 'heat instead of people' },
    ruledOutBy: {
      zh: '名为热度的计数器从不与人数比较；名为在线而始终与在场人数成比例的，不能排除是热度，只作关注',
      en: 'a counter named heat is never compared with people; one named online that stays in proportion to them may be heat, and weighs little',
    },
  },
  {
    id: 'accumulated_views',
    cause: { zh: '“在线”实为累计观看', en: 'an “online” counter that accumulates views' },
    ruledOutBy: {
      zh: '从不下降的在线计数只与累计进入人次比较',
      en: 'an online counter that never falls is held against accumulated entries only',
    },
  },
  {
    id: 'missing_coverage',
    cause: { zh: '记录不全', en: 'records that were not delivered' },
    ruledOutBy: {
      zh: '仅在逐条记录且声明完整度不低于 98%、本场确有该类记录时核对；账本数按完整度放大，再容许 5%',
      en: 'checked only on single events with a declared share of at least 98 %, of which the session has any; the ledger is scaled up by that share and by 5 % more',
    },
  },
  {
    id: 'already_in_room',
    cause: { zh: '记录开始前已在房间的人', en: 'people already in the room when the record starts' },
    ruledOutBy: {
      zh: '开播前的进入照常计入；无进入却有离开或心跳的账号全程计为在场',
      en: 'entries before the start count; accounts seen leaving or idling without an entry count as present throughout',
    },
  },
  {
    id: 'several_screens',
    cause: {
      zh: '后台保活、多设备同时观看、无障碍自动点击',
      en: 'clients kept alive, several screens at once, assistive tapping tools',
    },
    ruledOutBy: {
      zh: '上限按客户端与一户人家的屏幕数设定，而非手指；每次停留先扣除三分钟保活',
      en: 'the limits are those of a client and of a household of screens, not of a finger; three minutes of keep-alive are taken off each stay',
    },
  },
  {
    id: 'subsidy_or_late_refund',
    cause: {
      zh: '平台补贴、运费、赔付，或结算之后的退款',
      en: 'platform subsidies, freight, compensation, or refunds after settlement',
    },
    ruledOutBy: {
      zh: '补贴、优惠与运费计入允许额；赔付不计为退款；仅扣除结算之前完成的退款',
      en: 'subsidies, discounts and freight are allowed for; compensation is no refund; only refunds before settlement are deducted',
    },
  },
  {
    id: 'paid_otherwise',
    cause: {
      zh: '货到付款（在途、拒收、货款未到账）、定金与尾款分付、换货与赠品包裹',
      en: 'cash on delivery (under way, refused, cash not handed over yet), a deposit with its balance, parcels of exchange or gifts',
    },
    ruledOutBy: {
      zh: '仅在付款记录声明完整时，对应付金额大于零、送达已满 15 天且未退回、未取消的订单核对；分次付款合计；已结算视同已付',
      en: 'asked only where payments are declared complete, of orders that owe money, were delivered fifteen days before the last record and were neither sent back nor called off; payments of one order are added up; what was settled was paid',
    },
  },
  {
    id: 'logistics_habits',
    cause: {
      zh: '合并发货、仅退款、商品重量登记有误、个别录入差错',
      en: 'parcels joined, refunds without return, a wrong catalogue weight, single clerical errors',
    },
    ruledOutBy: {
      zh: '容许 5% 的订单出错；共用运单、多数包裹偏轻的商品、写明仅退款的退款均不计',
      en: 'one order in twenty may be wrong; shared parcels, products whose parcels are mostly light and refunds said to be without return do not count',
    },
  },
]
