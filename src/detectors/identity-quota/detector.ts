import { sqlFile } from '../../engine/statement.ts'
import type { Need } from '../../records/coverage.ts'
import { judgeAble } from '../able.ts'
import type { Detector, DetectorInput } from '../detector.ts'
import type { Finding } from '../finding.ts'
import { findingsOn, type IdentityRow } from './findings.ts'
import { assumed, parameters } from './parameters.ts'
import { benign } from './words.ts'

const crowdedIdentities = sqlFile(import.meta.url, 'crowded-identities.sql')

const needs: readonly Need[] = [{ stream: 'account', granularity: 'event' }]

/** Reads registrations; of logins, orders and visits only the account, for those of crowded identities. */
async function judge({ engine, sessions }: DetectorInput): Promise<Finding[]> {
  const platforms = new Set(sessions.map(({ platform }) => platform)).size
  const limit = assumed.limit * Math.max(1, platforms)
  const rows = await engine.rows<IdentityRow>(crowdedIdentities, { limit, mostRows: assumed.mostRows })
  return [...Map.groupBy(rows, ({ identity_id }) => identity_id).values()].flatMap((own) =>
    findingsOn({ rows: own, limit, platforms }, identityQuota),
  )
}

export const identityQuota: Detector = {
  id: 'identity-quota',
  version: 1,
  status: 'experimental',
  family: 'identity',
  fraudTypes: ['malicious_registration'],
  subjects: ['group', 'account'],
  name: { zh: '一个身份下的账号超过上限', en: 'more accounts on one identity than it may hold' },
  needs,
  sees: {
    zh: '同一实名身份名下在用的账号多于平台允许的数目',
    en: 'one identity that holds more accounts in use than the platform allows',
  },
  misses: {
    zh: '未实名的账号；每个身份恰好用满上限的；借用他人身份、各不相同的',
    en: 'accounts without an identity; identities filled just to the limit; borrowed identities, another for each account',
  },
  benign,
  parameters,
  queries: [
    {
      statement: crowdedIdentities,
      row: {
        identity_id: 'String',
        account_id: 'String',
        registered_at: 'Int64',
        device: 'String',
        network: 'String',
        in_use: 'Int64',
      },
    },
  ],
  detect: (input) => judgeAble(identityQuota, input, judge),
}
