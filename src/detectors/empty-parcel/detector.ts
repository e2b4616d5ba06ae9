import { sqlFile } from '../../engine/statement.ts'
import { unmetNeeds } from '../../records/coverage.ts'
import type { Detector, DetectorInput } from '../detector.ts'
import type { Detection, Finding, Insufficient } from '../finding.ts'
import { togetherOf } from '../together.ts'
import { limited } from '../weight.ts'
import { type Judged, judgedOf, type OddParcel, type ParcelRow, parcelDb } from './excess.ts'
import { accountFinding, groupFinding, orderFinding, type Told } from './findings.ts'
import { assumed, parameters } from './parameters.ts'
import { benign } from './words.ts'

const parcels = sqlFile(import.meta.url, 'parcels.sql')
const oddParcels = sqlFile(import.meta.url, 'odd-parcels.sql')

const key = (of: { readonly session_id: string; readonly shop_id: string }) =>
  `${of.session_id} ${of.shop_id}`

const { leastAlike, lightShare, bareShare, fence, labelBuyers } = assumed
const asked = { least: leastAlike, light: lightShare, bare: bareShare, fence, buyers: labelBuyers }

/** The odd parcels of sessions that hold more of them than their cohort explains, and the others of buyers who have several. */
async function toldIn(engine: DetectorInput['engine'], judged: readonly Judged[]): Promise<Told[]> {
  const odd = judged.filter(({ lightDb, sharedDb }) => Math.max(lightDb, sharedDb) >= assumed.leastOrderDb)
  if (odd.length === 0) return []
  const company = new Map(odd.map((each) => [key(each.row), each]))
  const sessions = [...new Set(odd.map(({ row }) => row.session_id))]
  const rows = await engine.rows<OddParcel>(oddParcels, { sessions, ...asked, known: assumed.knownOdd })
  const weighed = rows.flatMap((parcel): Told[] => {
    const own = company.get(key(parcel))
    return own ? [{ parcel, judged: own, weightDb: parcelDb(own, parcel) }] : []
  })
  const byBuyer = Map.groupBy(weighed, ({ parcel }) => parcel.account_id)
  return weighed
    .map((one) => ({ ...one, weightDb: Math.max(one.weightDb, companyDb(one, byBuyer)) }))
    .filter(({ weightDb }) => weightDb >= assumed.leastOrderDb)
}

/** What the other parcels of its buyer say of an order. */
function companyDb({ parcel, judged }: Told, byBuyer: ReadonlyMap<string, readonly Told[]>): number {
  const odd = (byBuyer.get(parcel.account_id) ?? []).filter(({ weightDb }) => weightDb > 0)
  if (odd.length < assumed.knownOdd) return 0
  const sum = odd.reduce((total, { weightDb }) => total + weightDb, 0)
  return limited(Math.min(judged.mostDb, sum) - assumed.companyDb)
}

function findingsOf(told: readonly Told[], sessions: DetectorInput['sessions']): Finding[] {
  const rooms = new Map(sessions.map(({ session_id, room_id }) => [session_id, room_id]))
  const groups = togetherOf(
    told.filter(({ weightDb }) => weightDb >= assumed.tellDb),
    {
      prefix: 'parcels',
      accountOf: ({ parcel }) => parcel.account_id,
      placeOf: ({ parcel }) => rooms.get(parcel.session_id) ?? parcel.session_id,
      least: assumed.leastGroup,
    },
  )
  const byAccount = Map.groupBy(told, ({ parcel }) => `${parcel.account_id}\n${parcel.session_id}`)
  return [
    ...groups.map((group) => groupFinding(emptyParcel, group)),
    ...[...byAccount.values()].map((own) => accountFinding(emptyParcel, own)),
    ...told.map((one) => orderFinding(emptyParcel, one)),
  ]
}

/** Reads orders and what was sent of them; nothing of the activity. */
async function detect({ engine, sessions }: DetectorInput): Promise<Detection> {
  const ids = sessions.map(({ session_id }) => session_id)
  const judged = judgedOf(await engine.rows<ParcelRow>(parcels, { sessions: ids, ...asked }))
  const known = new Set(judged.map(({ row }) => row.session_id))
  const insufficient = sessions.flatMap((session): Insufficient[] => {
    const unmet = unmetNeeds(session, emptyParcel.needs).map(({ stream }) => stream)
    const missing = unmet.length === 0 && !known.has(session.session_id) ? ['order_event.shipped'] : unmet
    return missing.length === 0 ? [] : [{ detector: emptyParcel.id, session_id: session.session_id, missing }]
  })
  const unable = new Set(insufficient.map(({ session_id }) => session_id))
  const told = await toldIn(
    engine,
    judged.filter(({ row }) => !unable.has(row.session_id)),
  )
  return { findings: findingsOf(told, sessions), insufficient }
}

const text = 'String'
const whole = 'Int64'

export const emptyParcel: Detector = {
  id: 'empty-parcel',
  version: 2,
  status: 'experimental',
  family: 'content',
  fraudTypes: ['brushed_order'],
  subjects: ['order', 'account', 'group'],
  name: { zh: '空包与共用单号', en: 'empty parcels and shared numbers' },
  needs: [
    { stream: 'order', granularity: 'event' },
    { stream: 'order_event', granularity: 'event' },
  ],
  sees: {
    zh: '本场包裹重量不及同款同件数包裹一半的、或运单号由不同地址的不同买家共用的订单，高出该店场外订单的部分',
    en: 'orders of which the parcel weighs less than half of what the same goods usually do, or shares its number with buyers at other addresses, beyond the share in what the shop sells outside its sessions',
  },
  misses: {
    zh: '装了同样重量杂物的包裹；没有称重记录的包裹；过半都是空包的商品；途经路线与瞬间签收',
    en: 'parcels with something as heavy in them; parcels nobody weighed; a product of which most parcels are empty; routes, and signatures at once',
  },
  benign,
  parameters,
  queries: [
    {
      statement: parcels,
      row: { session_id: text, shop_id: text, weighed: whole, light: whole, sent: whole, shared: whole },
    },
    {
      statement: oddParcels,
      row: {
        session_id: text,
        shop_id: text,
        order_id: text,
        account_id: text,
        placed_at: whole,
        sent_at: whole,
        paid_minor: whole,
        currency: text,
        parcel_grams: whole,
        usual_grams: whole,
        alike: whole,
        light: 'UInt8',
        label_buyers: whole,
        buyer_odd: whole,
      },
    },
  ],
  detect,
}
