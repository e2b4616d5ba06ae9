import { exportProfileForm } from './profile.ts'

const unverified = (name: string) => ({ name, unverified: true })

/**
 * Order report of 淘宝/天猫 (千牛), and the field names of the open platform's Trade (taobao.trades.sold.get).
 * Chinese headers were read in published importers of this report, 订单编号 to 退款金额;
 * the marked ones (确认收货时间, 打款商家金额 …) await a real file. One row is an order; the report names goods by title only.
 */
export const taobao = exportProfileForm.parse({
  name: 'taobao',
  platform: 'taobao',
  timezone: 'Asia/Shanghai',
  amounts: 'major',
  currency: 'CNY',
  columns: {
    order_id: { headers: ['订单编号', 'tid', unverified('主订单编号')], required: true },
    created_at: { headers: ['订单创建时间', 'created'], required: true },
    paid_at: { headers: ['订单付款时间', 'pay_time'], required: true },
    shipped_at: { headers: ['发货时间', 'consign_time'] },
    signed_at: { headers: [unverified('确认收货时间')] },
    finished_at: { headers: ['end_time', unverified('交易成功时间'), unverified('确认收货时间')] },
    closed_at: { headers: ['end_time', unverified('订单关闭时间')] },
    buyer_id: { headers: ['buyer_open_uid', '买家会员名', 'buyer_nick', unverified('买家昵称')] },
    phone: { headers: ['联系手机', 'receiver_mobile'] },
    address: {
      headers: ['收货地址', 'receiver_state', 'receiver_city', 'receiver_district', 'receiver_address'],
      combine: 'join',
    },
    payer: { headers: ['买家支付宝账号', 'buyer_alipay_no'] },
    shop_id: { headers: ['店铺Id', '店铺名称', 'seller_nick'] },
    product_id: { headers: ['num_iid', unverified('商品ID'), unverified('宝贝ID')] },
    title: { headers: ['宝贝标题', 'title'] },
    quantity: { headers: ['宝贝总数量', 'num'], required: true },
    list_price: { headers: ['price', unverified('宝贝原价')] },
    goods_amount: { headers: ['买家应付货款', 'total_fee'], required: true },
    freight: { headers: ['买家应付邮费', 'post_fee'] },
    paid_amount: { headers: ['买家实际支付金额', 'payment'], required: true },
    refunded_amount: { headers: ['退款金额', 'refund_fee'] },
    settled_amount: { headers: [unverified('打款商家金额'), 'received_payment'] },
    tracking_id: { headers: ['物流单号', 'sid'] },
    reason: { headers: ['订单关闭原因'] },
    order_status: { headers: ['订单状态', 'status'], required: true },
    refund_status: { headers: ['refund_status', unverified('退款状态')] },
  },
  statuses: [
    {
      field: 'order_status',
      rules: [
        { values: ['TRADE_NO_CREATE_PAY', 'WAIT_BUYER_PAY', 'PAY_PENDING'] },
        { values: ['等待买家付款'], unverified: true },
        { values: ['WAIT_SELLER_SEND_GOODS'], paid: true },
        {
          values: ['买家已付款,等待卖家发货', '买家已付款，等待卖家发货', '等待卖家发货'],
          paid: true,
          unverified: true,
        },
        {
          values: ['SELLER_CONSIGNED_PART', 'WAIT_BUYER_CONFIRM_GOODS'],
          paid: true,
          proves: [{ kind: 'shipped', at: ['shipped_at'] }],
        },
        {
          values: ['卖家已发货,等待买家确认', '卖家已发货，等待买家确认', '卖家部分发货'],
          paid: true,
          proves: [{ kind: 'shipped', at: ['shipped_at'] }],
          unverified: true,
        },
        { values: ['TRADE_BUYER_SIGNED'], paid: true, proves: [{ kind: 'signed', at: ['signed_at'] }] },
        { values: ['TRADE_FINISHED'], paid: true, proves: [{ kind: 'finished', at: ['finished_at'] }] },
        {
          values: ['交易成功'],
          paid: true,
          proves: [{ kind: 'finished', at: ['finished_at'] }],
          unverified: true,
        },
        { values: ['TRADE_CLOSED_BY_TAOBAO'], proves: [{ kind: 'closed_unpaid', at: ['closed_at'] }] },
        {
          values: ['TRADE_CLOSED'],
          paid: true,
          proves: [{ kind: 'refunded', at: ['refunded_at'], bound: ['closed_at'] }],
        },
        {
          values: ['交易关闭'],
          when: 'paid',
          proves: [{ kind: 'refunded', at: ['refunded_at'], bound: ['closed_at'] }],
          unverified: true,
        },
        {
          values: ['交易关闭'],
          when: 'unpaid',
          proves: [{ kind: 'closed_unpaid', at: ['closed_at'] }],
          unverified: true,
        },
      ],
    },
    {
      field: 'refund_status',
      rules: [
        { values: ['NO_REFUND', 'CLOSED'] },
        { values: ['无退款', '没有申请退款', '退款关闭'], unverified: true },
        {
          values: ['WAIT_SELLER_AGREE', 'WAIT_BUYER_RETURN_GOODS', 'WAIT_SELLER_CONFIRM_GOODS'],
          paid: true,
          proves: [{ kind: 'refund_requested', at: ['refund_requested_at'] }],
        },
        {
          values: ['SUCCESS'],
          paid: true,
          proves: [{ kind: 'refunded', at: ['refunded_at'], bound: ['closed_at'] }],
        },
        {
          values: ['退款成功'],
          paid: true,
          proves: [{ kind: 'refunded', at: ['refunded_at'], bound: ['closed_at'] }],
          unverified: true,
        },
        { values: ['SELLER_REFUSE_BUYER'], proves: [{ kind: 'refund_rejected' }] },
      ],
    },
  ],
})
