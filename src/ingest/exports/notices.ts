import type { Text } from '../../language.ts'

const notices = {
  time_not_in_export: {
    zh: '个事件的确切时间不在导出文件中：记在文件所含最接近的时间，并注明 time not in export',
    en: 'events have no time of their own in the export: set at the nearest time it holds, marked time not in export',
  },
  list_price_not_in_export: {
    zh: '行没有标价：以成交单价代替',
    en: 'lines have no list price: the unit price ordered at stands in',
  },
  unit_price_not_whole: {
    zh: '行的总价不能按件数整除：数量记为 1，原数量留在 source_quantity',
    en: 'lines have a total that their quantity does not divide: kept as quantity 1, with source_quantity beside it',
  },
  refund_amount_not_in_export: {
    zh: '笔部分退款没有金额：金额留空',
    en: 'partial refunds have no amount: left empty',
  },
  account_from_receiver: {
    zh: '个订单没有买家编号：按收货电话和地址识别',
    en: 'orders have no buyer id: told apart by the receiving phone and address',
  },
  account_unknown: {
    zh: '个订单没有可用的买家信息：各按一个买家计',
    en: 'orders name no buyer at all: each counts as a buyer of its own',
  },
  product_from_title: {
    zh: '行没有商品编号：按商品标题识别',
    en: 'lines have no product id: told apart by their title',
  },
  shop_not_in_export: {
    zh: '行没有店铺编号：以平台名代替',
    en: 'lines have no shop id: the name of the platform stands in',
  },
  phone_unreadable: {
    zh: '个订单的收货电话被平台遮盖或无法识别：按无电话处理',
    en: 'orders have a receiving phone that the platform masked or that cannot be read: taken as absent',
  },
  ids_lost: {
    zh: '行的次要编号被表格软件改成科学计数，位数已丢失：留空',
    en: 'lines have a secondary id that a spreadsheet rounded (1.23E+17): left empty',
  },
  superseded: {
    zh: '行所属的订单在较新的导出文件中还有：以较新的为准',
    en: 'rows are of orders that a newer file of the folder holds too: the newer one counts',
  },
  test_order: { zh: '个测试订单未计入', en: 'test orders were left out' },
  totals_row: { zh: '个合计行未计入', en: 'rows of totals were left out' },
} as const satisfies Record<string, Text>

export type NoticeCode = keyof typeof notices

/** What a reader of the result should know about the export, with how often it happened. */
export interface Notice {
  readonly code: NoticeCode
  readonly count: number
  readonly text: Text
}

const codes = Object.keys(notices) as NoticeCode[]

export const noticesOf = (counts: Readonly<Record<NoticeCode, number>>): readonly Notice[] =>
  codes
    .filter((code) => counts[code] > 0)
    .map((code) => ({
      code,
      count: counts[code],
      text: { zh: `${counts[code]} ${notices[code].zh}`, en: `${counts[code]} ${notices[code].en}` },
    }))
