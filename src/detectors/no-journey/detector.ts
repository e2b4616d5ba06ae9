import { sqlFile } from '../../engine/statement.ts'
import { judgeAble } from '../able.ts'
import { contrastsOf, type MarkedRow } from '../contrast.ts'
import { findingsUnder } from '../contrast-findings.ts'
import type { Detector, DetectorInput } from '../detector.ts'
import type { Finding } from '../finding.ts'
import { considered, ofAccount, ofGroup, ofOrder, type Stranger } from './findings.ts'
import { assumed, parameters } from './parameters.ts'
import { benign } from './words.ts'

const marks = sqlFile(import.meta.url, 'marks.sql')
const strangers = sqlFile(import.meta.url, 'strangers.sql')

/** Reads orders, what became of them, and the visits that are drawn anyway; nothing of the activity. */
async function judge({ engine, sessions }: DetectorInput): Promise<Finding[]> {
  const { dwellMs } = assumed
  const rooms = new Map(sessions.map(({ session_id, room_id }) => [session_id, room_id]))
  const roomOf = (session_id: string): string => rooms.get(session_id) ?? session_id
  const rows = await engine.rows<MarkedRow>(marks, { sessions: [...rooms.keys()], dwellMs })
  const odd = contrastsOf(rows, roomOf, assumed).filter(({ oddsDb }) => oddsDb >= assumed.leastOrderDb)
  if (odd.length === 0) return []
  const asked = [...new Set(odd.map(({ session_id }) => session_id))]
  const placed = await engine.rows<Stranger>(strangers, { sessions: asked, dwellMs })
  const { tellDb, leastGroup, mostMembers } = assumed
  return findingsUnder(placed, odd, {
    detector: noJourney,
    roomOf,
    prefix: 'unseen',
    tellDb,
    leastGroup,
    mostMembers,
    considered,
    beganAt: ({ placed_at }) => placed_at,
    ofOrder,
    ofAccount,
    ofGroup,
  })
}

const text = 'String'
const whole = 'Int64'

export const noJourney: Detector = {
  id: 'no-journey',
  version: 1,
  status: 'experimental',
  family: 'journey',
  fraudTypes: ['brushed_order'],
  subjects: ['order', 'account', 'group'],
  name: { zh: '未见逛看的订单', en: 'orders without a journey' },
  needs: [
    { stream: 'order', granularity: 'event' },
    { stream: 'order_event', granularity: 'event' },
    { stream: 'activity.enter', granularity: 'event' },
  ],
  sees: {
    zh: '买家未进场或刚进场即下单、别无动作的订单，在款退而货未退的订单中比在同场正常收货的订单中常见',
    en: 'orders whose buyer was not in the room before, or had only just come in and did nothing else, where they are commoner among those that came back without goods than among those that were kept in the same session',
  },
  misses: {
    zh: '货款都正常留下的刷单；先逛看再下单的刷单；所有退款订单都来自场外链接的直播间',
    en: 'brushing of which goods and money stay where they belong; accounts that look around first; a room that sells by outside links only',
  },
  benign,
  parameters,
  queries: [
    { statement: marks, row: { session_id: text, mark: 'UInt8', back: whole, kept: whole } },
    {
      statement: strangers,
      row: {
        session_id: text,
        order_id: text,
        account_id: text,
        mark: 'UInt8',
        placed_at: whole,
        entered_at: whole,
        paid_minor: whole,
        currency: text,
        buyer_orders: whole,
      },
    },
  ],
  detect: (input) => judgeAble(noJourney, input, judge),
}
