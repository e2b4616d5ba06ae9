import { sqlFile } from '../../engine/statement.ts'
import { unmetNeeds } from '../../records/coverage.ts'
import { contrastKey, contrastsOf, type MarkedRow } from '../contrast.ts'
import type { Detector, DetectorInput } from '../detector.ts'
import type { Detection, Finding } from '../finding.ts'
import { togetherOf } from '../together.ts'
import { accountFinding, type Grab, groupFinding, orderFinding, type Told } from './findings.ts'
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
  const company = new Map(odd.map((contrast) => [contrastKey(contrast), contrast]))
  const told = placed.flatMap((grab): Told[] => {
    const contrast = company.get(contrastKey(grab))
    return contrast ? [{ grab, contrast, weightDb: contrast.oddsDb }] : []
  })
  const groups = togetherOf(
    told.filter(({ weightDb }) => weightDb >= assumed.tellDb),
    {
      prefix: 'grabs',
      accountOf: ({ grab }) => grab.account_id,
      placeOf: ({ grab }) => roomOf(grab.session_id),
      least: assumed.leastGroup,
    },
  )
  const byAccount = Map.groupBy(told, ({ grab }) => `${grab.account_id}\n${grab.session_id}`)
  return [
    ...groups.map((group) => groupFinding(flashGrab, group)),
    ...[...byAccount.values()].map((own) => accountFinding(flashGrab, own)),
    ...told.map((one) => orderFinding(flashGrab, one)),
  ]
}

async function detect({ engine, sessions }: DetectorInput): Promise<Detection> {
  const lacking = sessions.map((session) => ({ session, unmet: unmetNeeds(session, flashGrab.needs) }))
  const fit = lacking.flatMap(({ session, unmet }) => (unmet.length === 0 ? [session] : []))
  return {
    findings: fit.length === 0 ? [] : await judge({ engine, sessions: fit }),
    insufficient: lacking
      .filter(({ unmet }) => unmet.length > 0)
      .map(({ session, unmet }) => ({
        detector: flashGrab.id,
        session_id: session.session_id,
        missing: unmet.map(({ stream }) => stream),
      })),
  }
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
  detect,
}
