import { sqlFile } from '../../engine/statement.ts'
import type { Need } from '../../records/coverage.ts'
import { judgeAble } from '../able.ts'
import type { Detector, DetectorInput } from '../detector.ts'
import type { Finding } from '../finding.ts'
import { batchesIn, type MarkRow } from './batches.ts'
import { burstsIn, type RegistrationRow } from './bursts.ts'
import { findingsOn } from './findings.ts'
import { joined } from './joined.ts'
import { assumed, parameters } from './parameters.ts'
import { benign } from './words.ts'

const marksStatement = sqlFile(import.meta.url, 'marks.sql')
const silentRegistrations = sqlFile(import.meta.url, 'silent-registrations.sql')

const needs: readonly Need[] = [{ stream: 'account', granularity: 'event' }]

/** Reads registrations and logins, and of orders and visits only the account; not the activity. */
async function judge({ engine }: DetectorInput): Promise<Finding[]> {
  const marks = await engine.rows<MarkRow>(marksStatement, {
    least: assumed.least,
    ratio: assumed.ratio,
    mostRows: assumed.mostRows,
  })
  const registered = await engine.rows<RegistrationRow>(silentRegistrations, {
    lifeMs: assumed.lifeDays * 86_400_000,
    mostRows: assumed.mostRows,
  })
  const told = joined(batchesIn(marks), burstsIn(registered))
  return told.flatMap((one) => findingsOn(one, registrationBatch))
}

export const registrationBatch: Detector = {
  id: 'registration-batch',
  version: 2,
  status: 'experimental',
  family: 'identity',
  fraudTypes: ['malicious_registration'],
  subjects: ['group', 'account'],
  name: { zh: '成批注册的账号', en: 'accounts registered in batches' },
  needs,
  sees: {
    zh: '注册时的手机、号段、身份、名字写法、网络和时段成批相同的账号；在几小时内成批注册、此后再未出现的账号',
    en: 'accounts tied by telephone, range of numbers, identity, way of naming, network and hours of their registration; accounts registered in bulk within hours that never came back',
  },
  misses: {
    zh: '逐个注册、各有手机、号码和名字的；少于六个一批的；时段分散、此后像常人一样使用的；注册不满七天、彼此没有共同之处的',
    en: 'accounts made one by one with a telephone, a number and a name of their own; batches of fewer than six; batches spread over time whose accounts then live like anybody; accounts under seven days old that share nothing',
  },
  benign,
  parameters,
  queries: [
    {
      statement: marksStatement,
      row: {
        account_id: 'String',
        made_at: 'Int64',
        sort: 'String',
        value: 'String',
        everywhere: 'Int64',
        total: 'Int64',
        near: 'Int64',
        near_all: 'Int64',
        known: 'Array(String)',
        lasting: 'Int64',
      },
    },
    {
      statement: silentRegistrations,
      row: { account_id: 'String', made_at: 'Int64', channel: 'String', silent: 'Int64' },
    },
  ],
  detect: (input) => judgeAble(registrationBatch, input, judge),
}
