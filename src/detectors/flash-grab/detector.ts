import { sqlFile } from '../../engine/statement.ts'
import { judgeAble } from '../able.ts'
import { contrastsOf, type MarkedRow } from '../contrast.ts'
import { findingsUnder } from '../contrast-findings.ts'
import type { Detector, DetectorInput } from '../detector.ts'
import type { Finding } from '../finding.ts'
import { considered, type Grab, ofAccount, ofGroup, ofOrder } from './findings.ts'
import { assumed, parameters } from './parameters.ts'
import { benign } from './words.ts'

const marks = sqlFile(import.meta.url, 'marks.sql')
const grabs = sqlFile(import.meta.url, 'grabs.sql')

/** Reads orders, what became of them, and releases; nothing of the activity. */
async function judge({ engine, sessions }: DetectorInput): Promise<Finding[]> {
  const { instantMs, fastMs, grabMs } = assumed
  const rooms = new Map(sessions.map(({ session_id, room_id }) => [session_id, room_id]))
  const roomOf = (session_id: string): string => rooms.get(session_id) ?? session_id
  const rows = await engine.rows<MarkedRow>(marks, { sessions: [...rooms.keys()], instantMs, fastMs, grabMs })
  const odd = contrastsOf(rows, roomOf, assumed).filter(({ oddsDb }) => oddsDb >= assumed.leastOrderDb)
  if (odd.length === 0) return []
  const asked = [...new Set(odd.map(({ session_id }) => session_id))]
  const placed = await engine.rows<Grab>(grabs, { sessions: asked, instantMs, fastMs, grabMs })
  const { tellDb, leastGroup, mostMembers } = assumed
  return findingsUnder(placed, odd, {
    detector: flashGrab,
    roomOf,
    prefix: 'grabs',
    tellDb,
    leastGroup,
    mostMembers,
    considered,
    beganAt: ({ placed_at, lag_ms }) => placed_at - lag_ms,
    ofOrder,
    ofAccount,
    ofGroup,
  })
}

const text = 'String'
const whole = 'Int64'

export const flashGrab: Detector = {
  id: 'flash-grab',
  version: 1,
  status: 'experimental',
  family: 'timing',
  fraudTypes: ['brushed_order'],
  subjects: ['order', 'account', 'group'],
  name: { zh: '秒抢后退掉的订单', en: 'orders grabbed at once and let go' },
  needs: [
    { stream: 'order', granularity: 'event' },
    { stream: 'order_event', granularity: 'event' },
    { stream: 'price', granularity: 'event' },
  ],
  sees: {
    zh: '开售后头几秒内下单、随后不付款或发货前取消的订单，在退掉的抢购单中比在同场付款收货的抢购单中常见：制造“已抢光”',
    en: 'orders in the first seconds after a release that were never paid or called off unsent, where they are commoner among the grabs let go than among the kept ones of the session: goods made to look sold out',
  },
  misses: {
    zh: '与真人一样慢的抢单；抢下后付款并收货的；没有开售时刻记录的；同批稍后订单也过半取消的开售',
    en: 'grabs as slow as people; grabs that are paid and kept; releases that are not on record, or of which most later orders were let go as well',
  },
  benign,
  parameters,
  queries: [
    { statement: marks, row: { session_id: text, mark: 'UInt8', back: whole, kept: whole } },
    {
      statement: grabs,
      row: {
        session_id: text,
        order_id: text,
        account_id: text,
        product_id: text,
        mark: 'UInt8',
        placed_at: whole,
        lag_ms: whole,
        never_paid: 'UInt8',
        paid_minor: whole,
        currency: text,
      },
    },
  ],
  detect: (input) => judgeAble(flashGrab, input, judge),
}
