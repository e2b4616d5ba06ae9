import { sqlFile } from '../../engine/statement.ts'
import { judgeAble } from '../able.ts'
import type { Detector, DetectorInput } from '../detector.ts'
import type { Finding } from '../finding.ts'
import { crewsOf, toldOf, type Walk } from './crews.ts'
import { accountFinding, groupFinding, orderFinding, type Telling } from './findings.ts'
import { habitsOf, type PathRow } from './habits.ts'
import { assumed, parameters } from './parameters.ts'
import { benign } from './words.ts'

const paths = sqlFile(import.meta.url, 'paths.sql')
const walks = sqlFile(import.meta.url, 'walks.sql')

/** Reads of the activity only the steps of buyers: once, and once more where some step marks tasks. */
async function judge({ engine, sessions }: DetectorInput): Promise<Finding[]> {
  const { lookbackMs, mostActs, leastParcels, lightShare } = assumed
  const ids = sessions.map(({ session_id }) => session_id)
  const asked = { sessions: ids, lookbackMs, mostActs, leastParcels, lightShare }
  const rooms = new Map(sessions.map(({ session_id, room_id }) => [session_id, room_id]))
  const roomOf = (session_id: string): string => rooms.get(session_id) ?? session_id
  const habits = habitsOf(await engine.rows<PathRow>(paths, asked), roomOf)
  if (habits.marked === 0) return []
  const told = toldOf(await engine.rows<Walk>(walks, { ...asked, marks: habits.marked }), habits)
  const crews = crewsOf(told, roomOf)
  const telling: Telling = {
    detecting: scriptedJourney,
    habits,
    crewOf: new Map(crews.flatMap((crew) => crew.members.map((member) => [member, crew]))),
  }
  const byAccount = Map.groupBy(told, ({ walk }) => `${walk.account_id}\n${walk.session_id}`)
  return [
    ...crews.map((crew) => groupFinding(telling, crew)),
    ...[...byAccount.values()].map((own) => accountFinding(telling, own)),
    ...told.map((one) => orderFinding(telling, one)),
  ]
}

const text = 'String'
const whole = 'Int64'

export const scriptedJourney: Detector = {
  id: 'scripted-journey',
  version: 2,
  status: 'experimental',
  family: 'journey',
  fraudTypes: ['brushed_order'],
  subjects: ['order', 'account', 'group'],
  name: { zh: '按任务走流程的订单', en: 'orders that go the way of a task' },
  needs: [
    { stream: 'order', granularity: 'event' },
    { stream: 'order_event', granularity: 'event' },
    { stream: 'activity.product_view', granularity: 'event' },
  ],
  sees: {
    zh: '下单前先收藏、搜索、货比三家等步骤，而走过这些步骤的订单比同场其他订单更多地款退而货未退、打款返还或空包',
    en: 'steps before an order – favourite, search, compare – where the orders that hold them came back without goods, were paid out again or shipped empty more than others of the session',
  },
  misses: {
    zh: '像普通买家一样直接下单的刷单；走任务路径但货款都正常留下的订单；全部步骤都发生在平台记录之外的订单',
    en: 'brushing that orders as ordinary buyers do; orders of which goods and money stay where they belong; steps taken where nothing is recorded',
  },
  benign,
  parameters,
  queries: [
    { statement: paths, row: { session_id: text, path: 'UInt8', hollow: whole, bare: whole, orders: whole } },
    {
      statement: walks,
      row: {
        session_id: text,
        order_id: text,
        account_id: text,
        placed_at: whole,
        hollow: 'UInt8',
        path: 'UInt8',
        paid_minor: whole,
        currency: text,
        lags: 'Array(Int64)',
        buyer_orders: whole,
        buyer_hollow: whole,
      },
    },
  ],
  detect: (input) => judgeAble(scriptedJourney, input, judge),
}
