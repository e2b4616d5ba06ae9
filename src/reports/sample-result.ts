import type { Finding } from '../detectors/finding.ts'
import type { MetricLine } from '../metrics/metric-line.ts'
import type { AuditedSession, StreamCoverage } from '../records/coverage.ts'
import type { AuditResult } from './audit-result.ts'

const start = Date.UTC(2026, 10, 10, 12)
const minute = 60_000

const stream = (
  name: string,
  granularity: StreamCoverage['granularity'],
  records: number,
): StreamCoverage => ({
  stream: name,
  granularity,
  share: granularity === 'none' ? null : 1,
  declared: granularity !== 'event',
  records,
})

const session = (id: string, title: string, streams: readonly StreamCoverage[]): AuditedSession => ({
  session_id: id,
  room_id: `room-${id}`,
  host_id: 'host-7',
  agency_id: 'mcn-2',
  shop_id: 'shop-1',
  platform: 'douyin',
  title,
  category: 'apparel',
  started_at: start,
  ended_at: start + 120 * minute,
  source: 'merchant_export',
  coverage: Object.fromEntries(streams.map((each) => [each.stream, each])),
})

const line = (session_id: string, metric: string, values: Partial<MetricLine>): MetricLine => ({
  session_id,
  metric,
  unit: metric.startsWith('gmv') ? 'money' : 'count',
  currency: metric.startsWith('gmv') ? 'CNY' : null,
  claimed: null,
  displayed: null,
  recorded: null,
  audited: null,
  low: null,
  high: null,
  decision_rate: null,
  steps: [],
  coverage: { order: { granularity: 'event', share: 1 } },
  ...values,
})

const finding = (id: string, weight_db: number, from: number, values: Partial<Finding>): Finding => ({
  finding_id: id,
  detector: 'counter-conflict',
  detector_version: 1,
  subject_kind: 'session',
  subject_id: 's-1',
  session_id: 's-1',
  fraud_type: 'inflated_counters',
  family: 'counters',
  weight_db,
  window: { from: start + from * minute, until: start + (from + 12) * minute },
  facts: { worst_shown: 52_000, worst_ledger: 11_840, minutes: 12, no_word_for_this: 1 },
  benign_considered: [
    {
      cause: 'counter-lag',
      ruled_out_by: {
        zh: '差距持续 12 分钟,刷新间隔为 15 秒',
        en: 'the gap lasts 12 minutes; the counter refreshes every 15 s',
      },
    },
    { cause: 'heat', ruled_out_by: null },
  ],
  needs_coverage: ['activity.enter', 'counter.online'],
  statement: {
    zh: '12 分钟内展示在线 52,000 人,进出记录最多支持 11,840 人。',
    en: 'For 12 minutes 52,000 viewers were displayed; the records of entries and exits support at most 11,840.',
  },
  ...values,
})

const hostile = '<script>alert(1)</script>"\'\u202e& 夜场'

/** A result with everything in it: a dishonest session, one that cannot be judged, hostile names. For tests only. */
export const sampleResult: AuditResult = {
  product: { name: 'wring', version: '0.1.0' },
  started_at: start + 86_400_000,
  inputs: ['order.csv', 'activity-1.parquet', 'counter.ndjson', 'contract.csv'].map((name, index) => ({
    name,
    sha256: String(index + 1).repeat(64),
    bytes: 48_213 * (index + 1),
    kind: name.split(/[-.]/)[0] ?? '',
    rows: 1_204 * (index + 1),
    rejected: index === 0 ? 3 : 0,
    duplicates: index,
    notices: index === 0 ? [{ zh: '未知列 memo 已保留', en: 'unknown column memo was kept' }] : [],
  })),
  sessions: [
    session('s-1', '双十一女装专场', [
      stream('order', 'event', 2_408),
      stream('activity.enter', 'event', 61_044),
      stream('activity.like', 'burst', 9_120),
      stream('counter.online', 'counter', 481),
    ]),
    session('s-2', hostile, [stream('activity.leave', 'none', 0), stream('counter.online', 'counter', 120)]),
  ],
  metrics: [
    line('s-1', 'gmv_audited', {
      claimed: 525_000_000,
      recorded: 31_200_050,
      audited: 29_743_217,
      low: 29_500_000,
      high: 30_000_000,
      decision_rate: 0.983,
      steps: [
        { step: 'list_price', amount: 180_000_000, count: 2_408 },
        { step: 'unpaid', amount: 220_000_000, count: 1_322 },
        { step: 'related_party', amount: 6_800_000, count: 31 },
        { step: 'fictitious', amount: 74_456_783, count: 610 },
        {
          step: 'ordinary_refunds',
          amount: 14_000_000,
          count: 96,
          watched: { amount: 9_000_000, count: 60 },
        },
        { step: 'other', amount: 0, count: 0 },
      ],
    }),
    line('s-1', 'online', { displayed: 52_000, recorded: 8_370, at: start + 30 * minute }),
    line('s-1', 'gmv_net', {
      recorded: 31_200_050,
      by_days: { 7: 31_500_000, 15: 31_200_050, 30: 31_200_050 },
      records_until: start + 12 * 86_400_000,
    }),
    line('s-1', 'pcu', {
      displayed: 52_000,
      recorded: 11_840,
      audited: 11_840,
      low: 11_500,
      high: 12_100,
      decision_rate: 0.9,
    }),
    line('s-1', 'unique_viewers', {
      displayed: 60_900,
      recorded: 60_900,
      audited: 60_900,
      low: 60_000,
      high: 61_000,
      decision_rate: 1,
    }),
    line('s-1', 'comments', {
      displayed: 9_001,
      recorded: 8_990,
      audited: 8_700,
      low: 8_400,
      high: 9_100,
      decision_rate: 0.8,
    }),
    line('s-2', 'pcu', { displayed: 8_000 }),
    line('s-2', 'gmv_audited', {}),
  ],
  verdicts: [
    {
      subject_kind: 'session',
      subject_id: 's-1',
      session_id: 's-1',
      level: 'suspected',
      probability: 0.91,
      calibrated: false,
      fraud_types: [{ type: 'inflated_counters', probability: 0.91 }],
      findings: ['f-1', 'f-2'],
      coverage: {},
    },
    {
      subject_kind: 'session',
      subject_id: 's-2',
      session_id: 's-2',
      level: 'insufficient_data',
      probability: null,
      calibrated: false,
      fraud_types: [],
      findings: [],
      coverage: { 'activity.leave': ['counter-conflict'] },
    },
  ],
  findings: [
    finding('f-1', 14.2, 30, {}),
    finding('f-2', -3.1, 70, {
      statement: {
        zh: '评论的重复率 61%,与普通直播间相当。',
        en: 'Of the comments 61 % repeat others, as in ordinary rooms.',
      },
      benign_considered: [],
    }),
    finding('f-3', 9.4, 40, {
      subject_kind: 'order',
      subject_id: 'o-7',
      statement: {
        zh: '订单 o-7 在发货前退款，属于 60 个同类订单之一。',
        en: 'Order o-7 was given back unsent, one of 60 alike.',
      },
    }),
  ],
  insufficient: [
    { detector: 'counter-conflict', session_id: 's-2', missing: ['activity.enter', 'activity.leave'] },
  ],
  settlements: [
    {
      contract_id: 'k-1',
      session_id: 's-1',
      sessions: ['s-1'],
      file_id: '4444444444444444',
      line: 2,
      clawback: 'pro_rata',
      currency: 'CNY',
      owed_back: 74_051_357,
      owed_back_low: 74_000_000,
      owed_back_high: 74_100_000,
      commission_due: null,
      steps: [
        {
          label: { zh: '完成率', en: 'share achieved' },
          formula: '29743217 ÷ 400000000',
          value: 0.0744,
          unit: 'ratio',
        },
        { label: { zh: '坑位费', en: 'slot fee' }, formula: 'k-1', value: 80_000_000, unit: 'money' },
      ],
      why: { zh: '按未完成比例退还', en: 'returned in proportion to what was not achieved' },
    },
  ],
  curves: {
    's-1': Array.from({ length: 241 }, (_, index) => {
      const online = Math.round(11_840 * Math.sin((Math.PI * index) / 240))
      const lifted = index >= 60 && index <= 84
      return {
        at: start + (index * minute) / 2,
        online,
        displayed: lifted ? 52_000 : Math.round(online * 1.04),
      }
    }),
  },
  promotions: {
    's-1': [{ at: start + 90 * minute, until: start + 95 * minute, kind: 'lottery', note: '抽奖 <b>' }],
  },
  claims: [
    {
      claim_id: 'c-1',
      session_id: 's-1',
      at: start + 140 * minute,
      by: 'agency',
      metric: 'gmv_audited',
      value: 525_000_000,
      currency: 'CNY',
      medium: 'poster',
      text: '战报:破 500 万',
      file_id: '3333333333333333',
      line: 9,
    },
  ],
  origins: {
    's-1': [
      {
        session_id: 's-1',
        stream: 'order',
        file_id: '1111111111111111',
        rows: 2_408,
        first_line: 2,
        last_line: 2_419,
      },
    ],
  },
  orderOrigins: [{ order_id: 'o-7', kind: 'order', file_id: '1111111111111111', lines: [8, 9] }],
  rejected: [3, 9, 12].map((row) => ({
    file: 'order.csv',
    line: row,
    reason: { code: 'money.negative', zh: '金额为负', en: 'the amount is negative' },
    raw: `o-${row},-5`,
  })),
  detectors: [
    {
      id: 'counter-conflict',
      version: 1,
      hash: 'ab'.repeat(32),
      name: { zh: '计数矛盾', en: 'conflicting counters' },
      needs: [{ stream: 'activity.enter', granularity: 'event' }],
      sees: { zh: '展示数字与记录不能同时成立', en: 'displayed numbers that the records cannot produce' },
      misses: { zh: '真人被雇观看', en: 'real people paid to watch' },
      benign: [
        {
          id: 'counter-lag',
          cause: { zh: '计数器延迟', en: 'the counter lags' },
          ruledOutBy: { zh: '时长', en: 'how long it lasts' },
        },
        {
          id: 'heat',
          cause: { zh: '展示的是热度而非人数', en: 'the number is heat, not people' },
          ruledOutBy: { zh: '说明', en: 'its name' },
        },
      ],
    },
  ],
  timings: { import: 812, audit: 1_420 },
}
