import { exportProfileForm } from './profile.ts'

const unverified = (name: string) => ({ name, unverified: true })

/**
 * Orders of 抖店. Headers without a mark were read in published programs that work on such files (among them
 * 主订单编号, 选购商品, 商品金额, 订单应付金额, 售后状态); the marked ones are from memory and await a real file.
 * The file has no refund time and no original price.
 */
export const doudian = exportProfileForm.parse({
  name: 'doudian',
  platform: 'douyin',
  timezone: 'Asia/Shanghai',
  amounts: 'major',
  currency: 'CNY',
  columns: {
    order_id: { headers: ['子订单编号', '子订单号', '主订单编号', unverified('订单编号')], required: true },
    main_order_id: { headers: ['主订单编号', unverified('父订单号')] },
    product_id: { headers: ['商品ID', unverified('商品编号')], required: true },
    sku_id: { headers: ['商家编码', unverified('SKU ID'), '货号'] },
    title: { headers: ['选购商品', unverified('商品名称')] },
    quantity: { headers: ['商品数量'], required: true },
    deal_price: { headers: ['商品金额', unverified('商品单价')] },
    goods_amount: { headers: [unverified('商品总金额')] },
    list_price: { headers: [unverified('划线价'), unverified('商品原价'), unverified('吊牌价')] },
    paid_amount: { headers: ['订单应付金额', unverified('订单实付金额')], required: true },
    freight: { headers: [unverified('运费')] },
    platform_subsidy: { headers: [unverified('平台实际承担优惠金额'), '平台优惠'] },
    shop_discount: { headers: [unverified('商家优惠'), unverified('达人优惠')], combine: 'sum' },
    refunded_amount: { headers: ['退款金额', unverified('实际退款金额')] },
    buyer_id: { headers: [unverified('买家ID'), unverified('用户ID'), unverified('doudian_open_id')] },
    phone: { headers: [unverified('收件人手机号'), unverified('收货人手机号')] },
    address: {
      headers: [...['省', '市', '区', '街道', '详细地址', '收件人', '收货人'].map(unverified)],
      combine: 'join',
    },
    shop_id: { headers: [unverified('店铺ID'), '店铺名称'] },
    session_id: { headers: [unverified('直播间ID'), unverified('直播场次ID')] },
    host_id: { headers: [unverified('达人ID')] },
    traffic_source: { headers: ['流量来源', unverified('流量渠道')] },
    created_at: { headers: ['订单提交时间', unverified('下单时间')], required: true },
    paid_at: { headers: ['支付完成时间', unverified('支付时间')] },
    shipped_at: { headers: [unverified('发货时间')] },
    finished_at: { headers: ['订单完成时间'] },
    refund_requested_at: { headers: [unverified('售后申请时间')] },
    refunded_at: { headers: [unverified('退款成功时间')] },
    tracking_id: { headers: [unverified('快递单号'), unverified('运单号')] },
    reason: { headers: ['取消原因'] },
    order_status: { headers: ['订单状态'], required: true },
    refund_status: { headers: ['售后状态'] },
  },
  statuses: [
    {
      field: 'order_status',
      rules: [
        { values: ['待支付', '待确认', '未支付', '1'], unverified: true },
        { values: ['待发货', '备货中', '2', '105'], paid: true, unverified: true },
        {
          values: ['部分发货', '101'],
          paid: true,
          proves: [{ kind: 'shipped', at: ['shipped_at'] }],
          unverified: true,
        },
        { values: ['已发货'], paid: true, proves: [{ kind: 'shipped', at: ['shipped_at'] }] },
        { values: ['3'], paid: true, proves: [{ kind: 'shipped', at: ['shipped_at'] }], unverified: true },
        { values: ['已收货'], paid: true, proves: [{ kind: 'signed', at: ['signed_at'] }], unverified: true },
        { values: ['已完成'], paid: true, proves: [{ kind: 'finished', at: ['finished_at'] }] },
        { values: ['5'], paid: true, proves: [{ kind: 'finished', at: ['finished_at'] }], unverified: true },
        {
          values: ['已关闭', '已取消', '4'],
          when: 'unpaid',
          proves: [{ kind: 'closed_unpaid', at: ['closed_at', 'cancelled_at'], bound: ['finished_at'] }],
          unverified: true,
        },
        {
          values: ['已关闭', '已取消', '4'],
          when: 'paid',
          proves: [
            { kind: 'refunded', at: ['refunded_at'], bound: ['closed_at', 'cancelled_at', 'finished_at'] },
          ],
          unverified: true,
        },
      ],
    },
    {
      field: 'refund_status',
      rules: [
        { values: ['-', '无售后', '无', '未售后', '0'], unverified: true },
        {
          // after_sale_status of the open platform's SDK: 12 succeeded, 51 cancelled order, 53 reverse flow complete.
          values: ['12', '51', '53'],
          paid: true,
          proves: [{ kind: 'refunded', at: ['refunded_at'], bound: ['finished_at'] }],
        },
        {
          values: ['退款成功', '已全额退款', '全额退款', '发货前退款成功'],
          paid: true,
          proves: [{ kind: 'refunded', at: ['refunded_at'], bound: ['finished_at'] }],
          unverified: true,
        },
        {
          values: ['部分退款成功', '部分退款'],
          paid: true,
          partial: true,
          proves: [{ kind: 'refunded', at: ['refunded_at'], bound: ['finished_at'] }],
          unverified: true,
        },
        {
          values: ['6', '7', '11'],
          paid: true,
          proves: [{ kind: 'refund_requested', at: ['refund_requested_at'] }],
        },
        {
          values: ['售后中', '退款中', '待退款', '待商家处理', '售后处理中', '待买家退货', '待商家收货'],
          paid: true,
          proves: [{ kind: 'refund_requested', at: ['refund_requested_at'] }],
          unverified: true,
        },
        { values: ['27', '29'], proves: [{ kind: 'refund_rejected' }] },
        {
          values: ['商家拒绝', '拒绝退款', '拒绝售后'],
          proves: [{ kind: 'refund_rejected' }],
          unverified: true,
        },
        { values: ['28', '售后关闭', '售后已关闭', '退款关闭', '退款失败'], unverified: true },
      ],
    },
  ],
})
