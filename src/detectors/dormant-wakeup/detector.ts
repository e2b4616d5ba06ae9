import { sqlFile } from '../../engine/statement.ts'
import { judgeAble } from '../able.ts'
import type { Detector, DetectorInput } from '../detector.ts'
import type { Finding } from '../finding.ts'
import { findingsOn } from './findings.ts'
import { assumed, parameters } from './parameters.ts'
import { type AwakenedRow, wavesIn } from './waves.ts'
import { benign } from './words.ts'

const awakened = sqlFile(import.meta.url, 'awakened.sql')
const hourMs = 3_600_000
const dayMs = 24 * hourMs

async function judge({ engine, sessions }: DetectorInput): Promise<Finding[]> {
  const rows = await engine.rows<AwakenedRow>(awakened, {
    sessions: sessions.map(({ session_id }) => session_id),
    quietMs: assumed.quietDays * dayMs,
    leadMs: assumed.leadHours * hourMs,
    agedMs: assumed.agedDays * dayMs,
    spanMs: assumed.spanHours * hourMs,
    leastMembers: assumed.leastMembers,
    mostAccounts: assumed.mostAccounts,
  })
  return wavesIn(rows).flatMap((wave) => findingsOn(wave, dormantWakeup))
}

/** Reads logins, orders and registrations once each, and visits; not the activity. */
export const dormantWakeup: Detector = {
  id: 'dormant-wakeup',
  version: 2,
  status: 'experimental',
  family: 'identity',
  fraudTypes: ['fake_viewers', 'brushed_order'],
  subjects: ['group', 'account'],
  name: { zh: '沉睡账号一起醒来', en: 'dormant accounts that wake together' },
  needs: [
    { stream: 'account', granularity: 'event' },
    { stream: 'login', granularity: 'event' },
    { stream: 'activity.enter', granularity: 'event' },
  ],
  sees: {
    zh: '很久以前同时注册、此后没有任何记录的一批账号，第一次出现就在同一场直播或同一商品',
    en: 'accounts registered together long ago, without any record since, that first appear at one session or one product',
  },
  misses: {
    zh: '注册时间散开的；平时登录以充活跃的；少于八个的；记录不足十四天的；单凭此项不下结论',
    en: 'accounts registered at all times; those that log in now and then to seem alive; fewer than eight; records of less than fourteen days; and it concludes nothing on this alone',
  },
  benign,
  parameters,
  queries: [
    {
      statement: awakened,
      row: {
        account_id: 'String',
        registered_at: 'Int64',
        way: 'String',
        target: 'String',
        came: 'Int64',
        targets: 'Int64',
        near_here: 'Int64',
        awakened: 'Int64',
        near_all: 'Int64',
        everybody: 'Int64',
        all_awakened: 'Int64',
      },
    },
  ],
  detect: (input) => judgeAble(dormantWakeup, input, judge),
}
