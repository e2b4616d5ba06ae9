import { sqlFile } from '../../engine/statement.ts'
import type { AuditedSession, Need } from '../../records/coverage.ts'
import { judgeAble } from '../able.ts'
import type { Detector, DetectorInput } from '../detector.ts'
import type { Finding } from '../finding.ts'
import { type StayRow, Whereabouts } from './company.ts'
import { findingsOnHolder, findingsOnPhones } from './findings.ts'
import { type HeldRow, holderOf } from './holders.ts'
import { assumed, parameters } from './parameters.ts'
import { type PairRow, phonesIn } from './phones.ts'
import { type Weighed, weighedAll } from './weighing.ts'
import { benign } from './words.ts'

const holdersStatement = sqlFile(import.meta.url, 'holders.sql')
const staysStatement = sqlFile(import.meta.url, 'stays.sql')
const parallelPhones = sqlFile(import.meta.url, 'parallel-phones.sql')

const needs: readonly Need[] = [
  { stream: 'account', granularity: 'event' },
  { stream: 'login', granularity: 'event' },
]

/** Somebody may be on a worked telephone and on a worked purse: what weighs most is told. */
function heaviest(findings: readonly Finding[]): Finding[] {
  const kept = new Map<string, Finding>()
  for (const finding of findings) {
    const known = kept.get(finding.finding_id)
    if (!known || finding.weight_db > known.weight_db) kept.set(finding.finding_id, finding)
  }
  return [...kept.values()]
}

const idsOf = (sessions: readonly AuditedSession[]) => sessions.map(({ session_id }) => session_id)

async function weighedIn({ engine, sessions }: DetectorInput): Promise<Weighed[]> {
  const { leastTimes, mostTimes, mostRows, mostStays, mostJudged, standIns } = assumed
  const rows = await engine.rows<HeldRow>(holdersStatement, { leastTimes, mostTimes, mostRows })
  const onPhones = rows.filter(({ means }) => means === 'device').map(({ account_id }) => account_id)
  const accounts = [...new Set(onPhones)].slice(0, mostJudged)
  const stays = await engine.rows<StayRow>(staysStatement, {
    sessions: idsOf(sessions),
    accounts,
    standIns,
    mostStays,
    mostRows,
  })
  const whereabouts = new Whereabouts(stays)
  const holders = [...Map.groupBy(rows, ({ means, holder }) => `${means} ${holder}`).values()].flatMap(
    (own) => holderOf(own) ?? [],
  )
  return [...Map.groupBy(holders, ({ means }) => means).values()].flatMap((own) =>
    weighedAll(own, whereabouts),
  )
}

/** Reads registrations, logins, orders and visits, in whole statements; not the activity. */
async function judge({ engine, sessions }: DetectorInput): Promise<Finding[]> {
  const weighed = await weighedIn({ engine, sessions })
  const pairs = await engine.rows<PairRow>(parallelPhones, {
    sessions: idsOf(sessions),
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

export const deviceFarm: Detector = {
  id: 'device-farm',
  version: 2,
  status: 'experimental',
  family: 'shared_means',
  fraudTypes: ['farm_device'],
  subjects: ['device', 'account', 'group'],
  name: { zh: '一部手机或一个付款账户上的许多账号', en: 'many accounts on one telephone or one purse' },
  needs,
  sees: {
    zh: '一部手机或一个付款账户是远多于一家人的账号的主要工具；多部手机各有几个账号一再同时在看，同场的其他人很少如此；同一网络上的多部手机一再在同一分钟进入不同直播间',
    en: 'a telephone or purse that is the main one of far more accounts than a home has; several telephones of a few accounts each that stay at the same time again and again, as others of the same sessions hardly do; several telephones of one network that enter different rooms within the same minute again and again',
  },
  misses: {
    zh: '一个账号一部手机、一个网络；一部手机两个账号，或少数账号从不一再同时出现；单独一部五六个账号的手机；只有三部手机并行的',
    en: 'one telephone and one network for each account; two accounts on a telephone, or a few that are not there at the same time again and again; a single telephone of five or six; no more than three telephones in parallel',
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
      },
    },
    {
      statement: staysStatement,
      row: {
        account_id: 'String',
        judged: 'Int64',
        sessions: 'Array(String)',
        came: 'Array(Int64)',
        went: 'Array(Int64)',
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
        tried: 'Int64',
        alike_minutes: 'Float64',
      },
    },
  ],
  detect: (input) => judgeAble(deviceFarm, input, judge),
}
