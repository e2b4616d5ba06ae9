import { sqlFile } from '../../engine/statement.ts'
import { judgeAble } from '../able.ts'
import type { Detector, DetectorInput } from '../detector.ts'
import type { Finding } from '../finding.ts'
import { type ArrivalRow, batchesIn, singlesIn } from './batches.ts'
import { batchFindings, singleFinding } from './findings.ts'
import { assumed, parameters } from './parameters.ts'
import { benign } from './words.ts'

const arrivals = sqlFile(import.meta.url, 'arrivals.sql')
const dayMs = 86_400_000

async function judge({ engine }: DetectorInput): Promise<Finding[]> {
  const { leastAfter, stayedShare, hoursApart, leastMembers, mostAccounts } = assumed
  const rows = await engine.rows<ArrivalRow>(arrivals, {
    leastAfter,
    stayedShare,
    settleMs: assumed.settleDays * dayMs,
    agedMs: assumed.agedDays * dayMs,
    hoursApart,
    leastMembers,
    mostAccounts,
  })
  const batches = batchesIn(rows)
  return [
    ...batches.flatMap((batch) => batchFindings(batch, accountHandover)),
    ...singlesIn(rows, batches).map((single) => singleFinding(single, accountHandover)),
  ]
}

/** Reads logins and registrations once each, and nothing of the activity. */
export const accountHandover: Detector = {
  id: 'account-handover',
  version: 4,
  status: 'experimental',
  family: 'identity',
  fraudTypes: ['handed_over_account'],
  subjects: ['group', 'account'],
  name: { zh: '账号换了人用', en: 'accounts in other hands from one login on' },
  needs: [
    { stream: 'login', granularity: 'event' },
    { stream: 'account', granularity: 'event' },
  ],
  sees: {
    zh: '许多账号在几天之内换到同一网络或同一批手机，手机、地区、作息在同一次登录时一起改变，此后再不回去',
    en: 'many accounts that within days come to one network or the same telephones, with telephone, region and hours changed at one login and never changed back',
  },
  misses: {
    zh: '单个易手的账号（只列出供查看，不下结论）；每个都有自己网络和手机的一批；新持有人与原主在同一地区的；此前没有登录且注册地区不详的',
    en: 'single accounts that change hands (told for a second look, and no more); batches with a network and a telephone for each; a new holder in the old one’s region; accounts without earlier logins of which no region is known',
  },
  benign,
  parameters,
  queries: [
    {
      statement: arrivals,
      row: {
        account_id: 'String',
        network: 'String',
        device: 'String',
        arrived: 'Int64',
        logins_before: 'Int64',
        logins_after: 'Int64',
        registered_at: 'Int64',
        old_region: 'String',
        new_region: 'String',
        device_new: 'Int64',
        region_new: 'Int64',
        hours_apart: 'Float64',
        daily_before: 'Float64',
        daily_after: 'Float64',
        company: 'Int64',
        everybody: 'Int64',
        all_device_new: 'Int64',
        all_region_new: 'Int64',
        all_changed: 'Int64',
        all_timed: 'Int64',
        all_hours_new: 'Int64',
        all_four: 'Int64',
      },
    },
  ],
  detect: (input) => judgeAble(accountHandover, input, judge),
}
