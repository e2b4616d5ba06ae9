import { sqlFile } from '../../engine/statement.ts'
import { judgeAble } from '../able.ts'
import type { Detector, DetectorInput } from '../detector.ts'
import type { Finding } from '../finding.ts'
import { findingsOn } from './findings.ts'
import { assumed, parameters } from './parameters.ts'
import { type RaisedSet, type RoutineRow, raisedSets } from './sets.ts'
import { benign } from './words.ts'

const routines = sqlFile(import.meta.url, 'routines.sql')
const rooms = sqlFile(import.meta.url, 'rooms.sql')

interface Seen {
  readonly account_id: string
  readonly sessions: readonly string[]
}

const accountsOf = ({ members }: RaisedSet): string[] => members.map(({ row }) => row.account_id)

async function judge({ engine }: DetectorInput): Promise<Finding[]> {
  const { leastDays, mostADay, mainShare, presence, smallShare, smallDays } = assumed
  const { standIns, leastMembers, mostAccounts } = assumed
  const rows = await engine.rows<RoutineRow>(routines, {
    leastDays,
    mostADay,
    mainShare,
    presence,
    smallShare,
    smallDays,
    standIns,
    leastMembers,
    mostAccounts,
  })
  const { raised, crowded } = raisedSets(rows)
  const seen =
    raised.length === 0 ? [] : await engine.rows<Seen>(rooms, { accounts: raised.flatMap(accountsOf) })
  const sessionsOf = new Map(seen.map(({ account_id, sessions }) => [account_id, sessions]))
  return raised.flatMap((set) => {
    const sessions = [...new Set(accountsOf(set).flatMap((account) => sessionsOf.get(account) ?? []))].sort()
    return findingsOn({ set, sessions, crowded }, accountRaising)
  })
}

/** Reads logins, orders and reviews once each; the activity only where a set was found, two columns of it. */
export const accountRaising: Detector = {
  id: 'account-raising',
  version: 2,
  status: 'experimental',
  family: 'group',
  fraudTypes: ['raised_account'],
  subjects: ['group', 'account'],
  name: { zh: '轮流登录、低价养号', en: 'accounts kept up in rotation' },
  needs: [
    { stream: 'login', granularity: 'event' },
    { stream: 'order', granularity: 'event' },
  ],
  sees: {
    zh: '同一手机或网络上的一组账号每天轮流登录一次，时刻前后相接，多天里下价格极低的订单，评价用词雷同',
    en: 'accounts on one telephone or network that log in once a day one after another, buy for next to nothing on day after day, and praise in the same words',
  },
  misses: {
    zh: '每个账号都有自己的手机和网络的；登录不满八天的；少于四个账号的；不下低价订单的；藏在人数很多的网络里的',
    en: 'accounts with a telephone and a network each; fewer than eight days of logins; fewer than four accounts; those that buy nothing; those behind a crowded network',
  },
  benign,
  parameters,
  queries: [
    {
      statement: routines,
      row: {
        account_id: 'String',
        logins: 'Int64',
        days: 'Int64',
        instants: 'Array(Int64)',
        device: 'String',
        network: 'String',
        orders: 'Int64',
        small_orders: 'Int64',
        small_days: 'Int64',
        small_shops: 'Int64',
        praises: 'Int64',
        everybody: 'Int64',
        upkeepers: 'Int64',
        stand_in: 'Int64',
        company: 'Int64',
      },
    },
    { statement: rooms, row: { account_id: 'String', sessions: 'Array(String)' } },
  ],
  detect: (input) => judgeAble(accountRaising, input, judge),
}
