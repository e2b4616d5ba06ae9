import type { Text } from '../language.ts'

/** The enumerations of the record kinds, as a reader says them. */
const words: Readonly<Record<string, Text>> = {
  paid_traffic: { zh: '付费流量', en: 'paid traffic' },
  push: { zh: '平台推送', en: 'push' },
  raid: { zh: '连麦导流', en: 'raid' },
  guest: { zh: '嘉宾', en: 'guest' },
  lottery: { zh: '抽奖', en: 'lottery' },
  call_to_action: { zh: '主播号召', en: 'call to action' },
  red_packet: { zh: '红包', en: 'red packet' },
  outage: { zh: '故障', en: 'outage' },
  event: { zh: '逐条', en: 'every event' },
  burst: { zh: '突发合并', en: 'bursts' },
  merged: { zh: '合并', en: 'merged' },
  counter: { zh: '仅计数', en: 'counter only' },
  none: { zh: '无', en: 'none' },
  official_api: { zh: '官方接口', en: 'official interface' },
  platform_push: { zh: '平台推送数据', en: 'pushed by the platform' },
  observer: { zh: '外部观察', en: 'outside observer' },
  merchant_export: { zh: '商家导出', en: "merchant's export" },
  regulator_upload: { zh: '监管上传', en: "regulator's upload" },
  complaint_upload: { zh: '投诉上传', en: 'uploaded with a complaint' },
  simulated: { zh: '模拟数据', en: 'simulated' },
  host: { zh: '主播', en: 'host' },
  agency: { zh: '机构', en: 'agency' },
  platform: { zh: '平台', en: 'platform' },
  merchant: { zh: '商家', en: 'merchant' },
  press: { zh: '媒体', en: 'press' },
  screen: { zh: '屏幕', en: 'screen' },
  poster: { zh: '海报', en: 'poster' },
  speech: { zh: '口播', en: 'speech' },
  contract: { zh: '合同', en: 'contract' },
  report: { zh: '报告', en: 'report' },
}

/** A word of the records in both languages; one that is not known stands as it came. */
export const wordFor = (id: string): Text => words[id] ?? { zh: id, en: id }
