import type { Text } from '../language.ts'

/** What a figure means, so that claimed, displayed, recorded and audited are comparable. */
export interface MetricDefinition extends Text {
  readonly id: string
  readonly unit: 'count' | 'seconds' | 'ratio' | 'money'
  readonly formula: Text
  /** How subsidy, freight, deposits and gaps are treated; left out where nothing is to be said. */
  readonly note?: Text
  /** The statements, as `folder/file.sql`, that the figure is reckoned by. */
  readonly statements: readonly string[]
}

export const metricRegistry: readonly MetricDefinition[] = [
  {
    id: 'views',
    zh: '场观(人次)',
    en: 'views',
    unit: 'count',
    formula: {
      zh: '进入直播间的次数，按平台去重之后计',
      en: "room entries, after the platform's de-duplication window",
    },
    statements: ['audience/activity.sql', 'audience/displayed.sql'],
  },
  {
    id: 'unique_viewers',
    zh: '观看人数',
    en: 'unique viewers (UV)',
    unit: 'count',
    formula: { zh: '进入过的不同账号数', en: 'distinct accounts that entered' },
    statements: ['audience/activity.sql', 'audience/displayed.sql'],
  },
  {
    id: 'online',
    zh: '在线人数',
    en: 'concurrent viewers at t',
    unit: 'count',
    formula: { zh: '截至 t 的进入数 − 离开数', en: 'entries - exits up to t' },
    note: {
      zh: 't 取展示在线人数最高的时刻（没有展示数字的，取账面最高的时刻），展示与账面取同一时刻；时刻列在其旁',
      en: 't is the instant at which the display stood highest (where nothing was displayed, the ledger): display and ledger are taken at the same t, which stands beside it',
    },
    statements: ['audience/presence.sql', 'audience/displayed.sql'],
  },
  {
    id: 'pcu',
    zh: '峰值在线',
    en: 'peak concurrent viewers',
    unit: 'count',
    formula: { zh: '在线人数的最大值', en: 'max online' },
    note: { zh: '展示与账面各取自己的最大值', en: 'display and ledger each at their own peak' },
    statements: ['audience/presence.sql', 'audience/displayed.sql'],
  },
  {
    id: 'acu',
    zh: '平均在线',
    en: 'average concurrent viewers',
    unit: 'count',
    formula: { zh: '在线人数对时间的积分 ÷ 时长', en: 'integral of online / duration' },
    note: {
      zh: '账面取自进出记录；展示值按显示时长加权',
      en: 'recorded from entries and exits; the displayed one is weighted by how long each reading stood',
    },
    statements: ['audience/presence.sql', 'audience/displayed.sql'],
  },
  {
    id: 'dwell',
    zh: '停留时长',
    en: 'dwell time',
    unit: 'seconds',
    formula: {
      zh: '离开时刻 − 进入时刻；报告均值、中位数、25 与 75 分位、不足 10 秒占比、超过 30 分钟占比',
      en: 'exit - entry; report mean, median, P25, P75, share under 10 s, share over 30 min',
    },
    note: {
      zh: '主值为均值，其余列在其旁',
      en: 'the figure is the mean; the rest stands beside it',
    },
    statements: ['audience/presence.sql'],
  },
  {
    id: 'likes',
    zh: '点赞数',
    en: 'likes',
    unit: 'count',
    formula: { zh: '点赞次数之和', en: 'sum of like counts' },
    note: { zh: '没有写明次数的记录按一次计', en: 'a record without a count is one like' },
    statements: ['audience/activity.sql', 'audience/displayed.sql'],
  },
  {
    id: 'comments',
    zh: '评论数',
    en: 'comments',
    unit: 'count',
    formula: { zh: '评论条数', en: 'count of comments' },
    statements: ['audience/activity.sql', 'audience/displayed.sql'],
  },
  {
    id: 'follows',
    zh: '新增关注',
    en: 'new follows',
    unit: 'count',
    formula: { zh: '本场关注数 − 取消关注数', en: 'follows - unfollows within the session' },
    statements: ['audience/activity.sql', 'audience/displayed.sql'],
  },
  {
    id: 'shares',
    zh: '分享数',
    en: 'shares',
    unit: 'count',
    formula: { zh: '分享次数', en: 'count of shares' },
    statements: ['audience/activity.sql', 'audience/displayed.sql'],
  },
  {
    id: 'engagement_rate',
    zh: '互动率',
    en: 'engagement rate',
    unit: 'ratio',
    formula: {
      zh: '有点赞、评论、分享、关注或送礼的不同账号数 ÷ 观看人数',
      en: 'distinct accounts with like, comment, share, follow or gift / unique_viewers',
    },
    statements: ['audience/activity.sql'],
  },
  {
    id: 'like_user_rate',
    zh: '点赞人数率',
    en: 'like-user rate',
    unit: 'ratio',
    formula: { zh: '点过赞的不同账号数 ÷ 观看人数', en: 'distinct likers / unique_viewers' },
    statements: ['audience/activity.sql'],
  },
  {
    id: 'comment_user_rate',
    zh: '评论人数率',
    en: 'comment-user rate',
    unit: 'ratio',
    formula: { zh: '评论过的不同账号数 ÷ 观看人数', en: 'distinct commenters / unique_viewers' },
    statements: ['audience/activity.sql'],
  },
  {
    id: 'follow_rate',
    zh: '转粉率',
    en: 'follow conversion',
    unit: 'ratio',
    formula: {
      zh: '新增关注者 ÷ 此前未关注的观看人数',
      en: 'new followers / unique viewers who did not follow before',
    },
    note: {
      zh: '此前是否已关注很少有记录；没有时以全部观看人数为分母',
      en: 'who followed before is rarely on record; then over all unique viewers',
    },
    statements: ['audience/activity.sql'],
  },
  {
    id: 'orders',
    zh: '订单数',
    en: 'paid orders',
    unit: 'count',
    formula: { zh: '已支付的订单行数', en: 'paid order lines' },
    note: { zh: '一个订单有几行就计几次', en: 'an order of several lines counts once for each line' },
    statements: ['orders/ledger.sql', 'audience/displayed.sql'],
  },
  {
    id: 'buyers',
    zh: '成交人数',
    en: 'buyers',
    unit: 'count',
    formula: { zh: '有已支付订单的不同账号数', en: 'distinct accounts with a paid order' },
    statements: ['orders/ledger.sql'],
  },
  {
    id: 'gmv_list',
    zh: '标价口径GMV',
    en: 'list-price GMV',
    unit: 'money',
    formula: { zh: '全部下单的数量 × 标价之和', en: 'sum(quantity * list_price) over created orders' },
    note: { zh: '不得称为销售额', en: 'never to be called sales' },
    statements: ['orders/ledger.sql'],
  },
  {
    id: 'gmv_order',
    zh: '下单GMV',
    en: 'ordered GMV',
    unit: 'money',
    formula: {
      zh: '全部下单的数量 × 成交价之和，含未支付',
      en: 'sum(quantity * deal_price) over created orders, unpaid included',
    },
    note: {
      zh: '不扣补贴、不加运费；未支付的预售单按成交价全额计',
      en: 'no subsidy deducted, no freight added; deposits of unpaid pre-sale orders count at the full deal price',
    },
    statements: ['orders/ledger.sql'],
  },
  {
    id: 'gmv_paid',
    zh: '支付GMV',
    en: 'paid GMV',
    unit: 'money',
    formula: { zh: '已支付订单的实付金额之和', en: 'sum(paid_amount) over paid orders' },
    note: {
      zh: '有支付事件，或有实付金额且未在支付前关闭的订单；缺实付金额时按数量 × 成交价。平台补贴与运费以实付金额所含为限，不另加；只付了定金的预售订单只计已付的金额',
      en: 'paid_amount of orders with a paid event, or with a paid amount and no closure before payment; quantity × deal price where the paid amount is missing. Platform subsidy and freight are in it as far as paid_amount holds them, neither is added; of a pre-sale order of which the deposit alone is paid, what was paid counts',
    },
    statements: ['orders/ledger.sql', 'audience/displayed.sql'],
  },
  {
    id: 'gmv_shipped',
    zh: '发货GMV',
    en: 'shipped GMV',
    unit: 'money',
    formula: { zh: '支付 GMV − 发货前退款', en: 'gmv_paid - refunds before shipment' },
    note: {
      zh: '补贴、运费、定金同支付 GMV；此前没有发货记录的退款算发货前退款',
      en: 'subsidy, freight and deposit as in gmv_paid; a refund with no shipment before it is before shipment',
    },
    statements: ['orders/ledger.sql'],
  },
  {
    id: 'gmv_net',
    zh: '净GMV',
    en: 'net GMV at T days',
    unit: 'money',
    formula: { zh: '支付 GMV − 结束后 T 天内完成的退款', en: 'gmv_paid - refunds completed by ended_at + T' },
    note: {
      zh: 'T = 15 天，7 天与 30 天的值列在其旁；退款逐单以实付为限；支付后取消而无退款记录的，按全额退款计',
      en: 'T = 15 days; the values at 7 and 30 days stand beside it; refunds capped at what was paid, order by order; a cancellation after payment without a refund event counts as refunded in full',
    },
    statements: ['orders/ledger.sql'],
  },
  {
    id: 'gmv_settled',
    zh: '结算GMV',
    en: 'settled GMV',
    unit: 'money',
    formula: { zh: '支付机构已结算金额之和', en: 'sum settled by the payment provider' },
    note: {
      zh: '只计结算记录写明的金额；运费与补贴以支付机构入账为准',
      en: 'only what settled events state; freight and subsidy as the payment provider booked them',
    },
    statements: ['orders/ledger.sql'],
  },
  {
    id: 'gmv_audited',
    zh: '审定GMV',
    en: 'audited GMV',
    unit: 'money',
    formula: {
      zh: '净 GMV − 未退款的关联订单与疑似虚构订单',
      en: 'gmv_net - unrefunded orders that are related-party or fictitious',
    },
    note: {
      zh: '补贴、运费、定金同支付 GMV；T = 15 天',
      en: 'subsidy, freight and deposit as in gmv_paid; T = 15 days',
    },
    statements: ['orders/ledger.sql', 'metrics/claimed.sql'],
  },
  {
    id: 'water_ratio',
    zh: '注水率',
    en: 'inflation ratio',
    unit: 'ratio',
    formula: { zh: '1 − 审定 GMV ÷ 宣称 GMV', en: '1 - gmv_audited / claimed GMV' },
    statements: ['orders/ledger.sql', 'metrics/claimed.sql'],
  },
  {
    id: 'refund_rate',
    zh: '退款率(金额)',
    en: 'refund rate',
    unit: 'ratio',
    formula: {
      zh: '退款金额 ÷ 支付 GMV，按下单日的订单计',
      en: 'refunded amount / gmv_paid, by cohort of order day',
    },
    note: { zh: '一场的订单即为一组', en: 'the orders of a session are one cohort' },
    statements: ['orders/ledger.sql'],
  },
  {
    id: 'refund_rate_preship',
    zh: '发货前退款率',
    en: 'pre-shipment refund rate',
    unit: 'ratio',
    formula: { zh: '发货前退款的订单数 ÷ 已支付订单数', en: 'refunds before shipment / paid orders' },
    statements: ['orders/ledger.sql'],
  },
  {
    id: 'related_party_share',
    zh: '关联购买占比',
    en: 'related-party share',
    unit: 'ratio',
    formula: {
      zh: '与团队关联的订单的支付 GMV ÷ 支付 GMV',
      en: 'gmv_paid of orders linked to the team / gmv_paid',
    },
    statements: ['orders/ledger.sql'],
  },
  {
    id: 'average_order_value',
    zh: '客单价',
    en: 'average order value',
    unit: 'money',
    formula: { zh: '支付 GMV ÷ 成交人数', en: 'gmv_paid / buyers' },
    statements: ['orders/ledger.sql'],
  },
  {
    id: 'view_to_buyer',
    zh: '看播成交转化率',
    en: 'view-to-buyer rate',
    unit: 'ratio',
    formula: { zh: '成交人数 ÷ 观看人数', en: 'buyers / unique_viewers' },
    statements: ['orders/ledger.sql', 'audience/activity.sql'],
  },
  {
    id: 'uv_value',
    zh: 'UV价值',
    en: 'value per unique viewer',
    unit: 'money',
    formula: {
      zh: '支付 GMV ÷ 观看人数；审定值以审定 GMV 计',
      en: 'gmv_paid / unique_viewers; also on audited figures',
    },
    note: {
      zh: '观看人数尚不审定，审定值的分母为账面观看人数',
      en: 'the audience is not audited yet: the audited value is audited GMV over recorded unique viewers',
    },
    statements: ['orders/ledger.sql', 'audience/activity.sql'],
  },
  {
    id: 'gpm',
    zh: '千次观看成交额',
    en: 'GMV per mille views',
    unit: 'money',
    formula: { zh: '支付 GMV ÷ 场观 × 1000', en: 'gmv_paid / views * 1000' },
    statements: ['orders/ledger.sql', 'audience/activity.sql'],
  },
  {
    id: 'slot_fee',
    zh: '坑位费',
    en: 'slot (pit) fee',
    unit: 'money',
    formula: { zh: '每个商品坑位的固定费用', en: 'fixed fee a product slot' },
    note: {
      zh: '写明本场的各合同之和；未写明场次的合同只见于结算',
      en: 'the sum over contracts that name the session; those that name none stand in the settlements only',
    },
    statements: ['settlement/contracts.sql'],
  },
  {
    id: 'commission',
    zh: '佣金',
    en: 'commission',
    unit: 'money',
    formula: { zh: '费率 × 结算金额', en: 'rate * settled amount' },
    note: {
      zh: '写明本场的各合同之和；审定值只计未判定为关联或虚构的订单的结算金额',
      en: 'the sum over contracts that name the session; audited on what was settled of orders judged neither related nor fictitious',
    },
    statements: ['settlement/contracts.sql', 'orders/ledger.sql'],
  },
]

const byId = new Map(metricRegistry.map((metric) => [metric.id, metric]))

export const metricDefinition = (id: string): MetricDefinition | undefined => byId.get(id)
