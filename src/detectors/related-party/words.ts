import type { Text } from '../../language.ts'
import type { BenignCause } from '../detector.ts'

export const meansNames: Readonly<Record<string, Text>> = {
  account: { zh: '下单账号', en: 'the buying account' },
  payer: { zh: '付款方', en: 'the payer' },
  device: { zh: '设备', en: 'the device' },
  phone: { zh: '手机号码', en: 'the telephone number' },
  address: { zh: '收货地址', en: 'the delivery address' },
  ip: { zh: '网络', en: 'the network' },
}

export const relationNames: Readonly<Record<string, Text>> = {
  staff: { zh: '员工', en: 'staff' },
  host: { zh: '主播', en: 'host' },
  family: { zh: '家属', en: 'family' },
  agency: { zh: '机构', en: 'agency' },
  supplier: { zh: '供应商', en: 'supplier' },
}

export const benign: readonly BenignCause[] = [
  {
    id: 'staff_purchase',
    cause: { zh: '团队成员自用购买', en: 'members of the team buy for themselves' },
    ruledOutBy: {
      zh: '这类订单不计入审定金额，但只有当其占比明显高于该店其他场次和场外订单时，才对本场构成依据',
      en: 'such orders leave the audited figure, but weigh against a session only where their share is large beside the shop’s other sessions and its orders outside them',
    },
  },
  {
    id: 'family_or_housemate',
    cause: { zh: '家人、室友共用设备或地址', en: 'relatives or housemates share a device or an address' },
    ruledOutBy: {
      zh: '下单账号或付款方本身在名单上；仅设备或地址相同的，权重设上限',
      en: 'the account or the payer itself is listed; a device or an address alone weighs little',
    },
  },
  {
    id: 'pickup_point',
    cause: {
      zh: '村级代收点、宿舍等多人共用地址',
      en: 'a village pick-up point, a dormitory: an address of many',
    },
    ruledOutBy: {
      zh: '比较本场与该店其他订单中名单外买家使用该地址的比例',
      en: 'the share of unlisted buyers who use it, in this session and in the shop’s other orders',
    },
  },
  {
    id: 'shared_network',
    cause: {
      zh: '校园、园区、移动网络出口相同',
      en: 'one exit of a campus, an office park or a mobile network',
    },
    ruledOutBy: { zh: '仅网络相同不作为依据', en: 'a network alone never ties an order to the team' },
  },
  {
    id: 'outdated_list',
    cause: { zh: '名单过期：当事人已离开团队', en: 'an outdated list: the person had left the team' },
    ruledOutBy: {
      zh: '下单时间须在名单所列起止时间之内',
      en: 'the order must fall between the dates of the list',
    },
  },
]
