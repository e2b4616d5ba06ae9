import { sqlFile } from '../../engine/statement.ts'
import { type AuditedSession, type Need, unmetNeeds } from '../../records/coverage.ts'
import type { Detector, DetectorInput } from '../detector.ts'
import type { Detection, Finding } from '../finding.ts'
import { findingsOnHolder, findingsOnPhones } from './findings.ts'
import { type HeldRow, holderOf } from './holders.ts'
import { assumed, parameters } from './parameters.ts'
import { type PairRow, phonesIn } from './phones.ts'
import { weighedAll } from './weighing.ts'
import { benign } from './words.ts'

const holdersStatement = sqlFile(import.meta.url, 'holders.sql')
const parallelPhones = sqlFile(import.meta.url, 'parallel-phones.sql')

const needs: readonly Need[] = [{ stream: 'account', granularity: 'event' }]

/** Somebody may be on a worked telephone and on a worked purse: what weighs most is told. */
function heaviest(findings: readonly Finding[]): Finding[] {
  const kept = new Map<string, Finding>()
  for (const finding of findings) {
    const known = kept.get(finding.finding_id)
    if (!known || finding.weight_db > known.weight_db) kept.set(finding.finding_id, finding)
  }
  return [...kept.values()]
}

/** Reads registrations, logins and orders, and twice the entries of the activity, in whole statements. */
async function judge({ engine, sessions }: DetectorInput): Promise<Finding[]> {
  const ids = sessions.map(({ session_id }) => session_id)
  const rows = await engine.rows<HeldRow>(holdersStatement, {
    sessions: ids,
    mostTimes: assumed.mostTimes,
    mostRows: assumed.mostRows,
  })
  const holders = [...Map.groupBy(rows, ({ means, holder }) => `${means} ${holder}`).values()].flatMap(
    (own) => holderOf(own) ?? [],
  )
  const weighed = [...Map.groupBy(holders, ({ means }) => means).values()].flatMap(weighedAll)
  const pairs = await engine.rows<PairRow>(parallelPhones, {
    sessions: ids,
    mostInMinute: assumed.mostInMinute,
    leastTogether: assumed.leastTogether,
    mostPairs: assumed.mostPairs,
  })
  const telling = {
    detecting: deviceFarm,
    sessions: new Map(sessions.map((session) => [session.session_id, session])),
  }
  return heaviest([
    ...weighed.flatMap((one) => findingsOnHolder(one, telling)),
    ...phonesIn(pairs, sessions).flatMap((phones) => findingsOnPhones(phones, telling)),
  ])
}

async function detect({ engine, sessions }: DetectorInput): Promise<Detection> {
  const lacking = (session: AuditedSession) => unmetNeeds(session, needs).map(({ stream }) => stream)
  const fit = sessions.filter((session) => lacking(session).length === 0)
  return {
    findings: fit.length === 0 ? [] : await judge({ engine, sessions: fit }),
    insufficient: sessions
      .map((session) => ({
        detector: deviceFarm.id,
        session_id: session.session_id,
        missing: lacking(session),
      }))
      .filter(({ missing }) => missing.length > 0),
  }
}

export const deviceFarm: Detector = {
  id: 'device-farm',
  version: 1,
  status: 'experimental',
  family: 'shared_means',
  fraudTypes: ['farm_device'],
  subjects: ['device', 'account', 'group'],
  name: { zh: '一部手机或一个付款账户上的许多账号', en: 'many accounts on one telephone or one purse' },
  needs,
  sees: {
    zh: '一部手机或一个付款账户是远多于一家人的账号的主要工具；一部手机上的几个账号同时在看；同一网络上的多部手机一再在同一分钟进入不同直播间',
    en: 'a telephone or purse that is the main one of far more accounts than a home has; several accounts of one telephone that stay at the same time; several telephones of one network that enter different rooms within the same minute again and again',
  },
  misses: {
    zh: '一个账号一部手机、一个网络；两三个账号一部手机且从不同时出现；只有三部手机并行的',
    en: 'one telephone and one network for each account; two or three accounts on a telephone that are never there at the same time; no more than three telephones in parallel',
  },
  benign,
  parameters,
  queries: [
    {
      statement: holdersStatement,
      row: {
        means: 'String',
        holder: 'String',
        account_id: 'String',
        seen_at: 'Array(Int64)',
        sessions: 'Array(String)',
        came: 'Array(Int64)',
        went: 'Array(Int64)',
        places: 'Array(Float64)',
      },
    },
    {
      statement: parallelPhones,
      row: {
        network: 'String',
        left: 'String',
        right: 'String',
        together: 'Int64',
        left_minutes: 'Int64',
        right_minutes: 'Int64',
        left_accounts: 'Array(String)',
        right_accounts: 'Array(String)',
        left_sessions: 'Array(String)',
        right_sessions: 'Array(String)',
        first_minute: 'Int64',
        last_minute: 'Int64',
      },
    },
  ],
  detect,
}
