import type { Text } from '../../language.ts'
import { moneyText } from '../../money.ts'
import type { AuditedSession } from '../../records/coverage.ts'
import type { BenignConsidered, Finding } from '../finding.ts'
import { type PaidValue, pooledShare, shareOf, shareWeight } from './session-share.ts'

/** A session's paid value in its main currency, and the shop's other bodies of orders it is held against. */
export interface SessionValue extends PaidValue {
  readonly currency: string
  readonly orders: number
  readonly relatedOrders: number
  /** Other sessions of the same shops, and their orders outside any session. */
  readonly others: readonly PaidValue[]
}

const percent = (share: number): string => `${(share * 100).toFixed(1)}%`

function compared(others: readonly PaidValue[]): Text {
  const share = pooledShare(others)
  if (share === null)
    return {
      zh: '没有其他场次或场外订单可比',
      en: 'there is no other session and no order outside to compare with',
    }
  return {
    zh: `同店其他 ${others.length} 组订单（其他场次、场外）合计为 ${percent(share)}`,
    en: `the share is ${percent(share)} in the shop’s other sessions and its orders outside them (compared: ${others.length})`,
  }
}

function benignConsidered(value: SessionValue, weight: number): BenignConsidered[] {
  const means: Text = {
    zh: '按每单关联的可信程度折算，仅设备或地址相同的只计入一部分',
    en: 'each order counts by the strength of its tie; a shared device or address alone counts in part',
  }
  return [
    {
      cause: 'staff_purchase',
      ruled_out_by: weight > 0 && value.others.length > 0 ? compared(value.others) : null,
    },
    { cause: 'family_or_housemate', ruled_out_by: means },
    { cause: 'pickup_point', ruled_out_by: means },
    {
      cause: 'shared_network',
      ruled_out_by: { zh: '仅网络相同的订单未计入', en: 'orders tied by a network alone are not counted' },
    },
    {
      cause: 'outdated_list',
      ruled_out_by: {
        zh: '只计名单起止时间之内的订单',
        en: 'only orders within the dates of the list are counted',
      },
    },
  ]
}

/** What the related share of paid value says of a session. */
export function sessionFinding(
  { id, version }: { readonly id: string; readonly version: number },
  session: AuditedSession,
  value: SessionValue,
): Finding {
  const weight = shareWeight(value, value.others)
  const money = (amountMinor: number) => moneyText({ amountMinor, currency: value.currency })
  const against = compared(value.others)
  const { orders, relatedOrders } = value
  const share = percent(shareOf(value))
  return {
    finding_id: `${id}@${version}:session:${session.session_id}`,
    detector: id,
    detector_version: version,
    subject_kind: 'session',
    subject_id: session.session_id,
    session_id: session.session_id,
    fraud_type: 'related_party_order',
    family: 'shared_means',
    weight_db: weight,
    window: { from: session.started_at, until: session.ended_at },
    facts: {
      currency: value.currency,
      paid_minor: value.paid,
      related_minor: value.related,
      paid_orders: orders,
      related_orders: relatedOrders,
      related_share: shareOf(value),
      compared_bodies: value.others.length,
      compared_share: pooledShare(value.others),
    },
    benign_considered: benignConsidered(value, weight),
    needs_coverage: ['order', 'team'],
    statement: {
      zh: `本场实付 ${money(value.paid)}（${orders} 单）中，与团队名单关联的约 ${money(value.related)}（${relatedOrders} 单，占 ${share}）；${against.zh}。`,
      en: `Of ${money(value.paid)} paid in the session (orders: ${orders}), about ${money(value.related)} (orders: ${relatedOrders}; ${share}) is tied to the team list; ${against.en}.`,
    },
  }
}
