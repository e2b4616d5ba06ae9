import type { Text } from '../language.ts'
import { metricDefinition } from '../metrics/registry.ts'

/** Name and formula of a metric, as the report prints them. */
export interface MetricTerm {
  readonly name: Text
  readonly formula: Text
}

/** The registry states each formula once, in English; here it is in Chinese for the metrics that every session gets. */
const formulasZh: Readonly<Record<string, string>> = {
  views: '进入直播间的次数(平台去重之后)',
  unique_viewers: '进入过的不同账号数',
  pcu: '在线人数的最大值',
  acu: '在线人数对时间的积分 ÷ 时长',
  dwell: '离开时刻 − 进入时刻',
  likes: '点赞次数之和',
  comments: '评论条数',
  follows: '本场关注数 − 取消关注数',
  shares: '分享次数',
  orders: '已支付的订单行数',
  buyers: '有已支付订单的不同账号数',
  gmv_list: '下单数量 × 标价之和,不得称为销售额',
  gmv_order: '下单数量 × 成交价之和,含未支付',
  gmv_paid: '已支付订单的实付金额之和',
  gmv_shipped: '支付 GMV − 发货前退款',
  gmv_net: '支付 GMV − 结束后规定天数内完成的退款',
  gmv_settled: '支付机构已结算金额之和',
  gmv_audited: '净 GMV − 未退款的关联订单与疑似虚构订单',
  water_ratio: '1 − 审定 GMV ÷ 宣称 GMV',
  refund_rate: '退款金额 ÷ 支付 GMV',
}

/** A metric that the registry does not know is shown under its own id. */
export function metricTerm(id: string): MetricTerm {
  const known = metricDefinition(id)
  if (!known) return { name: { zh: id, en: id }, formula: { zh: '—', en: '—' } }
  const en = known.note === '' ? known.formula : `${known.formula} (${known.note})`
  return {
    name: { zh: known.zh, en: known.en },
    formula: { zh: formulasZh[id] ?? known.formula, en },
  }
}
