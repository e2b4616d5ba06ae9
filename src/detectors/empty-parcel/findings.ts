import type { Text } from '../../language.ts'
import { moneyText } from '../../money.ts'
import { brushedFinding } from '../brushed-finding.ts'
import type { Detector } from '../detector.ts'
import { leastOf, mostOf } from '../extremes.ts'
import type { BenignConsidered, Finding, SubjectKind } from '../finding.ts'
import type { Together } from '../together.ts'
import { limited } from '../weight.ts'
import type { Judged, OddParcel } from './excess.ts'
import { assumed } from './parameters.ts'
import { benign } from './words.ts'

export interface Told {
  readonly parcel: OddParcel
  readonly judged: Judged
  readonly weightDb: number
}

interface Subject {
  readonly kind: SubjectKind
  readonly id: string
  readonly session_id: string | null
  readonly told: readonly Told[]
  readonly facts: Finding['facts']
  readonly statement: Text
}

function considered({ row, cohort }: Judged): BenignConsidered[] {
  const numbers: Readonly<Record<string, Text>> = {
    other_packing: {
      zh: `本场 ${row.weighed} 个可比包裹中有 ${row.light} 个不足通常重量的一半`,
      en: `${row.light} of ${row.weighed} comparable parcels of the session weigh less than half the usual`,
    },
    split_parcels: {
      zh: `只计全部包裹都称过重的 ${row.weighed} 单`,
      en: `only the ${row.weighed} orders of which every parcel was weighed count`,
    },
    courier_errors: {
      zh: `场外 ${cohort.weighed} 个包裹中同样过轻的 ${cohort.light} 个，${cohort.sent} 个中单号与他人共用的 ${cohort.shared} 个`,
      en: `outside sessions ${cohort.light} of ${cohort.weighed} parcels are as light, and ${cohort.shared} of ${cohort.sent} share their number`,
    },
    packed_together: {
      zh: `本场单号由不同地址的不同买家共用的有 ${row.shared} 个`,
      en: `${row.shared} parcels of the session share a number between buyers at different addresses`,
    },
  }
  return benign.map(({ id }) => ({ cause: id, ruled_out_by: numbers[id] ?? null }))
}

function findingOf(detecting: Detector, { told, ...subject }: Subject): Finding {
  const [first] = told as [Told]
  return brushedFinding(detecting, {
    ...subject,
    weight_db: limited(mostOf(told.map(({ weightDb }) => weightDb))),
    window: {
      from: leastOf(told.map(({ parcel }) => parcel.placed_at)),
      until: mostOf(told.map(({ parcel }) => Math.max(parcel.placed_at, parcel.sent_at))),
    },
    considered: considered(first.judged),
    rests: ['order', 'order_event.shipped'],
  })
}

/** Whether the parcel was weighed and there are enough alike to say what it should weigh. */
const comparable = ({ parcel_grams, alike }: OddParcel): boolean =>
  parcel_grams > 0 && alike >= assumed.leastAlike

function companyStatement(parcel: OddParcel, money: string): Text {
  const { order_id, buyer_odd } = parcel
  const known = comparable(parcel)
  return {
    zh: `订单 ${order_id}（实付 ${money}）的包裹${known ? '重量与单号均正常' : '无可比重量'}，但其买家另有 ${buyer_odd} 单的包裹过轻或单号与他人共用。`,
    en: `The parcel of order ${order_id} (paid ${money}) ${known ? 'is of ordinary weight and number' : 'has no weight that could be compared'}, but ${buyer_odd} others of its buyer came in parcels too light or under shared numbers.`,
  }
}

function oddStatement(parcel: OddParcel, money: string): Text {
  const { order_id, parcel_grams, usual_grams, alike, label_buyers } = parcel
  const known = comparable(parcel)
  const shared = label_buyers > 0
  const weighs: Text = known
    ? {
        zh: `重 ${parcel_grams} 克，同款同件数的 ${alike} 个包裹通常为 ${usual_grams} 克`,
        en: `weighs ${parcel_grams} g, where ${alike} parcels of the same goods usually weigh ${usual_grams} g`,
      }
    : { zh: '无可比重量', en: 'has no weight that could be compared' }
  return {
    zh: `订单 ${order_id}（实付 ${money}）的包裹${weighs.zh}${shared ? `；其单号由 ${label_buyers} 个买家共用` : ''}。`,
    en: `The parcel of order ${order_id} (paid ${money}) ${weighs.en}${shared ? `; ${label_buyers} buyers share its number` : ''}.`,
  }
}

export function orderFinding(detecting: Detector, told: Told): Finding {
  const { parcel, judged } = told
  const money = moneyText({ amountMinor: parcel.paid_minor, currency: parcel.currency })
  const ordinary = parcel.light === 0 && parcel.label_buyers === 0
  return findingOf(detecting, {
    kind: 'order',
    id: parcel.order_id,
    session_id: parcel.session_id,
    told: [told],
    facts: {
      account_id: parcel.account_id,
      parcel_grams: parcel.parcel_grams,
      usual_grams: parcel.usual_grams,
      parcels_alike: parcel.alike,
      label_buyers: parcel.label_buyers,
      odd_parcels: parcel.buyer_odd,
      light_parcels: judged.row.light,
      shared_labels: judged.row.shared,
      paid_minor: parcel.paid_minor,
      currency: parcel.currency,
    },
    statement: ordinary ? companyStatement(parcel, money) : oddStatement(parcel, money),
  })
}

export function accountFinding(detecting: Detector, told: readonly Told[]): Finding {
  const [{ parcel, judged }] = told as [Told]
  return findingOf(detecting, {
    kind: 'account',
    id: parcel.account_id,
    session_id: parcel.session_id,
    told,
    facts: {
      odd_parcels: mostOf(told.map((one) => one.parcel.buyer_odd)),
      light_parcels: judged.row.light,
      shared_labels: judged.row.shared,
    },
    statement: {
      zh: `该账号共有 ${parcel.buyer_odd} 单的包裹过轻或单号与他人共用，本场计入 ${told.length} 单；全场过轻 ${judged.row.light} 个、共用单号 ${judged.row.shared} 个。`,
      en: `${parcel.buyer_odd} orders of the account came in parcels too light or under shared numbers, and ${told.length} of the session are held to be alike; the session holds ${judged.row.light} light ones and ${judged.row.shared} with shared numbers.`,
    },
  })
}

export function groupFinding(detecting: Detector, { group_id, members, told }: Together<Told>): Finding {
  const sessions = [...new Set(told.map(({ parcel }) => parcel.session_id))].sort()
  return findingOf(detecting, {
    kind: 'group',
    id: group_id,
    session_id: null,
    told,
    facts: {
      members: members.slice(0, assumed.mostMembers),
      accounts: members.length,
      odd_parcels: told.length,
      in_sessions: sessions.length,
      sessions: sessions.slice(0, 50),
    },
    statement: {
      zh: `${members.length} 个账号在 ${sessions.length} 场中有 ${told.length} 单的包裹过轻或单号共用。`,
      en: `${told.length} orders of ${members.length} accounts in ${sessions.length} sessions came in parcels too light or under shared numbers.`,
    },
  })
}
